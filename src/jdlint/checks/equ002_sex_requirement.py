"""EQU002: the requirements ask for no sex."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule

_PLACES = frozenset({"requirements", "special_conditions"})


@rule(
    id="EQU002",
    name="sex-requirement",
    family="equality",
    severity="error",
    basis={
        "kind": "legal",
        "source": {"et": "SoVS §§ 5, 6 ja 8", "en": "Gender Equality Act §§ 5, 6, 8"},
        "verified": False,
    },
    when={"words": ["sex-requirements"]},
    since="0.1",
    title={"et": "Nõue on seotud sooga", "en": "Requirement of a sex"},
    why={
        "et": "Töö pakkumine üksnes ühest soost inimestele võib olla otsene diskrimineerimine.",
        "en": "To offer work to one sex only may be direct discrimination.",
    },
    remedy={
        "et": "Jäta nõue välja; kui tegu on seaduses lubatud erandiga, põhjenda see eritingimustes.",
        "en": "Leave the requirement out; where the law allows an exception, give its reason.",
    },
    messages={
        "default": {
            "et": "nõue „{words}“ on seotud sooga ja võib olla keelatud; erand vajab põhjendust",
            "en": 'the requirement "{words}" is about sex and may be prohibited; an exception needs a reason',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match in context.listed("sex-requirements", description).find(description.prose):
        if text.path[0] in _PLACES:
            yield Hit(text.path, args={"words": match.group()})
