"""A file that takes too long is a finding, and hides no other."""

from __future__ import annotations

import contextlib
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from jdlint.engine import outcome
from jdlint.engine.judge import Judge
from jdlint.engine.outcome import seconds_for, within
from jdlint.syntax.nodes import SourceKind
from tests.helpers import check, post, write

_NOTHING: dict[str, str] = {}
needs_clock = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no clock of computing")


def _endless() -> None:
    while True:
        with contextlib.suppress(Exception):  # what catches crashes of rules
            sum(range(1000))


@needs_clock
def test_a_file_without_end_is_a_finding_and_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = post("a", duties=[{"duty": "Nõustab"}])
    linked = post("c", substitution={"substituted_by": [{"position": "b"}], "substitutes_for": []})
    write(tmp_path, {"a.jd.yaml": faulty, "b.jd.yaml": post("b"), "c.jd.yaml": linked, "jdlint.toml": ""})
    judge = Judge.judge

    def judging(self: Judge, path: str, kind: SourceKind, data: bytes) -> Any:
        return _endless() if path == "b.jd.yaml" else judge(self, path, kind, data)

    monkeypatch.setattr(Judge, "judge", judging)
    monkeypatch.setattr(outcome, "seconds_for", lambda _kind, _seconds: 0.2)
    result = check("--select", "DUT001,SUB002", ".", cwd=tmp_path)
    assert [(item["path"], item["rule"]) for item in result.findings] == [
        ("a.jd.yaml", "DUT001"),
        ("b.jd.yaml", "JDL007"),
        ("c.jd.yaml", "SUB002"),
    ]
    assert result.findings[1]["message"].startswith("reading and checking the file took more than 0.2 seconds")
    assert "b.jd.yaml" in result.findings[2]["message"]  # the post is there, and could not be read
    assert result.code == 1
    monkeypatch.undo()
    again = check("--select", "DUT001,SUB002", ".", cwd=tmp_path)  # nothing of it is remembered
    assert again.rules == ["DUT001"]


@needs_clock
def test_the_bound_ends_with_the_file_and_leaves_the_signal_as_it_was() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    assert within(5, lambda: "done", lambda: "late") == "done"
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0
    assert signal.getsignal(signal.SIGVTALRM) is before
    with pytest.raises(KeyError):
        within(5, lambda: _NOTHING["x"], lambda: "late")
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0


class _Swallows:
    """What ends here is swallowed: `__del__` may not fail."""

    def __del__(self) -> None:
        while signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0 and not _NOTHING:
            sum(range(1000))


@needs_clock
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_bound_holds_where_what_ends_the_work_is_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "_AGAIN", 0.05)

    def work() -> str:
        _Swallows()
        while signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0:  # ends where the clock strikes but once
            sum(range(1000))
        return "done"

    assert within(1, work, lambda: "late") == "late"
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


@needs_clock
def test_an_interruption_just_after_the_clock_was_set_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    handler, clock = signal.getsignal(signal.SIGVTALRM), signal.setitimer

    def interrupted(which: int, seconds: float, interval: float = 0) -> None:
        clock(which, seconds, interval)
        if seconds:
            raise KeyboardInterrupt

    monkeypatch.setattr(signal, "setitimer", interrupted)
    with pytest.raises(KeyboardInterrupt):
        within(5, lambda: "done", lambda: "late")
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert signal.getsignal(signal.SIGVTALRM) is handler


@needs_clock
def test_a_handler_that_is_none_of_pythons_gives_way_to_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = signal.signal
    monkeypatch.setattr(signal, "signal", lambda number, handler: usual(number, handler) and None)
    assert within(5, lambda: "done", lambda: "late") == "done"
    assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL


def test_in_a_thread_there_is_no_bound() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(within(5, lambda: "done", lambda: "late")))
    thread.start()
    thread.join()
    assert found == ["done"]


def test_pages_and_containers_may_take_longer() -> None:
    assert [seconds_for(kind, 10) for kind in ("yaml", "docx", "pdf", "scan", "container")] == [10, 10, 30, 30, 30]
