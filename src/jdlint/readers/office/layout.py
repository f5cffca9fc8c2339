"""The flat text of a file: every paragraph laid out once, its place known by the offset at which it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from jdlint.core.finding import Position, SourcePlace
from jdlint.readers.blocks import Block, Paragraph, Piece, Row
from jdlint.readers.content import exceeded
from jdlint.readers.office.limits import OfficeLimits
from jdlint.readers.text_lines import read_line


class Anchor(NamedTuple):
    """A paragraph element: the member of the package it stands in, and its number among those of the member, from 0."""

    member: str
    paragraph: int


class Laid(NamedTuple):
    """What a laid-out paragraph is: where a person looks for it, and where a program does."""

    place: SourcePlace
    anchor: Anchor


class OfficeText:
    """The text of a file with the places of its paragraphs: the `Locator` of a Word or OpenDocument file.

    `insertions` and `deletions` count tracked changes, which were read as if they were accepted. `left_out` counts
    embedded files (alternative content, subdocuments) that were not read.
    """

    def __init__(self, limits: OfficeLimits) -> None:
        self.insertions = 0
        self.deletions = 0
        self.left_out = 0
        self._limits = limits
        self._parts: list[str] = []
        self._size = 0
        self._starts: list[int] = []
        self._laid: list[Laid] = []

    # --- while the text is laid out

    @property
    def size(self) -> int:
        """The offset at which the next paragraph will begin."""
        return self._size

    def paragraph(self, stretches: Sequence[tuple[str, Laid]], number: str, marker: str, gap: int) -> list[Paragraph]:
        """Lay out a paragraph and return its lines: soft breaks part them, and bullets within a line.

        Several stretches are paragraphs that became one. `number` is the automatic number that belongs to the text.
        """
        text = ""
        for words, laid in stretches:
            if len(self._starts) >= self._limits.blocks:
                raise exceeded("blocks", self._limits.blocks)
            self._starts.append(self._size + len(text))
            self._laid.append(laid)
            if not text and number:
                text = f"{number} " if words.strip() else number
            text += words
            # What lists, tabs and repeated blanks make of a small file counts like what stands in it.
            if self._size + len(text) > self._limits.text_chars:
                raise exceeded("text", self._limits.text_chars)
        out: list[Paragraph] = []
        base = self._size
        for line in text.split("\n"):
            if line.strip():
                out.extend(read_line(line, base, 0 if out else gap))
            base += len(line) + 1
            if len(self._starts) + len(out) > self._limits.blocks:  # bullets within a line begin new ones
                raise exceeded("blocks", self._limits.blocks)
        self._parts.append(text)
        self._size = base
        if not out:
            return [Paragraph(Piece("", base - 1, base - 1), marker, gap, hard=True)]
        out[0] = out[0]._replace(marker=marker or out[0].marker, gap=gap, hard=True)
        return out

    # --- afterwards

    @property
    def text(self) -> str:
        return "\n".join(self._parts)

    def _at(self, offset: int) -> Laid:
        return self._laid[max(0, bisect_right(self._starts, offset) - 1)]

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:  # noqa: ARG002
        return None, None, self._at(start).place if self._laid else None

    def anchor(self, offset: int) -> Anchor | None:
        """Return the paragraph element in which the character at `offset` stands; None for a file without any."""
        return self._at(offset).anchor if self._laid else None


class Part:
    """A story of the file (body, header, text box …): its name, its member, and how far its blocks were counted."""

    def __init__(self, name: str, member: str) -> None:
        self.name = name
        self.member = member
        self.tables = 0
        self._paragraphs = 0

    def place(self, spot: Spot | None, count: int) -> SourcePlace:
        """Return the place of the next paragraph: of the part, or the one numbered `count` of the cell at `spot`."""
        if spot is not None:
            return SourcePlace(self.name, None, count, spot.table, spot.row, spot.column)
        self._paragraphs += 1
        return SourcePlace(self.name, None, self._paragraphs)


class Spot(NamedTuple):
    """A table cell, all counted from 1; the column is that of the grid where the cell begins."""

    table: int
    row: int
    column: int


def settled(blocks: list[Block], bare: list[Paragraph]) -> list[Block]:
    """Return the blocks of a cell: without any, its automatic numbers, else one empty paragraph at its place."""
    return blocks or [*(line for line in bare if line.text)] or [*bare[:1]]


def row_blocks(cells: list[list[Block]], continued: list[int]) -> list[Block]:
    """Return a row, then the rows of the tables inside its cells.

    A row that is one single cell is a frame around what stands in it, and so is a row with tables in its only cell
    that says something.
    """
    own = [[block for block in cell if isinstance(block, Paragraph)] for cell in cells]
    inner = [block for cell in cells for block in cell if isinstance(block, Row)]
    real = [cell for cell in cells if cell]
    saying = [cell for cell in real if any(isinstance(block, Row) or block.text for block in cell)]
    if len(real) == 1 and not continued:
        return real[0]
    if inner and len(saying) == 1:
        return saying[0]
    return [Row(own, frozenset(continued)), *inner] if real else []
