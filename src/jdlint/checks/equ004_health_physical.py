"""EQU004: what is asked of health, strength or composure follows from the work."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule

_WORK = frozenset({"purpose", "duties", "special_conditions"})


@rule(
    id="EQU004",
    name="health-physical",
    family="equality",
    severity="info",
    basis={
        "kind": "legal",
        "source": {"et": "VõrdKS §§ 10 ja 11", "en": "Equal Treatment Act §§ 10, 11"},
        "url": "https://www.riigiteataja.ee/akt/117032026014",
        "verified": True,
    },
    when={"words": ["health-requirements"]},
    since="0.1",
    title={
        "et": "Tervise- või füüsiline nõue on põhjendamata",
        "en": "Health or physical requirement without a reason",
    },
    why={
        "et": "Puudega inimese võib selline nõue kõrvale jätta üksnes siis, kui see tuleneb tööst endast.",
        "en": "Such a requirement may keep out people with disabilities only where it follows from the work itself.",
    },
    remedy={
        "et": "Nimeta ülesanne või töötingimus, millest nõue tuleneb, või jäta nõue välja.",
        "en": "Name the duty or condition from which the requirement follows, or leave it out.",
    },
    messages={
        "default": {
            "et": "nõue „{words}“ ei haaku ühegi ülesande ega töötingimusega; põhjenda see",
            "en": 'the requirement "{words}" follows from no duty or working condition; give its reason',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    found = context.listed("health-requirements", description).find(description.prose)
    asked = [(text.path, match.group()) for text, match in found if text.path[0] == "requirements"]
    if not asked:
        return
    for text, _ in context.listed("strain-of-work", description).find(description.prose):
        if text.path[0] in _WORK:
            return
    yield Hit(asked[0][0], args={"words": asked[0][1]})
