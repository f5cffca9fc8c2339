"""Offsets of characters to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from jdlint.core.finding import Position, SourcePlace
from jdlint.core.patterns import regex

# Counted from the text itself: libyaml also counts U+0085, U+2028 and U+2029, which no editor does.
_BREAK = regex(r"\r\n|\n|\r")


class Lines:
    """The line starts of a text; computed when a first place is asked for."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of each line."""
        if self._starts is None:
            self._starts = _starts(self.text)
        return self._starts

    def position(self, offset: int) -> Position:
        """Return line and column (from 1, in code points) of the character at `offset`."""
        starts = self.starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of the line that holds `offset`."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return the offset of the first character of the line below the one that holds `offset`, or of the end."""
        line = bisect_right(self.starts, offset)
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:
        return self.position(start), self.position(end), None


def _starts(text: str) -> list[int]:
    if "\r" in text:
        return [0, *(match.end() for match in _BREAK.finditer(text))]
    starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]  # far quicker, and nearly every file is so
    starts.pop()
    return starts
