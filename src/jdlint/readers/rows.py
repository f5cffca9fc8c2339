"""Table rows to entries: labels and values side by side or below each other, and the heads of the table of duties."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdlint.readers import doubts
from jdlint.readers.blocks import Block, Paragraph, Piece, Row, join
from jdlint.readers.entry import Entry, above_heading
from jdlint.readers.flow import ended
from jdlint.readers.labels import Labels, Match
from jdlint.readers.signs import is_name, is_signature

if TYPE_CHECKING:
    from jdlint.readers.entries import Walker

#: What opens or goes on with the head of a document, and is no label of a value beside it.
_TOP = frozenset({"preamble", "approval", "document"})
#: Fields whose own values stand in rows.
_TABLES = frozenset({"duties", "requirements.competencies"})
_LABEL_WORDS = 6
_Heads = list[tuple[int, Match]]


def read_row(walker: Walker, row: Row, after: Block | None) -> int:
    """Read a row that `after` follows; return how many blocks were read, for the values may stand in the next row."""
    cells = [join([line.piece for line in cell]) for cell in row.cells]
    matches = [walker.labels.whole(cell.text) for cell in cells]
    filled = [i for i, cell in enumerate(cells) if cell.text]
    heads = [(i, match) for i, match in enumerate(matches) if match is not None]
    if len(walker.current.grid) == len(cells) and matches[0] is None:
        walker.current.body.append(row)
        return 1
    fields = {match.field for _, match in heads}
    if fields >= {"duties", "results"} or (len(fields) > 1 and [i for i, _ in heads] == filled):
        return _read_heads(walker, row, cells, heads, after)
    first = heads[0][1] if heads and heads[0][0] == filled[0] else None
    if walker.current.field == "signatures" and first is None:
        walker.current.body.append(row)
    elif above_heading(walker.current.field) and (first is None or first.field in _TOP):
        _read_top(walker, row, matches)
    elif any(is_signature(cells[i].text, walker.labels, labelled=False) for i in filled) or (
        first is None
        and walker.current.field not in _TABLES
        and any(is_name(cells[i].text, walker.labels) for i in filled[1:])
    ):
        walker.entries.append(Entry("signatures", cells[filled[0]], whole=True))
    elif first is None and walker.current.cell and _is_unknown(walker, cells, filled):
        entry = Entry("x.unknown", cells[filled[0]])
        entry.cell = True
        entry.body.append(Paragraph(join(cells[i] for i in filled)))
        walker.entries.append(entry)
    elif first is None or not walker.takes_whole(first):
        walker.current.body.append(row)
    elif first.field == "duties" and _heads_table(walker.labels, cells, filled, after):
        entry = walker.open(first, cells[filled[0]], whole=True)
        entry.results, entry.results_column = cells[filled[1]], (filled[1], len(cells))
    else:
        _read_labels(walker, row, cells, heads)
    return 1


def _read_labels(walker: Walker, row: Row, cells: list[Piece], heads: _Heads) -> None:
    """Read a label and its value; or several pairs of them, where a value stands behind each label."""
    if any(
        not "".join(cell.text for cell in cells[i + 1 : j])
        for (i, _), (j, _) in pairwise([*heads, (len(cells), heads[0][1])])
    ):
        heads = heads[:1]
    ends = [*(i for i, _ in heads[1:]), len(cells)]
    for (i, match), end in zip(heads, ends, strict=True):
        entry = walker.open(match, cells[i], whole=False)
        entry.cell = True
        entry.doubt = doubts.UNLEVEL_CELLS if row.unsure else ""
        for cell in row.cells[i + 1 : end]:
            entry.body.extend(cell)


def _is_unknown(walker: Walker, cells: list[Piece], filled: list[int]) -> bool:
    """Tell whether a row below labels and values is a label that nobody knows, with its value."""
    if len(filled) != 2 or filled[0] != 0 or walker.current.field in _TABLES:
        return False
    text = cells[0].text
    return text[:1].isupper() and len(text.split()) <= _LABEL_WORDS and not ended(text)


def _read_top(walker: Walker, row: Row, matches: list[Match | None]) -> None:
    """Read a row above the heading, or with it, cell by cell: a frame that puts things side by side."""
    last = [i for i, match in enumerate(matches) if match is not None and match.field == "document"]
    for i in [*(i for i in range(len(matches)) if i not in last), *last]:
        for line in row.cells[i]:
            if line.text:
                walker.paragraph(line, (line,), 0)


def _heads_table(labels: Labels, cells: list[Piece], filled: list[int], after: Block | None) -> bool:
    """Tell whether a row heads a table of duties whose results go by a name that we do not know."""
    if len(filled) != 2 or not isinstance(after, Row) or len(after.cells) <= filled[1]:
        return False
    heading = cells[filled[1]].text
    below = join([line.piece for line in after.cells[filled[0]]]).text
    return len(heading.split()) <= 4 and not ended(heading) and labels.whole(below) is None


def _read_heads(walker: Walker, row: Row, cells: list[Piece], heads: _Heads, after: Block | None) -> int:
    """Open a field for each label of a row.

    A value below belongs to the last label that begins in its column or before it, however the cells are merged.
    """
    opened: list[tuple[int, Entry]] = []
    for i, match in heads:
        if match.field.startswith("column."):
            continue
        entry = walker.open(match, cells[i], whole=True)
        if match.field == "results":
            entry.results_column = (i, len(cells))
        opened.append((i, entry))
    fields = tuple(match.field for _, match in heads)
    if walker.current.field == "duties" and len(fields) == len(cells) and any(f.startswith("column.") for f in fields):
        walker.current.grid = fields
    table = "duties" in fields or "results" in fields
    if table or not isinstance(after, Row) or len(after.cells) != len(cells) or _has_label(walker.labels, after):
        return 1
    for i, cell in enumerate(after.cells):
        owner = next((entry for column, entry in reversed(opened) if column <= i), None)
        if owner is None:
            walker.current.body.extend(cell)
        else:
            owner.cell, owner.whole = True, False
            owner.body.extend(cell)
    return 2


def _has_label(labels: Labels, row: Row) -> bool:
    return any(labels.whole(join([line.piece for line in cell]).text) is not None for cell in row.cells)
