"""What a check author imports, and nothing else.

A check is a function with the `rule` decorator. Document rules take a `Description` and yield `Hit`s; project rules
take a `Project` and yield `ProjectHit`s; rules about changes take a `Transition` and yield `ProjectHit`s in its new
version. All take a `Context`. No check reads the clock, a file or another check.

    @rule(id="XAB001", name="short-purpose", ...)
    def check(description: Description, context: Context) -> Iterator[Hit]:
        if description.purpose and len(description.purpose) < context.options["min"]:
            yield Hit(("purpose",))
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from jdlint.core.finding import (
    AddItem,
    AddKey,
    Args,
    FileName,
    FixRequest,
    Hit,
    Place,
    ProjectFixRequest,
    ProjectHit,
    RelatedHit,
    RelatedPlace,
    RenameKey,
    SetValue,
    Site,
    Term,
)
from jdlint.core.paths import Path
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.estonian.levels import rank as level_rank
from jdlint.facts.claims import COUNTER, Claim, claims_of, substitution_claims
from jdlint.facts.facts import DateFact, Facts, ReferenceFact, TextFact, reference_path, title_key
from jdlint.facts.organisation import ORGANISATION_FILE, AnnexEntry, OrderEntry, Organisation, StaffEntry, same_annex
from jdlint.facts.project import Project
from jdlint.facts.reporting import reporting_cycles, says_of_subordinate, supervisor_line, supervisors
from jdlint.facts.resolve import Resolution
from jdlint.facts.reviews import Review, review_of
from jdlint.syntax.nodes import Document, Node, Scalar, Sequence, children, walk
from jdlint.syntax.nodes import Mapping as MappingNode
from jdlint.views.corrections import correction_hit, corrections
from jdlint.views.description import Description, Duty, Language
from jdlint.views.levels import faulty_levels, level_hit
from jdlint.views.prose import Prose, Text
from jdlint.views.references import DIRECTIONS, Direction, Reference, split_title, vague_word
from jdlint.views.values import date_of, int_of, is_blank, text_of
from jdlint.views.words import WordList

if TYPE_CHECKING:
    from jdlint.changes.change import Change
    from jdlint.changes.effects import CONTENT, Effect, Meant
    from jdlint.changes.evidence import Evidence
    from jdlint.changes.links import rows_of_removed, rows_of_renamed
    from jdlint.changes.transition import PostChange, Transition, Version, listed_changes
else:
    # What only rules about changes name comes when one of them does: no plain check calls such a rule.
    _OF_CHANGES = {
        "CONTENT": "effects",
        "Change": "change",
        "Effect": "effects",
        "Evidence": "evidence",
        "Meant": "effects",
        "PostChange": "transition",
        "Transition": "transition",
        "Version": "transition",
        "listed_changes": "transition",
        "rows_of_removed": "links",
        "rows_of_renamed": "links",
    }

    def __getattr__(name: str) -> Any:
        if name not in _OF_CHANGES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(f"jdlint.changes.{_OF_CHANGES[name]}"), name)


__all__ = [
    "CONTENT",
    "COUNTER",
    "DIRECTIONS",
    "ORGANISATION_FILE",
    "AddItem",
    "AddKey",
    "AnnexEntry",
    "Args",
    "Change",
    "Claim",
    "Context",
    "DateFact",
    "Description",
    "Direction",
    "Document",
    "Duty",
    "Effect",
    "Evidence",
    "Facts",
    "FileName",
    "FixRequest",
    "Hit",
    "Language",
    "LawEntry",
    "MappingNode",
    "Meant",
    "Node",
    "OrderEntry",
    "Organisation",
    "Path",
    "Place",
    "PostChange",
    "Project",
    "ProjectFixRequest",
    "ProjectHit",
    "Prose",
    "Reference",
    "ReferenceFact",
    "RelatedHit",
    "RelatedPlace",
    "RenameKey",
    "Resolution",
    "Review",
    "Scalar",
    "Sequence",
    "SetValue",
    "Site",
    "StaffEntry",
    "Term",
    "Text",
    "TextFact",
    "Transition",
    "Version",
    "WordList",
    "children",
    "claims_of",
    "correction_hit",
    "corrections",
    "date_of",
    "faulty_levels",
    "fold",
    "int_of",
    "is_blank",
    "level_hit",
    "level_rank",
    "listed_changes",
    "organisation_place",
    "reference_path",
    "regex",
    "reporting_cycles",
    "review_of",
    "rows_of_removed",
    "rows_of_renamed",
    "rule",
    "same_annex",
    "says_of_subordinate",
    "split_title",
    "substitution_claims",
    "supervisor_line",
    "supervisors",
    "text_of",
    "title_key",
    "vague_word",
    "walk",
]


def organisation_place(site: Site) -> Place:
    """Return a place in the organisation file."""
    return Place(ORGANISATION_FILE, site)


class LawEntry(NamedTuple):
    """What a provision says on a date: citation (Estonian, English), whether it was read in the act, values."""

    citation: tuple[str, str]
    url: str | None
    verified: bool
    values: Mapping[str, Any]


class Context(NamedTuple):
    """What a check may know besides its document.

    `options` are the rule's own, defaults filled in. `as_of` is the date on which the question is asked.
    `review_interval` is in months, `due_soon` in days (configuration ``review``). `body` is the kind of body. `law`
    holds the entries of rules/law/ in force on `as_of`, `words` the word lists of rules/words/ by name and language.
    """

    as_of: dt.date
    options: Mapping[str, Any]
    review_interval: int = 12
    due_soon: int = 60
    body: Literal["state", "local", "other"] = "state"
    law: Mapping[str, LawEntry] = {}
    words: Mapping[str, WordList] = {}

    def listed(self, name: str, description: Description) -> WordList:
        """Return the word list `name` in the language of the description; ``name.et`` and ``name.en`` are its parts."""
        return self.words[f"{name}.{description.prose.language}"]


DocumentCheck = Callable[[Description, Context], Iterator[Hit]]
ProjectCheck = Callable[[Project, Context], Iterator[ProjectHit]]
ChangeCheck = Callable[["Transition", Context], Iterator[ProjectHit]]
_Check = TypeVar("_Check", DocumentCheck, ProjectCheck, ChangeCheck)


def rule(**metadata: Any) -> Callable[[_Check], _Check]:
    """Make a function a rule. `metadata` has the keys of a rule file (docs/rules.md) but `given` and `then`."""

    def decorate(check: _Check) -> _Check:
        check.metadata = metadata  # type: ignore[attr-defined]
        return check

    return decorate
