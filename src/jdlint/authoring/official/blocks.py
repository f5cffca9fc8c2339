"""The blocks of a page, between the description and the formats: a writer knows these and nothing of descriptions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jdlint.core.records import NamedTuple
from jdlint.readers import blocks as read
from jdlint.readers.blocks import Piece


class Line(NamedTuple):
    """A paragraph of a cell or a list; `bullet` makes it an item."""

    text: str
    bullet: bool = False


class Note(NamedTuple):
    """The lines about the approval above the heading, set to the right; the first one stands out."""

    lines: list[str]


class Heading(NamedTuple):
    """A heading: level 0 is the name of the document, 1 a numbered section, 2 a part of it."""

    text: str
    level: int


class Items(NamedTuple):
    """A list, or the paragraph that says there is nothing to list."""

    lines: list[Line]


class Table(NamedTuple):
    """Rows of cells. `widths` are shares of the line; `look` says which cells are headings.

    pairs: the first column names what the second holds · grid: the first row is the head, repeated on every page ·
    box: one cell of text · signatures: no lines, room to sign.
    """

    rows: list[list[list[Line]]]
    widths: tuple[int, ...]
    look: Literal["pairs", "grid", "box", "signatures"]


Block = Note | Heading | Items | Table


class Page(NamedTuple):
    """A whole document: its language, what its properties say, and its blocks."""

    language: str
    title: str
    identifier: str
    blocks: list[Block]


def as_read(blocks: Iterable[Block]) -> list[read.Block]:
    """Return the blocks as a reader of documents hands them over to the mapper."""
    out: list[read.Block] = []
    for block in blocks:
        match block:
            case Note(lines):
                out.extend(_paragraph(Line(line)) for line in lines)
            case Heading(text, _level):
                out.append(_paragraph(Line(text)))
            case Items(lines):
                out.extend(_paragraph(line) for line in lines)
            case Table(rows, _widths, _look):
                out.extend(read.Row([[_paragraph(line) for line in cell] for cell in row]) for row in rows)
    return out


def _paragraph(line: Line) -> read.Paragraph:
    return read.Paragraph(Piece(line.text, 0, 0), "•" if line.bullet else "", hard=True)
