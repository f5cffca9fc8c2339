"""REQ001: the education that is required is stated, and for officials not below secondary."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, is_blank, rule
from jdlint.estonian.education import required_level, stated

_PLACE = ("requirements", "education")
_ATS = "https://www.riigiteataja.ee/akt/110022026002"
_52 = {"kind": "legal", "source": {"et": "ATS § 52 lg 1 p 2", "en": "ATS § 52(1) 2"}, "url": _ATS, "verified": True}


@rule(
    id="REQ001",
    name="education-minimum",
    family="requirements",
    severity="error",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 14 lg 1, § 52 lg 1 p 2", "en": "ATS §§ 14(1), 52(1) 2"},
        "url": _ATS,
        "verified": True,
    },
    since="0.1",
    title={"et": "Haridusnõue puudub või on liiga madal", "en": "Education requirement is missing or too low"},
    why={
        "et": "Ametnikul peab olema vähemalt keskharidus ja juhend peab haridusnõude määrama.",
        "en": "Officials need at least secondary education, and their description lays down the education required.",
    },
    remedy={
        "et": "Märgi requirements.education, näiteks {text: Kõrgharidus, eqf: 6}.",
        "en": "State requirements.education, such as {text: Higher education, eqf: 6}.",
    },
    messages={
        "default": {
            "et": "nõutav haridus (EKR tase {level}) on alla keskhariduse, mis ametnikul peab olema",
            "en": "the education required (EQF level {level}) is below secondary, which officials must have",
        },
        "official": {"et": "haridusnõue on määramata", "en": "no education requirement is stated", "basis": _52},
        "house": {
            "et": "haridusnõue on määramata",
            "en": "no education requirement is stated",
            "basis": {"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
        },
        "unclear": {
            "et": "haridusnõudest „{text}“ ei selgu haridustase; ametnikul peab olema vähemalt keskharidus",
            "en": 'the requirement "{text}" names no level of education; officials need at least secondary education',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    requirements, law = description.node("requirements"), context.law.get("ats-14")
    if not isinstance(requirements, MappingNode) or is_blank(requirements):
        return  # STR001, STR002
    official = description.status == "official" and context.body != "other" and law is not None
    node = requirements.get("education")
    if node is None:
        yield Hit(_PLACE, "official" if official else "house", severity=None if official else "warning")
    elif official and law is not None:
        level, (text, _) = required_level(node), stated(node)
        if level is not None and level < law.values["min_eqf"]:
            yield Hit(_PLACE, args={"level": level})
        elif level is None and text is not None:
            yield Hit(_PLACE, "unclear", {"text": text}, severity="info")
