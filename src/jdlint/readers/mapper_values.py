"""Fields that hold one value of a known kind: a date, a yes or no, a number, a choice, items of an act, records."""

from __future__ import annotations

import re

from jdlint.core.paths import Path
from jdlint.estonian.dates import make_date, read_date
from jdlint.readers.blocks import Piece, join
from jdlint.readers.entry import Entry
from jdlint.readers.flow import Para, paragraphs
from jdlint.readers.labels import letters
from jdlint.readers.mapper_references import is_none
from jdlint.readers.tree import Collector, mapping, scalar, sequence
from jdlint.syntax.nodes import Node, Scalar

_NUMBER = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s?%?")
# "ATS § 7 lg 3 p 1, 2¹ ja 9", "ATS § 7 (3) 1"
_ITEMS = re.compile(r"(?:\bp(?:unkt\w*|\.)?|\(3\))\s+(\d[\d.,¹\s]*(?:(?:ja|and)\s+\d[.\d¹]*)?)\.?$")
_ITEM = re.compile(r"\d+(?:\.\d+|¹)?")
_DATE_AT_END = re.compile(r"\S+$")


def read_value(found: Collector, entry: Entry, path: Path, kind: str) -> None:
    """Put the value of `entry` at `path`; what is no value of its kind finds no place."""
    paras = paragraphs(entry.body)
    piece = join(line for para in paras for line in para.lines)
    node = _records(found, paras) if kind == "records" else _value(found, piece, path, kind)
    if node is None or not found.put(tuple(map(str, path)), node, entry.label):
        found.lose(piece)


def _value(found: Collector, piece: Piece, path: Path, kind: str) -> Node | None:
    match kind:
        case "date":
            return date_scalar(piece)
        case "number":
            return number_scalar(piece)
        case "flag":
            for value, known in (("true", "affirmed"), ("false", "denied")):
                if letters(piece.text) in map(letters, found.labels.words[known]):
                    return scalar(piece, value, "bool")
            return None
        case "choice":
            for value, words in found.labels.lists[str(path[0])].items():
                if letters(piece.text) in map(letters, words):
                    return scalar(piece, value)
            return None
        case "items":
            return _items(found, piece)
        case _:
            return scalar(piece)


def date_scalar(piece: Piece) -> Scalar:
    """Return a date in ISO form; what is none stays as it is written, for rules to judge."""
    parts = read_date(piece.text.rstrip("."))
    day = make_date(parts) if parts else None
    return scalar(piece, day.isoformat() if day else None)


def number_scalar(piece: Piece) -> Scalar | None:
    """Return a number, perhaps with a sign of per cent behind it."""
    match = _NUMBER.fullmatch(piece.text)
    if match is None:
        return None
    text = match[1].replace(",", ".")
    return scalar(piece.cut(*match.span(1)), text, "float" if "." in text else "int")


def _items(found: Collector, piece: Piece) -> Node | None:
    """Return the items of a provision: "ATS § 7 lg 3 p 1, 9"."""
    if is_none(piece.text, found.labels):
        return sequence([], piece)
    match = _ITEMS.search(piece.text)
    if match is None:
        return None
    start = match.start(1)
    items = [(piece.cut(start + m.start(), start + m.end()), m.group()) for m in _ITEM.finditer(match[1])]
    return sequence([scalar(place, text.replace("¹", ".1")) for place, text in items], piece)


def _records(found: Collector, paras: list[Para]) -> Node | None:
    """Return what was recorded: a kind, a date, or both in a paragraph."""
    if len(paras) == 1 and not paras[0].marker and is_none(paras[0].text, found.labels):
        return sequence([], paras[0].piece)
    nodes = [_record(found, para.piece) for para in paras]
    known = [node for node in nodes if node is not None]
    return sequence(known, paras[0].piece) if len(known) == len(nodes) else None


def _record(found: Collector, piece: Piece) -> Node | None:
    match = _DATE_AT_END.search(piece.text)
    date = date_scalar(piece.cut(*match.span())) if match and read_date(match.group()) else None
    said = piece.cut(0, match.start()) if match and date is not None else piece
    kinds = found.labels.lists["acknowledgement"]
    kind = next((kind for kind, words in kinds.items() if letters(said.text) in map(letters, words)), None)
    pairs: list[tuple[str, Node, Piece | None]] = []
    if kind is not None:
        pairs.append(("kind", scalar(said, kind), None))
    elif said.text:
        return None
    if date is not None:
        pairs.append(("date", date, None))
    return mapping(pairs)
