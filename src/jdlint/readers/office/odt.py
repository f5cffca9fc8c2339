"""The text of an OpenDocument file to blocks: what a reader of the file would see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block, Paragraph
from jdlint.readers.office.layout import Anchor, Laid, OfficeText, Part, Spot, row_blocks, settled
from jdlint.readers.office.numbering import LEVELS, Counters, Label
from jdlint.readers.office.odt_styles import OdtStyles
from jdlint.readers.office.word_parts import integer
from jdlint.readers.office.xml import Element

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_COLUMNS = 63
_MOST_SPACES = 20  # more of them say no more
_PARAGRAPHS = ("text:p", "text:h")
_BLOCKS = (*_PARAGRAPHS, "text:list", "text:section", "table:table")


class _Item(NamedTuple):
    """The list in which a paragraph stands; only the first paragraph of an item is counted."""

    counters: Counters
    style: str
    level: int
    counted: bool


class Shown(NamedTuple):
    """A paragraph or a table that is shown, and the list it stands in."""

    element: Element
    item: _Item | None


class OdtReader:
    """Lays out the parts of one file into `text`; `notes` collects the notes and where they are referred to."""

    def __init__(self, text: OfficeText, styles: OdtStyles) -> None:
        self.text = text
        self.notes: list[tuple[int, Element]] = []
        self._styles = styles
        self._boxes: dict[str, Part] = {}
        self._outline = Counters()
        self._by_id: dict[str, Counters] = {}
        self._by_style: dict[str, Counters] = {}

    def shown(self, elements: Iterable[Element], item: _Item | None = None) -> Iterator[Shown]:
        """Yield paragraphs and tables, with sections and lists opened."""
        for element in elements:
            if element.name == "text:section":
                if element.get("display") != "none":
                    yield from self.shown(element.elements, item)
            elif element.name == "text:list":
                yield from self._list(element, item)
            elif element.name in _BLOCKS:
                yield Shown(element, item)
                if item is not None and element.name in _PARAGRAPHS:
                    item = item._replace(counted=False)

    def _list(self, element: Element, outer: _Item | None) -> Iterator[Shown]:
        style = element.get("style-name") or ("" if outer is None else outer.style)
        level = 0 if outer is None else min(outer.level + 1, LEVELS - 1)
        if outer is not None and style == outer.style:
            counters = outer.counters
        elif element.get("continue-list") in self._by_id:
            counters = self._by_id[element.get("continue-list")]
        elif element.get("continue-numbering") == "true" and style in self._by_style:
            counters = self._by_style[style]
        else:
            counters = Counters()
        self._by_style[style] = counters
        if element.get("id"):
            self._by_id[element.get("id")] = counters
        for child in element.elements:
            if "start-value" in child.attributes:
                counters.begin(level, integer(child.get("start-value"), 1))
            override = child.get("style-override", style)
            item = _Item(counters, override, level, counted=child.name == "text:list-item")
            yield from self.shown(child.elements, item)

    def blocks(self, shown: Iterable[Shown], part: Part, spot: Spot | None = None) -> list[Block]:
        """Return the blocks of a part or, at a `spot`, those of a cell; a cell is never without a paragraph."""
        out: list[Block] = []
        bare: list[Paragraph] = []
        count = gap = 0
        for element, item in shown:
            if element.name == "table:table":
                out.extend(self._table(element, part))
                gap = 0
                continue
            count += 1
            laid = Laid(part.place(spot, count), Anchor(part.member, element.index))
            words = _Words(self._styles, element)
            if words.boxes:
                out.extend(self.blocks(self.shown(words.boxes), self._box(part.member)))
            if words.invisible:
                continue
            self.notes.extend((self.text.size, note) for note in words.notes)
            label = self._label(element, item)
            lines = self.text.paragraph([(words.text, laid)], label.number, label.marker, gap)
            says = bool(words.text.strip())
            (out if says else bare).extend(lines)
            gap = 0 if says else gap + 1
        return out if spot is None else settled(out, bare)

    def _label(self, element: Element, item: _Item | None) -> Label:
        if item is not None:
            levels = self._styles.levels(item.style or self._styles.list_style(element.get("style-name")))
            return item.counters.label(levels, item.level) if item.counted else Label()
        if element.name == "text:h" and element.get("is-list-header") != "true":
            level = min(max(integer(element.get("outline-level"), 1), 1), LEVELS) - 1
            return self._outline.label(self._styles.outline, level)
        return Label()

    def _box(self, member: str) -> Part:
        return self._boxes.setdefault(member, Part("textbox", member))

    # --- tables

    def _table(self, table: Element, part: Part) -> list[Block]:
        part.tables += 1
        number = part.tables
        out: list[Block] = []
        count = 1
        for row in table.all("table:table-row"):
            if row.get("visibility", "visible") == "visible":
                out.extend(self._row(row, part, number, count))
            count += _repeated(row, "number-rows-repeated")  # what is said several times is read once
        return out

    def _row(self, row: Element, part: Part, table: int, number: int) -> list[Block]:
        cells: list[list[Block]] = []
        continued: list[int] = []
        spanned = 0  # columns that the last cell still covers
        for cell in row.elements:
            if len(cells) >= _MOST_COLUMNS:
                break
            repeated = min(_repeated(cell, "number-columns-repeated"), _MOST_COLUMNS - len(cells))
            if cell.name == "table:covered-table-cell":
                covered = min(spanned, repeated)
                spanned -= covered
                continued.extend(range(len(cells) + covered, len(cells) + repeated))
                cells.extend([] for _ in range(repeated))
            else:
                spanned = _repeated(cell, "number-columns-spanned") - 1
                spot = Spot(table, number, len(cells) + 1)
                cells.append(self.blocks(self.shown(cell.elements), part, spot))
                cells.extend([] for _ in range(repeated - 1))
        return row_blocks(cells, continued)


def _repeated(element: Element, attribute: str) -> int:
    return max(integer(element.get(attribute), 1), 1)


class _Words:
    """What a paragraph says: its text with soft breaks as line feeds, what is anchored in it, and its notes."""

    def __init__(self, styles: OdtStyles, paragraph: Element) -> None:
        self._styles = styles
        self.boxes: list[Element] = []
        self.notes: list[Element] = []
        self._parts: list[str] = []
        self._hidden = styles.hidden("paragraph", paragraph.get("style-name"))
        self._collect(paragraph.children, hidden=self._hidden)
        self.text = _tidy(self._parts)

    @property
    def invisible(self) -> bool:
        return self._hidden and not self.text

    def _collect(self, children: Sequence[Element | str], *, hidden: bool) -> None:
        for child in children:
            if isinstance(child, str):
                if not hidden:
                    self._parts.append(_SPACE.sub(" ", child))
            elif child.name in _BLOCKS:
                self.boxes.append(child)  # a text box or a shape that is anchored here
            elif hidden:
                continue
            elif child.name == "text:span":
                style = child.get("style-name")
                self._collect(child.children, hidden=self._styles.hidden("text", style))
            elif child.name == "text:s":
                self._parts.append("\u00a0" * min(_repeated(child, "c"), _MOST_SPACES))
            elif child.name in ("text:tab", "text:line-break"):
                self._parts.append("\t" if child.name == "text:tab" else "\n")
            elif child.name == "text:note":
                self.notes.append(child)


def _tidy(parts: Iterable[str]) -> str:
    """Join the parts; white space in the XML counts once and not at the ends, the spaces of text:s all do."""
    out: list[str] = []
    for part in parts:
        begins = not out or out[-1].endswith((" ", "\n"))
        if words := part.lstrip(" ") if begins else part:
            out.append(words)
    return "".join(out).rstrip(" ").replace("\u00a0", " ")
