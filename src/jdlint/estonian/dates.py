"""Dates as people write them: 07.01.2026, 7. jaanuar 2026, 2026-1-7. What could be read in two ways is not read."""

from __future__ import annotations

import datetime as dt

from jdlint.core.patterns import regex
from jdlint.core.text import fold

#: The number of a month by the letters that its case forms begin with, in Estonian and English.
MONTHS = {
    stem: number
    for number, stems in enumerate(
        ("jaanuar january", "veebruar february", "märts march", "aprill april", "mai may", "juuni june", "juuli july",
         "august", "septemb", "oktoob october", "novemb", "detsemb december"),
        1,
    )
    for stem in stems.split()
}  # fmt: skip
#: The same as alternatives of a regular expression, the longest first.
ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = regex(rf"({ANY_MONTH})(?:er|ri|i)?l?")  # as it stands, genitive, adessive
_YEAR = r"(?P<year>\d{4})"
_FORMS = (
    regex(rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?:\.? ?a(?:asta)?\.?)?"),
    regex(rf"(?P<day>\d{{1,2}})\. ?(?P<word>[^\W\d_]+) {_YEAR}(?:\.? ?a(?:asta)?\.?)?"),
    regex(rf"{_YEAR}[-.](?P<month>\d{{1,2}})[-.](?P<day>\d{{1,2}})\.?"),
)
_SIGNS = regex(r"[\d.,/ -]*\d[\d.,/ -]*")


def looks_like_date(text: str) -> bool:
    """Tell whether `text` is made of digits and the signs of dates alone."""
    return len(text) < 30 and bool(_SIGNS.fullmatch(text)) and sum(sign.isdigit() for sign in text) >= 4


def read_date(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written, whether or not there is such a day; None for anything else."""
    folded = fold(text) if len(text) < 40 else ""
    for form in _FORMS:
        match = form.fullmatch(folded)
        if match is None:
            continue
        found = match.groupdict()
        month = int(found["month"]) if found.get("month") else _month(found["word"])
        return (int(found["year"]), month, int(found["day"])) if month is not None else None
    return None


def make_date(parts: tuple[int, int, int]) -> dt.date | None:
    """Return the day, None where the calendar has none of the kind."""
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    match = _MONTH.fullmatch(word)
    return None if match is None else MONTHS[match[1]]


def days_of_moment(text: str) -> tuple[dt.date, ...]:
    """Return the days that an ISO date or time may be in Estonia, the day as written first; none where it is neither.

    A time with an offset is looked at in winter and in summer time, so that no table of time zones is needed.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return ()
    days = [moment.date()]
    if moment.tzinfo is not None and dt.MINYEAR < moment.year < dt.MAXYEAR:
        days += [moment.astimezone(dt.timezone(dt.timedelta(hours=hours))).date() for hours in (2, 3)]
    return tuple(dict.fromkeys(days))
