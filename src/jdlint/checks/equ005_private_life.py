"""EQU005: the requirements leave private life alone."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, regex, rule

_PLACES = frozenset({"requirements", "special_conditions"})
# Private life as the subject of the work: of somebody else, or of law.
_SUBJECT = regex(r"tundmi|teadmi|seadus|õigus|andmete|kogemus|knowledge|\bacts?\b|\blaw|experience|records")
_SERVICE = ("ajateenistus", "military", "conscription")


@rule(
    id="EQU005",
    name="private-life",
    family="equality",
    severity="error",
    basis={
        "kind": "legal",
        "source": {"et": "TLS § 11; VõrdKS § 2 lg 3", "en": "TLS § 11; Equal Treatment Act § 2(3)"},
        "url": "https://www.riigiteataja.ee/akt/103022026015",
        "verified": True,
    },
    when={"words": ["private-life"]},
    since="0.1",
    title={"et": "Nõue puudutab eraelu", "en": "Requirement concerns private life"},
    why={
        "et": "Tööandja ei tohi küsida andmeid, mille vastu tal ei ole õigustatud huvi; pereelu tööoskust ei näita.",
        "en": "Employers may not ask for what they have no legitimate interest in; family life shows no skill.",
    },
    remedy={
        "et": "Jäta nõue välja ja kirjelda selle asemel tööaega või lähetusi, mida töö eeldab.",
        "en": "Leave it out, and describe the working time or travel that the work calls for instead.",
    },
    messages={
        "default": {
            "et": "nõue „{words}“ puudutab eraelu",
            "en": 'the requirement "{words}" concerns private life',
        },
        "service": {
            "et": "nõue „{words}“ puudutab eraelu, kui see ei tulene seadusest",
            "en": 'the requirement "{words}" concerns private life unless an act lays it down',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for text, match in context.listed("private-life", description).find(description.prose):
        if text.path[0] not in _PLACES or _SUBJECT.search(fold(text.text)):
            continue
        service = any(word in match.group() for word in _SERVICE)
        yield Hit(
            text.path,
            "service" if service else "default",
            {"words": match.group()},
            severity="warning" if service else None,
        )
