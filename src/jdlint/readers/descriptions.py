"""Blocks to documents: whether they are a job description at all, and where each one of a file begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block, Paragraph, Row, join
from jdlint.readers.content import Content
from jdlint.readers.doubts import of_scan
from jdlint.readers.flow import lines_of
from jdlint.readers.labels import Labels, letters, number_end, resembles
from jdlint.readers.mapper import map_blocks
from jdlint.readers.orders.matching import apply_order
from jdlint.readers.orders.order import Order
from jdlint.readers.orders.read import read_order
from jdlint.readers.tree import scalar
from jdlint.syntax.nodes import Document, Problem

_ANNEX = re.compile(r"\s*lisa\s+(?:nr\.?\s*)?(\d{1,3})\b", re.IGNORECASE)
_HEAD_LINES = 10
_ENOUGH = 4
_LOOKED_AT = 400
_LONGEST_LINE = 300
_LONGEST_HEADING = 80
_SHORTEST_NAME = 9  # letters of what a description is called at the end of a heading: "tööjuhend"


class Divided(NamedTuple):
    """What a file holds: its descriptions, and the order that they are annexes of, where it stands before them."""

    documents: list[Document]
    order: Order | None


def documents(path: str, content: Content, labels: Labels) -> list[Document]:
    """Return the descriptions in a file, at least one document; annexes of an order are several.

    Where there is none, it is a document without a root whose last problem says so.
    """
    found, order = divided(path, content, labels)
    if not found:
        # What spoils the text explains why no label was found; what is said of a whole description does not.
        problems = [problem for problem in content.problems if problem.rule.startswith("JDL")]
        problems = problems or [Problem("JDL010", 0, 0, "no-labels" if order is None else "order")]
        empty = Document(path=path, kind=content.kind, root=None, locator=content.locator, text=content.text)
        empty.problems = problems
        return [empty]
    return approved(Divided(found, order)).documents


def approved(found: Divided, *, one_text: bool = True) -> Divided:
    """Return descriptions with what their order says of their approval; in `one_text` they stand behind it."""
    if found.order is not None:
        apply_order(found.order, found.documents, one_text=one_text)
    return found


def divided(path: str, content: Content, labels: Labels) -> Divided:
    """Return the descriptions in a file, with what is to be said of the file as a whole, and the order above them."""
    blocks = content.blocks
    heads = _heads(blocks, labels)
    first = _opening(blocks, heads[0], -1, labels) if heads else 0 if has_labels(blocks, labels) else len(blocks)
    order = read_order(blocks[:first], labels) if first else None
    starts = [0 if order is None else first]
    starts += [_opening(blocks, head, before, labels) for before, head in pairwise(heads)]
    found = _mapped(path, content, starts, labels) if heads or order is None else []
    if not any(document.root is not None and document.root.values for document in found):
        found = []
    if found:
        found[0].problems[:0] = content.problems
        for document in found if content.kind == "scan" else ():
            document.uncertain |= of_scan(document)
    for offset, aside in content.asides if found else ():
        document = next((d for d in reversed(found) if d.root is not None and d.root.start <= offset), found[0])
        document.unplaced.extend(scalar(line.piece) for line in lines_of(aside) if line.text)
    return Divided(found, order)


def _mapped(path: str, content: Content, starts: Sequence[int], labels: Labels) -> list[Document]:
    """Return what the blocks from each of `starts` on say."""
    blocks, text = content.blocks, content.text
    out: list[Document] = []
    for index, first in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else len(blocks)
        start = content.start if first == 0 else _offset(blocks[first])
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


def _opening(blocks: Sequence[Block], head: int, before: int, labels: Labels) -> int:
    """Return the number of the block with which a description opens; its heading is `head`, that above it `before`.

    Lines that name other annexes are no part of its head: the list at the end of an order stands right before it.
    """
    first, annex = head, None
    for i in range(head - 1, max(before, head - _HEAD_LINES - 1), -1):
        block = blocks[i]
        texts = _cells(block) if isinstance(block, Row) else [block.text]
        for text in texts:
            number = _ANNEX.match(text)
            if number is not None and annex is not None and number[1] != annex:
                return first
            if opens_description(text, labels):
                first, annex = i, annex if number is None else number[1]
    return first


def _heads(blocks: Sequence[Block], labels: Labels) -> list[int]:
    """Return the numbers of the blocks that head a description: "AMETIJUHEND", below an annex "HOIDJA AMETIJUHEND"."""
    heads = {i for i, block in enumerate(blocks) if _is_heading(block, labels)}
    around = {head + step for head in heads for step in range(-_HEAD_LINES, _HEAD_LINES + 1)}
    for i, block in enumerate(blocks):
        if i not in around and _is_title_heading(block, labels) and _opening(blocks, i, -1, labels) < i:
            heads.add(i)
    return sorted(heads)


def _is_title_heading(block: Block, labels: Labels) -> bool:
    if isinstance(block, Row) or block.marker or len(block.text) > _LONGEST_HEADING or number_end(block.text):
        return False
    words = block.text.split()
    if (
        not 1 < len(words) <= 10
        or len(words[-1]) < _SHORTEST_NAME
        or not block.text[0].isupper()
        or _ANNEX.match(block.text)
    ):
        return False
    match = labels.whole(words[-1].capitalize())
    return match is not None and match.field == "document"


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
