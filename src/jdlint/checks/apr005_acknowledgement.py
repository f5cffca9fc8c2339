"""APR005: the holder of the post knows the description."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Sequence, date_of, rule

_HOUSE = {"kind": "house", "source": {"et": "ametijuhendi mall; vrd TLS § 12", "en": "template; cf. TLS § 12"}}


@rule(
    id="APR005",
    name="acknowledgement",
    family="approval",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 28 lg 5", "en": "ATS § 28(5)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    reads=["status", "position.exempt_from_description", "acknowledgements", "approval.effective_from"],
    since="0.1",
    title={"et": "Tutvustamise või nõustumise kinnitus puudub", "en": "No acknowledgement is recorded"},
    why={
        "et": "Ametnikule tutvustatakse juhendit enne ametikohale asumist; töötajaga lepitakse tööülesannetes kokku.",
        "en": "Officials are told of the description before they take up the post; employees agree to their duties.",
    },
    remedy={
        "et": "Märgi acknowledgements all kinnituse liik ja kuupäev, ilma nime ja isikukoodita.",
        "en": "Record kind and date under acknowledgements, without a name or personal code.",
    },
    messages={
        "default": {
            "et": "ametijuhendi tutvustamise kohta ei ole märget",
            "en": "there is no record that the description was introduced to the official",
        },
        "employee": {
            "et": "töötaja nõustumise kohta ei ole märget",
            "en": "there is no record that the employee agreed to the description",
            "basis": _HOUSE,
        },
        "unknown": {
            "et": "tutvustamise või nõustumise kohta ei ole märget",
            "en": "there is no record that the holder was told of the description or agreed to it",
            "basis": _HOUSE,
        },
        "undated": {"et": "kinnitusel puudub kuupäev", "en": "the acknowledgement has no date", "basis": _HOUSE},
        "late": {
            "et": "juhendit on tutvustatud {date}, kuid rakendatud alates {from_date}; kui ametnik asus ametikohale "
            "varem, võib tutvustamine olla hilinenud",
            "en": "the description was introduced on {date}, but applies from {from_date}; if the official took up the "
            "post before, that may have been late",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if (description.text("position", "exempt_from_description") or "").lower() == "true":
        return
    official = description.status == "official" and context.body != "other" and "ats-28-5" in context.law
    node = description.node("acknowledgements")
    if node is None or (isinstance(node, Sequence) and not node.items):
        other = "employee" if description.status == "employee" else "unknown"
        yield Hit(("acknowledgements",), "default" if official else other)
    if not isinstance(node, Sequence):
        return
    for index, item in enumerate(node.items):
        if isinstance(item, MappingNode) and item.values and item.get("date") is None:
            yield Hit(("acknowledgements", index, "date"), "undated")
    dates = [date_of(item.get("date")) for item in node.items if isinstance(item, MappingNode)]
    start = date_of(description.node("approval", "effective_from"))
    first = min((date for date in dates if date is not None), default=None)
    if official and start is not None and first is not None and first > start and None not in dates:
        args = {"date": first, "from_date": start}
        yield Hit(("acknowledgements", dates.index(first), "date"), "late", args, severity="info")
