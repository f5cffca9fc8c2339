"""Which post a reference means, said by this post in this unit.

By id; by title, with or without specialisation or unit; by a short name; relative to the speaker ("osakonna juhataja",
"vahetu juht"); by unit and title ("kriisitoe talituse nõustaja"); any of these in another case form; several in one
text. Every answer says how it was found. Likeness is no answer: it only makes suggestions (`jdlint.facts.near`).
"""

from __future__ import annotations

from typing import Literal

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.facts.facts import ReferenceFact, title_key
from jdlint.facts.naming import Found, How, Question, only_relative
from jdlint.facts.register import Register
from jdlint.views.references import kind_of_words, split_title

#: `relative`: only a reader of the organisation chart can tell. `group`: any of `posts`, or of the members of `unit`.
#: `unread`: a file that could not be read may hold it. `no-post`: a chart or a decision says who. `list`: see `parts`.
Outcome = Literal["post", "ambiguous", "closed", "relative", "group", "unread", "unknown", "no-post", "list"]

# What divides names, unless it stands in brackets.
_BETWEEN = regex(r"(?: ?[,;/] ?|(?<!-) (?:või|ja|ning|ehk|or|and) )(?![^(]*\))")
# Nobody names posts in so many letters; longer texts are no lists of them.
_LONGEST = 400
#: So many posts of one name are found once and remembered.
_CROWD = 50
_SUPERVISOR = frozenset(
    {"vahetu juht", "vahetu juhi", "vahetut juhti", "vahetule juhile", "immediate supervisor", "supervisor"}
)


class Resolution(NamedTuple):
    """What a reference means. `posts` are numbers of Facts: one, several (ambiguous, a group), or the closed ones.

    `unit` is the key of the unit that was meant, `base` the nominative of words in another case form.
    """

    outcome: Outcome
    posts: tuple[int, ...] = ()
    how: How = ""
    words: str = ""
    unit: str | None = None
    base: str = ""
    parts: tuple[Resolution, ...] = ()


def resolve(register: Register, speaker: int, reference: ReferenceFact) -> Resolution:
    """Return the meaning of `reference` as post number `speaker` says it."""
    words = reference.words
    if reference.kind == "group":
        return _group(register, speaker, reference)
    if reference.kind != "position":
        return Resolution("no-post", words=words)
    alone = reference.direction in ("substitutes_for", "substituted_by")  # nobody substitutes themselves
    numbers = None if reference.by_title else register.by_id.get(words)
    if numbers is not None:
        return _settled(register, None, Found(numbers, "id"), words)
    if reference.identifier is not None or reference.title is None:
        return _missing(register, words)
    title, specialisation = title_key(reference.title, reference.specialisation)
    unit = None if reference.unit is None else register.units.fold(reference.unit)
    whole = _by_words(register, speaker, title, specialisation, unit, words, alone=alone)
    if whole.outcome != "unknown" or reference.by_title:
        return whole
    return _several(register, speaker, words, whole, alone=alone)


def resolve_words(register: Register, words: str) -> Resolution:
    """Return the meaning of an id or a title that stands outside of substitution and reporting."""
    by_id = register.by_id.get(words)
    if by_id is not None:
        return _settled(register, None, Found(by_id, "id"), words)
    title, specialisation = title_key(*split_title(words))
    return _by_words(register, None, title, specialisation, None, words, alone=False)


def _by_words(
    register: Register,
    speaker: int | None,
    title: str,
    specialisation: str,
    unit: str | None,
    words: str,
    *,
    alone: bool,
) -> Resolution:
    if len(title) > _LONGEST:  # no name of a post: dividing it at each of its words would take the square of them
        return _missing(register, words)
    crowd: Resolution | None = register.crowds.get((title, specialisation, unit))
    if crowd is not None:
        return crowd._replace(words=words)
    ask = Question(register, speaker, specialisation, unit)
    ask.alone = speaker if alone else None
    meant = _asked(register, ask, title, words)
    if len(meant.posts) > _CROWD and not ask.relative_kind(title):
        register.crowds[title, specialisation, unit] = meant
    return meant


def _asked(register: Register, ask: Question, title: str, words: str) -> Resolution:
    speaker = ask.speaker
    found = ask.nominative(title)
    if found is not None:
        return _settled(register, ask.alone, found, words)
    if title in _SUPERVISOR and speaker is not None:
        return _supervisor(register, speaker, words)
    inflected = ask.inflected(title)
    if inflected is None:
        if ask.relative_kind(title) or only_relative(title):
            return Resolution("relative", how="own-unit", words=words)
        return _missing(register, words)
    if inflected.how == "plural":
        posts = tuple(number for number in inflected.posts if register.is_open(number))
        if posts:
            return Resolution("group", tuple(n for n in posts if n != speaker), "plural", words)
        return Resolution("closed", tuple(inflected.posts), "plural", words)
    if not inflected.posts:
        return Resolution("relative", how="own-unit", words=words)
    settled = _settled(register, ask.alone, inflected, words)
    return settled._replace(how="inflected", base=_as_written(register, settled, inflected.base, words))


