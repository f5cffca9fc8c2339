"""SUB012: whom one substitutes stays within what can be done, for it is seldom paid."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import DIRECTIONS, Context, Description, Hit, rule

_HOUSE = {
    "kind": "practice",
    "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
}


@rule(
    id="SUB012",
    name="substitution-load",
    family="substitution",
    severity="info",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 57 lg 4", "en": "ATS § 57(4)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    since="0.1",
    title={"et": "Asendatavaid on palju", "en": "Many posts to substitute"},
    why={
        "et": (
            "Juhendist tuleneva asendamise eest ametnikule üldjuhul lisatasu ei maksta; pikk loetelu on varjatud "
            "koormus."
        ),
        "en": "Officials as a rule get no extra pay for substitution that their description provides for.",
    },
    remedy={
        "et": "Jäta asendatavateks need, keda tegelikult asendatakse, või jaga asendamine mitme vahel.",
        "en": "Keep those who are really substituted, or divide the substitution among several posts.",
    },
    options={
        "max": {
            "type": "integer",
            "default": 4,
            "minimum": 1,
            "description": {"et": "Asendatavate suurim arv.", "en": "Largest number of posts to substitute."},
        }
    },
    messages={
        "default": {
            "et": "juhendis on {count} asendatavat ({max} on soovituslik ülempiir)",
            "en": "the description names {count} posts to substitute ({max} is the recommended ceiling)",
            "basis": _HOUSE,
        },
        "official": {
            "et": "juhendis on {count} asendatavat; lisatasu nende asendamise eest üldjuhul ei maksta",
            "en": "the description names {count} posts to substitute; no extra pay is due for that as a rule",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    references = description.references("substitutes_for")
    count, most = sum(reference.kind == "position" for reference in references), context.options["max"]
    if count > most:
        official = description.status == "official" and context.body != "other"
        args = {"count": count} if official else {"count": count, "max": most}
        yield Hit(DIRECTIONS["substitutes_for"], "official" if official else "default", args)
