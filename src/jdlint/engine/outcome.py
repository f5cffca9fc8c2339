"""What one file comes to, from its bytes alone: the part of a run that any process may do.

What a file may hold is bounded, and with it the time it takes. A bound of time besides is for what nobody thought of:
it counts the seconds of computing, so that it does not depend on what else the machine does, and is far above what any
file needs.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from jdlint.core.finding import Site
from jdlint.core.records import NamedTuple
from jdlint.engine.glimpse import glimpse
from jdlint.engine.raws import Judged, Raw
from jdlint.readers.reading import PAGES
from jdlint.syntax.nodes import SourceKind

if TYPE_CHECKING:
    from jdlint.engine.judge import Judge

_Result = TypeVar("_Result")
#: Reading pages and containers takes so many times as long as other files.
_LONGER = 3
#: Seconds of computing after which what took too long is ended again: code that may not fail (`__del__`, what the
#: collector of garbage calls) swallows what ends it.
_AGAIN = 0.5


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
    """Read a file, and judge it where that is asked for; one that takes too long is a finding."""
    seconds = seconds_for(work.kind, judge.limits.seconds)
    return within(seconds, lambda: _outcome(judge, work), lambda: _given_up(work, seconds))


def _given_up(work: Work, seconds: int) -> Outcome:
    site = Site("", None, None, "")
    raw = Raw("JDL007", "time", {"limit": seconds}, work.key, None, site)
    names = glimpse(work.key, work.data) if work.kind == "yaml" else ()
    return Outcome("", Judged(work.key, 0, (raw,) if work.judged else (), (), ()), names)


def _outcome(judge: Judge, work: Work) -> Outcome:
    key, kind, data, judged, sniff = work
    if sniff:
        # A scan takes seconds a page: it is read where it is judged, never to judge another file.
        reason = judge.other.left_out(kind, data, scans=judged)
        if reason:
            return Outcome(reason, None, ())
    one = judge.judge(key, kind, data) if judged else judge.facts(key, kind, data)
    return Outcome("", one, glimpse(key, data) if not one.facts and kind == "yaml" else ())


class _OutOfTime(BaseException):
    """Not an `Exception`: a rule that takes too long has not crashed."""


def seconds_for(kind: SourceKind, seconds: int) -> int:
    """Return the bound for a kind of file, where `seconds` is that of a description in YAML."""
    return seconds * _LONGER if kind in (*PAGES, "container") else seconds


def within(seconds: int, work: Callable[[], _Result], otherwise: Callable[[], _Result]) -> _Result:
    """Return what `work` returns; where it takes more `seconds` of computing, what `otherwise` does.

    Without a bound where the system has no such clock (Windows), and in a thread, which gets no signals.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return work()

    bounded = True

    def end(_number: int, _frame: FrameType | None) -> None:
        if bounded:  # the clock may strike once more before it is stopped
            raise _OutOfTime

    before = signal.signal(signal.SIGVTALRM, end)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        return work()
    except _OutOfTime:
        bounded = False
        return otherwise()
    finally:
        bounded = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL if before is None else before)  # None: it was none of Python's
