"""What project rules see: the register of posts, and what references in it mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

from jdlint.core.finding import Place, Site, Spot
from jdlint.core.paths import Path
from jdlint.facts.facts import Facts, ReferenceFact
from jdlint.facts.near import Near
from jdlint.facts.organisation import Organisation, Titles
from jdlint.facts.register import Register
from jdlint.facts.resolve import Resolution, resolve
from jdlint.facts.unread import Unread
from jdlint.views.references import Direction

Meaning = tuple[ReferenceFact, Resolution]


class Project(Register):
    """A register whose references are resolved, each once."""

    def __init__(
        self,
        facts: tuple[Facts, ...],
        as_of: dt.date,
        organisation: Organisation | None = None,
        titles: Titles | None = None,
        unread: tuple[Unread, ...] = (),
    ) -> None:
        super().__init__(facts, as_of, organisation, titles, unread)
        self._meanings: dict[int, tuple[Meaning, ...]] = {}
        self._said: dict[int, dict[Direction, tuple[Meaning, ...]]] = {}
        self._focus: tuple[int, ...] | None = None

    @property
    def focus(self) -> tuple[int, ...]:
        """The posts in force that are judged in this pass: all of them, unless `looking_at` named some."""
        return self.open if self._focus is None else self._focus

    def looking_at(self, numbers: Iterable[int] | None) -> None:
        """Judge only these posts from now on (None: all); whatever they refer to is there all the same."""
        self._focus = None if numbers is None else tuple(sorted(n for n in numbers if self.is_open(n)))

    def meanings(self, number: int) -> tuple[Meaning, ...]:
        """Return the references of a post with what each means; one that lists several posts comes once for each."""
        found = self._meanings.get(number)
        if found is None:
            found = self._meanings[number] = tuple(self._resolved(number))
        return found

    def adopt(self, other: Project, without: frozenset[int]) -> None:
        """Take over what references mean from a project with the same posts in the same order, `without` some."""
        self._meanings.update((number, said) for number, said in other._meanings.items() if number not in without)

    def _resolved(self, number: int) -> Iterator[Meaning]:
        for reference in self.facts[number].references:
            resolution = resolve(self, number, reference)
            if resolution.outcome == "list":
                for part in resolution.parts:
                    yield reference, part
            else:
                yield reference, resolution

    def said(self, number: int, direction: Direction) -> tuple[Meaning, ...]:
        """Return the references of a post in one direction with what each means."""
        found = self._said.get(number)
        if found is None:
            found = self._said[number] = {}
            for meaning in self.meanings(number):
                found[meaning[0].direction] = (*found.get(meaning[0].direction, ()), meaning)
        return found.get(direction, ())

    def includes(self, group: Resolution, number: int) -> bool:
        """Tell whether a post is one of those that a group means."""
        return number in group.posts or (group.unit is not None and group.unit in self.units.own.get(number, ()))

    def references(self, number: int, direction: Direction) -> Iterator[ReferenceFact]:
        """Yield the references of one direction of a post."""
        return (reference for reference in self.facts[number].references if reference.direction == direction)

    @cached_property
    def near(self) -> Near:
        """Names of posts by likeness, for suggestions."""
        names = {name: name for number in self.open if (name := self.facts[number].name)}
        names.update({post.id: post.id for number in self.open if (post := self.facts[number]).id})
        return Near({self.fold(name): name for name in names})

    def place(self, number: int, site: Site | Spot | str | Path) -> Place:
        """Return a place in post `number`: as its Facts say it, the name of one of its `SITES`, or a path."""
        if isinstance(site, str):
            return Place(number, self.facts[number].site(site))
        return Place(number, site if isinstance(site, (Site, Spot)) else Spot(site))
