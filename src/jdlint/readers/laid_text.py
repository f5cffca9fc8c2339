"""The flat text of a document that is no text file: every paragraph laid out once, its place known by its offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

from jdlint.core.finding import Position, SourcePlace
from jdlint.readers.blocks import Paragraph, Piece
from jdlint.readers.content import exceeded
from jdlint.readers.text_lines import read_line

_PlaceT = TypeVar("_PlaceT")


class LaidText(Generic[_PlaceT]):
    """The text of a document with the places of its paragraphs: what a `Locator` is made of.

    At most `most_blocks` paragraphs and `most_chars` characters are taken. A place is whatever the reader can tell.
    """

    def __init__(self, most_blocks: int, most_chars: int) -> None:
        self._most_blocks = most_blocks
        self._most_chars = most_chars
        self._parts: list[str] = []
        self._size = 0
        self._starts: list[int] = []
        self._places: list[_PlaceT] = []

    # --- while the text is laid out

    @property
    def size(self) -> int:
        """The offset at which the next paragraph will begin."""
        return self._size

    def paragraph(
        self, stretches: Sequence[tuple[str, _PlaceT]], number: str = "", marker: str = "", gap: int = 0
    ) -> list[Paragraph]:
        """Lay out a paragraph and return its lines: soft breaks part them, and bullets within a line.

        Several stretches are paragraphs that became one. `number` is the automatic number that belongs to the text.
        """
        text = ""
        for words, place in stretches:
            if len(self._starts) >= self._most_blocks:
                raise exceeded("blocks", self._most_blocks)
            self._starts.append(self._size + len(text))
            self._places.append(place)
            if not text and number:
                text = f"{number} " if words.strip() else number
            text += words
            # What lists, tabs and repeated blanks make of a small file counts like what stands in it.
            if self._size + len(text) > self._most_chars:
                raise exceeded("text", self._most_chars)
        out: list[Paragraph] = []
        base = self._size
        for line in text.split("\n"):
            if line.strip():
                out.extend(read_line(line, base, 0 if out else gap))
            base += len(line) + 1
            if len(self._starts) + len(out) > self._most_blocks:  # bullets within a line begin new ones
                raise exceeded("blocks", self._most_blocks)
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

    def at(self, offset: int) -> _PlaceT | None:
        """Return the place of the character at `offset`; None for a text without any paragraph."""
        return self._places[max(0, bisect_right(self._starts, offset) - 1)] if self._places else None


class PageText(LaidText[SourcePlace]):
    """The text of pages: the `Locator` of a PDF or a scan."""

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:  # noqa: ARG002
        return None, None, self.at(start)
