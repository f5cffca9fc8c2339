"""The words of one Word paragraph: what its runs show once tracked changes are accepted and fields are closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.word_parts import Styles, is_on
from jdlint.readers.office.xml import Element

_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}


def visible(text: OfficeText, elements: Iterable[Element]) -> Iterator[Element]:
    """Yield elements with wrappers opened: insertions and content controls in, deletions out; both are counted."""
    for element in elements:
        match element.name:
            case "w:ins" | "w:moveTo":
                text.insertions += 1
                yield from visible(text, element.elements)
            case "w:del" | "w:moveFrom":
                text.deletions += 1
            case "w:sdt":
                if is_on(element.first("w:sdtPr", "w:showingPlcHdr")):
                    _silence(element)  # "Click here to enter text" is no value
                yield from visible(text, element.elements)
            case "mc:AlternateContent":
                yield from visible(text, _branch(element))
            case "w:altChunk" | "w:subDoc":
                text.left_out += 1
            case _:
                yield element


def _silence(element: Element) -> None:
    """Take every run out of `element`, so that its paragraphs, rows and cells stay and say nothing."""
    stack = [element]
    while stack:
        here = stack.pop()
        here.children = [child for child in here.elements if child.name != "w:r"]
        stack.extend(here.elements)


def _branch(element: Element) -> list[Element]:
    """Return the one of several forms of the same thing that says something; the first is meant for new programs."""
    forms = element.elements
    told = next((form for form in forms if _speaks(form)), forms[0] if forms else None)
    return [] if told is None else told.elements


def _speaks(element: Element) -> bool:
    stack = [element]
    while stack:
        here = stack.pop()
        if here.name in ("w:t", "m:t") and here.children:
            return True
        stack.extend(here.elements)
    return False


class Words:
    """What a paragraph says: its text with soft breaks as line feeds, its text boxes, its references to notes."""

    def __init__(self, text: OfficeText, styles: Styles, paragraph: Element) -> None:
        self._counted = text
        self._styles = styles
        properties = paragraph.first("w:pPr")
        style = None if properties is None else properties.first("w:pStyle")
        self.style = "" if style is None else style.get("val")
        self.mark = None if properties is None else properties.first("w:rPr")
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self._hidden = styles.hidden(self.style or styles.default)
        #: Fields that are open, True while their code stands and not their result.
        self._fields: list[bool] = []
        self._parts: list[str] = []
        self._collect(paragraph.elements)
        self.text = "".join(self._parts)

    @property
    def joined(self) -> bool:
        """The paragraph's mark was deleted: what follows goes on in the same paragraph."""
        mark = self.mark
        return mark is not None and (mark.first("w:del") is not None or mark.first("w:moveFrom") is not None)

    @property
    def invisible(self) -> bool:
        """Nothing is shown of the paragraph, not even an empty line."""
        if self.text:
            return False
        vanish = None if self.mark is None else self.mark.first("w:vanish")
        return self._hidden if vanish is None else is_on(vanish)

    def _collect(self, elements: Iterable[Element]) -> None:
        for element in visible(self._counted, elements):
            name = element.name
            if name == "w:r":
                if not self._is_hidden(element):
                    self._collect(element.elements)
            elif name in ("w:t", "m:t"):
                if not any(self._fields):
                    self._parts.extend(child for child in element.children if isinstance(child, str))
            elif name in _SIGNS:
                self._parts.append(_SIGNS[name])
            elif name == "w:txbxContent":
                self.boxes.append(element)
            elif name == "w:fldChar":
                self._field(element.get("fldCharType"))
            elif name == "w:sym":
                self._parts.append(_symbol(element.get("char")))
            elif name in _NOTES:
                self.notes.append((_NOTES[name], element.get("id")))

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(True)
        elif self._fields and step == "separate":
            self._fields[-1] = False
        elif self._fields and step == "end":
            self._fields.pop()

    def _is_hidden(self, run: Element) -> bool:
        properties = run.first("w:rPr")
        if properties is None:
            return self._hidden
        vanish = properties.first("w:vanish")
        if vanish is not None:
            return is_on(vanish)
        style = properties.first("w:rStyle")
        return self._hidden or (style is not None and self._styles.hidden(style.get("val")))


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    # No control character, no half of a surrogate pair: those are no text.
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x10FFFE else ""
