"""Ruled lines to tables: which words stand in which cell, however cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from jdlint.core.records import NamedTuple
from jdlint.readers.pages.geometry import Page, Rule, Word

#: Points within which two lines are one, and two ends meet.
_NEAR = 3.0
#: The share of a cell's side that must be drawn for it to be a border.
_DRAWN = 0.6
#: A page with more lines than this is a drawing, and no table.
_MOST_RULES = 1_000
_MOST_CELLS = 5_000


class Cell(NamedTuple):
    """The words of a cell; `continued` says that nothing parts it from the cell above."""

    words: list[Word]
    continued: bool


class Grid(NamedTuple):
    """A ruled table: `xs` and `ys` are its lines; `rows` has for each column a cell, or None where one is covered."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: list[list[Cell | None]]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]


class _Border(NamedTuple):
    """A line at `at` (x or y) between `begin` and `end` of the other direction."""

    at: float
    begin: float
    end: float


def grids(page: Page) -> tuple[list[Grid], list[Word], list[Rule]]:
    """Return the ruled tables of a page, and the words and the horizontal lines that stand outside of them."""
    across = _merged(_Border(rule.top, rule.x0, rule.x1) for rule in page.rules if _is_across(rule))
    down = _merged(_Border(rule.x0, rule.top, rule.bottom) for rule in page.rules if not _is_across(rule))
    if len(across) + len(down) > _MOST_RULES:
        return [], list(page.words), []
    words = list(page.words)
    out: list[Grid] = []
    loose: list[Rule] = []
    for rows, columns in _tables(across, down):
        found = _grid(rows, columns, words)
        if found is None:
            loose.extend(Rule(row.begin, row.at, row.end, row.at) for row in rows)
            continue
        grid, words = found
        out.append(grid)
    return sorted(out, key=lambda grid: grid.top), words, loose


def _is_across(rule: Rule) -> bool:
    return rule.x1 - rule.x0 >= rule.bottom - rule.top


def _merged(borders: Iterable[_Border]) -> list[_Border]:
    """Put together what is drawn in pieces, or twice."""
    levels: list[list[_Border]] = []
    for border in sorted(borders):
        if levels and border.at - levels[-1][0].at <= _NEAR:
            levels[-1].append(border)
        else:
            levels.append([border])
    out: list[_Border] = []
    for level in levels:
        first = len(out)
        for border in sorted(level, key=lambda border: border.begin):
            if len(out) > first and border.begin - out[-1].end <= _NEAR:
                out[-1] = out[-1]._replace(end=max(out[-1].end, border.end))
            else:
                out.append(border._replace(at=level[0].at))
    return out


def _tables(across: Sequence[_Border], down: Sequence[_Border]) -> list[tuple[list[_Border], list[_Border]]]:
    """Return the lines that touch each other; lone ones are tables of one line."""
    group = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, row in enumerate(across):
        for j, column in enumerate(down, len(across)):
            if (
                row.begin - _NEAR <= column.at <= row.end + _NEAR
                and column.begin - _NEAR <= row.at <= column.end + _NEAR
            ):
                group[root(i)] = root(j)
    out: dict[int, tuple[list[_Border], list[_Border]]] = {}
    for i, border in enumerate([*across, *down]):
        out.setdefault(root(i), ([], []))[i >= len(across)].append(border)
    return list(out.values())


def _grid(rows: Sequence[_Border], columns: Sequence[_Border], words: list[Word]) -> tuple[Grid, list[Word]] | None:
    """Return a table of two columns or more and the words that are left; None where the lines make none."""
    if not rows or not columns:
        return None
    xs = _levels([*(c.at for c in columns), min(r.begin for r in rows), max(r.end for r in rows)])
    ys = _levels([*(r.at for r in rows), min(c.begin for c in columns), max(c.end for c in columns)])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    inside: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        column, row = bisect_right(xs, (word.x0 + word.x1) / 2) - 1, bisect_right(ys, word.middle) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            inside.setdefault((row, column), []).append(word)
        else:
            outside.append(word)
    if not inside:
        return None
    table: list[list[Cell | None]] = []
    for r in range(len(ys) - 1):
        table.append([])
        for c in range(len(xs) - 1):
            found = inside.get((r, c), [])
            if c and not _drawn(columns, xs[c], ys[r], ys[r + 1]):
                owner = next(cell for cell in reversed(table[-1]) if cell is not None)
                owner.words.extend(found)
                table[-1].append(None)
            else:
                table[-1].append(Cell(found, r > 0 and not _drawn(rows, ys[r], xs[c], xs[c + 1])))
    return Grid(tuple(xs), tuple(ys), table), outside


def _levels(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _drawn(borders: Iterable[_Border], at: float, begin: float, end: float) -> bool:
    return any(
        abs(border.at - at) <= _NEAR and min(border.end, end) - max(border.begin, begin) >= _DRAWN * (end - begin)
        for border in borders
    )
