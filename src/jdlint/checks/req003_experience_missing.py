"""REQ003: the description says which work experience is required."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, is_blank, rule


@rule(
    id="REQ003",
    name="experience-missing",
    family="requirements",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 52 lg 1 p 2", "en": "ATS § 52(1) 2"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": True,
    },
    when={"lacking": ["requirements.experience"]},
    since="0.1",
    title={"et": "Töökogemuse nõue on määramata", "en": "Experience requirement is missing"},
    why={
        "et": "Ametniku juhend määrab töökogemuse nõude; mida juhend ei määra, seda ei saa kandidaadilt nõuda.",
        "en": "An official's description lays down the experience required; what it leaves out cannot be asked for.",
    },
    remedy={
        "et": "Märgi requirements.experience; kui kogemust ei nõuta, kirjuta years: 0.",
        "en": "State requirements.experience; where none is required, write years: 0.",
    },
    messages={
        "default": {"et": "töökogemuse nõue on määramata", "en": "no experience requirement is stated"},
        "house": {
            "et": "töökogemuse nõue on määramata",
            "en": "no experience requirement is stated",
            "basis": {"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    requirements = description.node("requirements")
    if not isinstance(requirements, MappingNode) or is_blank(requirements):
        return  # STR001, STR002
    if requirements.get("experience") is None:
        official = description.status == "official" and context.body != "other" and "ats-52" in context.law
        message = "default" if official else "house"
        yield Hit(("requirements", "experience"), message, severity=None if official else "info")
