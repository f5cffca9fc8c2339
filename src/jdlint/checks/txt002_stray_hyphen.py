"""TXT002: no hyphen inside a compound that is written together."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, correction_hit, regex, rule

_COMPOUND = regex(r"(?<![\w-])([^\W\d_]{3,})-([a-zäöõüšž]{2,})(?![\w-])")
_BROKEN = regex(r"(?<![\w-])([^\W\d_]{4,})- ([a-zäöõüšž]{4,})(?![\w-])")
#: Behind a hyphen that stands for the second half of a compound: "sise- ja välishindamine".
_JOINING = frozenset(
    {"ja", "või", "ning", "ega", "kui", "kuid", "kuni", "ehk", "samuti", "mitte", "vaid", "and", "or", "nor", "versus"}
)


@rule(
    id="TXT002",
    name="stray-hyphen",
    family="text",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "KeeleS § 4 lg 1 (kirjakeele norm)", "en": "Language Act § 4(1) (written standard)"},
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    when={"words": ["hyphens"]},
    since="0.3",
    title={"et": "Liigne sidekriips", "en": "Stray hyphen"},
    why={
        "et": "Rea lõpust sõna sisse jäänud sidekriips takistab otsimist ja jõuab malliga järgmistesse juhenditesse.",
        "en": "A hyphen left over from the end of a line hides the word from searches and spreads with the template.",
    },
    remedy={"et": "Kirjuta sõna kokku.", "en": "Write the word together."},
    fix="safe",
    messages={
        "default": {
            "et": "liigne sidekriips: „{wrong}“, õige on „{right}“",
            "en": 'stray hyphen: "{wrong}" is "{right}"',
        },
        "fix": {"et": "kirjuta „{right}“", "en": 'write "{right}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    words, prose = context.listed("stray-hyphens", description), description.prose
    parts = context.words["hyphens.et"].parts(prose)
    for text, match in prose.find(_COMPOUND, parts):
        first, second = match.groups()
        right = words.correction(match.group())
        if right is None and first.lower().endswith("mis") and len(first) > 5:
            # "mis" behind a verb is a genitive, never a whole word
            right = f"{first}- {second}" if second in _JOINING else first + second
        if right is None and (first + second).lower() in prose.words:
            right = first + second  # written together elsewhere in this very text
        if right is not None:
            yield correction_hit(text.path, match, right, "safe")
    for text, match in prose.find(_BROKEN, [part for part in parts if part.endswith("-") or not part]):
        if match[2] not in _JOINING and (match[1] + match[2]).lower() in prose.words:
            yield correction_hit(text.path, match, match[1] + match[2], "safe")
