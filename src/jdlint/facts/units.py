"""The units that descriptions speak of: which unit encloses which post, who heads it, what people call it.

A unit is known by its folded name; where units of one name lie in different larger units, by both names. What an
organisation file says of former and short names counts as the unit's own name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from jdlint.core.text import fold
from jdlint.estonian.declension import forms_of
from jdlint.facts.facts import Facts
from jdlint.facts.organisation import Organisation

#: What the head of a unit is called, last word of the title, in the nominative.
HEADS = ("juhataja", "juht", "direktor", "ülem", "pealik")
_ENGLISH_HEADS = ("head", "director", "manager")
#: What stands for any unit.
ANY_UNIT = frozenset({"üksuse", "struktuuriüksuse", "allüksuse", "unit"})
_LEAST = 4
#: Kinds of unit in the genitive, as people say them. A compound's last part is one too: "arendustalituse" is a
#: "talituse", "tugitiimi" a "tiimi".
KINDS = frozenset(
    {
        "osakonna", "talituse", "büroo", "teenistuse", "keskuse", "tiimi", "valdkonna", "piirkonna", "sektori",
        "rühma", "grupi", "inspektsiooni", "regiooni", "jaoskonna", "meeskonna", "ameti", "asutuse", "kantselei",
        "muuseumi", "kooli", "arhiivi", "labori", "department", "division", "section", "office", "team", "unit",
    }
)  # fmt: skip


class Units:
    """Units by key. `own[n]` are the units that enclose post number n, innermost first."""

    def __init__(self, facts: tuple[Facts, ...], open_posts: Iterable[int], organisation: Organisation | None) -> None:
        self.facts = facts
        self.organisation = organisation
        self._folded: dict[str, str] = {}
        open_posts = tuple(open_posts)
        chains = {number: tuple(dict.fromkeys(map(self.fold, facts[number].unit))) for number in open_posts}
        parents: dict[str, set[str]] = defaultdict(set)
        for chain in dict.fromkeys(chains.values()):
            for above, name in pairwise(chain):
                parents[name].add(above)
        self._divided = {name for name, above in parents.items() if len(above) > 1}
        keys = {chain: self._keys(chain) for chain in dict.fromkeys(chains.values())}
        self.own: dict[int, tuple[str, ...]] = {number: keys[chain] for number, chain in chains.items()}
        self.direct: dict[str, list[int]] = defaultdict(list)
        self.members: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.name_of: dict[str, str] = {}  # the last folded name of a unit
        for chain, own in keys.items():
            for key, name in zip(own, reversed(chain), strict=True):
                if key not in self.name_of:
                    self.name_of[key] = name
                    self.by_name[name].append(key)
        for number, own in self.own.items():
            for key in own:
                self.members[key].append(number)
            if own:
                self.direct[own[0]].append(number)

    def fold(self, name: str) -> str:
        """Return the folded name a unit bears today."""
        found = self._folded.get(name)
        if found is None:
            found = fold(name)
            match = self.organisation.unit_named(found) if self.organisation is not None else None
            if match is not None:
                found = fold(match.unit.name)
            self._folded[name] = found
        return found

    def _keys(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        found = []
        for depth, name in enumerate(chain):
            inside = depth and name in self._divided
            found.append(f"{chain[depth - 1]}\n{name}" if inside else name)
        return tuple(reversed(found))

    def enclosing(self, number: int, word: str) -> Iterator[str]:
        """Yield the units around a post that `word` ("osakonna", "talituse", "üksuse") can mean, nearest first."""
        for key in self.own.get(number, ()):
            if word in ANY_UNIT or word in self._kinds(self.name_of[key]):
                yield key

    def _kinds(self, name: str) -> frozenset[str]:
        """Return what a unit is called by its kind alone: "osakonna" for "Rannahoiu osakond"."""
        last = name.rpartition(" ")[2]
        return _kinds_of(last)

    def named(self, words: str, near: int | None = None) -> list[str]:
        """Return the units of a folded name, in the nominative or genitive; those around post `near` win."""
        found = self.by_name.get(words) or self._genitives.get(words, [])
        if len(found) > 1 and near is not None:
            around = [key for key in found if key in self.own.get(near, ())]
            found = around or found
        return found

    @cached_property
    def _genitives(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = defaultdict(list)
        names = {name: keys for name, keys in self.by_name.items() if name}
        if self.organisation is not None:
            for entry in self.organisation.units:
                keys = self.by_name.get(fold(entry.name), [])
                if keys:
                    others = (*entry.short, *(former.name for former in entry.former))
                    names.update((fold(other), keys) for other in others)
        for name, keys in names.items():
            before, space, last = name.rpartition(" ")
            for form in {*forms_of(last).genitive, last}:
                index[before + space + form] += keys
        return index

    def heads(self, key: str) -> list[int]:
        """Return the posts that head a unit: as the organisation file says, as they say themselves, else by title."""
        match = self.organisation.unit_named(self.name_of[key]) if self.organisation is not None else None
        direct = self.direct.get(key, [])
        if match is not None and match.unit.head is not None:
            named = [number for number in self.members.get(key, ()) if self.facts[number].id == match.unit.head]
            if named:
                return named
        flagged = [number for number in direct if self.facts[number].head_of_unit]
        return flagged or [number for number in direct if _heads(self.facts[number].title)]


def _heads(title: str | None) -> bool:
    """Tell whether a title says that it heads a unit: "Juhataja", "Osakonnajuhataja", "Jäätalituse juhataja".

    A "Projektijuht" or "Hangete juht" may head anything or nothing; the description says so with `head_of_unit`.
    """
    if title is None:
        return False
    folded = fold(title)
    before, _, last = folded.rpartition(" ")
    if last in _ENGLISH_HEADS or folded.startswith("head of"):
        return not before or folded.startswith("head of")
    head = next((head for head in HEADS if last.endswith(head)), None)
    if head is None:
        return False
    said = last[: -len(head)] or before
    return not said or said == "pea" or said.rpartition(" ")[2].endswith(_KIND_ENDINGS)


_KIND_ENDINGS = tuple(KINDS)
_known: dict[str, frozenset[str]] = {}


def _kinds_of(last: str) -> frozenset[str]:
    """Return the genitives of a word and of the compounds' last parts that a unit kind may be."""
    found = _known.get(last)
    if found is None:
        genitives = forms_of(last).genitive
        tails = {form[start:] for form in genitives for start in range(len(form) - _LEAST + 1)}
        found = _known[last] = frozenset({*(tail for tail in tails if tail in KINDS), *genitives, last})
    return found
