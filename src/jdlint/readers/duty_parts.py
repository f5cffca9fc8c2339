"""A duty and its results while their lines are still being put together."""

from __future__ import annotations

from jdlint.readers.blocks import Paragraph, Piece
from jdlint.readers.flow import begins_low, dangling, depth, ended
from jdlint.syntax.nodes import Scalar


class Result:
    """An expected result, and whether it had a bullet."""

    __slots__ = ("lines", "marked", "open")

    def __init__(self, line: Paragraph) -> None:
        self.marked = bool(line.marker)
        self.lines = [line.piece]
        self.open = depth(line.text)

    def goes_on(self, line: Paragraph) -> bool:
        last = self.lines[-1].text
        if line.gap == 0:
            return True
        return not ended(last) and (begins_low(line.text) or dangling(last))


class Duty:
    """A duty, its results, and words that stand among them and belong elsewhere."""

    __slots__ = ("displaced", "doubt", "lines", "number", "results", "share", "shared")

    def __init__(self, number: Piece | None, first: Piece) -> None:
        self.number = number
        self.lines = [first] if first.text else []
        self.results: list[Result] = []
        self.displaced: list[Piece] = []
        self.doubt = ""
        self.share: Scalar | None = None
        #: The results stand beside the duties that follow as well.
        self.shared = False

    def goes_on(self, line: Paragraph) -> bool:
        if line.gap == 0 or not self.lines:
            return True
        last = self.lines[-1].text
        return not ended(last) and (begins_low(line.text) or dangling(last))
