"""Columns without ruled lines: the white stretch that runs down between them, however narrow, parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jdlint.core.records import NamedTuple
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Line, Word

#: In heights of a line: what a gap must be to begin a column, to part columns though lines do not begin alike behind
#: it, what must be left of it in the lines that follow, and what words of a text may be apart.
_WIDE = 1.1
_VERY_WIDE = 1.8
_LEAST = 0.3
_NARROW = 0.7
#: In heights of a line: what parts tables, whatever their columns.
_APART = 5.0
_NUMBERS = re.compile(r"(?:[^\w\s(]{1,2}|o|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\(?[a-zõäöü]\))(?:\s|$)")
_FAR = 1e6
#: After so many lines columns show, or there are none.
_PLAIN = 30
#: So many lines of a table may still fit the columns of the one above.
_AHEAD = 12
_MOST_WHITES = 20
_FEW = 2
_REMEMBERED = 100
#: Points by which lines of one column may begin apart.
_ALIGNED = 2.5


class _Gap(NamedTuple):
    begin: float
    end: float


class Region(NamedTuple):
    """Lines that share their columns; `borders` are the x between the columns."""

    lines: list[Line]
    borders: tuple[float, ...]

    def cells(self, line: Line) -> list[list[Word]]:
        """Return the words of a line by column."""
        out: list[list[Word]] = [[] for _ in range(len(self.borders) + 1)]
        for word in line.words:
            out[sum(border <= (word.x0 + word.x1) / 2 for border in self.borders)].append(word)
        return out


def regions(lines: Sequence[Line], labels: Labels, borders: Sequence[float] = ()) -> list[Line | Region]:
    """Return the lines in order, those that stand in columns put together.

    `borders` are where the columns begin that the page before ended with: they may go on.
    """
    out: list[Line | Region] = []
    position = 0
    while position < len(lines):
        gaps = _wide(lines[position], labels)
        known: Sequence[float] = ()
        if not out and borders and (going_on := _going_on(lines, borders)):
            gaps, known = going_on, borders
        count, gaps = _extent(lines, position, gaps, known, labels) if gaps else (1, [])
        if gaps:
            out.append(Region(list(lines[position : position + count]), tuple((g.begin + g.end) / 2 for g in gaps)))
        else:
            out.append(lines[position])
            count = 1
        position += count
    return out


def _going_on(lines: Sequence[Line], borders: Sequence[float]) -> list[_Gap]:
    """Return the white stretches before the columns of the last page, where the first lines of this one leave them."""
    line = lines[0]
    height = line.height
    told = [gap for border in borders for gap in _shared(_Gap(border - height, border), line)]
    if len(told) != len(borders):
        return []
    beside = line.x1 > told[0].end or _goes_beside(lines, 0, told)
    return told if beside else []


class _White(NamedTuple):
    """A white stretch that runs down between columns.

    `starts` are where what stands right of it begins, line by line; `support` says how many of them stand near
    another, as in a column, and after gaps in justified text hardly any. `wide` says that it is wide on every line
    that has words on both sides, `rows` how many these are. `origin` is its number on the first line: in justified
    text there may be several of it below.
    """

    gap: _Gap
    origin: int
    starts: tuple[float, ...] = ()
    wide: bool = True
    rows: int = 0
    support: int = 0

    @property
    def sure(self) -> bool:
        """Tell whether it parts columns: lines begin alike behind it, or there are too few to tell and it is wide."""
        return self.support > 1 or (self.wide and self.rows <= _FEW)

    def below(self, gap: _Gap, line: Line) -> _White:
        """Return the stretch with what `line` leaves of it."""
        right = _right_of(gap, line)
        if right is None:
            return self._replace(gap=gap)
        wide, rows = self.wide, self.rows
        if line.x0 < gap.begin:
            rows += 1
            wide = (
                wide and right - max(word.x1 for word in line.words if word.x1 <= gap.begin) >= _VERY_WIDE * line.height
            )
        starts = (*self.starts, right)[-_REMEMBERED:]
        return _White(gap, self.origin, starts, wide, rows, _support(starts))

    def breaks(self, line: Line, gap: _Gap) -> bool:
        """Tell whether another table begins: its column begins left of where this one is known to begin."""
        if line.x0 >= gap.begin or self.support <= 1:
            return False
        right = _right_of(gap, line)
        return right is not None and right < min(self.starts) - 2 * _ALIGNED

    def left_by(self, line: Line) -> list[_Gap]:
        """Return what a line leaves of the stretch: where its column is known, no space between words beside it."""
        found = [*_shared(self.gap, line)]
        if self.support <= 1:
            return found
        return [gap for gap in found if not self._is_space(line, gap)]

    def _is_space(self, line: Line, gap: _Gap) -> bool:
        right = _right_of(gap, line)
        if right is None or not 0 <= _apart(line, gap) < _NARROW * line.height:
            return False
        return all(abs(right - start) > _ALIGNED for start in self.starts)


def _support(starts: Iterable[float]) -> int:
    """Return how many of `starts` stand near another."""
    ordered = sorted(starts)
    near = [after - before <= _ALIGNED for before, after in pairwise(ordered)]
    return sum(one or other for one, other in zip([False, *near], [*near, False], strict=True))


def _apart(line: Line, gap: _Gap) -> float:
    """Return how far words on both sides of a stretch are apart; less than nothing where one side has none."""
    left = [word.x1 for word in line.words if word.x1 <= gap.begin]
    right = _right_of(gap, line)
    return right - max(left) if left and right is not None else -1.0


def _right_of(gap: _Gap, line: Line) -> float | None:
    return next((word.x0 for word in line.words if word.x0 >= gap.end), None)


def _extent(
    lines: Sequence[Line], first: int, gaps: list[_Gap], known: Sequence[float], labels: Labels
) -> tuple[int, list[_Gap]]:
    """Return how many lines share columns with the one at `first`, and the white stretches that all of them leave.

    `known` are where the columns behind `gaps` begin, if that is known.
    """
    end, gaps, crossed = _shares(lines, first, gaps, known)
    return (_next_table(lines, first, end, known, labels) if crossed else end) - first, gaps


def _shares(
    lines: Sequence[Line], first: int, gaps: list[_Gap], known: Sequence[float]
) -> tuple[int, list[_Gap], bool]:
    """Return where columns end, the white stretches between them, and whether it is for a line that has others."""
    gaps = gaps[:_MOST_WHITES]
    whites = [_White(gap, i, tuple(known[i : i + 1])).below(gap, lines[first]) for i, gap in enumerate(gaps)]
    end = first + 1
    crossed = False
    while end < len(lines):
        line, before = lines[end], lines[end - 1]
        if line.page != before.page or line.top - before.bottom > _APART * before.height:
            break
        left = [(white, white.left_by(line)) for white in whites]
        below = [white.below(gap, line) for white, found in left for gap in found][:_MOST_WHITES]
        borne = {white.origin for white in below if white.support > 1}
        leading = _leaders(whites)
        if not below or any(
            (white.support > 1 and white.origin not in borne) or any(white.breaks(line, gap) for gap in found)
            for white, found in left
            if white in leading
        ):
            crossed = True
            break
        alone = line.x1 <= min(gap.begin for _, found in left for gap in found)  # in the first column
        if alone and not _tight(before, line) and not _goes_beside(lines, end, [f[-1] for _, f in left if f]):
            break
        whites = below
        end += 1
        if end - first == _PLAIN and not any(white.sure for white in whites):
            return first + 1, [], False
    return end, [white.gap for white in sorted(_leaders(whites)) if white.sure], crossed


def _leaders(whites: Sequence[_White]) -> list[_White]:
    """Return of those with one origin the stretch that is wide, or else the one that most lines bear out."""
    best: dict[int, _White] = {}
    for white in whites:
        other = best.get(white.origin)
        if other is None or (white.wide, white.support) >= (other.wide, other.support):
            best[white.origin] = white
    return [*best.values()]


def _next_table(lines: Sequence[Line], first: int, end: int, known: Sequence[float], labels: Labels) -> int:
    """Return where the next table begins when line `end` is none of the one that began at `first`.

    Its head, and its first lines where few stand in the first column, may still have fitted: then its columns begin
    where nowhere above one does.
    """
    start = end
    while start - 1 > first and end - start < _AHEAD and _tight(lines[start - 1], lines[start]):
        start -= 1
    starts = [*known, *(start for line in lines[first:start] for start in _starts(line, labels))]
    for at in range(start, end):
        gaps = _wide(lines[at], labels)
        if gaps and not any(abs(gap.end - begin) <= _ALIGNED for gap in gaps for begin in starts):
            last, whites, _ = _shares(lines, at, gaps, ())
            if last > end and whites and any(line.x1 > whites[-1].end for line in lines[at + 1 : last]):
                return at
        starts.extend(_starts(lines[at], labels))
    return end


def _starts(line: Line, labels: Labels) -> list[float]:
    """Return where columns may begin on a line."""
    return [line.x0, *(gap.end for gap in _wide(line, labels))]


def _wide(line: Line, labels: Labels) -> list[_Gap]:
    """Return the gaps of a line that may begin columns: wide ones, and the one behind the head of a narrow column."""
    found = _inner(line)
    return [
        gap
        for i, gap in enumerate(found)
        if gap.end - gap.begin >= (_NARROW if i == 0 and _heads_numbers(line, gap, labels) else _WIDE) * line.height
    ]


def _heads_numbers(line: Line, gap: _Gap, labels: Labels) -> bool:
    match = labels.whole(" ".join(word.text for word in line.words if word.x1 <= gap.begin))
    return match is not None and match.field == "column.number"


def _goes_beside(lines: Sequence[Line], position: int, gaps: Sequence[_Gap]) -> bool:
    """Tell whether what stands alone in the first column is followed by something beside it before long."""
    for line, before in zip(lines[position + 1 : position + 4], lines[position:], strict=False):
        if line.page != before.page or not _tight(before, line):
            return False
        if any(not [*_shared(gap, line)] for gap in gaps):
            return False
        if line.x1 > min(gap.end for gap in gaps):
            return True
    return False


def _tight(before: Line, line: Line) -> bool:
    return line.top - before.top < 1.75 * max(line.height, before.height)


def _inner(line: Line, *, numbers: bool = False) -> list[_Gap]:
    """Return the gaps between words; those behind a bullet or a number only where they are asked for."""
    out: list[_Gap] = []
    begin = 0
    reach = line.words[0].x1
    for i, (word, after) in enumerate(pairwise(line.words)):
        reach = max(reach, word.x1)
        if after.x0 - reach < _LEAST * line.height:
            continue
        if numbers or not _NUMBERS.fullmatch(" ".join(w.text for w in line.words[begin : i + 1])):
            out.append(_Gap(reach, after.x0))
            begin = i + 1
    return out


def _shared(gap: _Gap, line: Line) -> Iterator[_Gap]:
    """Yield what a line leaves of a gap; of words far apart there may be several pieces."""
    for other in (_Gap(-_FAR, line.x0), *_inner(line, numbers=True), _Gap(line.x1, _FAR)):
        both = _Gap(max(gap.begin, other.begin), min(gap.end, other.end))
        if both.end - both.begin >= _LEAST * line.height:
            yield both
