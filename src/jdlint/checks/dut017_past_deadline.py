"""DUT017: no deadline of a duty has passed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Text, fold, regex, rule
from jdlint.estonian.dates import ANY_MONTH, MONTHS, make_date

# What must be done by a day or a year: the ending "-ks" says so, or the word before.
_DEADLINE = regex(
    rf"(?P<by>\b(?:hiljemalt|by|before) )?(?P<day>\d{{1,2}})\. ?"
    rf"(?:(?P<month>\d{{1,2}})\.|(?P<name>{ANY_MONTH})(?P<end>\w*)) ?(?P<year>20\d\d)\b"
    r"|\b(?P<whole>20\d\d)\. ?(?:a|aasta) (?:lõpuks|alguseks|jooksul|sügiseks|kevadeks|suveks)\b"
    rf"|\bby (?P<en_day>\d{{1,2}}) (?P<en_name>{ANY_MONTH})\w* (?P<en_year>20\d\d)\b"
    r"|\bby the end of (?P<en_whole>20\d\d)\b"
)
_YEAR = regex(r"20\d\d")  # in every deadline that can have passed, and in few texts
# Dates of acts, and of what has gone on since then.
_ACT = regex(r"määrus|käskkir|seadus|direktiiv|\bnr\b|alates|\b(?:regulation|directive|since|from)\b")


@rule(
    id="DUT017",
    name="past-deadline",
    family="duties",
    severity="warning",
    basis={"kind": "practice", "source": {"et": "juhendi ajakohasus", "en": "a description that is up to date"}},
    timed=["*"],
    since="0.3",
    title={"et": "Ülesande tähtaeg on möödas", "en": "The deadline of a duty has passed"},
    why={
        "et": "Möödunud tähtajaga ülesannet ei saa täita ega hinnata; see kuulub tööplaani, mitte juhendisse.",
        "en": "A duty whose day is past can be neither done nor judged; it belongs in a work plan, not here.",
    },
    remedy={
        "et": "Jäta tähtaeg või kogu ülesanne välja, või kirjuta korduv tähtaeg („iga aasta 1. märtsiks“).",
        "en": 'Leave the date or the duty out, or write a date that recurs ("by 1 March of each year").',
    },
    messages={
        "default": {
            "et": "ülesande {number} tähtaeg „{words}“ on möödas",
            "en": 'the deadline "{words}" of duty {number} has passed',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for duty in description.duties:
        texts = [text for text in duty.results if "20" in text.text]
        if duty.duty is not None and "20" in duty.duty:
            texts.insert(0, Text((*duty.path, "duty"), duty.duty))
        for text in texts:
            if (words := _past(fold(text.text), context.as_of)) is not None:
                yield Hit(text.path, args={"number": duty.label, "words": words})


def _past(folded: str, today: dt.date) -> str | None:
    """Return the words of a deadline before `today`."""
    if _YEAR.search(folded) is None or _ACT.search(folded):
        return None
    return next((match.group() for match in _DEADLINE.finditer(folded) if (_last_day(match) or today) < today), None)


def _last_day(match: re.Match[str]) -> dt.date | None:
    """Return the last day of a deadline; None for a date that is none, or that nothing must be done by."""
    found = match.groupdict()
    year = found["whole"] or found["en_whole"]
    if year:
        return dt.date(int(year), 12, 31)
    name, day, year = (
        found["name"] or found["en_name"],
        found["day"] or found["en_day"],
        found["year"] or found["en_year"],
    )
    if found["day"] and not found["by"] and not (found["end"] or "").endswith("ks"):
        return None
    return make_date((int(year), MONTHS[name] if name else int(found["month"]), int(day)))
