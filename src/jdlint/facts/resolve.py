"""Which post a reference means, said by this post in this unit.

By id; by title, with or without specialisation or unit; by a short name; relative to the speaker ("osakonna juhataja",
"vahetu juht"); by unit and title ("kriisitoe talituse nõustaja"); any of these in another case form; several in one
text. Every answer says how it was found. Likeness is no answer: it only makes suggestions (`jdlint.facts.near`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from jdlint.facts.facts import ReferenceFact, title_key
from jdlint.facts.register import Register
from jdlint.facts.units import HEADS, KINDS
from jdlint.views.references import split_title

#: `relative`: only a reader of the organisation chart can tell. `group`: any of `posts`, or of the members of `unit`.
#: `unread`: a file that could not be read may hold it. `no-post`: a chart or a decision says who. `list`: see `parts`.
Outcome = Literal["post", "ambiguous", "closed", "relative", "group", "unread", "unknown", "no-post", "list"]
#: How a meaning was found. `other-holder`: the own title, which can only mean the other post that bears it.
How = Literal[
    "id", "title", "other-holder", "alias", "supervisor", "own-unit", "unit", "inflected", "plural", "words", ""
]

_BETWEEN = re.compile(r"\s*[,;/]\s*|\s+(?:või|ja|ning|ehk|or|and)\s+")
_SUPERVISOR = frozenset(
    {"vahetu juht", "vahetu juhi", "vahetut juhti", "vahetule juhile", "immediate supervisor", "supervisor"}
)
_HEAD_OF = re.compile(r"head of (?:the )?(.+)")


class Resolution(NamedTuple):
    """What a reference means. `posts` are numbers of Facts: one, several (ambiguous, a group), or the closed ones."""

    outcome: Outcome
    posts: tuple[int, ...] = ()
    how: How = ""
    words: str = ""
    unit: str | None = None
    parts: tuple[Resolution, ...] = ()


class _Found(NamedTuple):
    posts: list[int]
    how: How
    unit: str | None = None


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
        return _settled(register, None, _Found(numbers, "id"), words)
    if reference.identifier is not None or reference.title is None:
        return _missing(register, words)
    title, specialisation = title_key(reference.title, reference.specialisation)
    unit = None if reference.unit is None else register.units.fold(reference.unit)
    whole = _by_words(register, speaker, title, specialisation, unit, words, alone=alone)
    if whole.outcome != "unknown" or specialisation or unit is not None:
        return whole
    return _several(register, speaker, words, whole, alone=alone)


def resolve_words(register: Register, words: str) -> Resolution:
    """Return the meaning of an id or a title that stands outside of substitution and reporting."""
    by_id = register.by_id.get(words)
    if by_id is not None:
        return _settled(register, None, _Found(by_id, "id"), words)
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
    ask = _Question(register, speaker, specialisation, unit)
    ask.alone = speaker if alone else None
    found = ask.nominative(title)
    if found is not None:
        return _settled(register, ask.alone, found, words)
    if title in _SUPERVISOR and speaker is not None:
        return _supervisor(register, speaker, words)
    if ask.relative_kind(title) or _relative_words(title):
        return Resolution("relative", how="own-unit", words=words)
    inflected = ask.inflected(title)
    if inflected is None:
        return _missing(register, words)
    if inflected.how == "plural":
        posts = tuple(number for number in inflected.posts if register.is_open(number) and number != speaker)
        if posts:
            return Resolution("group", posts, "plural", words)
        return Resolution("closed", tuple(inflected.posts), "plural", words)
    if not inflected.posts:
        return Resolution("relative", how="own-unit", words=words)
    return _settled(register, ask.alone, inflected, words)


class _Question:
    """One title asked for; closed posts are among the answers."""

    def __init__(
        self, register: Register, speaker: int | None, specialisation: str = "", unit: str | None = None
    ) -> None:
        self.register = register
        self.speaker = speaker
        self.alone: int | None = None
        self.specialisation = specialisation
        self.unit = unit

    def nominative(self, title: str) -> _Found | None:
        """Return the posts that a folded title in the nominative means."""
        title = title.removeprefix("oma ")
        relative = self._relative(title)
        if relative is not None:
            return relative
        if not self.relative_kind(title):
            found = self._fitting(self.register.by_title.get(title, ()))
            if found:
                return _Found(found, "title")
        found = self._fitting(self.register.by_alias.get(title, ()))
        return _Found(found, "alias") if found else self._in_named_unit(title)

    def _fitting(self, numbers: Iterable[int]) -> list[int]:
        """Return those of `numbers` that specialisation and unit allow."""
        register = self.register
        found = list(numbers)
        if self.unit is not None:
            found = [n for n in found if self.unit in map(register.units.fold, register.facts[n].unit)]
        if self.specialisation:
            return [n for n in found if register.specialised(n, self.specialisation)]
        if len(found) < 2:
            return found
        # nobody substitutes themselves: a speaker without specialisation may mean colleagues who have one
        plain = [n for n in found if not register.facts[n].specialisation and n != self.alone]
        return plain if any(register.is_open(n) for n in plain) else found

    def relative_kind(self, title: str) -> bool:
        """Tell whether a title begins with the kind of a unit around the speaker, so that it means one of that unit."""
        return self.speaker is not None and any(True for _ in self._relative_units(title))

    def _relative_units(self, title: str) -> Iterable[tuple[str, str]]:
        """Yield (unit, rest of the title) for the units around the speaker, nearest first."""
        if self.speaker is None:
            return
        units = self.register.units
        for kind, rest in _splits(title):
            for key in units.enclosing(self.speaker, kind):
                yield key, rest

    def _relative(self, title: str) -> _Found | None:
        for key, rest in self._relative_units(title):
            direct = self.register.units.direct.get(key, ())
            posts = self._fitting(n for n in direct if self._titled(n, title))
            posts = posts or (self.register.units.heads(key) if rest in HEADS else [])
            posts = posts or self._fitting(n for n in direct if self._titled(n, rest))
            if posts == [self.speaker] and rest in HEADS:
                continue  # the head of a unit speaks of the unit above
            if posts:
                return _Found(posts, "own-unit", key)
        return None

    def _in_named_unit(self, title: str) -> _Found | None:
        """Return the posts of a unit that the title begins with: "kriisitoe talituse nõustaja"."""
        units = self.register.units
        for cut, rest in _divisions(title):
            for key in units.named(cut, self.speaker):
                members = units.members.get(key, ())
                posts = self._fitting(n for n in members if self._titled(n, rest))
                posts = posts or (units.heads(key) if _head_of(rest, cut) else [])
                if posts:
                    return _Found(posts, "unit", key)
        return None

    def _titled(self, number: int, title: str) -> bool:
        own = self.register.facts[number].title
        return own is not None and self.register.fold(own) == title

    def inflected(self, title: str) -> _Found | None:
        """Return what a title in another case form means; posts are none where only the speaker's unit is known."""
        found: dict[int, How] = {}
        relative = False
        for base, plural in self._nominatives(title):
            answer = self.nominative(base)
            if answer is not None:
                found.update(dict.fromkeys(answer.posts, "plural" if plural else "inflected"))
            relative = relative or self.relative_kind(base) or _relative_words(base)
        if found:
            return _Found(sorted(found), "plural" if "plural" in found.values() else "inflected")
        return _Found([], "inflected") if relative else None

    def _nominatives(self, title: str) -> Iterable[tuple[str, bool]]:
        """Yield the nominatives that a title may be a form of, and whether it is one of the plural."""
        register = self.register
        before, space, last = title.rpartition(" ")
        for base, plural in (*register.bases(last), *_compound_heads(register, last)):
            yield before + space + base, plural
            for known in register.titles_by_last.get(base, ()):
                if known != before + space + base and _agree(register, known.split()[:-1], before.split()):
                    yield known, plural
        first, _space, rest = title.partition(" ")
        for known in register.titles_by_rest.get(rest, ()):  # "asedirektorit hariduse alal"
            if first in register.singular_of(known.partition(" ")[0]):
                yield known, False


