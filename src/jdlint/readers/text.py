"""Plain text, such as an extractor makes of a Word or PDF file, to documents.

The text must have come out cell by cell; then numbers, bullets, blank lines and labels tell what belongs together.
"""

from __future__ import annotations

from jdlint.readers.descriptions import documents, has_labels
from jdlint.readers.text_lines import split_lines
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document

_LOOKED_AT = 100_000


def read_text(path: str, text: str) -> list[Document]:
    """Return the descriptions in `text` (decoded, no byte order mark); an order's annexes are several."""
    return documents(path, "text", split_lines(text), text, Lines(text))


def looks_like_description(text: str) -> bool:
    """Tell whether `text` has enough labels of a job description to be one; never true for prose that mentions some."""
    return has_labels(split_lines(text[:_LOOKED_AT]))
