"""Acts of approval as texts name them: kind, date, number, annex and the office that approves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels, letters, resembles
from jdlint.readers.tree import scalar
from jdlint.syntax.nodes import Scalar

_DATE = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_DATE_WORDS = re.compile(r"(?<!\d)(\d{1,2})\.\s?([^\W\d_]{3,12})\s+((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)\.?\s?(?:aasta|a\.?)\s+(\d{1,2})\.\s?([^\W\d_]{3,12})")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_FORMS = ((_DATE, "dmy"), (_ISO, "ymd"), (_YEAR_FIRST, "ydm"), (_DATE_WORDS, "dmy"))
NUMBER = re.compile(r"\b(?:nr|no|number)\.?\s*((?:[^\W\d_]{1,4}-)?\d[\w./-]*)", re.IGNORECASE)
ANNEX = re.compile(r"\blisa\s+(?:nr\.?\s*)?(\d{1,3})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


class Found(NamedTuple):
    """A value and the characters `start`..`end` of the piece in which it was found."""

    value: Scalar
    start: int
    end: int


def is_dated(text: str) -> bool:
    """Tell whether a text holds what may be the date or the number of an act."""
    return any(form.search(text) for form in (_DATE, _DATE_WORDS, _YEAR_FIRST, NUMBER))


def act_in(labels: Labels, piece: Piece) -> Scalar | None:
    """Return the first kind of act that is named."""
    for word in WORD.finditer(piece.text):
        for act, forms in labels.lists["acts"].items():
            if len(word.group()) > 4 and any(resembles(word.group(), form) for form in forms):
                return scalar(piece.cut(*word.span()), act)
    return None


def dates_in(labels: Labels, piece: Piece) -> Iterator[Found]:
    """Yield the dates, those written in digits first.

    31.02.2026 is no date, but it is what a document says, and is given as written.
    """
    months = {letters(name)[:4]: number for name, number in labels.tables["months"].items()}
    for pattern, order in _FORMS:
        for match in pattern.finditer(piece.text):
            parts = dict(zip(order, match.groups(), strict=True))
            word = letters(parts["m"])
            month = int(word) if word.isdecimal() else int(months.get(word[:4], months.get(word[:3], 0)))
            try:
                date = dt.date(int(parts["y"]), month, int(parts["d"])).isoformat()
            except ValueError:
                if pattern is not _DATE:
                    continue
                date = match.group()
            yield Found(scalar(piece.cut(*match.span()), date), *match.span())


def numbers_in(piece: Piece, begin: int = 0) -> Iterator[Found]:
    """Yield the numbers of acts from character `begin` on: "nr 1-2/17"."""
    for match in NUMBER.finditer(piece.text, begin):
        end = match.start(1) + len(match[1].rstrip(".,;"))
        yield Found(scalar(piece.cut(match.start(1), end)), match.start(), end)


def approver_in(labels: Labels, piece: Piece) -> Scalar | None:
    """Return who approves, where it is a known office; any other words may be a person's name."""
    for word in reversed(list(WORD.finditer(piece.text))):
        for office, forms in labels.lists["approvers"].items():
            if any(resembles(word.group(), form) for form in forms):
                return scalar(piece.cut(*word.span()), office)
    return None