def _agree(register: Register, attributes: list[str], said: list[str]) -> bool:
    """Tell whether adjectives before a title were declined with it: "nooremat teadurit" for "noorem teadur"."""
    return len(attributes) == len(said) and all(
        word == base or word in register.singular_of(base) for base, word in zip(attributes, said, strict=True)
    )


def _splits(title: str) -> list[tuple[str, str]]:
    """Return the ways a title may begin with the kind of a unit: "osakonna juhataja", "osakonnajuhataja"."""
    english = _HEAD_OF.fullmatch(title)
    if english is not None:
        return [(english[1], "juhataja")]
    first, space, rest = title.partition(" ")
    if space:
        return [(first, rest)]
    return [(title[: -len(head)], head) for head in HEADS if title.endswith(head) and title != head]


def _relative_words(title: str) -> bool:
    """Tell whether a title only says "the head of the department", whatever is known of the speaker's unit."""
    return any(rest in HEADS and kind.removeprefix("oma ") in KINDS for kind, rest in _splits(title))


def _divisions(title: str) -> list[tuple[str, str]]:
    english = _HEAD_OF.fullmatch(title)
    if english is not None:
        return [(english[1], "juhataja")]
    words = title.split()
    return [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words) - 1, 0, -1)]


def _head_of(rest: str, unit: str) -> bool:
    """Tell whether what follows the name of a unit only says that its head is meant: "tugitiimi (tiimi)juht"."""
    return rest in HEADS or any(rest == unit[start:] + head for head in HEADS for start in range(len(unit) - 3))


