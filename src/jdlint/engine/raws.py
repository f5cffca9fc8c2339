"""What was found before selection, severities, suppressions and baseline: the part of a run that can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.core.finding import Args, Fix, Severity, Site, Spot
from jdlint.core.records import NamedTuple
from jdlint.syntax.directives import Suppression

if TYPE_CHECKING:
    from jdlint.facts.facts import Facts


#: Why a file is left out (the id of a notice) whose posts are those of a YAML description that was made from it.
ORIGIN = "origin"


class RawRelated(NamedTuple):
    """A related place before messages are chosen."""

    path: str
    site: Site
    message: str
    args: Args


class Raw(NamedTuple):
    """What a rule said, with its place: before selection, severities, suppressions and baseline.

    `number` counts the descriptions of a file from 0.
    """

    rule: str
    message: str
    args: Args
    path: str
    description: str | None
    site: Site
    related: tuple[RawRelated, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    number: int = 0


class Found(NamedTuple):
    """What a project rule said, and where it looked: the spots of its place and of those related, None for sites."""

    raw: Raw
    spots: tuple[Spot | None, ...] = ()


class Judged(NamedTuple):
    """The outcome for one file; `silent` are rules that said nothing because a field they need is missing."""

    path: str
    documents: int
    raws: tuple[Raw, ...]
    facts: tuple[Facts, ...]
    suppressions: tuple[Suppression, ...]
    silent: tuple[tuple[str, str], ...] = ()


def unreadable(path: str, reason: str, message: str = "default") -> Judged:
    """Return the outcome for a file that the system would not give, or a folder that it would not list."""
    site = Site("", None, None, "")
    return Judged(path, 0, (Raw("JDL008", message, {"reason": reason}, path, None, site),), (), ())
