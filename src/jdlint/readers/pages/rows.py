"""The rows of a table on one page: cells of lines, of a ruled table and of columns alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from jdlint.core.records import NamedTuple
from jdlint.readers.flow import begins_low, ended
from jdlint.readers.labels import Labels
from jdlint.readers.pages.bands import Band, Bands, label_lines
from jdlint.readers.pages.columns import Region
from jdlint.readers.pages.geometry import Line, Rule, Word, lines_of
from jdlint.readers.pages.grid import Grid
from jdlint.readers.text_lines import BULLET

#: The number of a duty, or of an item of a list.
NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)]?(?=\s|$)|\d{1,2}\.\d{1,2}\.?(?=[^\W\d_])")
_DUTY = re.compile(r"\d{1,2}\.\d{1,2}(?![\d%])")
#: What a scan may leave of one: "27." for "2.7."
_DAMAGED = re.compile(r"\d{2,3}[.,;]?\s+[^\W\d_a-zõäöüšž]")
#: Points by which the columns of one table may differ from page to page.
_SAME = 8.0
#: How much farther than usual lines of one row are never apart.
_SPACED = 1.35
_DRAWN = 0.6
#: By what other rows must be better than those that cells level at the top make.
_SURELY = 1.0
#: Of so many lines consists the longest label.
_LOOKED_BACK = 4
#: So many lines of a column, and one of them has filled it.
_MANY = 8


class TableRow(NamedTuple):
    """A row as it stands on one page: the lines of each column, none where a cell is covered by its neighbour.

    `edges` are the left and the right end of each column. `continued` are columns whose cell nothing parts from the one
    above. `whole` says that all columns are one cell. `ruled` says that borders are drawn. `unsure` says that it cannot
    be told for sure which cells stand side by side.
    """

    cells: list[list[Line]]
    edges: tuple[tuple[float, float], ...]
    page: int
    continued: frozenset[int] = frozenset()
    whole: bool = False
    ruled: bool = False
    unsure: bool = False

    def text(self, column: int) -> str:
        return " ".join(line.text for line in self.cells[column])

    @property
    def texts(self) -> list[str]:
        return [self.text(column) for column in range(len(self.cells))]

    def fits(self, other: TableRow) -> bool:
        """Tell whether both have the same columns."""
        return len(self.edges) == len(other.edges) and all(
            abs(mine[0] - its[0]) <= _SAME for mine, its in zip(self.edges[1:], other.edges[1:], strict=True)
        )

    def with_more(self, other: TableRow) -> TableRow:
        """Return the row with what follows of it on the next page."""
        cells = [mine + its for mine, its in zip(self.cells, other.cells, strict=True)]
        return self._replace(cells=cells, unsure=self.unsure or other.unsure)


def grid_rows(grid: Grid, page: int) -> list[TableRow]:
    """Return the rows of a ruled table; what stands in a merged cell belongs to the first of its rows."""
    edges = tuple(zip(grid.xs, grid.xs[1:], strict=False))
    words: list[list[list[Word]]] = []
    for row in grid.rows:
        words.append([[] for _ in row])
        for column, cell in enumerate(row):
            if cell is None:
                continue
            first = len(words) - 1
            while first and (above := grid.rows[first][column]) is not None and above.continued:
                first -= 1
            words[first][column].extend(cell.words)
    out = []
    for cells, row in zip(words, grid.rows, strict=True):
        continued = frozenset(i for i, cell in enumerate(row) if cell is not None and cell.continued)
        whole = sum(cell is not None for cell in row) == 1
        out.append(TableRow([lines_of(cell, page) for cell in cells], edges, page, continued, whole, ruled=True))
    return [row for row in out if any(row.cells)]


def region_rows(region: Region, rules: Iterable[Rule], leading: float, right: float, labels: Labels) -> list[TableRow]:
    """Return the rows of lines in columns.

    `leading` is the usual distance of lines, in heights of a line; `right` is where the text of the page ends.
    """
    page = region.lines[0].page
    words = [region.cells(line) for line in region.lines]
    count = len(words[0])
    columns = [lines_of([word for cells in words for word in cells[i]], page) for i in range(count)]
    edges = tuple(_edges([cells[i] for cells in words if cells[i]], region, i, right) for i in range(count))
    drawn = _drawn_heights(region, rules)
    if drawn:
        bands = [Band(cells, fits=True) for cells in _between(columns, drawn)]
    else:
        starts = _told_starts(region.lines, words, leading, labels)
        bands = _level(columns, [region.lines[i].top for i in starts[1:]], leading, labels)
    doubtful = [not band.fits for band in bands]
    near = [one or after for one, after in zip(doubtful, [*doubtful[1:], False], strict=True)]
    return [TableRow(band.cells, edges, page, unsure=unsure) for band, unsure in zip(bands, near, strict=True)]


def _level(columns: Sequence[list[Line]], heights: Sequence[float], leading: float, labels: Labels) -> list[Band]:
    """Return the rows that begin at `heights`; others where cells fit better that are not level at the top."""
    texts = [line.text for line in columns[0]]
    pattern = _DUTY if sum(bool(_DUTY.match(text)) for text in texts) > 1 else NUMBER
    rows = _between(columns, heights)
    firsts = {cells[0][0].top for cells in rows if cells[0]}
    numbers = {
        i
        for i, text in enumerate(texts)
        if pattern.match(text) or (_DAMAGED.match(text) and columns[0][i].top in firsts)
    }
    bands = Bands(columns, numbers if len(numbers) > 1 else frozenset(), leading, labels)
    cost, told = bands.judged(rows)
    if all(band.fits for band in told):
        return told
    least, best = bands.best()
    return told if cost <= least + _SURELY else best


def _between(columns: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[list[Line]]]:
    """Return the rows that begin at `heights` below the first one: the lines of each column."""
    rows: list[list[list[Line]]] = [[[] for _ in columns] for _ in range(len(heights) + 1)]
    for i, column in enumerate(columns):
        for line in column:
            rows[bisect_right(heights, (line.top + line.bottom) / 2)][i].append(line)
    return [row for row in rows if any(row)]


def _edges(column: Sequence[Sequence[Word]], region: Region, i: int, right: float) -> tuple[float, float]:
    """Return where column `i` begins and ends: what few lines fill may be wider than they show."""
    borders = region.borders
    left = min((word.x0 for words in column for word in words), default=borders[i - 1] if i else 0.0)
    told = max((word.x1 for words in column for word in words), default=0.0)
    most = borders[i] if i < len(borders) else right
    return left, told if len(column) >= _MANY else most


def _drawn_heights(region: Region, rules: Iterable[Rule]) -> list[float]:
    """Return the heights of the drawn lines that part rows; nothing where they part no more than head and body."""
    lines = region.lines
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top, bottom = lines[0].bottom, lines[-1].top
    heights = sorted(
        rule.top
        for rule in rules
        if min(rule.x1, right) - max(rule.x0, left) >= _DRAWN * (right - left) and top <= rule.top <= bottom
    )
    return heights if len(heights) > 1 else []


def _told_starts(
    lines: Sequence[Line], columns: Sequence[list[list[Word]]], leading: float, labels: Labels
) -> list[int]:
    """Return the numbers of the lines that begin rows, as numbers, labels and white space tell."""
    texts = [[_text(words) for words in cells] for cells in columns]
    first = [cells[0] for cells in texts]
    duties = [bool(_DUTY.match(text)) for text in first]
    starts = [0]
    covered = label_lines(first, 0, labels)
    for i in range(1, len(lines)):
        span = label_lines(first, i, labels) if i >= covered else 0
        apart = lines[i].top - lines[i - 1].top > _SPACED * leading * lines[i - 1].height
        row = texts[starts[-1] : i]
        numbered = sum(duties) > 1
        if span or _begins(row, texts[i], labels, apart=apart, numbered=numbered, duty=any(duties[starts[-1] : i])):
            starts.append(i)
            covered = i + span
    return starts


def _begins(
    row: Sequence[Sequence[str]], line: Sequence[str], labels: Labels, *, apart: bool, numbered: bool, duty: bool
) -> bool:
    """Tell whether a line begins a row below `row`, the texts of the lines of the row before.

    `apart` says that there is white space between them, `numbered` that duties of the table have numbers, `duty` that
    the row before has one.
    """
    above = [" ".join(filter(None, cells)) for cells in zip(*row[-_LOOKED_BACK:], strict=True)]
    filled = [text for text in above if text]
    if len(row) <= _LOOKED_BACK and len(filled) > 1 and all(labels.whole(text) for text in filled):
        longer = (f"{before} {after}".strip() for before, after in zip(above, line, strict=True))
        return not all(labels.whole(text) for text in longer if text)
    text = line[0]
    if not text:
        return False
    if _DUTY.match(text) or (NUMBER.match(text) and not numbered):
        return True
    if numbered and duty:
        return bool(_DAMAGED.match(text)) and any(line[1:])
    if not row[-1][0] and any(row[-1]) and any(cells[0] for cells in row):
        return True  # cells begin at one height: the first column was empty beside the end of a longer cell
    anew = all(_begins_anew(before, after) for before, after in zip(above, line, strict=True))
    return any(line[1:]) and (apart or anew)


def _begins_anew(before: str, after: str) -> bool:
    """Tell whether a cell that ended with `before` is followed by another: a sentence was ended, and one begins."""
    return bool(after) and bool(BULLET.match(after) or (ended(before) and not begins_low(after)))


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in sorted(words, key=lambda word: word.x0))
