"""What a title means, said by a post in its unit: the words alone, before it is asked which posts are in force."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.facts.register import Register
from jdlint.facts.units import ANY_UNIT, HEADS, KINDS

#: How a meaning was found. `other-holder`: the own title, which can only mean the other post that bears it.
How = Literal[
    "id", "title", "other-holder", "alias", "supervisor", "own-unit", "unit", "inflected", "plural", "words", ""
]
_MANY = 50
_HEAD_OF = regex(r"head of (?:the )?(.+)")


class Found(NamedTuple):
    """The posts that words may mean, how they were found, the unit meant and the nominative of inflected words."""

    posts: list[int]
    how: How
    unit: str | None = None
    base: str = ""


class Question:
    """One title asked for; closed posts are among the answers."""

    def __init__(
        self, register: Register, speaker: int | None, specialisation: str = "", unit: str | None = None
    ) -> None:
        self.register = register
        self.speaker = speaker
        self.alone: int | None = None
        self.specialisation = specialisation
        self.unit = unit

    def nominative(self, title: str) -> Found | None:
        """Return the posts that a folded title in the nominative means."""
        title = title.removeprefix("oma ")
        if self.specialisation:
            found = self._of_title(title)
            if found:
                return Found(found, "title")
        relative = self._relative(title)
        if relative is not None:
            return relative
        found = self._of_title(title)
        if found and self.relative_kind(title):  # "osakonna juhataja" is never the head of another department
            around = self.register.units.own.get(self.speaker or 0, ())
            found = [n for n in found if all(key in around for key in self.register.units.own.get(n, ())[:1])]
        if found:
            return Found(found, "title")
        found = self._fitting(self.register.by_alias.get(title, ()))
        return Found(found, "alias") if found else self._in_named_unit(title)

    def _of_title(self, title: str) -> list[int]:
        """Return the posts of a title that specialisation and unit allow; a title may be that of thousands of posts."""
        register = self.register
        if self.specialisation:
            return self._fitting(register.by_specialisation.get((title, self.specialisation), ()))
        found = register.by_title.get(title, [])
        if self.unit is None:
            bare = register.bare(title)
            return found if bare == [self.alone] else bare
        if len(found) > _MANY:
            keys = register.units.by_name.get(self.unit, ())
            return [n for key in keys for n in register.units.members[key] if self._titled(n, title)]
        return self._fitting(found)

    def _fitting(self, numbers: Iterable[int]) -> list[int]:
        """Return those of a few `numbers` that specialisation and unit allow."""
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
        if self.speaker is None:
            return False
        units = self.register.units
        kinds = (kind for kind, _rest in _splits(title) if kind in KINDS or kind in ANY_UNIT)
        return any(True for kind in kinds for _key in units.enclosing(self.speaker, kind))

    def _relative_units(self, title: str) -> Iterable[tuple[str, str]]:
        """Yield (unit, rest of the title) for the units around the speaker, nearest first."""
        if self.speaker is None:
            return
        units = self.register.units
        for kind, rest in _splits(title):
            for key in units.enclosing(self.speaker, kind):
                yield key, rest

    def _relative(self, title: str) -> Found | None:
        """Return the posts of a unit around the speaker; every member of a unit asks for the same few."""
        if self.speaker is None:
            return None
        asked = self.register.units.own.get(self.speaker, ()), title
        known: list[tuple[Found, bool]] | None = self.register.relative.get(asked)
        if known is None:
            known = self.register.relative[asked] = [*self._around(title)]
        for found, is_head in known:
            posts = self._fitting(found.posts)
            if posts and not (is_head and posts == [self.speaker]):  # a head speaks of the unit above
                return found._replace(posts=posts)
        return None

    def _around(self, title: str) -> Iterable[tuple[Found, bool]]:
        units = self.register.units
        for key, rest in self._relative_units(title):
            direct = units.direct.get(key, ())
            posts = [n for n in direct if self._titled(n, title)]
            posts = posts or (units.heads(key) if rest in HEADS else [])
            posts = posts or [n for n in direct if self._titled(n, rest)]
            if posts:
                yield Found(posts, "own-unit", key), rest in HEADS

    def _in_named_unit(self, title: str) -> Found | None:
        """Return the posts of a unit that the title begins with: "kriisitoe talituse nõustaja"."""
        units = self.register.units
        for cut, rest in _divisions(title):
            found: dict[int, str] = {}
            for key in units.named(cut, self.speaker):
                members = units.members.get(key, ())
                posts = self._fitting(n for n in members if self._titled(n, rest))
                posts = posts or (units.heads(key) if _head_of(rest, cut) else [])
                found.update(dict.fromkeys(posts, key))
            if found:
                keys = set(found.values())
                return Found([*found], "unit", keys.pop() if len(keys) == 1 else None)
        return None

    def _titled(self, number: int, title: str) -> bool:
        own = self.register.facts[number].title
        return own is not None and self.register.fold(own) == title

    def inflected(self, title: str) -> Found | None:
        """Return what a title in another case form means; posts are none where only the speaker's unit is known."""
        found: dict[int, How] = {}
        bases = set()
        relative = False
        for base, plural in self._nominatives(title):
            answer = self.nominative(base)
            if answer is not None:
                bases.add(base)
                found.update(dict.fromkeys(answer.posts, "plural" if plural else "inflected"))
            relative = relative or self.relative_kind(base) or only_relative(base)
        if found:
            how: How = "plural" if "plural" in found.values() else "inflected"
            return Found(sorted(found), how, base=bases.pop() if len(bases) == 1 else "")
        return Found([], "inflected") if relative else None

    def _nominatives(self, title: str) -> Iterable[tuple[str, bool]]:
        """Yield the nominatives that a title may be a form of, and whether it is one of the plural."""
        register = self.register
        before, space, last = title.rpartition(" ")
        for base, plural in (*register.bases(last), *_compound_heads(register, last)):
            yield before + space + base, plural
            for known in register.titles_by_last.get(base, ()):
                if known != before + space + base and _agree(register, known.split()[:-1], before.split()):
                    yield known, plural
        words = title.split()
        for gap in range(len(words) - 1):  # "asedirektorit hariduse alal", "direktori asetäitjale halduse alal"
            for known, place in register.titles_by_gap.get((*words[:gap], "", *words[gap + 1 :]), ()):
                if words[gap] in register.singular_of(known.split()[place]):
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


def only_relative(title: str) -> bool:
    """Tell whether a title only says "the head of the department", whatever is known of the speaker's unit."""
    return any(rest in HEADS and kind.removeprefix("oma ") in KINDS for kind, rest in _splits(title))


def _divisions(title: str) -> list[tuple[str, str]]:
    english = _HEAD_OF.fullmatch(title)
    if english is not None:
        return [(english[1], "juhataja")]
    words = title.split()
    found = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words) - 1, 0, -1)]
    compounds = (head for head in HEADS if words and words[-1].endswith(head) and words[-1] != head)
    return found + [(title[: -len(head)], head) for head in compounds]  # "rannahoiu osakonnajuhataja"


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
