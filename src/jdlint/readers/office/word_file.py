"""A Word file to blocks: which of its parts are read, in which order, and what stands apart from the body."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.readers.blocks import Block
from jdlint.readers.content import Refused
from jdlint.readers.office.furniture import speaks_of_approval
from jdlint.readers.office.layout import OfficeText, Part
from jdlint.readers.office.limits import Budget
from jdlint.readers.office.package import Package
from jdlint.readers.office.word import WordReader
from jdlint.readers.office.word_parts import (
    PREFIXES,
    Relation,
    is_on,
    main_part,
    read_lists,
    read_styles,
    relations,
)
from jdlint.readers.office.word_run import visible
from jdlint.readers.office.xml import Element, Vocabulary, parse

_TEXT = Vocabulary(
    PREFIXES,
    frozenset(
        {
            *("w:body", "w:tbl", "w:tr", "w:tc", "w:trPr", "w:tcPr", "w:gridBefore", "w:gridSpan", "w:vMerge"),
            *("w:hMerge", "w:hidden", "w:cellDel", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:sdt", "w:sdtPr"),
            *("w:showingPlcHdr", "w:altChunk", "w:subDoc", "w:txbxContent", "w:footnote", "w:endnote", "w:sectPr"),
            *("w:headerReference", "w:footerReference", "w:titlePg", "w:pPr", "w:pStyle", "w:numPr", "w:ilvl"),
            *("w:numId", "w:rPr", "w:rStyle", "w:vanish", "w:r", "w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:sym"),
            *("w:noBreakHyphen", "w:fldChar", "w:footnoteReference", "w:endnoteReference", "m:t"),
            *("mc:AlternateContent", "mc:Choice", "mc:Fallback"),
        }
    ),
    frozenset(
        {
            # What stood before a tracked change, the ruler of tab stops, and what is code or pronunciation, no text.
            *("w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tblGridChange"),
            *("w:trPrChange", "w:tcPrChange", "w:numberingChange", "w:tabs", "w:tblPr", "w:tblGrid", "w:sdtEndPr"),
            *("w:delText", "w:instrText", "w:delInstrText", "w:rt", "w:fldData", "w:placeholder"),
        }
    ),
    frozenset({"w:t", "m:t"}),
    frozenset({"w:p"}),
)
_NAMES = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}


class WordFile:
    """The blocks of a Word file; `asides` are its notes, each with the offset at which it is referred to."""

    def __init__(self, package: Package, text: OfficeText, budget: Budget) -> None:
        self._package = package
        self._text = text
        self._budget = budget
        self._main = main_part(package, budget)
        self._relations = relations(package, self._main, budget)
        targets = {relation.kind: relation.target for relation in self._relations.values()}
        styles = read_styles(package, targets.get("styles"), budget)
        self._reader = WordReader(text, styles, read_lists(package, targets.get("numbering"), styles, budget))
        self._furniture: dict[str, list[Block]] = {}
        self.blocks = self._body()
        for relation in self._relations.values():
            if relation.kind in ("header", "footer"):
                self._read_furniture(relation)
        self.asides = list(self._notes(targets))

    def _body(self) -> list[Block]:
        """Return the blocks of the body, each section behind those of its headers that speak of the approval."""
        body = self._tree(self._main).first("w:body")
        if body is None:
            raise Refused("JDL008", "foreign")
        part = Part("body", self._main)
        out: list[Block] = []
        section: list[Element] = []
        shown: dict[str, str] = {}
        for element in visible(self._text, body.elements):
            section.append(element)
            end = element if element.name == "w:sectPr" else element.first("w:pPr", "w:sectPr")
            if end is not None:
                out.extend(self._heads(end, shown))
                out.extend(self._reader.blocks(section, part))
                section = []
        out.extend(self._reader.blocks(section, part))
        return out

    def _heads(self, section: Element, shown: dict[str, str]) -> list[Block]:
        """Return the blocks of the section's header that speak of the approval, once for each header.

        `shown` holds the relation of each kind of header; a section that names none has those of the one before.
        """
        shown.update((e.get("type", "default"), e.get("id")) for e in section.all("w:headerReference"))
        kinds = ("first", "default") if is_on(section.first("w:titlePg")) else ("default",)
        for kind in kinds:
            relation = self._relations.get(shown.get(kind, ""))
            if relation is not None and relation.target not in self._furniture:
                blocks = self._read_furniture(relation)
                if speaks_of_approval(blocks):
                    return blocks
        return []

    def _read_furniture(self, relation: Relation) -> list[Block]:
        member = relation.target
        if member is None or member not in self._package or relation.kind not in _NAMES:
            return []
        if member not in self._furniture:
            tree = self._tree(member)
            self._furniture[member] = self._reader.blocks(tree.elements, Part(_NAMES[relation.kind], member))
        return self._furniture[member]

    def _notes(self, targets: dict[str, str | None]) -> Iterator[tuple[int, list[Block]]]:
        for kind in ("footnotes", "endnotes"):
            member = targets.get(kind)
            if member is None or member not in self._package or all(note.kind != kind for note in self._reader.notes):
                continue
            part = Part(_NAMES[kind], member)
            notes = {element.get("id"): element for element in self._tree(member).elements}
            for note in [note for note in self._reader.notes if note.kind == kind]:
                element = notes.pop(note.id, None)
                if element is not None:
                    yield note.offset, self._reader.blocks(element.elements, part)

    def _tree(self, member: str) -> Element:
        return parse(self._package.chunks(member), _TEXT, self._budget)
