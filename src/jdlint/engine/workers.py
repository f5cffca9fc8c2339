"""Processes that read and judge files side by side.

They are started where there is enough to do to pay for them, and given files in batches. What comes back is taken in
the order in which it was sent, so that a report does not depend on how many there are. Where a process dies, its files
are done in this one.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from jdlint.engine.outcome import Outcome, Work, outcome_of

if TYPE_CHECKING:
    from jdlint.engine.judge import Judge

_SAFE_PATH = "PYTHONSAFEPATH"
_judges: list[Judge] = []  # of this process, if it is a worker

#: Gives a worker its judge; it is sent there, so that it names what it is made of.
Recipe = Callable[[], "Judge"]


class Workers:
    """A number of processes; `close` them, at once where the run is interrupted.

    They are started anew everywhere: a copy of this process would share the pipes of what reads PDF files for it.
    """

    def __init__(self, jobs: int, recipe: Recipe, judge: Judge) -> None:
        self.jobs = jobs
        self._judge = judge
        context = multiprocessing.get_context("spawn")
        with _starting():
            self._pool = concurrent.futures.ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(recipe,))

    def send(self, batch: Sequence[Work]) -> Callable[[], list[Outcome]]:
        """Have some files read; return what waits for the outcomes, one for each in order."""
        try:
            with _starting():
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


@contextlib.contextmanager
def _starting() -> Iterator[None]:
    """Start processes that import nothing from the folder they stand in, and are deaf to Ctrl-C from the first moment.

    The folder may be somebody else's; Ctrl-C is for the process that waits for them, and reaches it when they are there
    (Windows has no signals that wait).
    """
    path = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    waits = hasattr(signal, "pthread_sigmask")
    if waits:
        resource_tracker.ensure_running()  # started below, it would let Ctrl-C through
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if path is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = path
        if waits:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(recipe: Recipe) -> None:
    """Make a worker ready."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _judges[:] = [recipe()]


def _end_with_parent() -> None:
    """End this process when the one that started it is gone; killed, it could not say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _done(batch: Sequence[Work]) -> list[Outcome]:
    return [outcome_of(_judges[0], work) for work in batch]
