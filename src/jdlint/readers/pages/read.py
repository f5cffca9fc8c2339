"""Pages to blocks: furniture away, tables and columns to rows, lines to paragraphs, all in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jdlint.core.finding import SourcePlace
from jdlint.readers.blocks import Block, Paragraph, Piece, Row, join
from jdlint.readers.content import Content, exceeded
from jdlint.readers.flow import begins_low, dangling, ended
from jdlint.readers.labels import Labels
from jdlint.readers.laid_text import PageText
from jdlint.readers.pages.columns import regions
from jdlint.readers.pages.furniture import without_furniture
from jdlint.readers.pages.geometry import Line, Page, Rule, lines_of
from jdlint.readers.pages.grid import grids
from jdlint.readers.pages.paragraphs import Column, leading_of
from jdlint.readers.pages.rows import NUMBER, TableRow, grid_rows, region_rows
from jdlint.syntax.nodes import SourceKind

#: Far beyond any order with its annexes.
MOST_BLOCKS = 50_000
MOST_CHARS = 4_000_000
#: Far more than fit on a page that anybody could read, and than an order with its annexes has.
MOST_LINES = 1_000
_MOST_LINES_IN_ALL = 20_000
#: So many rows above a page break tell what kind of table it goes through.
_LOOKED_BACK = 200

#: Points between border and text at most.
_PADDING = 12.0
_SECTION = re.compile(r"\d{1,2}\.\s+\D")
_Item = Line | TableRow


def read_pages(kind: SourceKind, pages: Sequence[Page], labels: Labels) -> Content:
    """Return the blocks of pages; raises Refused where there are too many."""
    pages = without_furniture(pages, labels)
    text = PageText(MOST_BLOCKS, MOST_CHARS)
    layout = _Layout(text, labels)
    layout.read(pages)
    return Content(kind, text.text, text, layout.blocks)


class _Layout:
    def __init__(self, text: PageText, labels: Labels) -> None:
        self.text = text
        self.labels = labels
        self.leading = 0.0
        self.blocks: list[Block] = []
        self._margins: dict[int, tuple[float, float]] = {}

    def read(self, pages: Sequence[Page]) -> None:
        lines = [lines_of(page.words, page.number) for page in pages]
        if max(map(len, lines), default=0) > MOST_LINES:
            raise exceeded("lines", MOST_LINES)
        if sum(map(len, lines)) > _MOST_LINES_IN_ALL:
            raise exceeded("blocks", _MOST_LINES_IN_ALL)
        self.leading = leading_of(lines)
        self._margins = {
            page.number: (min(word.x0 for word in page.words), max(word.x1 for word in page.words))
            for page in pages
            if page.words
        }
        items: list[_Item] = []
        for page in pages:
            found = self._items(page, items[-1] if items else None)
            self._join(items, found)
        free: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                free.append(item)
                continue
            self._paragraphs(free)
            free = []
            self._row(item)
        self._paragraphs(free)

    # --- one page

    def _items(self, page: Page, before: _Item | None) -> list[_Item]:
        """Return lines and rows of a page from the top down; `before` is the last of the page before."""
        tables, words, rules = grids(page)
        lines = lines_of(words, page.number)
        borders = before.edges if isinstance(before, TableRow) and not before.ruled else ()
        out: list[_Item] = []
        for table in tables:
            above = [line for line in lines if line.top < table.top]
            lines = [line for line in lines if line.top >= table.top]
            out.extend(self._regions(above, rules, () if out else borders))
            out.extend(grid_rows(table, page.number))
        out.extend(self._regions(lines, rules, () if out else borders))
        return out

    def _regions(
        self, lines: list[Line], rules: Sequence[Rule], edges: Sequence[tuple[float, float]]
    ) -> Iterable[_Item]:
        for found in regions(lines, self.labels, [edge[0] for edge in edges[1:]]):
            if isinstance(found, Line):
                yield found
                continue
            right = self._margins[found.lines[0].page][1]
            for row in region_rows(found, rules, self.leading, right, self.labels):
                if any(row.cells[1:]) or not self._heads(row):
                    yield row
                else:
                    yield from row.cells[0]

    def _heads(self, row: TableRow) -> bool:
        """Tell whether what stands alone in the first column begins with a heading: it is above or below the table."""
        text = row.cells[0][0].text
        whole = self.labels.whole(text) or self.labels.whole(row.text(0))
        return whole is not None or bool(_SECTION.match(text))

    # --- page after page

    def _join(self, items: list[_Item], found: list[_Item]) -> None:
        """Add the items of the next page; a row that goes on there stays one row."""
        last = items[-1] if items else None
        first = found[0] if found else None
        if isinstance(last, TableRow) and isinstance(first, TableRow) and last.fits(first):
            table = _table_at_end(items)
            if first.texts == table[0].texts and len(found) > 1:
                del found[0]  # the head of the table is repeated on each page
                first = found[0]
            if isinstance(first, TableRow) and last.fits(first) and self._goes_on(table, first):
                items[-1] = last.with_more(first)
                del found[0]
        items.extend(found)

    def _goes_on(self, table: Sequence[TableRow], row: TableRow) -> bool:
        """Tell whether the first row of a page is what was left of the last row of the page before."""
        text, before = row.text(0), table[-1].text(0)
        if not text:
            return True
        if NUMBER.match(text) or self.labels.whole(text) is not None:
            return False
        if 2 * sum(bool(NUMBER.match(other.text(0))) for other in table) >= len(table):
            return True
        return dangling(before) or (begins_low(text) and not ended(before))

    # --- blocks

    def _paragraphs(self, lines: Sequence[Line]) -> None:
        if lines:
            self.blocks.extend(self._laid(lines, None))

    def _row(self, row: TableRow) -> None:
        if row.whole and not row.continued:
            edges = row.edges[0][0], row.edges[-1][1]
            self.blocks.extend(line for cell in row.cells if cell for line in self._laid(cell, edges))
            return
        cells = [
            self._laid(cell, _inside(cell, edges, ruled=row.ruled)) if cell else []
            for cell, edges in zip(row.cells, row.edges, strict=True)
        ]
        self.blocks.append(Row(cells, row.continued, row.unsure))

    def _laid(self, lines: Sequence[Line], edges: tuple[float, float] | None) -> list[Paragraph]:
        """Lay out the paragraphs of a column; without `edges` that of the page."""
        out: list[Paragraph] = []
        left, right = edges or self._margins[lines[0].page]
        for paragraph, spaced in Column(left, right, self.leading, self.labels).paragraphs(lines):
            out.extend(self.text.paragraph(_stretches(paragraph, cell=edges is not None), gap=int(spaced)))
        return out


def _inside(lines: Sequence[Line], edges: tuple[float, float], *, ruled: bool) -> tuple[float, float]:
    """Return where the text of a cell may begin and end: it keeps as far from the border as it begins."""
    left, right = edges
    return (left, right - min(_PADDING, max(0.0, min(line.x0 for line in lines) - left))) if ruled else edges


def _table_at_end(items: Sequence[_Item]) -> list[TableRow]:
    out: list[TableRow] = []
    for item in reversed(items[-_LOOKED_BACK:]):
        if not isinstance(item, TableRow) or (out and not out[-1].fits(item)):
            break
        out.append(item)
    return out[::-1]


def _stretches(lines: Sequence[Line], *, cell: bool) -> list[tuple[str, SourcePlace]]:
    """Return the text of a paragraph, what stands on each page by itself.

    In a cell a sentence that ends just where its line is full may be a paragraph of its own: a soft break says so.
    """
    out: list[tuple[str, SourcePlace]] = []
    done = ""
    for i, line in enumerate(lines):
        if i + 1 < len(lines) and lines[i + 1].page == line.page:
            continue
        text = "\n".join(join(Piece(one.text, 0, 0) for one in part).text for part in _sentences(lines[: i + 1], cell))
        shared = len(done) if text.startswith(done) else len(done) - 1  # a hyphen that broke a word is gone
        if out and shared < len(done):
            out[-1] = (out[-1][0][: shared - len(done)], out[-1][1])
        out.append((text[shared:], SourcePlace(page=line.page)))
        done = text
    return out


def _sentences(lines: Sequence[Line], cell: bool) -> list[list[Line]]:
    out = [[lines[0]]]
    for before, line in pairwise(lines):
        if cell and ended(before.text) and line.text[:1].isupper():
            out.append([line])
        else:
            out[-1].append(line)
    return out
