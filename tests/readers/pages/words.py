"""Pages made of words by hand: a word is as wide as its letters, a line 12 points high."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.readers.blocks import Paragraph
from jdlint.readers.labels import load_labels
from jdlint.readers.pages.geometry import Page, Rule, Word
from jdlint.readers.pages.read import read_pages

LETTER, SPACE, HEIGHT, PITCH = 6.0, 4.0, 12.0, 14.0


def text(x: float, y: float, line: str) -> list[Word]:
    """Return the words of a line that begins at `x`, its upper edge at `y`."""
    out = []
    for word in line.split(" "):
        width = LETTER * len(word)
        out.append(Word(word, x, y, x + width, y + HEIGHT))
        x += width + SPACE
    return out


def lines(x: float, y: float, *texts: str) -> list[Word]:
    """Return lines below each other."""
    return [word for i, line in enumerate(texts) for word in text(x, y + i * PITCH, line)]


def page(*words: Sequence[Word], rules: Sequence[Rule] = (), number: int = 1) -> Page:
    return Page(number, 595, 842, [word for group in words for word in group], rules)


def box(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    """Return the four sides of a box."""
    return [Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1)]


def shown(*pages: Page) -> list[str | list[str]]:
    """Return the blocks: a text for a paragraph, for a row the texts of its cells, with bullets, parted by slashes."""
    found = read_pages("pdf", pages, load_labels())
    return [
        _told(block) if isinstance(block, Paragraph) else [" / ".join(map(_told, cell)) for cell in block.cells]
        for block in found.blocks
    ]


def _told(line: Paragraph) -> str:
    return f"{line.marker} {line.text}" if line.marker else line.text
