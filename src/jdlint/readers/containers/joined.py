"""The texts of the files in a container, one behind the other: one count of characters for all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jdlint.core.finding import Position, SourcePlace
from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block, Paragraph, Piece, Row
from jdlint.readers.content import Content, exceeded
from jdlint.readers.office.limits import OfficeLimits
from jdlint.syntax.nodes import Locator, Problem

#: The offset of what is said of a container as a whole.
WHOLE = -1


class _Stretch(NamedTuple):
    """Where the text of a file begins, what the file is called, and what knows the places in it (None: not read)."""

    start: int
    member: str
    locator: Locator | None


class Joined:
    """The `Locator` of a container: it says in which file something stands, and where there."""

    def __init__(self, limits: OfficeLimits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._stretches: list[_Stretch] = []
        self._size = 0
        self._blocks = 0

    @property
    def text(self) -> str:
        return "\n".join(self._parts)

    def add(self, member: str, text: str = "", locator: Locator | None = None) -> int:
        """Add the text of a file and return where it begins. Raises Refused where all of it is too much."""
        start = self._size
        self._stretches.append(_Stretch(start, member, locator))
        self._parts.append(text)
        self._size += len(text) + 1
        if self._size > self._limits.text_chars:
            raise exceeded("text", self._limits.text_chars)
        return start

    def content(self, member: str, content: Content) -> Content:
        """Add what was read of a file and return it with the offsets of the whole container."""
        self._blocks += len(content.blocks)
        if self._blocks > self._limits.blocks:
            raise exceeded("blocks", self._limits.blocks)
        base = self.add(member, content.text, content.locator)
        return content._replace(
            locator=self,
            blocks=[_shifted(block, base) for block in content.blocks],
            asides=[(at + base, [_shifted(block, base) for block in aside]) for at, aside in content.asides],
            problems=[_moved(problem, base) for problem in content.problems],
            start=base,
        )

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:
        at = bisect_right(self._stretches, start, key=lambda stretch: stretch.start) - 1
        if at < 0:
            return None, None, None
        base, member, locator = self._stretches[at]
        first, _last, place = (None, None, None) if locator is None else locator.locate(start - base, end - base)
        if place is None:
            place = SourcePlace(line=None if first is None else first.line)
        return None, None, place._replace(member=member)


def _moved(problem: Problem, base: int) -> Problem:
    return Problem(problem.rule, problem.start + base, problem.end + base, problem.message, problem.args, problem.path)


def _shifted(block: Block, base: int) -> Block:
    if isinstance(block, Paragraph):
        return _line(block, base)
    return Row([[_line(line, base) for line in cell] for cell in block.cells], block.continued)


def _line(line: Paragraph, base: int) -> Paragraph:
    piece = line.piece
    offsets: Sequence[int] | None = piece.offsets
    if isinstance(offsets, range):
        offsets = range(offsets.start + base, offsets.stop + base, offsets.step)
    elif offsets is not None:
        offsets = [offset + base for offset in offsets]
    return line._replace(piece=Piece(piece.text, piece.start + base, piece.end + base, offsets))
