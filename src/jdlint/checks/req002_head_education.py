"""REQ002: heads of units of state authorities have higher education."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule
from jdlint.estonian.education import required_level

_PLACE = ("requirements", "education")


@rule(
    id="REQ002",
    name="head-education",
    family="requirements",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {
            "et": "VV 19.12.2012 määrus nr 114 § 2 lg 2",
            "en": "Government regulation no 114 of 19 December 2012 § 2(2)",
        },
        "url": "https://www.riigiteataja.ee/akt/121122012037",
        "verified": False,
    },
    when={"status": ["official"], "fields": ["position.head_of_unit"]},
    since="0.1",
    title={"et": "Struktuuriüksuse juhilt ei nõuta kõrgharidust", "en": "Head of unit without higher education"},
    why={
        "et": "Riigiasutuse struktuuriüksuse juhilt võib määruse järgi olla nõutav kõrgharidus.",
        "en": "A regulation may require higher education of heads of units of state authorities.",
    },
    remedy={
        "et": "Kontrolli määruse kehtivat teksti ja nõua kõrgharidust, kui see on kohustuslik.",
        "en": "Check the regulation in force, and require higher education if it does.",
    },
    messages={
        "default": {
            "et": "struktuuriüksuse juhilt nõutakse EKR taset {level}, nõutav võib olla kõrgharidus (tase {least})",
            "en": "level {level} is required of a head of unit; higher education (level {least}) may be mandatory",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    law, head = context.law.get("vv114-2"), description.text("position", "head_of_unit")
    if law is None or head is None or head.lower() != "true" or description.status != "official":
        return
    if context.body != "state":
        return
    level, least = required_level(description.node(*_PLACE)), law.values["head_min_eqf"]
    basic = context.law.get("ats-14")
    if level is None or level >= least or (basic is not None and level < basic.values["min_eqf"]):
        return  # below secondary: REQ001 says more
    yield Hit(_PLACE, args={"level": level, "least": least})
