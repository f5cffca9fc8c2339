"""Processes that read and judge files side by side.

They are started where there is enough to do to pay for them, and given files in batches. What comes back is taken in
the order in which it was sent, so that a report does not depend on how many there are. Where a process dies, its files
are done in this one.
"""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from jdlint.engine.outcome import Outcome, Work, outcome_of

if TYPE_CHECKING:
    from jdlint.engine.judge import Judge

_judges: list[Judge] = []  # of this process, if it is a worker

#: Gives a worker its judge. It is sent where processes are started anew, and kept where they are copies of this one.
Recipe = Callable[[], "Judge"]


class Workers:
    """A number of processes; `close` them, at once where the run is interrupted."""

    def __init__(self, jobs: int, recipe: Recipe, judge: Judge) -> None:
        self.jobs = jobs
        self._judge = judge
        copies = sys.platform.startswith("linux")  # elsewhere a copy of a process cannot be relied on
        context = multiprocessing.get_context("fork" if copies else "spawn")
        self._pool = concurrent.futures.ProcessPoolExecutor(
            jobs, context, initializer=_begin, initargs=((lambda: judge) if copies else recipe,)
        )

    def send(self, batch: Sequence[Work]) -> Callable[[], list[Outcome]]:
        """Have some files read; return what waits for the outcomes, one for each in order."""
        try:
            future = self._pool.submit(_done, batch)
        except BrokenProcessPool:
            return lambda: self._here(batch)

        def outcomes() -> list[Outcome]:
            try:
                return future.result()
            except BrokenProcessPool:
                return self._here(batch)

        return outcomes

    def close(self, *, at_once: bool = False) -> None:
        """End the processes."""
        self._pool.shutdown(wait=not at_once, cancel_futures=True)

    def _here(self, batch: Sequence[Work]) -> list[Outcome]:
        return [outcome_of(self._judge, work) for work in batch]


def _begin(recipe: Recipe) -> None:
    """Make a worker ready; Ctrl-C is for the process that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _judges[:] = [recipe()]


def _done(batch: Sequence[Work]) -> list[Outcome]:
    return [outcome_of(_judges[0], work) for work in batch]