def _settled(register: Register, alone: int | None, found: Found, words: str) -> Resolution:
    """Return the outcome for the posts that were found; `alone` is a speaker who cannot mean themselves."""
    if len(found.posts) == 1 and register.is_open(found.posts[0]):
        return Resolution("post", (found.posts[0],), found.how, words, found.unit)
    valid = tuple(number for number in found.posts if register.is_open(number)) or _versions(register, found.posts)
    if not valid:
        return Resolution("closed", tuple(found.posts), found.how, words, found.unit)
    if len(valid) == 1 or (len({register.facts[number].id for number in valid}) == 1 and register.facts[valid[0]].id):
        return Resolution("post", valid[:1], found.how, words, found.unit)
    others = tuple(number for number in valid if number != alone)
    if len(others) == 1:
        return Resolution("post", others, "other-holder", words, found.unit)
    return Resolution("ambiguous", others, found.how, words, found.unit)


def _as_written(register: Register, found: Resolution, base: str, words: str) -> str:
    """Return a folded title in the nominative with the capitals of the post, else of the words it was said in."""
    own = register.facts[found.posts[0]].title if found.posts else None
    bracket = words.find("(")
    behind = words[bracket:] if bracket > 0 else ""
    if own is not None and register.fold(own) == base:
        return f"{own} {behind}".strip()
    said = words.removesuffix(behind).split()
    if len(said) != len(base.split()):
        return ""
    parts = [
        word if word.lower() == form else (form.capitalize() if word[:1].isupper() else form)
        for word, form in zip(said, base.split(), strict=True)
    ]
    return " ".join([*parts, behind]).strip()


def _missing(register: Register, words: str) -> Resolution:
    unread = register.unread_names.get(register.fold(words))
    return Resolution("unknown" if unread is None else "unread", words=words)


def _supervisor(register: Register, speaker: int, words: str) -> Resolution:
    lines = [item for item in register.facts[speaker].references if item.direction == "supervisor"]
    if len(lines) != 1 or any(name in register.fold(lines[0].words) for name in _SUPERVISOR):
        return Resolution("relative", how="supervisor", words=words)
    found = resolve(register, speaker, lines[0])
    return found._replace(how="supervisor", words=words) if found.posts else Resolution("relative", words=words)


def _versions(register: Register, numbers: list[int]) -> tuple[int, ...]:
    """Return the versions in force of posts that were found by another version, one to come for instance."""
    ids = dict.fromkeys(register.facts[number].id for number in numbers)
    versions = (other for identifier in ids if identifier for other in register.by_id[identifier])
    return tuple(number for number in versions if register.is_open(number))


def parts_of(words: str) -> list[str]:
    """Return the names that a text lists with commas or "või" and "ja"; one, where it lists nothing."""
    return [words] if len(words) > _LONGEST else _BETWEEN.split(" ".join(words.split()))


def _several(register: Register, speaker: int, words: str, whole: Resolution, *, alone: bool) -> Resolution:
    """Return the posts that a text lists with commas or "või" and "ja"; the whole where none of its parts is known."""
    said = parts_of(words)
    if len(said) < 2:
        return whole
    parts = []
    for part in said:
        title, specialisation = title_key(*split_title(part))
        by_id = register.by_id.get(part)
        if by_id is not None:
            parts.append(_settled(register, None, Found(by_id, "id"), part))
        else:
            parts.append(_by_words(register, speaker, title, specialisation, None, part, alone=alone))
    if all(part.outcome in ("unknown", "relative") for part in parts):
        return whole
    return Resolution("list", how="words", words=words, parts=tuple(parts))


def _group(register: Register, speaker: int, reference: ReferenceFact) -> Resolution:
    """Return the unit whose members a group means, or the holders of a title in the plural."""
    units = register.units
    if reference.unit is not None:
        keys = units.named(units.fold(reference.unit), speaker)
        return Resolution("group", how="unit", words=reference.words, unit=keys[0] if len(keys) == 1 else None)
    folded = register.fold(reference.words)
    before, _space, last = folded.rpartition(" ")
    own = next(iter(units.enclosing(speaker, before.removeprefix("oma "))), None) if before else None
    if own is not None:
        return Resolution("group", how="own-unit", words=reference.words, unit=own)
    keys = units.named(before, speaker) if before else []
    if len(keys) == 1:
        return Resolution("group", how="unit", words=reference.words, unit=keys[0])
    titled = Question(register, speaker).inflected(folded) if len(folded) <= _LONGEST else None
    if titled is not None and titled.how == "plural":
        posts = tuple(number for number in titled.posts if register.is_open(number))
        return Resolution("group", posts, "plural", reference.words)
    around = units.own.get(speaker, ())
    if not before and kind_of_words(last) == "group" and around:
        return Resolution("group", how="own-unit", words=reference.words, unit=around[0])
    return Resolution("group", how="words", words=reference.words)
