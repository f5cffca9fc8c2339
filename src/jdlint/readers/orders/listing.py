"""The list of posts in an order: "1.1. nõustaja ametijuhend (lisa 2)", "Lisa 2. Nõustaja", a row of a table, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.readers.acts import WORD
from jdlint.readers.blocks import Piece
from jdlint.readers.labels import number_end
from jdlint.readers.orders.order import ListedAnnex
from jdlint.readers.orders.statements import OrderWords, Statement
from jdlint.readers.tree import scalar
from jdlint.syntax.nodes import Scalar

_ONE = r"(?:lisa\s*)?(?:nr\.?\s*)?\d{1,3}(?![\w/.]*\d)"
_NAMED = re.compile(
    rf"\blisa(?:d|des|s|ga|dena|na)?\s*(?:nr\.?\s*)?(\d{{1,3}}(?![\w/.]*\d)(?:\s*(?:[-–—,;]|kuni|ja|ning)\s*{_ONE})*)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,3})(?:\s*(?:[-–—]|kuni)\s*(?:lisa\s*)?(\d{1,3}))?", re.IGNORECASE)
_CELL = re.compile(r"\s*(?:lisa\s*)?(?:nr\.?\s*)?(\d{1,3})\.?\s*", re.IGNORECASE)
_EDGES = " \t,;:.()–—-„“\"'"
_WIDEST = 200


def annexes_named(piece: Piece) -> Iterator[tuple[list[Scalar], int, int]]:
    """Yield the annexes that are named together, "lisad 9–11", and the characters where that stands."""
    for match in _NAMED.finditer(piece.text):
        found: list[Scalar] = []
        for part in _NUMBERS.finditer(match[1]):
            start = match.start(1)
            place = piece.cut(start + part.start(), start + part.end())
            first, last = int(part[1]), int(part[2] or part[1])
            found += [scalar(place, str(number)) for number in range(first, min(last, first + _WIDEST) + 1)]
        yield found, match.start(), match.end()


def listed(statement: Statement, words: OrderWords) -> Iterator[ListedAnnex]:
    """Yield the annexes that a statement of the approving part lists, each with the words for its post."""
    if statement.cells:
        yield from _row(statement, words)
        return
    piece = statement.piece
    named = list(annexes_named(piece))
    ahead = bool(named) and _post(piece.cut(0, named[0][1]), words) is None
    for at, (numbers, start, end) in enumerate(named):
        if ahead:  # "Lisa 1 – osakonna juhataja"
            after = named[at + 1][1] if at + 1 < len(named) else len(piece.text)
            post = _post(piece.cut(end, after), words)
        else:
            post = _post(piece.cut(named[at - 1][2] if at else 0, start), words)
        for number in numbers:
            yield ListedAnnex(number, post)


def begins_with_annex(text: str) -> bool:
    """Tell whether a statement is an entry of the list of annexes below an order: "Lisa 1. Nõustaja ametijuhend"."""
    found = _NAMED.search(text)
    return found is not None and found.start() == number_end(text) and bool(WORD.search(text, found.end()))


def _row(statement: Statement, words: OrderWords) -> Iterator[ListedAnnex]:
    cells = statement.cells
    named = [cell for cell in cells if _NAMED.fullmatch(cell.text.strip(_EDGES))]
    bare = [cell for cell in cells if _CELL.fullmatch(cell.text)]
    number = named[0] if named else bare[-1] if bare else None
    if number is None:
        return
    posts = (_post(cell, words) for cell in cells if cell is not number and not _CELL.fullmatch(cell.text))
    post = next((post for post in posts if post is not None), None)
    if named:
        for numbers, _start, _end in annexes_named(number):
            yield from (ListedAnnex(item, post) for item in numbers)
    elif post is not None and (match := _CELL.fullmatch(number.text)):
        yield ListedAnnex(scalar(number.cut(*match.span(1))), post)


def _post(piece: Piece, words: OrderWords) -> Scalar | None:
    """Return the words for a post in what stands before or behind an annex; None where they are others."""
    begin = number_end(piece.text)
    lead = words.at("approves", piece.text)
    if lead is not None:
        begin = max(begin, lead)
    begin = max(begin, piece.text.rfind(":", 0, len(piece.text.rstrip(_EDGES))) + 1)
    found = list(WORD.finditer(piece.text, begin))
    while found and _is_around(found[0].group(), words):
        found.pop(0)
    while found and _is_around(found[-1].group(), words):
        found.pop()
    if not found:
        return None
    end = found[-1].end()
    if piece.text.count("(", found[0].start(), end) > piece.text.count(")", found[0].start(), end):
        end = piece.text.find(")", end) + 1 or end
    return scalar(piece.cut(found[0].start(), end))


def _is_around(word: str, words: OrderWords) -> bool:
    return any(words.is_one(kind, word) for kind in ("approves", "subject", "filler", "annexes"))
