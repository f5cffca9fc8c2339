"""Rows of columns that no lines part, whether the cells of a row are level at the top, in the middle or at the bottom.

Between two rows runs a level on which no column has text. Which of these levels part rows is told by all columns
together: the cells of a row are level with each other, a numbered duty or a label begins a cell, and no sentence goes
on in the next one. The cheapest way to cut is taken, and what still does not fit is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from jdlint.core.records import NamedTuple
from jdlint.readers.flow import begins_low, dangling, ended
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Line
from jdlint.readers.text_lines import BULLET

#: In heights of a line: by how much cells of a row may miss each other, and what glyphs of two lines may overlap.
_LEVEL = 0.35
_TOUCH = 0.2
#: How much farther than usual lines of one cell are never apart.
_SPACED = 1.35
#: So many levels belong to one row of two columns at most, and fewer where there are more columns.
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

#: How far down a cell is what is level with the others of its row: its top, its middle, its bottom.
_HEIGHTS = (0.0, 0.5, 1.0)


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
        self._height = max(line.height for column in columns for line in column)
        white = _SPACED * leading * self._height
        self._seams: list[list[float]] = []
        self._joins: list[list[float]] = []
        for i, column in enumerate(columns):
            spans = _labels([line.text for line in column], labels)
            own: AbstractSet[int] = numbers if i == 0 else frozenset()
            begins = {*own, *(begin for begin, _ in spans)} if i == 0 else set()
            free = {*begins, *(end for _, end in spans)}
            self._seams.append(_seams(column, free, white, min(own, default=len(column))))
            self._joins.append(_joins(column, begins, white))
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
            if top >= reach and any(count):
                levels.append(list(count))
            count[i] += 1
            reach = max(reach, bottom)
        return [*levels, count]

    def _best(self, height: float) -> tuple[float, list[Band]]:
        levels = self._levels
        costs = [0.0]
        origin = [0]
        longest = max(10, 2 * _LONGEST // len(self._columns))
        for j in range(1, len(levels)):
            best, at = float("inf"), 0
            for i in range(j - 1, max(-1, j - 1 - longest), -1):
                cost = self._cost(levels[i], levels[j], height)
                if costs[i] + cost < best:
                    best, at = costs[i] + cost, i
                if cost >= _SECOND:
                    break  # a longer row would have as many beginnings within
            costs.append(best)
            origin.append(at)
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

    def _cost(self, above: Sequence[int], below: Sequence[int], height: float) -> float:
        """Return what speaks against a row of the lines `above`..`below` of each column."""
        cost = -_MORE
        heights = []
        for i, first in enumerate(above):
            last = below[i] - 1
            if first > last:
                cost += _EMPTY
                continue
            column, joins = self._columns[i], self._joins[i]
            heights.append((1 - height) * column[first].top + height * column[last].bottom)
            cost += self._seams[i][first] + joins[last] - joins[first]
        missed = (max(heights) - min(heights)) / self._height
        return cost + (_MISSED * missed if missed > _LEVEL else 0.0)


def _seams(column: Sequence[Line], free: AbstractSet[int], white: float, numbered: int) -> list[float]:
    """Return for each line of a column what speaks against a cell that begins there.

    `free` are the lines where one surely may; below line `numbered` no others may.
    """
    out = [0.0]
    for at, (before, line) in enumerate(pairwise(column), 1):
        if at in free:
            out.append(0.0)
        elif at > numbered:
            out.append(_TORN)
        elif line.top - before.top > white or BULLET.match(line.text):
            out.append(0.0)
        elif begins_low(line.text) or dangling(before.text):
            out.append(_TORN)
        else:
            out.append(0.0 if ended(before.text) else _OPEN)
    return out


def _joins(column: Sequence[Line], begins: AbstractSet[int], white: float) -> list[float]:
    """Return for each line of a column what speaks against one cell from the first line down to it."""
    out = [0.0]
    for at, (before, line) in enumerate(pairwise(column), 1):
        out.append(out[-1] + _SECOND * (at in begins) + _WHITE * (line.top - before.top > white))
    return out


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
