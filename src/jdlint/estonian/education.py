"""Which level of education words name: levels of the Estonian qualifications framework (EKR, the same as EQF 1–8).

Secondary education is level 4, specialised vocational 5, a bachelor's degree and applied higher education 6, a
master's 7, a doctor's 8 (kutsekoda.ee); "higher education" alone means at least 6. Vocational education alone may
be anything from 2 to 5 and names no level.
"""

from __future__ import annotations

from functools import lru_cache

from jdlint.core.patterns import regex
from jdlint.core.text import fold
from jdlint.syntax.nodes import Mapping, Node, Scalar

# A lost diacritic (text recognition) may have become one or two other signs.
_LEVELS = tuple(
    (regex(pattern), level)
    for pattern, level in (
        (r"doktor|doctor|\bphd\b", 8),
        (r"magist|master[’']?s|\bma degree", 7),
        (
            r"bakalaureus|bachelor|k\S{1,2}rghari|k\S{1,2}rg-|higher education|university degree",
            6,
        ),
        (r"kutseeri", 5),
        (r"keskhari|keskeri|kesk-|g\S{1,2}mnaas|(?<!lower )secondary", 4),
        (r"p\S{1,2}hihari|p\S{1,2}hi-|basic education|lower secondary", 2),
    )
)
_CODES = frozenset("12345678")
_VOCATIONAL = regex(r"kutsehari|kutse- (?:või|ja)|vocational (?!secondary)")


@lru_cache(maxsize=4096)
def named_level(text: str) -> int | None:
    """Return the lowest level that the words name; None where they name none, or leave it open."""
    folded = fold(text)
    levels = [level for pattern, level in _LEVELS if pattern.search(folded)]
    if not levels or _VOCATIONAL.search(folded):
        return None
    return min(levels)


def stated(node: Node | None) -> tuple[str | None, int | None]:
    """Return the words and the level of ``requirements.education``, as far as it states them."""
    text, level = node, None
    if isinstance(node, Mapping):
        text, number = node.get("text"), node.get("eqf")
        if isinstance(number, Scalar) and number.kind == "int" and number.text in _CODES:
            level = int(number.text)
    words = text.text.strip() if isinstance(text, Scalar) and text.kind == "str" else ""
    return words or None, level


def required_level(node: Node | None) -> int | None:
    """Return the level that ``requirements.education`` asks for: as stated, else as its words name it."""
    words, level = stated(node)
    return named_level(words) if level is None and words is not None else level
