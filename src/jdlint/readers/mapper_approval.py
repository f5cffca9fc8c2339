"""The head of a description: approval, act, date and annex. Names of persons are never taken over."""

from __future__ import annotations

import datetime as dt
import re

from jdlint.readers.blocks import Block, Paragraph, Piece, join
from jdlint.readers.flow import lines_of
from jdlint.readers.labels import letters, resembles
from jdlint.readers.tree import Collector, scalar
from jdlint.syntax.nodes import Scalar

_DATE = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_DATE_WORDS = re.compile(r"(?<!\d)(\d{1,2})\.\s?([^\W\d_]{3,12})\s+((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\.?\s?(?:aasta|a\.?)\s+(\d{1,2})\.\s?([^\W\d_]{3,12})")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_NUMBER = re.compile(r"\b(?:nr|no|number)\.?\s*(\d[\w./-]*)", re.IGNORECASE)
_LONGEST_HEAD = 2_000  # characters: no approval takes more, whatever stands behind the label
_ANNEX = re.compile(r"\blisa\s+(?:nr\.?\s*)?(\d{1,3})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def read_head(found: Collector, lines: list[Paragraph], label: Piece | None) -> None:
    """Read the lines from "KINNITATUD" to the heading of the description."""
    for line in lines:
        piece = line.piece.squeezed()
        annex = _ANNEX.match(piece.text)
        if annex:
            found.put(("approval", "annex"), scalar(piece.cut(*annex.span(1)), kind="int"), piece.cut(*annex.span()))
    whole = join([line.piece for line in lines if not _ANNEX.fullmatch(line.text.strip())]).cut(0, _LONGEST_HEAD)
    act = _act(found, whole)
    if act is not None:
        found.put(("approval", "act"), act, None)
    date_at = _date(found, whole)
    number = _NUMBER.search(whole.text, date_at or 0)
    if number and (date_at is not None or act is not None):
        place = whole.cut(number.start(1), number.start(1) + len(number[1].rstrip(".,;")))
        found.put(("approval", "number"), scalar(place), whole.cut(*number.span()))
    if label is not None or act is not None:
        _approver(found, whole, date_at)


def is_head(line: Paragraph, found: Collector) -> bool:
    """Tell whether a line before the heading speaks of the approval: an annex, or an act with a date or number."""
    text = line.text
    if _ANNEX.match(text) and len(text) < 120:
        return True
    dated = bool(_DATE.search(text) or _DATE_WORDS.search(text) or _YEAR_FIRST.search(text) or _NUMBER.search(text))
    return dated and len(text) < 160 and (_act(found, line.piece) is not None or len(text.split()) < 4)


def _act(found: Collector, piece: Piece) -> Scalar | None:
    acts = found.labels.lists["acts"]
    for word in _WORD.finditer(piece.text):
        for act, forms in acts.items():
            if len(word.group()) > 4 and any(resembles(word.group(), form) for form in forms):
                return scalar(piece.cut(*word.span()), act)
    return None


def _date(found: Collector, piece: Piece) -> int | None:
    """Put the date; return where it ends."""
    months = {letters(name)[:4]: number for name, number in found.labels.tables["months"].items()}
    for pattern, order in ((_DATE, "dmy"), (_ISO, "ymd"), (_YEAR_FIRST, "ydm"), (_DATE_WORDS, "dmy")):
        for match in pattern.finditer(piece.text):
            parts = dict(zip(order, match.groups(), strict=True))
            month = parts["m"]
            number = int(month) if month.isdecimal() else int(months.get(letters(month)[:4], 0))
            try:
                date = dt.date(int(parts["y"]), number, int(parts["d"])).isoformat()
            except ValueError:
                if pattern is not _DATE:
                    continue
                date = match.group()  # 31.02.2026 is no date, but it is what the document says
            found.put(("approval", "date"), scalar(piece.cut(*match.span()), date), None)
            return match.end()
    return None


def _approver(found: Collector, piece: Piece, date_at: int | None) -> None:
    """Put who approved, where it is a known office; any other words may be a person's name."""
    text = piece.text[:date_at] if date_at else piece.text
    offices = found.labels.lists["approvers"]
    words = list(_WORD.finditer(text))
    for word in reversed(words):
        for office, forms in offices.items():
            if any(resembles(word.group(), form) for form in forms):
                found.put(("approval", "approver"), scalar(piece.cut(*word.span()), office), None)
                return


def contract_annex(found: Collector, line: Paragraph) -> bool:
    """Read "Töölepingu juurde kuuluv lisa": the post is an employee's."""
    words = line.text.split()
    for row in found.labels.words["contract_annex"]:
        if len(words) <= 8 and all(any(resembles(word.strip(".,:"), known) for word in words) for known in row):
            found.put(("status",), scalar(line.piece.squeezed(), "employee"), None)
            return True
    return False


def read_preamble(found: Collector, blocks: list[Block]) -> None:
    """Read what stands above the heading although nothing says "KINNITATUD"."""
    head: list[Paragraph] = []
    for line in lines_of(blocks):
        if contract_annex(found, line):
            continue
        if is_head(line, found):
            head.append(line)
        else:
            found.lose(line.piece.squeezed())
    if head:
        read_head(found, head, None)
