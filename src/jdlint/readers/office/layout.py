"""The flat text of a file: every paragraph laid out once, its place known by the offset at which it begins."""

from __future__ import annotations

from jdlint.core.finding import Position, SourcePlace
from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block, Paragraph, Row
from jdlint.readers.laid_text import LaidText
from jdlint.readers.office.limits import OfficeLimits


class Anchor(NamedTuple):
    """A paragraph element: the member of the package it stands in, and its number among those of the member, from 0."""

    member: str
    paragraph: int


class Laid(NamedTuple):
    """What a laid-out paragraph is: where a person looks for it, and where a program does."""

    place: SourcePlace
    anchor: Anchor


class OfficeText(LaidText[Laid]):
    """The text of a file with the places of its paragraphs: the `Locator` of a Word or OpenDocument file.

    `insertions` and `deletions` count tracked changes, which were read as if they were accepted. `left_out` counts
    embedded files (alternative content, subdocuments) that were not read.
    """

    def __init__(self, limits: OfficeLimits) -> None:
        super().__init__(limits.blocks, limits.text_chars)
        self.insertions = 0
        self.deletions = 0
        self.left_out = 0

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:  # noqa: ARG002
        laid = self.at(start)
        return None, None, None if laid is None else laid.place

    def anchor(self, offset: int) -> Anchor | None:
        """Return the paragraph element in which the character at `offset` stands; None for a file without any."""
        laid = self.at(offset)
        return None if laid is None else laid.anchor


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
