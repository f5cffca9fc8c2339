"""Requirements that are more than a line of text: experience in years, competencies with indicators, traits."""

from __future__ import annotations

import re

from jdlint.readers import doubts
from jdlint.readers.blocks import Block, Piece, Row, join
from jdlint.readers.entry import Entry
from jdlint.readers.flow import Para, items, paragraphs
from jdlint.readers.labels import Labels, letters, number_end, resembles, section_number
from jdlint.readers.mapper_references import is_none
from jdlint.readers.tree import Collector, mapping, scalar, sequence
from jdlint.syntax.nodes import Node, Scalar

_YEARS = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d)?)\s?[-–]?\s?(?:aasta|year)", re.IGNORECASE)
_YEAR_WORDS = re.compile(r"\b([^\W\d_]{3,8}?)(?:\s|-)?(?:aasta|years?\b)", re.IGNORECASE)
_NAME = re.compile(r"([^.:;]{2,90}):\s+(?=\S)")


def read_experience(found: Collector, piece: Piece, label: Piece | None) -> bool:
    """Put experience: the words, and the number of years that they name."""
    path = ("requirements", "experience")
    if not found.put((*path, "text"), scalar(piece), label):
        return False
    years = _years(piece, found.labels)
    if years is not None:
        found.put((*path, "years"), years, None, doubts.READ_FROM_SENTENCE)
    return True


def _years(piece: Piece, labels: Labels) -> Scalar | None:
    match = _YEARS.search(piece.text)
    if match:
        number = match[1].replace(",", ".")
        return scalar(piece.cut(*match.span(1)), number, "float" if "." in number else "int")
    numbers = {letters(word): value for word, value in labels.tables["numbers"].items()}
    for match in _YEAR_WORDS.finditer(piece.text):
        value = numbers.get(letters(match[1]))
        if value is not None:
            return scalar(piece.cut(*match.span(1)), str(value), "int")
    return None


def read_competencies(found: Collector, entry: Entry) -> None:
    """Put competencies: a line "Name:" with indicators below, or an item "Name: what it means"; the rest are traits."""
    competencies: list[tuple[Piece, list[Piece]]] = []
    traits: list[Piece] = []
    rows = [block for block in entry.body if isinstance(block, Row) and len(block.cells) > 1]
    nodes = [node for row in rows if (node := _row(row, found.labels)) is not None]
    for para in paragraphs(block for block in entry.body if block not in rows):
        piece = para.piece
        name = _NAME.match(piece.text)
        if piece.text.endswith(":") and not para.marker:
            competencies.append((piece.cut(0, len(piece.text) - 1), []))
        elif name and (para.marker or not competencies or competencies[-1][1]) and name.end() < 100:
            competencies.append((piece.cut(0, name.end(1)), [piece.cut(name.end())]))
        elif competencies and competencies[-1][0].text and (para.marker or not competencies[-1][1]):
            competencies[-1][1].append(piece)
        else:
            traits.append(piece)
    nodes += [_competency(name, indicators) for name, indicators in competencies]
    if nodes or not traits:
        found.put(("requirements", "competencies"), sequence(nodes, _after(entry)), entry.label)
    if traits:
        found.put(("requirements", "traits"), sequence([scalar(t) for t in traits], traits[0]), entry.label)


def _row(row: Row, labels: Labels) -> Node | None:
    """Return the competency of a table row: its name in the first cell, indicators in those behind it."""
    name = join([line.piece for line in row.cells[0]])
    if not name.text:
        return None
    paras = [para for cell in row.cells[1:] for para in paragraphs(cell) if para.text]
    if len(paras) == 1 and not paras[0].marker and is_none(paras[0].text, labels):
        return mapping([("name", scalar(name), None), ("indicators", sequence([], paras[0].piece), None)])
    return _competency(name, [para.piece for para in paras])


def _competency(name: Piece, indicators: list[Piece]) -> Node:
    pairs: list[tuple[str, Node, Piece | None]] = [("name", scalar(name), None)]
    if indicators:
        pairs.append(("indicators", sequence([scalar(i) for i in indicators], name), None))
    return mapping(pairs)


def read_traits(found: Collector, entry: Entry) -> None:
    """Put traits: list items, or the words of a short enumeration."""
    pieces: list[Piece] = []
    for para in paragraphs(entry.body):
        pieces.extend(enumeration(para))
    found.put(("requirements", "traits"), sequence([scalar(p) for p in pieces], _after(entry)), entry.label)


def enumeration(para: Para) -> list[Piece]:
    """Cut "hoolivus, ausus; täpsus" at its commas; sentences stay whole."""
    piece = para.piece
    parts = re.split(r"[,;]", piece.text)
    if para.marker or "." in piece.text.rstrip(". ") or any(len(part.split()) > 4 for part in parts):
        return [piece]
    out: list[Piece] = []
    position = 0
    for part in parts:
        out.append(trimmed(piece.cut(position, position + len(part))))
        position += len(part) + 1
    return [part for part in out if part.text]


def read_list(blocks: list[Block], labels: Labels) -> list[Piece]:
    """Return the items of a list such as the rights."""
    out: list[Piece] = []
    paras = items(blocks)
    for i, para in enumerate(paras):
        piece = para.piece
        bulleted = len(paras) > 1 and bool(paras[1].marker)
        if i == 0 and not para.marker and _is_lead_in(piece.text, labels, bulleted=bulleted):
            continue
        out.append(piece.without_separator())
    out = [piece.cut(section_number(piece.text)) for piece in out]
    ends = [number_end(piece.text) for piece in out]
    # where every item is numbered the numbers are those of the list
    return [piece.cut(end) for piece, end in zip(out, ends, strict=True)] if len(out) > 1 and all(ends) else out


def _is_lead_in(text: str, labels: Labels, *, bulleted: bool) -> bool:
    """Tell whether `text` only announces the list: "Töötaja vastutab:"."""
    words = [word.strip(":,") for word in text.split()]
    announces = text.endswith(":") or (bulleted and not text.endswith((".", ";")))
    return (
        announces
        and len(words) <= 8
        and any(resembles(word, known) for word in words for known in labels.words["lead_ins"])
    )


def trimmed(piece: Piece) -> Piece:
    text = piece.text
    return piece.cut(len(text) - len(text.lstrip(" ,;.")), len(text.rstrip(" ,;.")))


def _after(entry: Entry) -> Piece:
    place = entry.label.end if entry.label is not None else 0
    return Piece("", place, place)
