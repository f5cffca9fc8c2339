"""LNG002: Estonian may be required up to C1."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, SetValue, rule
from jdlint.estonian.levels import ESTONIAN, judge_level


@rule(
    id="LNG002",
    name="estonian-above-c1",
    family="languages",
    severity="error",
    basis={
        "kind": "legal",
        "source": {
            "et": "VV 20.06.2011 määrus nr 84 § 2 lg 4 (RT I, 28.06.2014, 51)",
            "en": "Government regulation no 84 of 20 June 2011 § 2(4) (RT I, 28.06.2014, 51)",
        },
        "url": "https://www.riigiteataja.ee/akt/128062014051",
        "verified": True,
    },
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Eesti keele nõue on üle C1", "en": "Estonian is required above C1"},
    why={
        "et": "Tööandja võib nõuda miinimumist kõrgemat taset, kuid mitte kõrgemat kui C1; C2 eksamit ei ole.",
        "en": "An employer may ask for more than the minimum, but not for more than C1; there is no C2 exam.",
    },
    remedy={"et": "Nõua taset C1.", "en": "Require C1."},
    fix="unsafe",
    messages={
        "default": {
            "et": "eesti keele nõue {value} ületab taseme C1, millest kõrgemat ei tohi nõuda",
            "en": "Estonian is required at {value}; no more than C1 may be required",
        },
        "fix": {"et": "kirjuta C1", "en": "write C1"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if context.body == "other":
        return  # KeeleS § 23(1) names officials and employees of state and local bodies
    for language in description.languages:
        if language.tag not in ESTONIAN or language.preferred:
            continue
        for path, text in language.levels():
            if judge_level(text).suggestion == "C2" and judge_level(text).fault is None:
                yield Hit(path, args={"value": text}, fix=FixRequest("unsafe", "fix", (SetValue(path, "C1"),)))
