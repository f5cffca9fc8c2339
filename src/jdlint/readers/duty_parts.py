"""A duty and its results while their lines are still being put together."""

from __future__ import annotations

from jdlint.readers import doubts
from jdlint.readers.blocks import Paragraph, Piece, join
from jdlint.readers.flow import begins_low, dangling, depth, ended, split_at_ends
from jdlint.readers.tree import Collector, mapping, scalar, sequence, shortened
from jdlint.syntax.nodes import Node, Scalar

#: So many duties without results, with all results behind the last one, were a column.
_COLUMN = 3


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


def take_back(duties: list[Duty]) -> list[Result]:
    """Return results that all stand below the last duty, one for each at least: a text came out column by column."""
    if len(duties) < _COLUMN or any(duty.results or duty.number is None for duty in duties[:-1]):
        return []
    last = duties[-1]
    if len(last.results) < len(duties):
        return []
    found, last.results = last.results, []
    return found


def report_mismatch(found: Collector, duties: list[Duty], results: list[Result]) -> None:
    """Say once that it cannot be told which result is whose (IMP004), and keep the results."""
    if not results:
        return
    place = join([line for result in results for line in result.lines])
    args = {"duties": len(duties), "results": len(results)}
    found.report("IMP004", place, "default", args, ("duties",))
    for result in results:
        found.lose(join(result.lines), reported=False)


def node_of(found: Collector, duty: Duty, index: int, *, columns: bool) -> Node:
    """Return the node of a duty, and say what is uncertain of it; `columns` says that there is one of results."""
    pairs: list[tuple[str, Node, Piece | None]] = []
    if duty.number is not None:
        pairs.append(("number", scalar(duty.number), None))
    text = join(duty.lines)
    if not text.text and duty.number is not None:
        text = Piece("", duty.number.end, duty.number.end)
    pairs.append(("duty", scalar(text), None))
    path = ("duties", index, "expected_results")
    if columns or duty.results:
        pieces: list[Piece] = []
        for result in duty.results:
            if result.marked:
                pieces.append(join(result.lines))
                continue
            parts = split_at_ends(result.lines)
            pieces.extend(join(part) for part in parts)
            if len(parts) > 1:
                found.uncertain[path] = doubts.DIVIDED_RESULTS
        end = Piece("", text.end, text.end)
        pairs.append(("expected_results", sequence([scalar(piece.without_separator()) for piece in pieces], end), None))
    if duty.share is not None:
        pairs.append(("time_share", duty.share, None))
    if duty.shared:
        piece = join(line for result in duty.results for line in result.lines)
        found.report("IMP003", piece, "default", {"text": shortened(piece.text)}, path)
        found.uncertain[path] = doubts.SHARED_RESULTS
    for piece in duty.displaced:
        found.lose(piece)
        found.uncertain[path] = doubts.DISPLACED_WORDS
    if columns and not duty.results and any(ended(line.text) for line in duty.lines[:-1]):
        found.uncertain["duties", index, "duty"] = doubts.UNDIVIDED_DUTY
    if duty.doubt:
        found.uncertain["duties", index, "duty"] = duty.doubt
    return mapping(pairs)
