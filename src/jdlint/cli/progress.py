"""How far a long run is: one line on standard error, on a terminal alone, gone when the run is over."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TextIO

from jdlint.core.i18n import _

#: Seconds after which a run counts as long, and between two drawings.
_PATIENCE = 1.0
_PAUSE = 0.1
_WIDTH = 30


def progress_for(*, quiet: bool) -> Callable[[int, int], None] | None:
    """Return what draws the line; None in a CI service, where nobody looks, and where it was asked to be quiet."""
    stream = sys.stderr
    if quiet or os.environ.get("CI") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return None
    return ProgressLine(stream, time.monotonic)


class ProgressLine:
    """A line that is drawn over itself; `clock` counts seconds."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Draw how many of `total` files are read where enough time has passed; take it away before the last one."""
        if done >= total - 1:
            self._clear()
        elif self._clock() >= self._next:
            self._next = self._clock() + _PAUSE
            self._drawn = True
            full = _WIDTH * done // total
            bar = "█" * full + "░" * (_WIDTH - full)
            text = _("{done} of {total} files").format(done=done, total=total)
            self._stream.write(f"\r\x1b[2K{bar} {text}")
            self._stream.flush()

    def _clear(self) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
            self._drawn = False
