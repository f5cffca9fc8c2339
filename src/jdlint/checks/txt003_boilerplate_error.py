"""TXT003: no standard phrase with a wrong case."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, correction_hit, corrections, rule


@rule(
    id="TXT003",
    name="boilerplate-error",
    family="text",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "KeeleS § 4 lg 1 (kirjakeele norm)", "en": "Language Act § 4(1) (written standard)"},
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    when={"words": ["boilerplate-errors"]},
    since="0.3",
    title={"et": "Viga tüüpväljendis", "en": "Error in a standard phrase"},
    why={
        "et": "Viga tüüptekstis kordub igas juhendis, mis sama malli põhjal tehakse.",
        "en": "An error in boilerplate is repeated in every description made from the same template.",
    },
    remedy={
        "et": "Paranda väljend siin ja mallis, millest see pärit on.",
        "en": "Correct the phrase here and in the template it comes from.",
    },
    fix="safe",
    messages={
        "default": {
            "et": "viga tüüpväljendis: „{wrong}“, õige on „{right}“",
            "en": 'error in a standard phrase: "{wrong}" should be "{right}"',
        },
        "fix": {"et": "kirjuta „{right}“", "en": 'write "{right}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match, right in corrections(context.listed("boilerplate-errors", description), description):
        yield correction_hit(text.path, match, right, "safe")
