"""LNG001: a level that is none of the six."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, faulty_levels, level_hit, rule

# The levels of Estonian are those of the act; for other languages they are what the template asks for.
_LAW = {
    "kind": "legal",
    "source": {"et": "KeeleS § 23 lg 3, lisa 1", "en": "Language Act § 23(3), annex 1"},
    "url": "https://www.riigiteataja.ee/akt/106032026006",
    "verified": True,
}


@rule(
    id="LNG001",
    name="invalid-cefr",
    family="languages",
    severity="error",
    basis={"kind": "house", "source": {"et": "CEFR; ametijuhendi mall", "en": "CEFR; description template"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Keeletase ei ole CEFR-tase", "en": "Level is no CEFR level"},
    why={
        "et": "Keeleoskustasemed on A1, A2, B1, B2, C1 ja C2; muud taset ei saa kandidaadilt nõuda ega kontrollida.",
        "en": "The levels are A1, A2, B1, B2, C1 and C2; no other can be asked of a candidate or tested.",
    },
    remedy={"et": "Kirjuta üks kuuest tasemest.", "en": "Write one of the six levels."},
    fix="unsafe",
    messages={
        "default": {
            "et": "„{value}“ ei ole CEFR-tase (A1, A2, B1, B2, C1, C2)",
            "en": '"{value}" is not a CEFR level (A1, A2, B1, B2, C1, C2)',
        },
        "near": {
            "et": "„{value}“ ei ole CEFR-tase (A1, A2, B1, B2, C1, C2); lähim on {near}",
            "en": '"{value}" is not a CEFR level (A1, A2, B1, B2, C1, C2); the nearest is {near}',
        },
        "estonian": {
            "et": "eesti keele tase „{value}“ ei ole CEFR-tase (A1, A2, B1, B2, C1, C2)",
            "en": 'the level of Estonian, "{value}", is not a CEFR level (A1, A2, B1, B2, C1, C2)',
            "basis": _LAW,
        },
        "estonian-near": {
            "et": "eesti keele tase „{value}“ ei ole CEFR-tase (A1, A2, B1, B2, C1, C2); lähim on {near}",
            "en": 'the level "{value}" of Estonian is not a CEFR level (A1, A2, B1, B2, C1, C2); the nearest is {near}',
            "basis": _LAW,
        },
        "case": {"et": "kirjuta tase „{value}“ kujul {near}", "en": 'write level "{value}" as {near}'},
        "fix": {"et": "kirjuta {near}", "en": "write {near}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, level, estonian in faulty_levels(description, "invalid"):
        near = level.suggestion is not None
        message = ("estonian-near" if near else "estonian") if estonian else ("near" if near else "default")
        yield level_hit(text, level, message, "unsafe")
    for text, level, _estonian in faulty_levels(description, "case"):
        yield level_hit(text, level, "case", "safe")
