"""REV007: the classification of a state post is reviewed by 1 January."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, date_of, int_of, is_blank, rule

_PLACE = ("position", "classification")


@rule(
    id="REV007",
    name="classification-jan1",
    family="review",
    severity="info",
    basis={
        "kind": "legal",
        "source": {
            "et": "VV 08.11.2012 määrus nr 92 § 3 lg 3",
            "en": "Government regulation no 92 of 8 November 2012 § 3(3)",
        },
        "url": "https://www.riigiteataja.ee/akt/124032026008",
        "verified": True,
    },
    timed=["*"],
    reads=[
        "position.classification",
        "position.valid_to",
        "review.last_reviewed",
        "review.interval_months",
        "approval.date",
    ],
    since="0.1",
    title={"et": "Liigituse ülevaatamise tähtaeg on 1. jaanuar", "en": "Classification is reviewed by 1 January"},
    why={
        "et": "Riigiasutus vaatab teenistuskohtade liigituse üle vähemalt kord aastas 1. jaanuariks.",
        "en": "State authorities review the classification of their posts at least once a year by 1 January.",
    },
    remedy={
        "et": "Kontrolli, kas teenistusgrupp ja tase vastavad ülesannetele, ja märgi review.last_reviewed.",
        "en": "Check that group and level fit the duties, and record review.last_reviewed.",
    },
    options={
        "days": {
            "type": "integer",
            "default": 92,
            "minimum": 1,
            "description": {"et": "Mitu päeva ette meenutada.", "en": "How many days ahead to remind."},
        }
    },
    messages={
        "default": {
            "et": "liigituse ülevaatamise tähtpäev on {due}, sel aastal ei ole ülevaatamist märgitud (viimati {last})",
            "en": "the classification is due for review by {due}, but none is recorded this year (the last: {last})",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    law = context.law.get("vv92-3")
    node = description.node(*_PLACE)
    if law is None or context.body != "state" or node is None or is_blank(node):
        return
    due = dt.date(context.as_of.year + 1, law.values["month"], law.values["day"])
    if (due - context.as_of).days > context.options["days"]:
        return
    closed = date_of(description.node("position", "valid_to"))
    reviewed = (date_of(description.node(*path)) for path in (("review", "last_reviewed"), ("approval", "date")))
    last = max((day for day in reviewed if day is not None), default=None)
    if last is None or last.year >= context.as_of.year or (closed is not None and closed < due):
        return  # without any date the review itself is in doubt: REV001, APR003
    interval = int_of(description.node("review", "interval_months")) or context.review_interval
    if not _overdue(last, interval, context.as_of):
        yield Hit(_PLACE, args={"due": due, "last": last})


def _overdue(last: dt.date, months: int, as_of: dt.date) -> bool:
    """Tell whether the review as such is overdue, which REV002 reports; at the ends of months a day may be missed."""
    passed = (as_of.year - last.year) * 12 + as_of.month - last.month
    return (passed, as_of.day) > (months, last.day)
