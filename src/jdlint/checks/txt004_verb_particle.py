"""TXT004: a predicate of two words is written in two words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, correction_hit, corrections, regex, rule

# A form of "olema" before the participle, in the same clause, makes it a predicate.
_VERB = regex(r"\b(?:on|oli|olid|oleks|olnud|pole|ei ole|saab|saavad)\b", re.IGNORECASE)
_CLAUSE_ENDS = ".;:()\n"
# What may follow a predicate; before a noun the participle is an attribute: "väljatöötatud kord".
_AFTER = regex(r"\s*(?:$|[.,;:)]|(?:ja|ning|või|sh|ega|kuid|et|enne|pärast|koos|igal|kõigi\w*|vastavalt|\w+lt|\d)\b)")


@rule(
    id="TXT004",
    name="verb-particle",
    family="text",
    severity="info",
    basis={
        "kind": "legal",
        "source": {"et": "KeeleS § 4 lg 1 (kirjakeele norm)", "en": "Language Act § 4(1) (written standard)"},
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    when={"words": ["verb-particles"]},
    since="0.3",
    title={"et": "Ühendverb on kokku kirjutatud", "en": "Phrasal verb written together"},
    why={
        "et": "Öeldisena kirjutatakse ühendverb lahku („on välja töötatud“), täiendina kokku („väljatöötatud kord“).",
        "en": 'As a predicate it is two words ("on välja töötatud"), as an attribute one ("väljatöötatud kord").',
    },
    remedy={"et": "Kirjuta öeldis lahku.", "en": "Write the predicate in two words."},
    fix="unsafe",
    messages={
        "default": {
            "et": "„{wrong}“ on siin öeldis: kirjuta lahku „{right}“",
            "en": '"{wrong}" is a predicate here: write "{right}"',
        },
        "fix": {"et": "kirjuta „{right}“", "en": 'write "{right}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match, right in corrections(context.words["verb-particles.et"], description):
        begin = max(match.string.rfind(sign, 0, match.start()) for sign in _CLAUSE_ENDS) + 1
        if _VERB.search(match.string, begin, match.start()) and _AFTER.match(match.string, match.end()):
            yield correction_hit(text.path, match, right, "unsafe")
