"""The form in which every reader hands over a document: paragraphs and table rows, each with its place.

A place is two ints whose meaning only the document's `Locator` knows: offsets of characters for a text, numbers of
blocks for Word. A `Piece` therefore keeps, where it can, the place of every single character, so that a part of a
cell can be pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jdlint.core.records import NamedTuple

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
#: White space that is more or something else than a single space.
_UNEVEN = re.compile(r"[\s\u200b\ufeff]{2}|[^\S ]|[\u200b\ufeff]")
# Signs that close what stands before them: no blank is there.
_CLOSING = ".,;:)"
_HYPHENS = "-\u2010\u00ad"
_CONJUNCTIONS = frozenset({"ja", "või", "ning", "ega", "voi", "and", "or"})
# First halves of compounds that keep their hyphen wherever the line is broken.
_HYPHENATED_HEADS = frozenset({"avalik", "vaba", "mitte", "video", "era"})


class Piece:
    """A stretch of text and where it stands; `offsets` holds the place of each character where the source has one."""

    __slots__ = ("end", "offsets", "start", "text")

    def __init__(self, text: str, start: int, end: int, offsets: Sequence[int] | None = None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.offsets = offsets

    def __repr__(self) -> str:
        return f"Piece({self.text!r}, {self.start}, {self.end})"

    def cut(self, begin: int, stop: int | None = None) -> Piece:
        """Return the characters `begin`..`stop` without white space around them."""
        size = len(self.text)
        last = size if stop is None else max(0, min(stop, size))
        first = max(0, min(begin, last))
        tail = self.text[first:last].lstrip()
        first, text = last - len(tail), tail.rstrip()
        if len(text) == size:
            return self
        if self.offsets is None:
            return Piece(text, self.start, self.end)
        if not text:
            place = self.offsets[first] if first < size else self.end
            return Piece("", place, place)
        offsets = self.offsets[first : first + len(text)]
        return Piece(text, offsets[0], offsets[-1] + 1, offsets)

    def without_separator(self) -> Piece:
        """Return the piece without the semicolon that parts it from the next item of its list."""
        return self.cut(0, len(self.text.rstrip(" ;"))) if self.text.endswith(";") else self

    def squeezed(self) -> Piece:
        """Return the piece with every run of white space as one space."""
        if not _UNEVEN.search(self.text):
            return self.cut(0)
        text: list[str] = []
        places: list[int] = []
        last = 0
        for run in _SPACE.finditer(self.text):
            text.append(self.text[last : run.start()])
            text.append(" ")
            if self.offsets is not None:
                places.extend(self.offsets[last : run.start()])
                places.append(self.offsets[run.start()])
            last = run.end()
        text.append(self.text[last:])
        if self.offsets is None:
            return Piece("".join(text), self.start, self.end).cut(0)
        places.extend(self.offsets[last:])
        return Piece("".join(text), self.start, self.end, places).cut(0)


class Paragraph(NamedTuple):
    """A line of a text file, or a paragraph of a word processor.

    `marker` is its bullet or automatic number. `gap` counts the blank lines before it. `hard` says that it surely
    begins a new paragraph (Word knows, a text file does not).
    """

    piece: Piece
    marker: str = ""
    gap: int = 0
    hard: bool = False

    @property
    def text(self) -> str:
        return self.piece.text


class Row(NamedTuple):
    """A table row; a cell is a list of paragraphs.

    There is a cell for each column of the table's grid: a merged cell stands where it begins, and the columns that it
    covers are empty lists. `continued` names the columns in which the cell of the row above goes on. `unsure` says that
    nothing tells for certain which cells stand side by side.
    """

    cells: list[list[Paragraph]]
    continued: frozenset[int] = frozenset()
    unsure: bool = False


Block = Paragraph | Row


def join(pieces: Iterable[Piece]) -> Piece:
    """Join lines to one text: white space collapsed, hyphens that only broke a line removed."""
    parts = [piece.squeezed() for piece in pieces]
    parts = [part for part in parts if part.text]
    if not parts:
        return Piece("", 0, 0)
    if len(parts) == 1:
        return parts[0]
    text: list[str] = []
    places: list[int] | None = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        keep, glue = (len(part.text), "") if after is None else _seam(part.text, after.text)
        text.append(part.text[:keep] + glue)
        if part.offsets is None:
            places = None
        if places is not None and part.offsets is not None:
            places.extend(part.offsets[:keep])
            places.extend([part.end - 1] * len(glue))
    start = min(part.start for part in parts)
    end = max(part.end for part in parts)
    return Piece("".join(text), start, end, places)


def _seam(before: str, after: str) -> tuple[int, str]:
    """Return how much of `before` stays and what stands between it and `after`."""
    size = len(before)
    if after[0] in _CLOSING and (len(after) == 1 or after[1].isspace()):
        return size, ""  # a cell too narrow for the sign behind its number
    if before[-1] not in _HYPHENS or size < 2 or not before[-2].isalnum():
        return size, " "
    if before[-1] == "\u00ad":
        return size - 1, ""
    first = re.split(r"[\s,.;]", after, maxsplit=1)[0]
    if first.lower() in _CONJUNCTIONS or not after[0].isalnum():
        return size, " "
    head = re.split(r"[\s(/,-]", before[:-1])[-1]
    # Only a hyphen between two lower-case stretches of a longer word is plainly one of line breaking.
    plain = len(head) > 2 and head[-1].islower() and head.lower() not in _HYPHENATED_HEADS and after[0].islower()
    return (size - 1, "") if plain else (size, "")
