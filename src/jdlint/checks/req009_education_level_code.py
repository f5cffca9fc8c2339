"""REQ009: the level of education is given as a number too."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import AddKey, Args, Context, Description, FixRequest, Hit, MappingNode, rule
from jdlint.estonian.education import named_level, stated

_PLACE = ("requirements", "education")


@rule(
    id="REQ009",
    name="education-level-code",
    family="requirements",
    severity="info",
    basis={
        "kind": "practice",
        "source": {"et": "Eesti kvalifikatsiooniraamistik (EKR)", "en": "Estonian qualifications framework (EQF)"},
        "url": "https://www.kutsekoda.ee/eesti-kvalifikatsiooniraamistik",
    },
    reads=["status", "requirements.education"],
    since="0.1",
    title={"et": "Haridustaseme kood puudub", "en": "Level of education has no code"},
    why={
        "et": "Tase arvuna on võrreldav teiste kohtade ja teistes riikides saadud haridusega.",
        "en": "A level in figures can be compared with other posts and with education from other countries.",
    },
    remedy={
        "et": "Lisa requirements.education alla eqf, näiteks {text: Kõrgharidus, eqf: 6}.",
        "en": "Add eqf under requirements.education, such as {text: Higher education, eqf: 6}.",
    },
    fix="safe",
    messages={
        "default": {
            "et": "haridustaseme kood puudub; „{text}“ on vähemalt EKR tase {level}",
            "en": 'the level has no code; "{text}" is at least EQF level {level}',
        },
        "unknown": {
            "et": "haridustaseme kood (EKR 1–8) puudub: „{text}“",
            "en": 'the level has no code (EQF 1 to 8): "{text}"',
        },
        "fix": {"et": "lisa eqf: {level}", "en": "add eqf: {level}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    node = description.node(*_PLACE)
    text, _ = stated(node)
    if text is None or (isinstance(node, MappingNode) and node.get("eqf") is not None):
        return  # a blank or impossible code is STR002 or STR011
    level = None if "omandam" in text else named_level(text)
    if level is not None:
        args: Args = {"text": text, "level": level}
        fix = FixRequest("safe", "fix", (AddKey(_PLACE, "eqf", str(level)),), {"level": level})
        yield Hit(_PLACE, args=args, fix=fix if isinstance(node, MappingNode) else None)
    elif description.status != "official":  # REQ001 says more of an official's unclear requirement
        yield Hit(_PLACE, "unknown", {"text": text})
