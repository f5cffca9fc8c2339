"""TXT001: no word that is known to be misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, correction_hit, corrections, rule


@rule(
    id="TXT001",
    name="misspelling",
    family="text",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "KeeleS § 4 lg 1 (kirjakeele norm)", "en": "Language Act § 4(1) (written standard)"},
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    when={"words": ["misspellings"]},
    since="0.3",
    title={"et": "Kirjaviga", "en": "Misspelling"},
    why={
        "et": "Ametijuhend on ametlik tekst, mis peab vastama kirjakeele normile; viga kandub malliga edasi.",
        "en": "A description is an official text in the written standard; templates carry its slips on.",
    },
    remedy={"et": "Paranda sõna.", "en": "Correct the word."},
    fix="safe",
    messages={
        "default": {
            "et": "kirjaviga: „{wrong}“, õige on „{right}“",
            "en": 'misspelling: "{wrong}" should be "{right}"',
        },
        "fix": {"et": "kirjuta „{right}“", "en": 'write "{right}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match, right in corrections(context.listed("misspellings", description), description):
        yield correction_hit(text.path, match, right, "safe")
