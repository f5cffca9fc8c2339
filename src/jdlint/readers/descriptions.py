"""Blocks to documents: whether they are a job description at all, and where each one of a file begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jdlint.readers.blocks import Block, Paragraph, Row, join
from jdlint.readers.content import Content
from jdlint.readers.flow import lines_of
from jdlint.readers.labels import Labels, letters, resembles
from jdlint.readers.mapper import map_blocks
from jdlint.readers.tree import scalar
from jdlint.syntax.nodes import Document, Problem

_ANNEX = re.compile(r"\s*lisa\s+(?:nr\.?\s*)?\d{1,3}\b", re.IGNORECASE)
_HEAD_LINES = 10
_ENOUGH = 4
_LOOKED_AT = 400
_LONGEST_LINE = 300
_LONGEST_HEADING = 80


def documents(path: str, content: Content, labels: Labels) -> list[Document]:
    """Return the descriptions in a file, at least one document; annexes of an order are several.

    Where there is none, it is a document without a root whose last problem says so.
    """
    found = divided(path, content, labels)
    if not any(document.root is not None and document.root.values for document in found):
        # What spoils the text explains why no label was found; what is said of a whole description does not.
        problems = [problem for problem in content.problems if problem.rule.startswith("JDL")]
        problems = problems or [Problem("JDL010", 0, 0, "no-labels")]
        empty = Document(path=path, kind=content.kind, root=None, locator=content.locator, text=content.text)
        empty.problems = problems
        return [empty]
    return found


def divided(path: str, content: Content, labels: Labels) -> list[Document]:
    """Return the descriptions in a file, at least one document, with what is to be said of the file as a whole."""
    found = _mapped(path, content, labels)
    found[0].problems[:0] = content.problems
    for offset, aside in content.asides:
        document = next((d for d in reversed(found) if d.root is not None and d.root.start <= offset), found[0])
        document.unplaced.extend(scalar(line.piece) for line in lines_of(aside) if line.text)
    return found


def _mapped(path: str, content: Content, labels: Labels) -> list[Document]:
    blocks, text = content.blocks, content.text
    starts = _starts(blocks, labels)
    out: list[Document] = []
    for index, first in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else len(blocks)
        start = content.start if index == 0 else _offset(blocks[first])
        end = content.start + len(text) if last == len(blocks) else _offset(blocks[last])
        found = map_blocks(blocks[first:last], start, end, labels)
        out.append(
            Document(
                path=path,
                kind=content.kind,
                root=found.root,
                locator=content.locator,
                text=text,
                index=index,
                problems=found.problems,
                template=found.template,
                unplaced=found.unplaced,
                uncertain=found.uncertain,
                headings=found.headings,
                personal=found.personal,
            )
        )
    return out


def has_labels(blocks: Iterable[Block], labels: Labels) -> bool:
    """Tell whether there are enough labels of a job description; never true for prose that mentions some."""
    fields: set[str] = set()
    for line in _lines(blocks):
        if len(line) > _LONGEST_LINE:
            continue
        row = labels.row(line)
        match = labels.whole(line) or labels.prefix(line)
        fields.update(found.field for found in row)
        if match is not None:
            fields.add(match.field)
    told = {
        field for field in fields if not field.startswith("x.") and field not in ("signatures", "approval", "person")
    }
    return len(told) >= _ENOUGH and bool(told & {"document", "duties", "purpose"})


def opens_description(text: str, labels: Labels) -> bool:
    """Tell whether a line may stand at the very top of a description."""
    match = labels.whole(text)
    if match is not None and match.field == "approval":
        return True
    words = text.split()
    annex = len(words) <= 8 and any(resembles(word, "töölepingu") for word in words) and "lisa" in map(letters, words)
    return annex or bool(_ANNEX.match(text) and len(words) < 12)


def _lines(blocks: Iterable[Block]) -> list[str]:
    """Return what may be labels in the first blocks: paragraphs without bullet, and cells."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Row):
            out.extend(_cells(block))
        elif not block.marker:
            out.append(block.text)
        if len(out) >= _LOOKED_AT:
            break
    return out


def _cells(row: Row) -> list[str]:
    return [cell[0].text if len(cell) == 1 else join([line.piece for line in cell]).text for cell in row.cells if cell]


def _starts(blocks: Sequence[Block], labels: Labels) -> list[int]:
    """Return the number of the first block of each description; one order may carry many as annexes."""
    heads = [i for i, block in enumerate(blocks) if _is_heading(block, labels)]
    if len(heads) < 2:
        return [0]
    out = [0]
    for head, before in zip(heads[1:], heads, strict=False):
        first = head
        for i in range(max(before + 1, head - _HEAD_LINES), head):
            block = blocks[i]
            texts = _cells(block) if isinstance(block, Row) else [block.text]
            if any(opens_description(text, labels) for text in texts):
                first = i
                break
        out.append(first)
    return out


def _is_heading(block: Block, labels: Labels) -> bool:
    if isinstance(block, Paragraph) and block.marker:
        return False
    texts = _cells(block) if isinstance(block, Row) else [block.text]
    for text in texts:
        if len(text) > _LONGEST_HEADING:
            continue
        match = labels.whole(text)
        if match is not None and match.field == "document" and match.start == 0:
            return True
    return False


def _offset(block: Block) -> int:
    if isinstance(block, Paragraph):
        return block.piece.start
    return min(line.piece.start for cell in block.cells for line in cell)
