"""Comments in an .odt: annotations at the beginning of paragraphs (OpenDocument 1.3 part 3, 14.1)."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.authoring.annotation.notes import AUTHOR, INITIALS, Note, by_paragraph
from jdlint.authoring.annotation.splicing import (
    Edit,
    appended,
    edited,
    element_end,
    is_empty,
    no_paragraph,
    parser_for,
    repacked,
    tag_end,
)
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS, Budget
from jdlint.readers.office.package import Package
from jdlint.reporters.escapes import xml_text

_CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_PARAGRAPHS = (f"{_TEXT} p", f"{_TEXT} h")


def annotate_open_document(name: str, data: bytes, notes: Iterable[Note], locator: OfficeText) -> bytes:
    """Return a copy of the file with an annotation in the paragraph of each note; `locator` knows where that is.

    Annotations that jdlint left in the text are taken out. Raises JdlintError.
    """
    content = b"".join(Package(data, Budget(DEFAULT_LIMITS)).chunks(_CONTENT))
    text = _Text(name, content)
    if not text.paragraphs:
        raise no_paragraph(name)
    edits = list(text.removals)
    for paragraph, found in sorted(by_paragraph(notes, locator, _CONTENT).items()):
        start, end = text.paragraphs[paragraph if paragraph < len(text.paragraphs) else 0]
        new = "".join(map(_annotation, found)).encode()
        if is_empty(content, start):
            edits.append(appended(content, start, end, new))
        else:
            place = tag_end(content, start)
            edits.append(Edit(place, place, new))
    return repacked(data, {_CONTENT: edited(content, edits)})


def _annotation(note: Note) -> str:
    head, *rest = (xml_text(line) for line in note.lines)
    lines = "".join(f"<text:p>{line}</text:p>" for line in (head, *rest))
    return (
        f'<office:annotation xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:meta="{_META}" xmlns:dc="{_DUBLIN}">'
        f"<dc:creator>{AUTHOR}</dc:creator><meta:creator-initials>{INITIALS}</meta:creator-initials>"
        f"{lines}</office:annotation>"
    )


class _Text:
    """The paragraphs of the text, where each begins and ends, and the annotations that are from jdlint."""

    def __init__(self, name: str, data: bytes) -> None:
        self._data = data
        self._parser = parser_for(data, name)
        self._open: list[tuple[str, int, int]] = []
        self._creator: str | None = None
        self._ours = False
        self.paragraphs: list[tuple[int, int]] = []
        self.removals: list[Edit] = []
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.Parse(data, True)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        number = -1
        if name in _PARAGRAPHS:
            number = len(self.paragraphs)
            self.paragraphs.append((at, at))
        elif name == f"{_OFFICE} annotation":
            self._ours = False
        elif name == f"{_DUBLIN} creator":
            self._creator = ""
        self._open.append((name, at, number))

    def _characters(self, data: str) -> None:
        if self._creator is not None and len(self._creator) <= len(AUTHOR):
            self._creator += data

    def _end(self, name: str) -> None:
        _name, start, number = self._open.pop()
        at = self._parser.CurrentByteIndex
        if number >= 0:
            self.paragraphs[number] = (start, at)
        elif name == f"{_DUBLIN} creator":
            self._ours = self._creator == AUTHOR
            self._creator = None
        elif name == f"{_OFFICE} annotation" and self._ours:
            self.removals.append(Edit(start, element_end(self._data, start, at), b""))
            self._ours = False
