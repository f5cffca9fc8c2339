"""What an audit knows, as plain data: the content of `report.json`, from which everything else can be made again.

Texts for people stand in both languages, dates are ISO texts. The schema is generated from these classes.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

SCHEMA_VERSION = 1

State = Literal["overdue", "due-soon", "in-time", "unknown"]
#: new: did not count in the previous audit. known: it did. open: there was no previous audit to compare with.
Status = Literal["new", "known", "open", "suppressed"]


class Words(TypedDict):
    """A text in Estonian and English."""

    et: str
    en: str


class Tool(TypedDict):
    """What made the report; `rules` is the digest of all rules and word lists, `config` that of the configuration."""

    name: str
    version: str
    rules: str
    config: str


class Numbers(TypedDict):
    """The headline. `clean` posts have neither errors nor warnings; `broken_pairs` counts what one side alone says."""

    descriptions: int
    clean: int
    with_errors: int
    overdue: int
    due_soon: int
    broken_pairs: int


NumberName = Literal["descriptions", "clean", "with_errors", "overdue", "due_soon", "broken_pairs"]
#: In the order in which people read them.
NUMBERS: tuple[NumberName, ...] = ("descriptions", "clean", "with_errors", "overdue", "due_soon", "broken_pairs")


class Post(TypedDict):
    """A post in force; `key` is unique in the report, `days` are left until the review (below zero: overdue)."""

    key: str
    name: str
    unit: str
    owner: str
    status: str
    path: str
    since: str | None
    due: str | None
    days: int | None
    state: State
    approval: str
    errors: int
    warnings: int
    infos: int


class Finding(TypedDict):
    """A finding; `id` is its fingerprint, `post` the key of a post or empty, `first_seen` a date of an audit."""

    id: str
    rule: str
    severity: str
    basis: str
    source: Words
    post: str
    unit: str
    owner: str
    path: str
    line: int | None
    place: Words
    message: Words
    status: Status
    first_seen: str
    reason: str
    until: str
    by: NotRequired[str]


def is_counted(finding: Finding) -> bool:
    """Tell whether a finding is one that the organisation has not accepted."""
    return finding["status"] != "suppressed"


class Pair(TypedDict):
    """A post, by key, says that it substitutes another (or is substituted by it), and that one does not say so."""

    id: str
    speaker: str
    speaker_name: str
    other: str
    other_name: str
    direction: Literal["substitutes_for", "substituted_by"]
    path: str
    unit: str
    owner: str


class UnitCounts(TypedDict):
    """A unit: its posts, active findings by family of rules, and how they changed since the previous audit."""

    unit: str
    owner: str
    posts: int
    families: dict[str, int]
    errors: int
    overdue: int
    new: int
    fixed: int
    unchanged: int


class Event(TypedDict):
    """A review in the calendar; `uid` stays the same as long as the review is the same one."""

    uid: str
    post: str
    name: str
    unit: str
    owner: str
    due: str
    sequence: int
    cancelled: bool


class Unchecked(TypedDict):
    """Something that was not checked, and why."""

    path: str
    rule: str
    text: Words


class Rule(TypedDict):
    """A rule that was on (`severity` is what it counted as) or off."""

    id: str
    name: str
    family: str
    severity: str
    on: bool
    basis: str
    source: Words
    url: str
    verified: bool
    title: Words
    why: Words
    remedy: Words
    count: int


class Point(TypedDict):
    """One audit in the history."""

    as_of: str
    numbers: Numbers
    findings: dict[str, int]


class Previous(TypedDict):
    """The audit this one is compared with.

    `removed` findings belonged to posts or files that are no more; `set_aside` ones were accepted, or could not be
    found again: their rule had no answer, or their file could not be read. In the place of `replaced` ones stands
    another that is new.
    """

    as_of: str
    numbers: Numbers
    new: int
    fixed: int
    removed: int
    set_aside: NotRequired[int]
    replaced: NotRequired[int]
    unchanged: int


def counted_before(previous: Previous) -> int:
    """Return how many findings counted in the previous audit: each of them has one fate."""
    gone = previous["fixed"] + previous["removed"] + previous.get("set_aside", 0) + previous.get("replaced", 0)
    return previous["unchanged"] + gone


class Input(TypedDict):
    """A file that was read."""

    path: str
    sha256: str


class Audit(TypedDict):
    """A whole audit."""

    schema_version: int
    tool: Tool
    as_of: str
    due_soon_days: int
    organisation: str
    scope: list[str]
    profile: str
    commit: str
    changed_since_commit: bool | None
    inputs: list[Input]
    numbers: Numbers
    previous: Previous | None
    history: list[Point]
    families: dict[str, Words]
    posts: list[Post]
    units: list[UnitCounts]
    findings: list[Finding]
    pairs: list[Pair]
    events: list[Event]
    unchecked: list[Unchecked]
    rules: list[Rule]
