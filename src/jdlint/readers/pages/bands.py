"""Rows of columns that no lines part, whether the cells of a row are level at the top, in the middle or at the bottom.

Between two rows runs a level on which no column has text. Which of these levels part rows is told by all columns
together: the cells of a row are level with each other, a numbered duty or a label begins a cell, and no sentence goes
on in the next one. The cheapest way to cut is taken, and what still does not fit is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from jdlint.readers.flow import begins_low, dangling, ended
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Line
from jdlint.readers.text_lines import BULLET

#: In heights of a line: by how much cells of a row may miss each other, and what glyphs of two lines may overlap.
_LEVEL = 0.35
_TOUCH = 0.2
#: How much farther than usual lines of one cell are never apart.
_SPACED = 1.35
#: So many levels belong to one row at most.
_LONGEST = 100
_LONGEST_LABEL = 3
#: What speaks against a row: a cell that begins within a sentence, or below what may go on, a second beginning within a
#: cell, an empty cell, white space within a cell; and for it, that there is one more.
_TORN = 3.0
_OPEN = 0.5
_SECOND = 100.0
_EMPTY = 1.0
_WHITE = 1.5
_MISSED = 3.0
_MORE = 0.2

_HEIGHTS: tuple[Callable[[Sequence[Line]], float], ...] = (
    lambda cell: cell[0].top,
    lambda cell: (cell[0].top + cell[-1].bottom) / 2,
    lambda cell: cell[-1].bottom,
)


class Band(NamedTuple):
    """A row: the lines of each column; `fits` says that nothing speaks against it."""

    cells: list[list[Line]]
    fits: bool


class Bands:
    """The lines of some columns from the top down, and what is known of them.

    `numbers` are the lines of the first column that begin with the number of a duty, where duties have numbers.
    `leading` is the usual distance of lines, in heights of one.
    """

    def __init__(
        self, columns: Sequence[Sequence[Line]], numbers: AbstractSet[int], leading: float, labels: Labels
    ) -> None:
        self._columns = columns
        self._numbers = numbers
        found = [_labels([line.text for line in column], labels) for column in columns]
        self._begins = numbers | {begin for begin, _ in found[0]}
        self._below = [{end for _, end in spans} for spans in found]
        self._height = max(line.height for column in columns for line in column)
        self._white = _SPACED * leading * self._height
        self._levels = self._cut()

    def judged(self, rows: Sequence[Sequence[Sequence[Line]]]) -> tuple[float, list[Band]]:
        """Return what speaks against `rows` of cells level at the top, and the rows."""
        at = [0] * len(self._columns)
        total = 0.0
        out = []
        for cells in rows:
            after = [begin + len(cell) for begin, cell in zip(at, cells, strict=True)]
            cost = self._cost(at, after, _HEIGHTS[0])
            out.append(Band([list(cell) for cell in cells], self._is_clean(cost, cells)))
            total += cost
            at = after
        return total, out

    def best(self) -> tuple[float, list[Band]]:
        """Return what speaks against the best rows, and these."""
        return min((self._best(height) for height in _HEIGHTS), key=lambda found: found[0])

    def _cut(self) -> list[list[int]]:
        """Return for each level on which rows may be parted how many lines of each column stand above it."""
        touch = _TOUCH * self._height
        lines = sorted((line.top + touch, line.bottom - touch, i) for i, c in enumerate(self._columns) for line in c)
        levels = [[0] * len(self._columns)]
        count = [0] * len(self._columns)
        reach = lines[0][1]
        for top, bottom, i in lines:
            if top >= reach:
                levels.append(list(count))
            count[i] += 1
            reach = max(reach, bottom)
        return [*levels, count]

    def _best(self, height: Callable[[Sequence[Line]], float]) -> tuple[float, list[Band]]:
        levels = self._levels
        costs = [0.0]
        origin = [0]
        for j in range(1, len(levels)):
            cost, i = min(
                (costs[i] + self._cost(levels[i], levels[j], height), -i) for i in range(max(0, j - _LONGEST), j)
            )
            costs.append(cost)
            origin.append(-i)
        path = [len(levels) - 1]
        while path[-1]:
            path.append(origin[path[-1]])
        bands = []
        for j, i in reversed([*pairwise(path)]):
            cells = [[*c[a:b]] for c, a, b in zip(self._columns, levels[i], levels[j], strict=True)]
            bands.append(Band(cells, all(cells) and self._is_clean(costs[j] - costs[i], cells)))
        return costs[-1], bands

    def _is_clean(self, cost: float, cells: Sequence[Sequence[Line]]) -> bool:
        return cost <= _EMPTY * sum(not cell for cell in cells) + _OPEN * len(cells)

    def _cost(self, above: Sequence[int], below: Sequence[int], height: Callable[[Sequence[Line]], float]) -> float:
        """Return what speaks against a row of the lines `above`..`below` of each column."""
        cost = -_MORE
        heights = []
        for i, (column, first, last) in enumerate(zip(self._columns, above, below, strict=True)):
            if first == last:
                cost += _EMPTY
                continue
            cell = column[first:last]
            heights.append(height(cell))
            if i == 0:
                cost += _SECOND * sum(first < begin < last for begin in self._begins)
            cost += self._seam(i, first) if first else 0.0
            cost += _WHITE * sum(after.top - before.top > self._white for before, after in pairwise(cell))
        missed = (max(heights) - min(heights)) / self._height
        return cost + (_MISSED * missed if missed > _LEVEL else 0.0)

    def _seam(self, column: int, at: int) -> float:
        """Return what speaks against a cell that begins at line `at` of a column."""
        before, line = self._columns[column][at - 1], self._columns[column][at]
        if at in self._below[column] or (column == 0 and at in self._begins):
            return 0.0
        if column == 0 and any(number < at for number in self._numbers):
            return _TORN
        if line.top - before.top > self._white or BULLET.match(line.text):
            return 0.0
        if begins_low(line.text) or dangling(before.text):
            return _TORN
        return 0.0 if ended(before.text) else _OPEN


def _labels(texts: Sequence[str], labels: Labels) -> list[tuple[int, int]]:
    """Return the first line of each label, and the line below it."""
    out: list[tuple[int, int]] = []
    for i in range(len(texts)):
        span = label_lines(texts, i, labels) if not out or i >= out[-1][1] else 0
        if span:
            out.append((i, i + span))
    return out


def label_lines(texts: Sequence[str], i: int, labels: Labels) -> int:
    """Return of how many lines the label consists that begins at line `i`; 0 where none does."""
    text = ""
    best = 0
    for count, more in enumerate(texts[i : i + _LONGEST_LABEL], 1):
        if not more:
            break
        text = f"{text} {more}".strip()
        if labels.whole(text) is not None:
            best = count
    return best
