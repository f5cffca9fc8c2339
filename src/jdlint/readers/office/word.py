"""The parts of a Word file to blocks: what a reader of the file would see with every tracked change accepted."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block, Paragraph
from jdlint.readers.office.layout import Anchor, Laid, OfficeText, Part, Spot, row_blocks, settled
from jdlint.readers.office.word_parts import Lists, Styles, integer, is_on, number_properties
from jdlint.readers.office.word_run import Words, visible
from jdlint.readers.office.xml import Element

_MOST_COLUMNS = 63  # Word allows no more


class Note(NamedTuple):
    """A reference to a note: the relation its part is found by, its number, the offset of the paragraph around it."""

    kind: str
    id: str
    offset: int


class WordReader:
    """Lays out the parts of one file into `text`; `notes` collects the references to notes on the way."""

    def __init__(self, text: OfficeText, styles: Styles, lists: Lists) -> None:
        self.text = text
        self.notes: list[Note] = []
        self._styles = styles
        self._lists = lists
        self._boxes: dict[str, Part] = {}

    def blocks(self, elements: Iterable[Element], part: Part, spot: Spot | None = None) -> list[Block]:
        """Return the blocks of a part or, at a `spot`, those of a cell; a cell is never without a paragraph."""
        out: list[Block] = []
        bare: list[Paragraph] = []
        going_on: list[tuple[Words, Laid]] = []
        count = gap = 0
        for element in visible(self.text, elements):
            if element.name == "w:tbl":
                out.extend(self._table(element, part))
                gap = 0
            if element.name != "w:p":
                continue
            count += 1
            words = Words(self.text, self._styles, element)
            for box in words.boxes:
                out.extend(self.blocks(box.elements, self._box(part.member)))
            going_on.append((words, Laid(part.place(spot, count), Anchor(part.member, element.index))))
            if words.joined:
                continue
            if any(w.text for w, _ in going_on) or not words.invisible:
                lines, says = self._lay(element, going_on, gap)
                (out if says else bare).extend(lines)
                gap = 0 if says else gap + 1
            going_on = []
        for words, laid in going_on:  # the last mark of a part cannot be deleted, whatever the file says
            out.extend(self.text.paragraph([(words.text, laid)], "", "", gap))
        return out if spot is None else settled(out, bare)

    def _lay(self, element: Element, going_on: list[tuple[Words, Laid]], gap: int) -> tuple[list[Paragraph], bool]:
        """Lay out a paragraph; say too whether it has any words of its own."""
        for words, _ in going_on:
            self.notes.extend(Note(kind, number, self.text.size) for kind, number in words.notes)
        num_id, level = number_properties(element.first("w:pPr", "w:numPr"))
        label = self._lists.label(num_id, level, going_on[-1][0].style)
        lines = self.text.paragraph([(w.text, laid) for w, laid in going_on], label.number, label.marker, gap)
        return lines, any(words.text.strip() for words, _ in going_on)

    def _box(self, member: str) -> Part:
        return self._boxes.setdefault(member, Part("textbox", member))

    # --- tables

    def _table(self, table: Element, part: Part) -> list[Block]:
        part.tables += 1
        number = part.tables
        out: list[Block] = []
        for count, row in enumerate((e for e in visible(self.text, table.elements) if e.name == "w:tr"), 1):
            if self._is_shown(row):
                out.extend(self._row(row, part, number, count))
        return out

    def _is_shown(self, row: Element) -> bool:
        properties = row.first("w:trPr")
        if properties is None:
            return True
        if properties.first("w:del") is not None:
            self.text.deletions += 1
            return False
        if properties.first("w:ins") is not None:
            self.text.insertions += 1
        return not is_on(properties.first("w:hidden"))

    def _row(self, row: Element, part: Part, table: int, number: int) -> list[Block]:
        """Return the row with a cell for each column of the grid, then the rows of tables inside its cells."""
        before = row.first("w:trPr", "w:gridBefore")
        column = min(0 if before is None else max(integer(before.get("val"), 0), 0), _MOST_COLUMNS)
        cells: list[list[Block]] = [[] for _ in range(column)]
        continued: list[int] = []
        for cell in visible(self.text, row.elements):
            if cell.name != "w:tc":
                continue
            properties = cell.first("w:tcPr")
            if properties is not None and properties.first("w:cellDel") is not None:
                self.text.deletions += 1
                continue
            if properties is not None and _goes_on(properties.first("w:vMerge")):
                continued.append(len(cells))
                cells.append([])
            elif properties is not None and _goes_on(properties.first("w:hMerge")):
                cells.append([])
            else:
                cells.append(self.blocks(cell.elements, part, Spot(table, number, len(cells) + 1)))
            cells.extend([] for _ in range(min(_span(properties), _MOST_COLUMNS - len(cells) + 1) - 1))
        return row_blocks(cells, continued)


def _goes_on(merge: Element | None) -> bool:
    """Tell whether a cell only carries on the one above or before it."""
    return merge is not None and merge.get("val", "continue") != "restart"


def _span(properties: Element | None) -> int:
    span = None if properties is None else properties.first("w:gridSpan")
    return 1 if span is None else max(integer(span.get("val"), 1), 1)
