"""Word and OpenDocument files as the tests look at them: their blocks as plain lists."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import SourcePlace
from jdlint.readers.blocks import Block, Paragraph
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS
from jdlint.readers.office.read import read_blocks, read_office
from jdlint.syntax.nodes import Document


def blocks(data: bytes) -> list[Block]:
    return read_blocks(data, DEFAULT_LIMITS).blocks


def text(data: bytes) -> OfficeText:
    return read_blocks(data, DEFAULT_LIMITS).text


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
