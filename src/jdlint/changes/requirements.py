"""Changes of what is required: education, experience, languages, knowledge, competencies, traits."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.changes.change import Action, Change
from jdlint.changes.items import item_changes, list_changes, texts_at, texts_change
from jdlint.changes.pairing import pair
from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.estonian.education import required_level
from jdlint.estonian.levels import judge_level, rank
from jdlint.syntax.nodes import Mapping, Sequence
from jdlint.views.description import Description, Language
from jdlint.views.prose import Text
from jdlint.views.values import flag_of, text_of

_LISTS = ("knowledge_and_skills", "traits")
_LANGUAGES = "requirements.languages"


def requirement_changes(before: Description, after: Description) -> Iterator[Change]:
    """Yield the changes of the requirements."""
    yield from _education(before, after)
    yield from _experience(before, after)
    yield from _languages(before, after)
    for name in _LISTS:
        yield from list_changes(before, after, ("requirements", name))
    yield from _competencies(before, after)


def _compared(field: str, old: Measured, new: Measured, path: Path) -> Iterator[Change]:
    """Yield the change of a requirement that has a measure; its words count where the measure says nothing."""
    places = (path if old.text is not None else None, path if new.text is not None else None)
    if old.measure is not None and new.measure is not None and old.measure != new.measure:
        action: Action = "raised" if new.measure > old.measure else "lowered"
        yield Change(field, action, "", old.text, new.text, *places, amount=abs(new.measure - old.measure))
    elif old.measure is None or new.measure is None or old.words != new.words:
        yield from texts_change(field, "", old.words or old.text, new.words or new.text, *places)


class Measured(NamedTuple):
    """A requirement: its words, its measure (a level, years) and how both are shown."""

    words: str | None
    measure: float | None
    text: str | None


def _education(before: Description, after: Description) -> Iterator[Change]:
    path = ("requirements", "education")
    yield from _compared("requirements.education", _educated(before), _educated(after), path)


def _educated(description: Description) -> Measured:
    node = description.node("requirements", "education")
    level = required_level(node)
    words = text_of(node.get("text")) if isinstance(node, Mapping) else text_of(node)
    shown = _with_measure(words, None if level is None else f"EQF {level}")
    return Measured(words, level, shown)


def _experience(before: Description, after: Description) -> Iterator[Change]:
    path = ("requirements", "experience")
    yield from _compared("requirements.experience", _experienced(before), _experienced(after), path)


def _experienced(description: Description) -> Measured:
    node = description.node("requirements", "experience")
    words = text_of(node.get("text")) if isinstance(node, Mapping) else text_of(node)
    years = text_of(node.get("years")) if isinstance(node, Mapping) else None
    number = None
    if years is not None and len(years) < 7 and years.replace(".", "", 1).isdecimal():
        number = float(years)
    return Measured(words, number, _with_measure(words, years))


def _with_measure(words: str | None, measure: str | None) -> str | None:
    if words is None or measure is None:
        return words or measure
    return f"{words} ({measure})"


def _languages(before: Description, after: Description) -> Iterator[Change]:
    old, new = _singles(before), _singles(after)
    gone, come = _groups(before), _groups(after)
    yield from _between(old, new, come, eased=True)
    yield from _between(new, old, gone, eased=False)
    for key, one in new.items():
        if key not in old:
            yield Change(_field_of(one), "added", key[0], None, _said(one), None, one.path)
        else:
            yield from _language(key[0], old[key], one)
    for key, one in old.items():
        if key not in new:
            yield Change(_field_of(one), "removed", key[0], _said(one), None, one.path, None)
    yield from _choices(before, after, gone, come)


def _field_of(language: Language) -> str:
    """Return the field of a requirement that comes or goes; what is only preferred is one of its own."""
    return f"{_LANGUAGES}.preferred" if language.preferred else _LANGUAGES


def _singles(description: Description) -> dict[tuple[str, int], Language]:
    """Return the languages that are no choice, by tag and by their number among those of one tag."""
    found: dict[tuple[str, int], Language] = {}
    for language in description.languages:
        if language.group is None:
            number = sum(tag == language.tag for tag, _number in found)
            found[(language.tag or "?", number)] = language
    return found


def _groups(description: Description) -> list[dict[str, Language]]:
    """Return the choices: of each the languages by tag."""
    found: dict[Path, dict[str, Language]] = {}
    for language in description.languages:
        if language.group is not None:
            found.setdefault(language.group, {}).setdefault(language.tag or "?", language)
    return list(found.values())


def _between(
    old: dict[tuple[str, int], Language],
    new: dict[tuple[str, int], Language],
    choices: list[dict[str, Language]],
    *,
    eased: bool,
) -> Iterator[Change]:
    """Yield the languages that became one of a choice (`eased`), or the other way round; take them out of the rest."""
    for key in [key for key in old if key not in new]:
        choice = next((item for item in choices if key[0] in item), None)
        if choice is None:
            continue
        single, group = old.pop(key), next(iter(choice.values())).group
        choices.remove(choice)
        label, one, all_of_them = " | ".join(choice), _said(single), _all(choice)
        if eased:
            yield Change(_LANGUAGES, "lowered", label, one, all_of_them, single.path, group)
        else:
            yield Change(_LANGUAGES, "raised", label, all_of_them, one, group, single.path)


def _choices(
    before: Description, after: Description, old: list[dict[str, Language]], new: list[dict[str, Language]]
) -> Iterator[Change]:
    """Yield the changes of choices, put together by the languages they share: to have more of a choice is easier."""
    left = list(old)
    for choice in new:
        action: Action
        label = " | ".join(choice)
        same = max(left, key=lambda one: len(one.keys() & choice.keys()), default=None)
        first = next(iter(choice.values()))
        if same is None or not same.keys() & choice.keys():
            yield Change(_field_of(first), "added", label, None, _all(choice), None, first.group)
            continue
        left.remove(same)
        for tag in [tag for tag in choice if tag in same]:
            yield from _language(tag, same[tag], choice[tag])
        wished = [
            flag_of(item.node(*(next(iter(one.values())).group or ()), "preferred")) is True
            for item, one in ((before, same), (after, choice))
        ]
        if wished[0] != wished[1]:
            action = "raised" if wished[0] else "lowered"
            yield Change(_LANGUAGES, action, label, _all(same), _all(choice), None, first.group)
        if same.keys() != choice.keys():
            action = "changed"
            if not same.keys() - choice.keys():
                action = "lowered"
            elif not choice.keys() - same.keys():
                action = "raised"
            old_path = next(iter(same.values())).group
            yield Change(_LANGUAGES, action, label, _all(same), _all(choice), old_path, first.group)
    for choice in left:
        first = next(iter(choice.values()))
        yield Change(_field_of(first), "removed", " | ".join(choice), _all(choice), None, first.group, None)


def _all(choice: dict[str, Language]) -> str:
    return " | ".join(map(_said, choice.values()))


def _language(label: str, old: Language, new: Language) -> Iterator[Change]:
    """Yield the changes of one language: what must be met, the level, the levels of skills, the words."""
    before, after = _said(old), _said(new)
    if old.preferred != new.preferred:
        yield Change(_LANGUAGES, "raised" if old.preferred else "lowered", label, before, after, old.path, new.path)
        return
    raised = lowered = False
    for was, now in _level_pairs(old, new):
        one, other = _rank(was), _rank(now)
        if one is not None and other is not None:
            raised, lowered = raised or other > one, lowered or other < one
        elif was is None or now is None:
            raised, lowered = raised or was is None, lowered or now is None
    if raised or lowered:
        action: Action = "raised" if raised and not lowered else "lowered" if not raised else "changed"
        yield Change(_LANGUAGES, action, label, before, after, old.path, new.path)
    elif _levels(old) != _levels(new) or old.exact != new.exact:
        same = [judge_level(level).suggestion for level in _levels(old).values()]
        spelling = old.exact == new.exact and same == [judge_level(item).suggestion for item in _levels(new).values()]
        yield Change(_LANGUAGES, "respelled" if spelling else "changed", label, before, after, old.path, new.path)
    else:
        yield from texts_change(_LANGUAGES, label, old.text, new.text, old.path, new.path)


def _level_pairs(old: Language, new: Language) -> Iterator[tuple[str | None, str | None]]:
    was, now = _levels(old), _levels(new)
    for name in dict.fromkeys([*was, *now]):
        yield was.get(name), now.get(name)


def _levels(language: Language) -> dict[str, str]:
    found = {} if language.level is None else {"": language.level}
    return {**found, **dict(language.skills)}


def _rank(level: str | None) -> int | None:
    """Return the order of a level as written, or as it is meant; None where that cannot be told."""
    meant = None if level is None else judge_level(level).suggestion
    return None if meant is None else rank(meant)


def _said(language: Language) -> str:
    parts = [language.language or "?", *([language.level] if language.level else [])]
    parts += [f"{skill} {level}" for skill, level in language.skills]
    if len(parts) == 1 and language.text:
        parts.append(language.text)
    parts += [name for name, stands in (("exact", language.exact), ("preferred", language.preferred)) if stands]
    return " ".join(parts)


class Competency(NamedTuple):
    """A competency: where it stands, its name, its indicators."""

    path: Path
    name: str
    indicators: list[Text]


def _competencies(before: Description, after: Description) -> Iterator[Change]:
    """Yield the changes of competencies, matched by name and what they show themselves in."""
    old, new = _competent(before), _competent(after)
    names = [item.name for item in old], [item.name for item in new]
    pairs = pair([_whole(item) for item in old], [_whole(item) for item in new], names)
    field = "requirements.competencies"
    for i, k in pairs.both:
        yield from texts_change(field, new[k].name, old[i].name, new[k].name, old[i].path, new[k].path)
        yield from item_changes(f"{field}.indicators", new[k].name, old[i].indicators, new[k].indicators)
    for i in pairs.gone:
        yield Change(field, "removed", old[i].name, _whole(old[i]), None, old[i].path, None)
    for k in pairs.new:
        yield Change(field, "added", new[k].name, None, _whole(new[k]), None, new[k].path)


def _whole(item: Competency) -> str:
    return "; ".join([item.name, *(indicator.text for indicator in item.indicators)])


def _competent(description: Description) -> list[Competency]:
    path: Path = ("requirements", "competencies")
    node = description.node(*path)
    found = []
    for i, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        name = text_of(item.get("name")) if isinstance(item, Mapping) else text_of(item)
        if name:
            found.append(Competency((*path, i), name, texts_at(description, (*path, i, "indicators"))))
    return found
