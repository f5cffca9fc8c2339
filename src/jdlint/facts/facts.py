"""Facts: what the project phase and its report need of one description, and no prose.

Facts are tuples of plain values, so that they can be cached, sent to a worker and compared; about 2 KB a post. They are
made by `jdlint.facts.collect`.
"""

from __future__ import annotations

import datetime as dt

from jdlint.core.finding import Site, Spot
from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.facts.signatures import Signature
from jdlint.facts.vocabulary import WordFact
from jdlint.views.references import DIRECTIONS, Direction, ReferenceKind

_ENDLESS = "9999-12-31"


#: Places that findings of project rules often point at: lists at the row they have, else at the nearest present key.
SITES: dict[str, Path] = {
    "title": ("position", "title"),
    **{name: DIRECTIONS[name] for name in ("substitutes_for", "substituted_by", "subordinates")},
}


#: The fields of Facts that come from prose, and what a rule that looks at one of them says that it needs.
OF_PROSE = {"duties": "duties", "texts": "signatures", "vocabulary": "vocabulary", "traits": "traits"}


class ReferenceFact(NamedTuple):
    """A reference and where it stands; the fields of `jdlint.views.references.Reference`.

    `limited` says that its scope leaves the exercise of public authority out; `row` is its number in the list.
    """

    direction: Direction
    kind: ReferenceKind
    words: str
    identifier: str | None
    title: str | None
    specialisation: str | None
    unit: str | None
    scope: str | None
    site: Site | Spot
    by_title: bool = False
    limited: bool = False
    row: int | None = None
    written: str | None = None


def reference_path(reference: ReferenceFact) -> Path:
    """Return where a reference stands below the root of its document."""
    path = DIRECTIONS[reference.direction]
    return path if reference.row is None else (*path, reference.row)


class DateFact(NamedTuple):
    """A date of the description as ISO text, and where it stands."""

    name: str
    value: str
    site: Site | Spot


class LinkFact(NamedTuple):
    """A value that a house rule says must name a post (`refers_to`): rule, message, the words, and where they stand."""

    rule: str
    message: str
    words: str
    site: Site | Spot


class ApprovalFact(NamedTuple):
    """The act that approves the description, as written; its dates are among the dates."""

    act: str | None
    number: str | None
    annex: str | None
    approver: str | None


class TextFact(NamedTuple):
    """The signature of a duty (`result` is None) or of one of its results, both counted from 0 as in the file."""

    duty: int
    result: int | None
    signature: Signature


class Facts(NamedTuple):
    """One description; `number` counts those of a file from 0.

    `aliases` are short names that the title gives itself ("edaspidi juhataja"). `stated` names the directions of
    reference about which the document says anything. `education` is a level of the EQF, `experience` years, both as
    required; `languages` are pairs of tag and CEFR level, required ones without a choice alone. `duties` are hashes of
    their wording, `texts` the signatures and `vocabulary` the long words that some rules ask for, `traits` is a hash of
    the personal traits (empty: none). `origin` is the SHA-256 of the document that the description was made from.

    Places of YAML files are spots: found when a finding is shown; a line more
    changes no Facts. Of documents that take long to read they are sites; `sites` then holds further ones that findings
    of project rules often point at (`SITES`). Dates are ISO texts; those that do not exist are left out.
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
    aliases: tuple[str, ...] = ()
    fixed_term: str | None = None
    approval: ApprovalFact | None = None
    education: int | None = None
    experience: float | None = None
    languages: tuple[tuple[str, str], ...] = ()
    duties: tuple[int, ...] = ()
    texts: tuple[TextFact, ...] = ()
    vocabulary: tuple[WordFact, ...] = ()
    traits: str = ""
    origin: str | None = None

    @property
    def name(self) -> str:
        """What messages call the post."""
        if self.title is None:
            return self.id or self.path
        return f"{self.title} ({self.specialisation})" if self.specialisation else self.title

    @property
    def span(self) -> tuple[str, str]:
        """First and last day on which the post is in force, as ISO texts that compare like dates."""
        start, end = self.date("position.valid_from"), self.date("position.valid_to")
        return "" if start is None else start.value, _ENDLESS if end is None else end.value

    def overlaps(self, other: Facts, as_of: dt.date) -> bool:
        """Tell whether there is a day, `as_of` or later, on which both are in force."""
        first, last = max(self.span[0], other.span[0]), min(self.span[1], other.span[1])
        return first <= last and as_of.isoformat() <= last

    def site(self, name: str) -> Site | Spot:
        """Return one of the places in `SITES`."""
        return dict(self.sites).get(name) or Spot(SITES[name])

    def date(self, name: str) -> DateFact | None:
        """Return the date `name` (``review.last_reviewed``, ``approval.date`` …), None where it is not given."""
        return next((date for date in self.dates if date.name == name), None)


def title_key(title: str, specialisation: str | None) -> tuple[str, str]:
    """Return the key under which a title is looked up."""
    return fold(title), fold(specialisation) if specialisation else ""
