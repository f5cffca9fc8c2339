"""The review clause and the interval that it names."""

from __future__ import annotations

import re

from jdlint.readers import doubts
from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels, letters
from jdlint.readers.tree import Collector, scalar
from jdlint.syntax.nodes import Scalar

_UNITS = (("poolaasta", 6), ("kvartal", 3), ("aasta", 12), ("kuu", 1), ("year", 12), ("month", 1))
_WORD = re.compile(r"\w+")
_OFTEN = frozenset({"kord", "korda", "iga", "once", "every"})
_NEAR = 4


def read_review(found: Collector, piece: Piece, label: Piece | None) -> bool:
    """Put the clause and the number of months between two reviews, where it names one."""
    if not found.put(("review", "clause"), scalar(piece), label):
        return False
    months = _interval(piece, found.labels)
    if months is not None:
        found.put(("review", "interval_months"), months, None, doubts.READ_FROM_SENTENCE)
    return True


def _interval(piece: Piece, labels: Labels) -> Scalar | None:
    """Read "kord aastas", "kaks korda aastas", "iga kahe aasta järel", "kord kvartalis"."""
    numbers = {letters(word): int(value) for word, value in labels.tables["numbers"].items()}
    words = [(letters(match.group()), match) for match in _WORD.finditer(piece.text)]
    for i, (word, match) in enumerate(words):
        unit = next((months for name, months in _UNITS if word.startswith(name)), None)
        if unit is None:
            continue
        before = [w for w, _ in words[max(0, i - _NEAR) : i]]
        how = max((j for j, near in enumerate(before) if near in _OFTEN), default=None)
        if how is None:
            continue
        begin = words[i - len(before) + how][1].start()
        spans = [_number(w, numbers) for w in before[how + 1 :]]
        count = next((n for n in spans if n), 1)
        times = (_number(before[how - 1], numbers) if how and before[how] == "korda" else 0) or 1
        months, rest = divmod(unit * count, times)
        if months and not rest:
            return scalar(piece.cut(begin, match.end()), str(months), "int")
    return None


def _number(word: str, numbers: dict[str, int]) -> int:
    return int(word) if word.isdecimal() and word.isascii() and len(word) < 4 else numbers.get(word, 0)
