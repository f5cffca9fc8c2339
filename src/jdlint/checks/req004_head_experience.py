"""REQ004: heads of units of state authorities bring some years of experience."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, rule

_YEARS, _TEXT = ("requirements", "experience", "years"), ("requirements", "experience", "text")
_MINISTRIES = ("ministeerium", "riigikantselei", "ministry", "state chancellery", "government office")
_MANAGEMENT = ("juhti", "juhi", "manage", "leadership")


@rule(
    id="REQ004",
    name="head-experience",
    family="requirements",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {
            "et": "VV 19.12.2012 määrus nr 114 § 3",
            "en": "Government regulation no 114 of 19 December 2012 § 3",
        },
        "url": "https://www.riigiteataja.ee/akt/121122012037",
        "verified": False,
    },
    when={"status": ["official"], "fields": ["position.head_of_unit"]},
    since="0.1",
    title={"et": "Juhi töökogemuse nõue võib olla liiga väike", "en": "Head's experience may be too little"},
    why={
        "et": "Riigiasutuse struktuuriüksuse juhile võib määrus ette näha vähima juhtimis- või töökogemuse.",
        "en": "A regulation may lay down the least experience of heads of units of state authorities.",
    },
    remedy={
        "et": "Kontrolli määruse kehtivat teksti ja nõua vähemalt seal sätestatud kogemust.",
        "en": "Check the regulation in force, and require at least the experience it lays down.",
    },
    messages={
        "default": {
            "et": "struktuuriüksuse juhilt nõutakse {years} aastat kogemust; vähim võib olla {management} aastat "
            "juhtimis- või {field} aastat töökogemust",
            "en": "{years} years of experience are required of a head of unit; the least may be {management} of "
            "management or {field} in the field",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    law, head = context.law.get("vv114-3"), description.text("position", "head_of_unit")
    if law is None or head is None or head.lower() != "true" or description.status != "official":
        return
    years = _number(description.text(*_YEARS))
    if years is None or context.body != "state":
        return
    unit = fold(" ".join(description.unit))
    least = law.values["ministry" if any(word in unit for word in _MINISTRIES) else "other"]
    text = fold(description.text(*_TEXT) or "")
    managed = any(word in text for word in _MANAGEMENT)
    if years < (least["management"] if managed else least["field"]):
        shown = f"{years:g}"
        yield Hit(_YEARS, args={"years": shown, "management": least["management"], "field": least["field"]})


def _number(text: str | None) -> float | None:
    """Return a plain decimal number; None for anything else."""
    if text is None or len(text) > 6 or not text.replace(".", "", 1).isdecimal():
        return None
    return float(text)
