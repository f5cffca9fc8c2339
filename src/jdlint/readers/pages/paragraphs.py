"""Lines of one column to paragraphs: where the next word would have fitted, the author ended the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import quantiles

from jdlint.readers.descriptions import opens_description
from jdlint.readers.flow import begins_low, ended
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Line
from jdlint.readers.pages.rows import NUMBER
from jdlint.readers.text_lines import BULLET, STRONG

#: How much farther than usual lines of one paragraph are never apart.
_SPACED = 1.35
_USUAL = 1.15
#: The width of a space, in heights of a line.
_SPACE = 0.3
_NEAR = 2.0
#: In heights of a line: what is left of a line that plainly is not full.
_PLAIN = 2.5
#: In heights of a line: farther from the left than any paragraph is indented.
_FAR = 8.0


def leading_of(columns: Iterable[Sequence[Line]]) -> float:
    """Return the usual distance from line to line, in heights of a line."""
    found = []
    for column in columns:
        for before, line in pairwise(column):
            ratio = (line.top - before.top) / before.height if before.page == line.page and before.height else 0.0
            if 0.8 <= ratio <= 2.2:
                found.append(ratio)
    return quantiles(found, n=4)[0] if len(found) > 3 else _USUAL


class Column:
    """Where lines stand: between `left` and `right`, and how far apart they usually are."""

    def __init__(self, left: float, right: float, leading: float, labels: Labels) -> None:
        self.left = left
        self.right = right
        self.leading = leading
        self.labels = labels

    def paragraphs(self, lines: Sequence[Line]) -> list[tuple[list[Line], bool]]:
        """Return the lines of each paragraph, and whether white space stands above it."""
        out: list[tuple[list[Line], bool]] = []
        for line in lines:
            before = out[-1][0][-1] if out else None
            spaced = before is not None and self._spaced(before, line)
            if before is None or spaced or self._begins(out[-1][0], line):
                out.append(([line], spaced))
            else:
                out[-1][0].append(line)
        return out

    def _spaced(self, before: Line, line: Line) -> bool:
        return before.page == line.page and line.top - before.top > _SPACED * self.leading * before.height

    def _begins(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Tell whether `line` begins a paragraph although it stands close below the last line of `paragraph`."""
        before = paragraph[-1]
        if _is_item(line, paragraph[0]):
            return True
        if self.labels.whole(before.text) is not None:
            return self.labels.whole(f"{before.text} {line.text}") is None
        if self.labels.whole(line.text) is not None and ended(before.text):
            return True
        if before.page != line.page and ended(before.text) and not begins_low(line.text):
            return True
        told = self.labels.prefix(line.text)
        if opens_description(line.text, self.labels) or (
            told is not None and line.text[told.end : told.end + 1] == ":"
        ):
            return True
        if begins_low(line.text) and not ended(before.text) and not self._is_block(before, line):
            return False
        room = self._room(before, line)
        if room > _PLAIN * line.height and ended(before.text) and not BULLET.match(paragraph[0].text):
            return True  # a sentence hardly ends just there by chance
        return room > line.words[0].x1 - line.words[0].x0 + _SPACE * line.height

    def _is_block(self, before: Line, line: Line) -> bool:
        """Tell whether lines aligned right stand far from the left, as those of an approval: nobody wraps these."""
        return abs(before.x1 - line.x1) <= _NEAR and min(before.x0, line.x0) - self.left > _FAR * line.height

    def _room(self, before: Line, line: Line) -> float:
        """Return how much space was left on a line."""
        aligned_right = abs(before.x1 - line.x1) <= _NEAR and abs(before.x0 - line.x0) > _NEAR
        centred = abs(before.x0 + before.x1 - line.x0 - line.x1) <= 2 * _NEAR and abs(before.x0 - line.x0) > _NEAR
        if aligned_right or centred:
            return before.x0 - self.left + max(0.0, self.right - before.x1)
        return self.right - before.x1


def _is_item(line: Line, first: Line) -> bool:
    """Tell whether a line begins with a bullet, or a number where the paragraph around it begins."""
    bullet = BULLET.match(line.text)
    if bullet and bullet.end() < len(line.text):
        return bullet.group().strip() in STRONG or line.x0 <= first.x0 + _NEAR
    number = NUMBER.match(line.text)
    if number is None or "." not in number.group():
        return False
    rest = line.text[number.end() :].lstrip()
    return bool(rest) and line.x0 <= first.x0 + _NEAR and not rest[0].islower()
