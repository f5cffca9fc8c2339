"""Plain text, such as an extractor makes of a Word or PDF file, to documents.

The text must have come out cell by cell; then numbers, bullets, blank lines and labels tell what belongs together.
"""

from __future__ import annotations

import re

from jdlint.readers.blocks import Paragraph
from jdlint.readers.labels import letters, load_labels, resembles
from jdlint.readers.mapper import map_blocks
from jdlint.readers.text_lines import split_lines
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document

_ANNEX = re.compile(r"\s*lisa\s+(?:nr\.?\s*)?\d{1,3}\b", re.IGNORECASE)
_HEAD_LINES = 10
_ENOUGH = 4
_LOOKED_AT = 400


def read_text(path: str, text: str) -> list[Document]:
    """Return the descriptions in `text` (decoded, no byte order mark); an order's annexes are several."""
    lines = split_lines(text)
    locator = Lines(text)
    starts = _starts(lines)
    out: list[Document] = []
    for index, first in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else len(lines)
        part = lines[first:last]
        start = 0 if index == 0 else part[0].piece.start
        end = len(text) if last == len(lines) else lines[last].piece.start
        found = map_blocks(part, start, end)
        document = Document(
            path=path,
            kind="text",
            root=found.root,
            locator=locator,
            text=text,
            index=index,
            problems=found.problems,
            template=found.template,
            unplaced=found.unplaced,
            uncertain=found.uncertain,
        )
        out.append(document)
    return out


def looks_like_description(text: str) -> bool:
    """Tell whether `text` has enough labels of a job description to be one; never true for prose that mentions some."""
    labels = load_labels()
    fields: set[str] = set()
    for line in split_lines(text[:100_000])[:_LOOKED_AT]:
        if line.marker or len(line.text) > 300:
            continue
        row = labels.row(line.text)
        match = labels.whole(line.text) or labels.prefix(line.text)
        fields.update(found.field for found in row)
        if match is not None:
            fields.add(match.field)
    told = {
        field for field in fields if not field.startswith("x.") and field not in ("signatures", "approval", "person")
    }
    return len(told) >= _ENOUGH and bool(told & {"document", "duties", "purpose"})


def _starts(lines: list[Paragraph]) -> list[int]:
    """Return the number of the first line of each description; one order may carry many as annexes."""
    heads = [i for i, line in enumerate(lines) if not line.marker and _is_heading(line.text)]
    if len(heads) < 2:
        return [0]
    out = [0]
    for head, before in zip(heads[1:], heads, strict=False):
        first = head
        for i in range(max(before + 1, head - _HEAD_LINES), head):
            if _opens(lines[i].text):
                first = i
                break
        out.append(first)
    return out


def _is_heading(text: str) -> bool:
    labels = load_labels()
    match = labels.whole(text)
    return match is not None and match.field == "document" and match.start == 0


def _opens(text: str) -> bool:
    """Tell whether a line may stand at the very top of a description."""
    match = load_labels().whole(text)
    if match is not None and match.field == "approval":
        return True
    words = text.split()
    annex = len(words) <= 8 and any(resembles(word, "töölepingu") for word in words) and "lisa" in map(letters, words)
    return annex or bool(_ANNEX.match(text) and len(words) < 12)
