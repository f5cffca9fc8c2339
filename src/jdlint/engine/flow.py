"""The files of a group, read in order: those that must be read by several processes, if there are enough of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from jdlint.core.records import NamedTuple
from jdlint.engine.gather import Reading, Task
from jdlint.engine.outcome import Outcome, outcome_of
from jdlint.engine.raws import Judged
from jdlint.storage.files import Candidate
from jdlint.syntax.nodes import SourceKind

if TYPE_CHECKING:
    from jdlint.engine.workers import Workers

# What reading a file of a kind costs, in YAML descriptions; and from how many on processes are started: two were as
# fast as one at some 350 descriptions (600: 2.1 s and 2.6 s). A batch is sent when it costs so much.
_COSTS: dict[SourceKind, int] = {"text": 4, "docx": 12, "odt": 12, "container": 12, "pdf": 50, "scan": 2000}
_WORTH, _BATCH = 500, 40


def available() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Read(NamedTuple):
    """A file, whether its rules were to be asked, and what it came to (None: it was left out)."""

    item: Candidate
    judged: bool
    one: Judged | None


class _Slot(NamedTuple):
    item: Candidate
    judged: bool
    found: Task | Judged | None


class Flow:
    """Reads files; `start` gives processes where they are worth it, None where there are to be none."""

    def __init__(self, reading: Reading, start: Callable[[], Workers] | None) -> None:
        self.reading = reading
        self._start = start
        self._workers: Workers | None = None
        self._slots: deque[_Slot] = deque()  # in the order of files; those of sent batches first
        self._sent: deque[Callable[[], list[Outcome]]] = deque()
        self._batch: list[Task] = []
        self._cost = 0

    def read(self, items: Iterable[tuple[Candidate, bool]]) -> Iterator[Read]:
        """Yield files in order; each comes with whether its rules are to be asked."""
        kind: SourceKind = "yaml"
        try:
            for item, judged in items:
                if kind == "yaml" != item.kind:  # what descriptions were made from is known when all of them are read
                    yield from self._finished()
                kind = item.kind
                found = self.reading.look(item, judged=judged)
                self._slots.append(_Slot(item, judged, found))
                if isinstance(found, Task):
                    yield from self._take(found)
                elif not self._batch and not self._sent:
                    yield from self._known()
            yield from self._finished()
        except BaseException:
            if self._workers is not None:
                self._workers.close(at_once=True)
            raise
        if self._workers is not None:
            self._workers.close()

    def _take(self, task: Task) -> Iterator[Read]:
        if self._start is None:
            yield from self._settled([outcome_of(self.reading.judge, task.work)])
            return
        self._batch.append(task)
        self._cost += _COSTS.get(task.work.kind, 1)
        if self._cost < (_WORTH if self._workers is None else _BATCH) or (
            self._workers is None and len(self._batch) < 2
        ):
            return  # too little to pay for processes, or one file, which they could not share
        if self._workers is None:
            self._workers = self._start()
        self._send()
        while len(self._sent) > 2 * self._workers.jobs:
            yield from self._received()

    def _send(self) -> None:
        assert self._workers is not None
        batch: list[Task] = []
        cost = 0
        for task in self._batch:
            batch.append(task)
            cost += _COSTS.get(task.work.kind, 1)
            if cost >= _BATCH or task is self._batch[-1]:
                self._sent.append(self._workers.send([one.work for one in batch]))
                batch, cost = [], 0
        self._batch, self._cost = [], 0

    def _finished(self) -> Iterator[Read]:
        """Yield everything that was looked at so far."""
        if self._batch and self._workers is not None:
            self._send()
        while self._sent:
            yield from self._received()
        batch, self._batch, self._cost = self._batch, [], 0
        yield from self._settled(outcome_of(self.reading.judge, task.work) for task in batch)

    def _received(self) -> Iterator[Read]:
        yield from self._settled(self._sent.popleft()())

    def _settled(self, outcomes: Iterable[Outcome]) -> Iterator[Read]:
        """Yield the files of these outcomes, and those around them that were known."""
        for outcome in outcomes:
            yield from self._known()
            item, judged, task = self._slots.popleft()
            assert isinstance(task, Task)
            yield Read(item, judged, self.reading.settle(task, outcome))
        yield from self._known()

    def _known(self) -> Iterator[Read]:
        while self._slots and not isinstance(self._slots[0].found, Task):
            item, judged, found = self._slots.popleft()
            assert not isinstance(found, Task)
            yield Read(item, judged, found)
