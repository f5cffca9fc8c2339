"""LNG007: levels between the levels."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, faulty_levels, level_hit, rule


@rule(
    id="LNG007",
    name="sub-level",
    family="languages",
    severity="warning",
    basis={"kind": "house", "source": {"et": "CEFR; asutuse tava", "en": "CEFR; house practice"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Vahetase", "en": "Intermediate level"},
    why={
        "et": "Vahetasemeid (B1+, C1.1, A2–B1) riiklik eksam ei tunne, seega ei saa neid tõendada.",
        "en": "No state exam knows B1+, C1.1 or A2–B1, so nobody can prove them.",
    },
    remedy={"et": "Vali üks kuuest tasemest.", "en": "Choose one of the six levels."},
    fix="unsafe",
    messages={
        "default": {
            "et": "vahetase „{value}“ ei sobi nõudeks; lähim tase on {near}",
            "en": 'intermediate level "{value}" does not serve as a requirement; the nearest level is {near}',
        },
        "fix": {"et": "kirjuta {near}", "en": "write {near}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, level, _estonian in faulty_levels(description, "sub"):
        yield level_hit(text, level, "default", "unsafe")
