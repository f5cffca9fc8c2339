"""LNG005: levels of scales that are no longer used."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, faulty_levels, level_hit, rule

# The act maps the old levels of Estonian; for other languages the same names were used by custom.
_LAW = {
    "kind": "legal",
    "source": {"et": "KeeleS § 39 lg 1–2", "en": "Language Act § 39(1)–(2)"},
    "url": "https://www.riigiteataja.ee/akt/106032026006",
    "verified": True,
}


@rule(
    id="LNG005",
    name="old-scale",
    family="languages",
    severity="warning",
    basis={"kind": "house", "source": {"et": "CEFR; ametijuhendi mall", "en": "CEFR; description template"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Vananenud keeletase", "en": "Outdated language scale"},
    why={
        "et": "Algtase, kesktase ja kõrgtase ning kategooriad A–F ei kehti; seadus seob need tasemetega B1, B2 ja C1.",
        "en": "Algtase, kesktase, kõrgtase and the categories A–F are gone; the act maps them to B1, B2 and C1.",
    },
    remedy={"et": "Kirjuta praegune tase.", "en": "Write the present level."},
    fix="unsafe",
    messages={
        "default": {
            "et": "vananenud tase „{value}“; vaste on {near}",
            "en": 'outdated level "{value}"; its equivalent is {near}',
        },
        "estonian": {
            "et": "eesti keele vananenud tase „{value}“; vaste on {near}",
            "en": 'outdated level of Estonian "{value}"; its equivalent is {near}',
            "basis": _LAW,
        },
        "fix": {"et": "kirjuta {near}", "en": "write {near}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, level, estonian in faulty_levels(description, "old"):
        yield level_hit(text, level, "estonian" if estonian else "default", "unsafe")
