"""What a rule says (`Hit`), where it stands (`Site`) and what a person is shown (`Finding`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from jdlint.core.paths import ROOT, Path
from jdlint.core.records import NamedTuple

Severity = Literal["error", "warning", "info"]
BasisKind = Literal["legal", "eu", "house", "practice", "tool"]
Applicability = Literal["safe", "unsafe"]

#: Most severe first.
BASES: tuple[BasisKind, ...] = ("legal", "eu", "house", "practice")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Term(str):
    """A message argument that names a field of the format; it is rendered in the reader's language."""

    __slots__ = ()


class FileName(str):
    """A message argument that names a file of the project; it is told from where the person stands."""

    __slots__ = ()


Arg = str | int | float | dt.date | Term
Args = Mapping[str, Arg]
NO_ARGS: Args = {}


class Position(NamedTuple):
    """A point in a text: line and column, both from 1, columns in code points."""

    line: int
    column: int


class SourcePlace(NamedTuple):
    """A place in a document that is not a plain text (Word, PDF); what does not apply is None.

    `member` is a file in a container, `line` one of a text file there. `offset` is where it stands in the text that the
    reader made of the document: for the order of findings, and to find it again.
    """

    part: str | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    offset: int | None = None
    member: str | None = None
    line: int | None = None


class Site(NamedTuple):
    """Where a finding stands, and how it is recognised again after lines have moved.

    `start` and `end` are None where the source has no lines (Word, PDF); `end` is exclusive.
    `value` is the hash of the folded value, part of the fingerprint.
    """

    keyed_path: str
    start: Position | None
    end: Position | None
    value: str
    source_place: SourcePlace | None = None

    @property
    def order(self) -> tuple[int, int]:
        """What findings of one file are sorted by."""
        if self.start is not None:
            return self.start
        return (0, 0) if self.source_place is None else (0, self.source_place.offset or 0)


class Edit(NamedTuple):
    """One splice: the characters `start`..`end` (offsets) become `text`; `first` and `last` say it in lines."""

    start: int
    end: int
    text: str
    first: Position
    last: Position


class SetValue(NamedTuple):
    """Fix: write `value` where the scalar at `path` stands."""

    path: Path
    value: str


class RenameKey(NamedTuple):
    """Fix: write `key` where the last key of `path` stands."""

    path: Path
    key: str


class AddKey(NamedTuple):
    """Fix: add `key` with `value` (YAML text, one line) to the mapping at `path`."""

    path: Path
    key: str
    value: str


#: What a list may be given: a text, or a small mapping of texts.
Item = str | Mapping[str, str]


class AddItem(NamedTuple):
    """Fix: add `value` to the list at `path`.

    A list that is missing (with the mappings on the way to it), or that has no value yet, is made; a single text or
    mapping in braces that stands where the list belongs becomes its first item.
    """

    path: Path
    value: Item


Operation = SetValue | RenameKey | AddKey | AddItem


class FixRequest(NamedTuple):
    """What a rule asks for: operations by path. `title` names a message of the rule."""

    applicability: Applicability
    title: str
    operations: tuple[Operation, ...]
    args: Args = NO_ARGS


class ProjectFixRequest(NamedTuple):
    """What a project rule asks for: per document (its number among the Facts) the operations there; all or none."""

    applicability: Applicability
    title: str
    parts: tuple[tuple[int, tuple[Operation, ...]], ...]
    args: Args = NO_ARGS


class RelatedHit(NamedTuple):
    """A second place in the same document that explains a hit; `message` names a message of the rule."""

    path: Path
    message: str
    args: Args = NO_ARGS


class Hit(NamedTuple):
    """One violation found by a document rule.

    `path` is where; `message` names one of the rule's messages; `severity` lowers or raises the rule's
    default for this hit alone (configuration still wins).
    """

    path: Path = ROOT
    message: str = "default"
    args: Args = NO_ARGS
    related: tuple[RelatedHit, ...] = ()
    fix: FixRequest | None = None
    severity: Severity | None = None


class Spot(NamedTuple):
    """A place below the root of a document that is not looked up yet; `shown` is a path in it that people look at."""

    path: Path
    shown: Path | None = None


class Place(NamedTuple):
    """A place in a certain document, for project rules, which see several; `document` is its number among the Facts.

    A spot stands where the Facts hold no site: the document is looked at again if the finding is shown.
    """

    document: int
    site: Site | Spot


class RelatedPlace(NamedTuple):
    """A second place, in any document, that explains a hit of a project rule."""

    place: Place
    message: str
    args: Args = NO_ARGS


class ProjectHit(NamedTuple):
    """One violation found by a project rule."""

    place: Place
    message: str = "default"
    args: Args = NO_ARGS
    related: tuple[RelatedPlace, ...] = ()
    severity: Severity | None = None
    fix: ProjectFixRequest | None = None


class Patch(NamedTuple):
    """The part of a fix that changes one file: splices of the text that was judged, which `text` is the digest of.

    `parts` says what the splices mean: operations by the number of their document in the file. Several fixes of a file
    are applied by them, for two may add to the same list.
    """

    path: str
    edits: tuple[Edit, ...]
    text: str
    parts: tuple[tuple[int, tuple[Operation, ...]], ...]


class Fix(NamedTuple):
    """A fix as it is reported and applied: one patch a file, sorted by path."""

    applicability: Applicability
    title: str
    args: Args
    patches: tuple[Patch, ...]


class Related(NamedTuple):
    """A second place of a finding."""

    path: str
    site: Site
    message: str
    args: Args


class Suppressed(NamedTuple):
    """Why a finding is not counted."""

    kind: Literal["comment", "baseline", "config"]
    reason: str | None = None
    until: str | None = None
    by: str | None = None


class Finding(NamedTuple):
    """One finding as every reporter sees it. `path` is relative and POSIX; texts are chosen when rendered.

    What is `excused` is reported and fails no run. `number` counts the descriptions of a file from 0.
    """

    rule: str
    severity: Severity
    message: str
    args: Args
    path: str
    description: str | None
    site: Site
    related: tuple[Related, ...]
    fix: Fix | None
    fingerprint: str
    suppressed: Suppressed | None = None
    excused: bool = False
    number: int = 0


class Notice(NamedTuple):
    """Something the reader of a report must know that is no finding: what was not checked, and why."""

    id: str
    args: Args = NO_ARGS
    path: str | None = None
    rule: str | None = None
