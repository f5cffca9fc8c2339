"""A duty and its results while their lines are still being put together."""

from __future__ import annotations

from jdlint.readers import doubts
from jdlint.readers.blocks import Paragraph, Piece, join
from jdlint.readers.flow import begins_low, dangling, depth, ended, split_at_ends
from jdlint.readers.tree import Collector, shortened
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


def report_unbulleted(found: Collector, duty: Duty, index: int) -> None:
    """Report results without a bullet among others that have one (IMP001)."""
    if not any(result.marked for result in duty.results):
        return
    position = 0
    for result in duty.results:
        parts = [result.lines] if result.marked else split_at_ends(result.lines)
        if not result.marked:
            piece = join(result.lines)
            number = duty.number.text.rstrip(".)") if duty.number is not None else str(index + 1)
            args = {"number": number, "text": shortened(piece.text)}
            found.report("IMP001", piece, "default", args, ("duties", index, "expected_results", position))
            found.uncertain["duties", index, "expected_results", position] = doubts.UNBULLETED_RESULT
        position += len(parts)
