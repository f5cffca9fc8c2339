"""What project rules see: the register of posts, and what references in it mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.core.finding import Place, Site
from jdlint.facts.facts import Facts, ReferenceFact
from jdlint.facts.organisation import Organisation, Titles
from jdlint.facts.register import Register
from jdlint.facts.resolve import Resolution, resolve
from jdlint.views.references import Direction


class Project(Register):
    """A register whose references are resolved, each once."""

    def __init__(
        self,
        facts: tuple[Facts, ...],
        as_of: dt.date,
        organisation: Organisation | None = None,
        titles: Titles | None = None,
    ) -> None:
        super().__init__(facts, as_of, organisation, titles)
        self._resolved: dict[tuple[int, int], Resolution] = {}  # by identity: hashing a whole fact costs more

    def resolve(self, speaker: int, reference: ReferenceFact) -> Resolution:
        """Return what `reference`, said by post number `speaker`, means."""
        key = (speaker, id(reference))
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = resolve(self, speaker, reference)
        return found

    def references(self, number: int, direction: Direction) -> Iterator[ReferenceFact]:
        """Yield the references of one direction of a post."""
        return (reference for reference in self.facts[number].references if reference.direction == direction)

    def place(self, number: int, site: Site | str) -> Place:
        """Return a place in post `number`: a site, or the name of one of its sites."""
        return Place(number, self.facts[number].site(site) if isinstance(site, str) else site)
