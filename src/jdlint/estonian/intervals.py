"""How often a clause says that something is done: "kord aastas", "iga kahe aasta järel", "every six months"."""

from __future__ import annotations

import functools
import re

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.estonian.numerals import ANY_NUMERAL, NUMERALS

_UNITS = {
    "aasta": 12, "aastas": 12, "aastal": 12, "kalendriaastas": 12, "poolaastas": 6, "kvartalis": 3, "kuu": 1,
    "kuus": 1, "year": 12, "years": 12, "months": 1, "month": 1, "quarter": 3,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{ANY_NUMERAL})"
_KORD = rf"\b(?:(?P<times>{_NUMBER}) )?kord(?:a)? (?P<unit>aastas|kalendriaastas|poolaastas|kvartalis|kuus)\b"
_IGA = rf"\b(?:kord|iga) (?P<count>{_NUMBER}) (?P<unit>aasta|kuu) (?:jooksul|järel|tagant|möödudes|kohta)\b"
#: How it may be said, behind words of which one must be there: a clause needs one or two of these patterns compiled.
_FORMS = (
    (("kord",), regex(_KORD)),
    (("kord ", "iga "), regex(_IGA)),
    (("iga",), regex(r"\b(?:igal (?P<unit>aastal)|iga-aastaselt|iga aasta\b(?! \w+ (?:järel|tagant)))")),
    (("once", "twice"), regex(r"\b(?P<times>once|twice) (?:a|per|every|each) (?P<unit>year|quarter|month)\b")),
    (("every",), regex(rf"\bevery (?P<count>{_NUMBER}) (?P<unit>years|months)\b")),
    (
        ("year", "annually"),
        regex(r"\b(?:yearly|annually|(?<!once )(?<!twice )(?:every|each) (?P<unit>year))\b"),
    ),
)
_AT_LEAST = regex(r"\bvähemalt\b|\bmitte harvem\b|\bat least\b|\bno less often\b")


class Interval(NamedTuple):
    """Calendar months between two times, and the words that say so; `at_least`: more often will do as well."""

    months: int
    words: str
    at_least: bool


@functools.lru_cache(maxsize=64)  # one clause stands in every description of a house
def interval_of(clause: str) -> Interval | None:
    """Return how often `clause` says that something is done; None where it does not say, or says two things."""
    folded = fold(clause)
    forms = [form for words, form in _FORMS if any(word in folded for word in words)]
    found = [(match, months) for form in forms for match in form.finditer(folded) if (months := _months(match))]
    if len({months for _, months in found}) != 1:
        return None
    match, months = found[0]
    return Interval(months, match.group(), bool(_AT_LEAST.search(folded)))


def _months(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    unit = _UNITS[parts.get("unit") or "aasta"]
    times = {"once": 1, "twice": 2}.get(parts.get("times") or "") or _number(parts.get("times"))
    months, rest = divmod(unit * _number(parts.get("count")), times)
    return None if rest or not months else months


def _number(word: str | None) -> int:
    """Return the value of a number in digits or words; one where there is none."""
    if not word:
        return 1
    return (int(word) if word.isdecimal() else NUMERALS[word]) or 1
