"""Facts: what the project phase and its report need of one description, and no prose.

Facts are tuples of plain values, so that they can be cached, sent to a worker and compared.
"""

from __future__ import annotations

from typing import NamedTuple

from jdlint.core.finding import Site
from jdlint.core.text import fold
from jdlint.syntax.nodes import Document
from jdlint.views.description import Description
from jdlint.views.references import DIRECTIONS, Direction, ReferenceKind, split_title
from jdlint.views.sites import site_of
from jdlint.views.values import date_of, int_of


class ReferenceFact(NamedTuple):
    """A reference and where it stands; the fields of `jdlint.views.references.Reference`."""

    direction: Direction
    kind: ReferenceKind
    words: str
    identifier: str | None
    title: str | None
    specialisation: str | None
    unit: str | None
    scope: str | None
    site: Site
    by_title: bool = False


class DateFact(NamedTuple):
    """A date of the description as ISO text, and where it stands."""

    name: str
    value: str
    site: Site


class LinkFact(NamedTuple):
    """A value that a house rule says must name a post (`refers_to`): rule, message, the words, and where they stand."""

    rule: str
    message: str
    words: str
    site: Site


class Facts(NamedTuple):
    """One description; `number` counts those of a file from 0.

    `stated` names the directions of reference about which the document says anything.

    `sites` holds places that findings of project rules point at: ``title`` and both directions of substitution (at
    the rows they have, else at the nearest present key). Dates are ISO texts; those that do not exist are left out.
    """

    path: str
    number: int
    source: str
    id: str | None
    title: str | None
    specialisation: str | None
    unit: tuple[str, ...]
    status: str | None
    head_of_unit: bool
    review_interval: int | None
    has_review: bool
    stated: tuple[Direction, ...]
    references: tuple[ReferenceFact, ...]
    dates: tuple[DateFact, ...]
    sites: tuple[tuple[str, Site], ...]
    links: tuple[LinkFact, ...] = ()

    @property
    def name(self) -> str:
        """What messages call the post."""
        if self.title is None:
            return self.id or self.path
        return f"{self.title} ({self.specialisation})" if self.specialisation else self.title

    def site(self, name: str) -> Site:
        """Return the site `name`; every name of `sites` always exists."""
        return dict(self.sites)[name]

    def date(self, name: str) -> DateFact | None:
        """Return the date `name` (``review.last_reviewed``, ``approval.date`` …), None where it is not given."""
        return next((date for date in self.dates if date.name == name), None)


_DATES = (
    ("position", "valid_from"),
    ("position", "valid_to"),
    ("position", "fixed_term", "until"),
    ("review", "last_reviewed"),
    ("approval", "date"),
    ("approval", "effective_from"),
)


def facts_of(description: Description, links: tuple[LinkFact, ...] = ()) -> Facts:
    """Collect the Facts of a description; `links` are those that rules of the project phase asked for."""
    document = description.document
    references = tuple(
        ReferenceFact(
            direction,
            reference.kind,
            reference.words,
            reference.identifier,
            reference.title,
            reference.specialisation,
            reference.unit,
            reference.scope,
            site_of(document, reference.path, reference.shown),
            reference.by_title,
        )
        for direction in DIRECTIONS
        for reference in description.references(direction)
    )
    title, specialisation = description.title, description.specialisation
    if title is not None and specialisation is None:  # people write the specialisation behind the title as well
        title, specialisation = split_title(title)
    return Facts(
        path=document.path,
        number=document.index,
        source=document.kind,
        id=description.id,
        title=title,
        specialisation=specialisation,
        unit=description.unit,
        status=description.status,
        head_of_unit=description.text("position", "head_of_unit") == "true",
        review_interval=int_of(description.node("review", "interval_months")),
        has_review=description.node("review") is not None,
        stated=tuple(direction for direction in DIRECTIONS if description.states(direction)),
        references=references,
        dates=_dates(description),
        sites=_sites(document),
        links=links,
    )


def _dates(description: Description) -> tuple[DateFact, ...]:
    found = []
    for path in _DATES:
        value = date_of(description.node(*path))
        if value is not None:
            found.append(DateFact(".".join(path), value.isoformat(), site_of(description.document, path)))
    return tuple(found)


def _sites(document: Document) -> tuple[tuple[str, Site], ...]:
    rows = ((name, DIRECTIONS[name]) for name in ("substitutes_for", "substituted_by"))
    return tuple((name, site_of(document, path)) for name, path in (("title", ("position", "title")), *rows))


def title_key(title: str, specialisation: str | None) -> tuple[str, str]:
    """Return the key under which a title is looked up."""
    return fold(title), fold(specialisation) if specialisation else ""
