"""Comments in a .docx: part, relation, content type and the ranges in the text (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from jdlint.authoring.annotation.notes import AUTHOR, INITIALS, Note, by_paragraph
from jdlint.authoring.annotation.splicing import (
    Edit,
    appended,
    edited,
    element_end,
    is_empty,
    no_paragraph,
    parser_for,
    prefix_at,
    repacked,
    tag_end,
)
from jdlint.core.records import NamedTuple
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS, Budget
from jdlint.readers.office.package import Package
from jdlint.readers.office.word_parts import main_part, relations
from jdlint.reporters.escapes import xml_text

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (_TRANSITIONAL, _STRICT)
_RELATION = {
    _TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def annotate_word(name: str, data: bytes, notes: Iterable[Note], locator: OfficeText) -> bytes:
    """Return a copy of the file with a comment at the paragraph of each note; `locator` knows where that is.

    What stands in a text box, which Word lets nobody comment on, is told at the paragraph that holds the box. Comments
    that jdlint left in the file are taken out. Raises JdlintError.
    """
    budget = Budget(DEFAULT_LIMITS)
    package = Package(data, budget)
    main = main_part(package, budget)
    text = b"".join(package.chunks(main))
    target = next((r.target for r in relations(package, main, budget).values() if r.kind == "comments"), None)
    member = target if target is not None and target in package else None
    old = _Comments(name, b"".join(package.chunks(member))) if member is not None else None
    body = _Body(name, text, set() if old is None else old.ours)
    if not body.spots:
        raise no_paragraph(name)
    number = 0 if old is None else old.highest + 1
    edits = list(body.removals)
    comments = []
    for paragraph, found in sorted(body.gathered(by_paragraph(notes, locator, main)).items()):
        spot = body.spots[paragraph]
        ids = range(number, number + len(found))
        number += len(found)
        edits += _ranges(text, spot, ids, body.space)
        comments += [_comment(note, identifier) for note, identifier in zip(found, ids, strict=True)]
    changed = {main: edited(text, edits)}
    if old is not None and member is not None:
        changed[member] = old.with_comments(comments)
    elif comments:
        member = posixpath.join(posixpath.dirname(main), "comments.xml")
        while member in package:
            member = member.replace(".xml", "-jdlint.xml")
        changed[member] = _part(comments, body.space)
        changed |= _registered(package, main, member, body.space)
    return repacked(data, changed)


class _Spot(NamedTuple):
    """A paragraph: its tag, where its properties end (or its tag), and where its content ends."""

    start: int
    properties: int
    end: int


class _Body:
    """The paragraphs of the main part, and the traces of the comments `ours`."""

    def __init__(self, name: str, data: bytes, ours: set[str]) -> None:
        self._data = data
        self._ours = ours
        self._parser = parser_for(data, name)
        self._open: list[tuple[str, int, int]] = []  # what is open: its name, where it begins, its number or -1
        self._children: list[int] = [0]  # how many elements each of these has so far
        self._within: list[int] = []
        self._properties: dict[int, int] = {}
        self.outer: list[int] = []
        self.spots: dict[int, _Spot] = {}
        self.removals: list[Edit] = []
        self.space = _TRANSITIONAL
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(data, True)

    def gathered(self, notes: Mapping[int, Sequence[Note]]) -> dict[int, list[Note]]:
        """Return the notes by the paragraphs that can hold them."""
        found: dict[int, list[Note]] = {}
        for paragraph, items in sorted(notes.items()):
            place = self.outer[paragraph] if paragraph < len(self.outer) else 0
            found.setdefault(place, []).extend(items)
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        at = self._parser.CurrentByteIndex
        self._children[-1] += 1
        self._children.append(0)
        ours = space in _SPACES
        number = -1
        if ours and local == "p":
            number = len(self.outer)
            self.outer.append(self._within[0] if self._within else number)
            self._within.append(number)
            self._properties[number] = tag_end(self._data, at)
            self.space = space
        elif ours and local in _MARKS and attributes.get(f"{space} id") in self._ours and is_empty(self._data, at):
            self.removals.append(Edit(at, tag_end(self._data, at), b""))
        self._open.append((local if ours else "", at, number))

    def _end(self, _name: str) -> None:
        local, start, number = self._open.pop()
        at = self._parser.CurrentByteIndex
        alone = self._children.pop() == 1
        if local == "r" and alone and self.removals and self.removals[-1].start >= start:
            self.removals[-1] = Edit(start, element_end(self._data, start, at), b"")  # the run held the mark alone
        if number >= 0:
            self.spots[number] = _Spot(start, self._properties.pop(number), at)
            self._within.pop()
        elif local == "pPr" and self._open and self._open[-1][2] >= 0:
            self._properties[self._open[-1][2]] = element_end(self._data, start, at)


def _ranges(data: bytes, spot: _Spot, ids: Iterable[int], space: str) -> list[Edit]:
    """Return the edits that put the ranges and the marks of comments around the content of a paragraph."""
    w = prefix_at(data, spot.start)
    # An attribute has no namespace unless it has a prefix: where the text uses none, one is declared.
    declared = "" if w else f' xmlns:w="{space}"'
    w = w or "w:"
    opened = "".join(f'<{w}commentRangeStart{declared} {w}id="{i}"/>' for i in ids).encode()
    closed = "".join(
        f'<{w}commentRangeEnd{declared} {w}id="{i}"/><{w}r{declared}><{w}commentReference {w}id="{i}"/></{w}r>'
        for i in ids
    ).encode()
    if is_empty(data, spot.start):
        return [appended(data, spot.start, spot.end, opened + closed)]
    return [Edit(spot.properties, spot.properties, opened), Edit(spot.end, spot.end, closed)]


def _comment(note: Note, identifier: int) -> str:
    head, *rest = (xml_text(line) for line in note.lines)
    first = (
        "<w:p><w:r><w:annotationRef/></w:r><w:r><w:rPr><w:b/></w:rPr>"
        f'<w:t xml:space="preserve">{head}</w:t></w:r></w:p>'
    )
    more = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in rest)
    return f'<w:comment w:id="{identifier}" w:author="{AUTHOR}" w:initials="{INITIALS}">{first}{more}</w:comment>'


def _part(comments: Iterable[str], space: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:comments xmlns:w="{space}">{"".join(comments)}</w:comments>'.encode()


class _Comments:
    """The comments that a file has: the highest id of people's, and which are from jdlint."""

    def __init__(self, name: str, data: bytes) -> None:
        self._data = data
        self._parser = parser_for(data, name)
        self._depth = 0
        self._root = self._root_end = 0
        self._at: int | None = None
        self._space = _TRANSITIONAL
        self._removals: list[Edit] = []
        self.ours: set[str] = set()
        self.highest = -1
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(data, True)

    def with_comments(self, comments: Iterable[str]) -> bytes:
        """Return the part without jdlint's old comments and with new ones."""
        text = "".join(comments).replace("<w:comment ", f'<w:comment xmlns:w="{self._space}" ').encode()
        return edited(self._data, [*self._removals, appended(self._data, self._root, self._root_end, text)])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        space, _, local = name.rpartition(" ")
        at = self._parser.CurrentByteIndex
        if self._depth == 1:
            self._root, self._space = at, space
        elif self._depth == 2 and local == "comment":
            identifier = attributes.get(f"{space} id", "")
            if attributes.get(f"{space} author") == AUTHOR:
                self.ours.add(identifier)
                self._at = at
            elif identifier.isascii() and identifier.isdecimal():
                self.highest = max(self.highest, int(identifier[:9]))

    def _end(self, _name: str) -> None:
        at = self._parser.CurrentByteIndex
        if self._depth == 2 and self._at is not None:
            self._removals.append(Edit(self._at, element_end(self._data, self._at, at), b""))
            self._at = None
        elif self._depth == 1:
            self._root_end = at
        self._depth -= 1


