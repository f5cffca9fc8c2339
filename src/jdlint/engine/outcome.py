"""What one file comes to, from its bytes alone: the part of a run that any process may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdlint.core.records import NamedTuple
from jdlint.engine.glimpse import glimpse
from jdlint.engine.raws import Judged
from jdlint.syntax.nodes import SourceKind

if TYPE_CHECKING:
    from jdlint.engine.judge import Judge


class Work(NamedTuple):
    """A file that is to be read: what it is called, how it is read, its bytes.

    `judged`: its rules are asked, else it is read for its Facts alone. `sniff`: its content may leave it out.
    """

    key: str
    kind: SourceKind
    data: bytes
    judged: bool
    sniff: bool


class Outcome(NamedTuple):
    """What a file came to: why it was left out (the id of a notice), else what was said of it.

    `names` are those that a post in a YAML file may have from which none could be read.
    """

    left_out: str
    one: Judged | None
    names: tuple[str, ...]


def outcome_of(judge: Judge, work: Work) -> Outcome:
    """Read a file, and judge it where that is asked for."""
    key, kind, data, judged, sniff = work
    if sniff:
        # A scan takes seconds a page: it is read where it is judged, never to judge another file.
        reason = judge.other.left_out(kind, data, scans=judged)
        if reason:
            return Outcome(reason, None, ())
    one = judge.judge(key, kind, data) if judged else judge.facts(key, kind, data)
    return Outcome("", one, glimpse(key, data) if not one.facts and kind == "yaml" else ())