def _compound_heads(register: Register, last: str) -> list[tuple[str, bool]]:
    """Return "osakonnajuhataja" for "osakonnajuhatajat": the word need not be a title of its own."""
    return [
        (last[: -len(form)] + head, False)
        for head in HEADS
        for form in register.singular_of(head)
        if last.endswith(form) and len(last) > len(form) + 2
    ]


def _settled(register: Register, alone: int | None, found: _Found, words: str) -> Resolution:
    """Return the outcome for the posts that were found; `alone` is a speaker who cannot mean themselves."""
    valid = tuple(number for number in found.posts if register.is_open(number))
    if not valid:
        return Resolution("closed", tuple(found.posts), found.how, words, found.unit)
    if len(valid) == 1 or (len({register.facts[number].id for number in valid}) == 1 and register.facts[valid[0]].id):
        return Resolution("post", valid[:1], found.how, words, found.unit)
    if alone in valid and len(valid) == 2:
        return Resolution("post", tuple(n for n in valid if n != alone), "other-holder", words, found.unit)
    return Resolution("ambiguous", valid, found.how, words, found.unit)


def _missing(register: Register, words: str) -> Resolution:
    unread = register.unread_names.get(register.fold(words))
    return Resolution("unknown" if unread is None else "unread", words=words)


def _supervisor(register: Register, speaker: int, words: str) -> Resolution:
    lines = [item for item in register.facts[speaker].references if item.direction == "supervisor"]
    if len(lines) != 1 or register.fold(lines[0].words) in _SUPERVISOR:
        return Resolution("relative", how="supervisor", words=words)
    found = resolve(register, speaker, lines[0])
    return found._replace(how="supervisor", words=words) if found.posts else Resolution("relative", words=words)


def _several(register: Register, speaker: int, words: str, whole: Resolution, *, alone: bool) -> Resolution:
    """Return the posts that a text lists with commas or "või" and "ja"; the whole where none of its parts is known."""
    said = _BETWEEN.split(words)
    if len(said) < 2:
        return whole
    parts = []
    for part in said:
        title, specialisation = title_key(*split_title(part))
        by_id = register.by_id.get(part)
        if by_id is not None:
            parts.append(_settled(register, None, _Found(by_id, "id"), part))
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
    first = before.removeprefix("oma ").partition(" ")[0]
    own = next(iter(units.enclosing(speaker, before.removeprefix("oma "))), None) if before else None
    if own is not None:
        return Resolution("group", how="own-unit", words=reference.words, unit=own)
    keys = units.named(before, speaker) if before else []
    if len(keys) == 1:
        return Resolution("group", how="unit", words=reference.words, unit=keys[0])
    titled = _Question(register, speaker).inflected(folded)
    if titled is not None and titled.how == "plural":
        posts = tuple(number for number in titled.posts if register.is_open(number))
        return Resolution("group", posts, "plural", reference.words)
    around = units.own.get(speaker, ())
    if (not before or units.knows_kind(first)) and around and not units.named(last):
        return Resolution("group", how="own-unit", words=reference.words, unit=around[0])
    return Resolution("group", how="words", words=reference.words)
