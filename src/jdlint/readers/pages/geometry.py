"""What stands on a page: words and ruled lines with their boxes, in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from statistics import median

from jdlint.core.records import NamedTuple

#: A word whose middle lies within a line belongs to it; of two that overlap less, one stands below the other.
_OVERLAP = 0.5


class Word(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Rule(NamedTuple):
    """A drawn line, horizontal or vertical."""

    x0: float
    top: float
    x1: float
    bottom: float


class Page(NamedTuple):
    """A page, counted from 1.

    `recognised` says that its words were read from a picture, by us or by somebody else; `picture` that it has no words
    but something that may hold some.
    """

    number: int
    width: float
    height: float
    words: Sequence[Word]
    rules: Sequence[Rule] = ()
    recognised: bool = False
    picture: bool = False


class Line:
    """Words side by side, left to right."""

    def __init__(self, words: Iterable[Word], page: int) -> None:
        self.words = sorted(words, key=lambda word: word.x0)
        self.page = page
        self.x0 = self.words[0].x0
        self.x1 = max(word.x1 for word in self.words)
        self.top = median(word.top for word in self.words)
        self.bottom = median(word.bottom for word in self.words)

    def __repr__(self) -> str:
        return f"Line({self.text!r}, page {self.page}, {self.x0:.0f}–{self.x1:.0f}, {self.top:.0f})"

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Put words together to lines, from the top down."""
    out: list[list[Word]] = []
    top = bottom = 0.0
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        shared = min(bottom, word.bottom) - max(top, word.top)
        if out and shared >= _OVERLAP * min(bottom - top, word.height):
            out[-1].append(word)
        else:
            out.append([word])
            top, bottom = word.top, word.bottom
    return [Line(line, page) for line in out]
