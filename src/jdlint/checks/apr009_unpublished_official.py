"""APR009: an official's description is public, unless a restriction is stated in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Term, date_of, rule

_UNTIL = ("access", "until")


@rule(
    id="APR009",
    name="unpublished-official",
    family="approval",
    severity="error",
    basis={
        "kind": "legal",
        "source": {
            "et": "AvTS § 28 lg 1 p 5, § 35 lg 1 p 3¹, § 40 lg 1, § 41 lg 2",
            "en": "Public Information Act §§ 28(1) 5, 35(1) 3¹, 40(1), 41(2)",
        },
        "url": "https://www.riigiteataja.ee/akt/106032026003",
        "verified": True,
    },
    when={"status": ["official"], "fields": ["access"]},
    timed=["ended"],
    since="0.1",
    title={
        "et": "Ametniku juhendi juurdepääsupiirang ei ole nõuetekohane",
        "en": "Restriction on an official's description",
    },
    why={
        "et": "Ametniku juhend avalikustatakse; piirangu korral märgitakse alus, teabevaldaja ja lõpptähtpäev.",
        "en": "Officials' descriptions are published; a restriction states its ground, the holder and its end.",
    },
    remedy={
        "et": "Märgi piirangu alus, teabevaldaja ja lõpptähtpäev (kuni viis aastat) või avalikusta juhend.",
        "en": "State ground, holder and end (five years at most), or publish the description.",
    },
    messages={
        "default": {
            "et": "ametniku juhend kuulub avalikustamisele, kuid juurdepääsupiirangul puudub {field}",
            "en": "officials' descriptions are published, but the restriction does not state: {field}",
        },
        "long": {
            "et": "juurdepääsupiirang kestab kuni {date}, see on üle {years} aasta",
            "en": "the restriction lasts until {date}, which is more than {years} years",
        },
        "ended": {
            "et": "juurdepääsupiirang lõppes {date}; ametniku juhend kuulub avalikustamisele",
            "en": "the restriction ended on {date}; officials' descriptions are published",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    law, access = context.law.get("avts-35-40"), description.node("access")
    if law is None or description.status != "official" or context.body == "other":
        return
    if not isinstance(access, MappingNode) or description.text("access", "level") != "AK":
        return
    for name in ("basis", "holder", "until"):
        if access.get(name) is None:  # what is blank is STR002
            yield Hit(("access", name), args={"field": Term(f"access.{name}")})
    until, years = date_of(description.node(*_UNTIL)), law.values["max_years"]
    if until is None:
        return
    # A restriction that has been prolonged began anew: then only the years from today on are certain.
    start = date_of(description.node("approval", "date"))
    if start is None or _later(start, years) <= context.as_of:
        start = context.as_of
    if until < context.as_of:
        yield Hit(_UNTIL, "ended", {"date": until})
    elif until > _later(start, years):
        yield Hit(_UNTIL, "long", {"date": until, "years": years})


def _later(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; 1 March where there is no 29 February."""
    year = min(day.year + years, dt.MAXYEAR)
    return dt.date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)