def _registered(package: Package, main: str, member: str, space: str) -> dict[str, bytes]:
    """Return the relations of the main part and the content types with the new part `member` in them."""
    folder, name = posixpath.split(main)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    known = b"".join(package.chunks(rels)) if rels in package else f'<Relationships xmlns="{_RELS}"/>'.encode()
    identifier = "jdlintComments"
    while f'"{identifier}"'.encode() in known:
        identifier += "1"
    target = posixpath.relpath(member, folder or ".")
    relation = f'Id="{identifier}" Type="{_RELATION[space]}" Target="{target}"'
    types = b"".join(package.chunks(_TYPES)) if _TYPES in package else f'<Types xmlns="{_CONTENT_TYPES}"/>'.encode()
    override = f'PartName="/{member}" ContentType="{_TYPE}"'
    return {rels: _appended(known, "Relationship", relation), _TYPES: _appended(types, "Override", override)}


def _appended(data: bytes, element: str, attributes: str) -> bytes:
    """Return a part with one more child of its root, in the manner of the root's own prefix."""
    parser = parser_for(data, _TYPES)
    places: list[int] = []
    parser.StartElementHandler = lambda *_: places.append(parser.CurrentByteIndex) if not places else None
    parser.EndElementHandler = lambda *_: places.append(parser.CurrentByteIndex)
    parser.Parse(data, True)
    root, end = places[0], places[-1]
    text = f"<{prefix_at(data, root)}{element} {attributes}/>".encode()
    return edited(data, [appended(data, root, end, text)])
