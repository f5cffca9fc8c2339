"""Word and OpenDocument files as the tests look at them: their blocks as plain lists."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import SourcePlace
from jdlint.readers.blocks import Block, Paragraph
from jdlint.readers.content import Nowhere, Refused
from jdlint.readers.descriptions import documents, has_labels
from jdlint.readers.labels import Labels, load_labels
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS, Budget, OfficeLimits
from jdlint.readers.office.read import read_office as read_content
from jdlint.syntax.nodes import Document, SourceKind


def read_office(
    path: str, data: bytes, limits: OfficeLimits = DEFAULT_LIMITS, labels: Labels | None = None
) -> list[Document]:
    """Return the documents of a file, read within `limits`."""
    try:
        return documents(path, read_content(data, Budget(limits)), labels or load_labels())
    except Refused as refused:
        kind: SourceKind = "odt" if path.endswith(".odt") else "docx"
        return [Document(path=path, kind=kind, root=None, locator=Nowhere(), problems=[refused.problem])]


def looks_like_description(data: bytes, limits: OfficeLimits = DEFAULT_LIMITS) -> bool:
    try:
        return has_labels(read_content(data, Budget(limits)).blocks, load_labels())
    except Refused:
        return True


def blocks(data: bytes) -> list[Block]:
    return list(read_content(data).blocks)


def text(data: bytes) -> OfficeText:
    found = read_content(data).locator
    assert isinstance(found, OfficeText)
    return found


def shown(data: bytes) -> list[Any]:
    """Return a line for each paragraph, its marker in front, and for a row a list of cells, each a list of lines."""
    return [_plain(block) for block in blocks(data)]


def _plain(block: Block) -> Any:
    if isinstance(block, Paragraph):
        return f"{block.marker} {block.text}" if block.marker else block.text
    return [[_plain(line) for line in cell] for cell in block.cells]


def only(data: bytes, path: str = "x.docx") -> Document:
    documents = read_office(path, data)
    assert len(documents) == 1
    return documents[0]


def place(document: Document, words: str) -> SourcePlace:
    """Return the place of `words` in the flat text."""
    start = document.text.index(words)
    found = document.locator.locate(start, start + len(words))[2]
    assert found is not None
    return found
