"""Language levels: the CEFR enumeration, and what people write instead.

The six levels are those of the Language Act (KeeleS § 23(3), annex 1). Old certificates: algtase is B1, kesktase B2,
kõrgtase C1 (KeeleS § 39(1)); the categories A–F before 1999 mapped A–C to algtase, D to kesktase, E and F to kõrgtase
(RT akt/688541). Plus levels and Pre-A1 stand in the CEFR companion volume of 2020 and in no act.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
#: Tags of Estonian: ISO 639-1, 639-2 and the tag of standard Estonian.
ESTONIAN = frozenset({"et", "est", "ekk"})
Fault = Literal["case", "lookalike", "old", "sub", "native", "words", "invalid"]

_OLD = {
    "algtase": "B1", "algtasemel": "B1", "kesktase": "B2", "kesktasemel": "B2", "kõrgtase": "C1", "kõrgtasemel": "C1",
    "a-kategooria": "B1", "b-kategooria": "B1", "c-kategooria": "B1", "d-kategooria": "B2",
    "e-kategooria": "C1", "f-kategooria": "C1",
    "a": "B1", "b": "B1", "c": "B1", "d": "B2", "e": "C1", "f": "C1",
}  # fmt: skip
_NATIVE = regex(r"emakeel\w*|native(?: speaker| level)?|mother tongue")
_SUB = regex(r"(?:pre-?(?P<pre>a1))|(?P<level>[abc][12])(?:\+|-|\.\d{1,2})|(?P<low>[abc][12])\s*[-–/]\s*[abc][12]")
# Cyrillic and Greek capitals that look Latin; letters and the Cyrillic З that stand for digits.
_LETTERS = str.maketrans("АВСΑΒавсαβ", "ABCABABCAB")
_DIGITS = str.maketrans("lI|іІZz２１", "11111222" + "1")
_LEVEL = regex(r"[A-C][1-2]")


class Level(NamedTuple):
    """What a level says: `fault` is None for a CEFR level; `suggestion` is the level that is meant or nearest."""

    fault: Fault | None
    suggestion: str | None


@lru_cache(maxsize=1024)
def judge_level(text: str) -> Level:
    """Return what is wrong with a level as written, and what it may mean."""
    if text in CEFR:
        return Level(None, text)
    folded = fold(text).rstrip(".")
    if _tidy(text) in CEFR:
        return Level("case", _tidy(text))
    repaired = _look_alike(text)
    if repaired is not None:
        return Level("lookalike", repaired)
    if folded in _OLD:
        return Level("old", _OLD[folded])
    sub = _SUB.fullmatch(folded)
    if sub is not None:
        return Level("sub", (sub["pre"] or sub["level"] or sub["low"]).upper())
    if _NATIVE.fullmatch(folded):
        return Level("native", None)
    if not any(sign.isdigit() for sign in folded) and len(folded) > 2:
        return Level("words", None)
    return Level("invalid", _nearest(text))


def _tidy(text: str) -> str:
    return re.sub(r"[\s.]+", "", text).upper()


def _look_alike(text: str) -> str | None:
    letters = re.sub(r"[\s.]+", "", text)
    if len(letters) != 2:
        return None
    repaired = letters[0].translate(_LETTERS).upper() + letters[1].translate(_DIGITS)
    return repaired if repaired != letters.upper() and _LEVEL.fullmatch(repaired) else None


def _nearest(text: str) -> str | None:
    """Return the CEFR level nearest to a letter with a number: C3 → C2, B0 → B1, D1 → C1."""
    match = re.fullmatch(r"([A-Z])(\d)[+-]?", _tidy(text))
    if match is None:
        return None
    letter = min(match[1], "C")
    return letter + ("1" if match[2] in "01" else "2")


def rank(level: str) -> int:
    """Return the order of a CEFR level, from 0 for A1."""
    return CEFR.index(level)
