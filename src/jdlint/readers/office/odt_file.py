"""An OpenDocument text to blocks: which of its parts are read, in which order, and what stands apart from the body."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.readers.blocks import Block
from jdlint.readers.content import Refused
from jdlint.readers.office.furniture import speaks_of_approval
from jdlint.readers.office.layout import OfficeText, Part
from jdlint.readers.office.limits import Budget
from jdlint.readers.office.odt import OdtReader, Shown
from jdlint.readers.office.odt_styles import VOCABULARY, OdtStyles
from jdlint.readers.office.package import Package
from jdlint.readers.office.xml import Element, parse

_CONTENT = "content.xml"
_MIMETYPE = "mimetype"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_HEADERS = ("style:header-first", "style:header", "style:header-left")


def is_odt(package: Package) -> bool:
    """Tell whether the package is of OpenDocument, whatever its file is called."""
    return _CONTENT in package and (_MIMETYPE in package or _MANIFEST in package)


class OdtFile:
    """The blocks of an OpenDocument text; `asides` are its notes, each with the offset at which it is referred to."""

    def __init__(self, package: Package, text: OfficeText, budget: Budget) -> None:
        self._text = text
        if _MANIFEST in package and parse(package.chunks(_MANIFEST), VOCABULARY, budget).elements:
            raise Refused("JDL008", "encrypted")
        content = parse(package.chunks(_CONTENT), VOCABULARY, budget)
        roots = [content]
        if _STYLES in package:
            roots.append(parse(package.chunks(_STYLES), VOCABULARY, budget))
        self._styles = OdtStyles(roots)
        self._reader = OdtReader(text, self._styles)
        self._parts = {name: Part(name, _STYLES) for name in ("header", "footer")}
        self._furniture: dict[int, list[Block]] = {}
        body = content.first("office:text")
        if body is None:
            raise Refused("JDL008", "foreign")
        text.insertions += len(body.all("text:insertion"))
        text.deletions += len(body.all("text:deletion"))
        self.blocks = self._body(body)
        for master in self._styles.masters.values():
            for element in master.elements:
                self._read_furniture(element)
        self.asides = list(self._notes())

    def _body(self, body: Element) -> list[Block]:
        """Return the blocks of the body, each sequence of pages behind its header if that speaks of the approval."""
        part = Part("body", _CONTENT)
        out: list[Block] = []
        pages: list[Shown] = []
        master = next(iter(self._styles.masters), "")
        for shown in self._reader.shown(body.elements):
            begins = self._styles.master(shown.element)
            if begins and pages:
                out.extend(self._pages(master, pages, part))
                pages = []
            master = begins or master
            pages.append(shown)
        out.extend(self._pages(master, pages, part))
        return out

    def _pages(self, master: str, pages: list[Shown], part: Part) -> list[Block]:
        return [*self._heads(master), *self._reader.blocks(pages, part)]

    def _heads(self, name: str) -> list[Block]:
        master = self._styles.masters.get(name)
        if master is None:
            return []
        for kind in _HEADERS:
            element = master.first(kind)
            if element is not None and id(element) not in self._furniture:
                blocks = self._read_furniture(element)
                if speaks_of_approval(blocks):
                    return blocks
        return []

    def _read_furniture(self, element: Element) -> list[Block]:
        if id(element) not in self._furniture:
            part = self._parts["header" if element.name in _HEADERS else "footer"]
            self._furniture[id(element)] = self._reader.blocks(self._reader.shown(element.elements), part)
        return self._furniture[id(element)]

    def _notes(self) -> Iterator[tuple[int, list[Block]]]:
        parts = {name: Part(name, _CONTENT) for name in ("footnote", "endnote")}
        for offset, note in list(self._reader.notes):
            body = note.first("text:note-body")
            if body is not None:
                part = parts["endnote" if note.get("note-class") == "endnote" else "footnote"]
                yield offset, self._reader.blocks(self._reader.shown(body.elements), part)
