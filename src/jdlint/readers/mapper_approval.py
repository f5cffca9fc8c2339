"""The head of a description: approval, act, date and annex. Names of persons are never taken over."""

from __future__ import annotations

from jdlint.readers.acts import ANNEX, act_in, approver_in, dates_in, is_dated, numbers_in
from jdlint.readers.blocks import Block, Paragraph, Piece, join
from jdlint.readers.flow import lines_of
from jdlint.readers.labels import resembles
from jdlint.readers.tree import Collector, scalar

_LONGEST_HEAD = 2_000  # characters: no approval takes more, whatever stands behind the label


def read_head(found: Collector, lines: list[Paragraph], label: Piece | None) -> None:
    """Read the lines from "KINNITATUD" to the heading of the description."""
    for line in lines:
        piece = line.piece.squeezed()
        annex = ANNEX.match(piece.text)
        if annex:
            found.put(("approval", "annex"), scalar(piece.cut(*annex.span(1)), kind="int"), piece.cut(*annex.span()))
    whole = join([line.piece for line in lines if not ANNEX.fullmatch(line.text.strip())]).cut(0, _LONGEST_HEAD)
    act = act_in(found.labels, whole)
    if act is not None:
        found.put(("approval", "act"), act, None)
    date = next(dates_in(found.labels, whole), None)
    if date is not None:
        found.put(("approval", "date"), date.value, None)
    number = next(numbers_in(whole, date.end if date else 0), None)
    if number and (date is not None or act is not None):
        found.put(("approval", "number"), number.value, whole.cut(number.start, number.end))
    approver = approver_in(found.labels, whole.cut(0, date.end) if date else whole)
    if approver is not None and (label is not None or act is not None):
        found.put(("approval", "approver"), approver, None)


def is_head(line: Paragraph, found: Collector) -> bool:
    """Tell whether a line before the heading speaks of the approval: an annex, or an act with a date or number."""
    text = line.text
    if ANNEX.match(text) and len(text) < 120:
        return True
    return (
        is_dated(text) and len(text) < 160 and (act_in(found.labels, line.piece) is not None or len(text.split()) < 4)
    )


def contract_annex(found: Collector, line: Paragraph) -> bool:
    """Read "Töölepingu juurde kuuluv lisa": the post is an employee's."""
    words = line.text.split()
    for row in found.labels.words["contract_annex"]:
        if len(words) <= 8 and all(any(resembles(word.strip(".,:"), known) for word in words) for known in row):
            found.put(("status",), scalar(line.piece.squeezed(), "employee"), None)
            return True
    return False


def read_preamble(found: Collector, blocks: list[Block]) -> None:
    """Read what stands above the heading although nothing says "KINNITATUD"."""
    head: list[Paragraph] = []
    for line in lines_of(blocks):
        if contract_annex(found, line):
            continue
        if is_head(line, found):
            head.append(line)
        else:
            found.lose(line.piece.squeezed())
    if head:
        read_head(found, head, None)
