"""STR001: the sections a description must have."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Term, rule

_SECTIONS: tuple[tuple[str, ...], ...] = (
    ("position", "unit"),
    ("purpose",),
    ("duties",),
    ("requirements",),
    ("rights",),
    ("responsibilities",),
)


@rule(
    id="STR001",
    name="required-section",
    family="structure",
    severity="error",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    when={"lacking": [".".join(path) for path in _SECTIONS]},
    since="0.1",
    title={"et": "Kohustuslik jaotis puudub", "en": "Required section is missing"},
    why={
        "et": "Ülesanded peab juhend määrama igal juhul, ametnikul ka nõuded; ülejäänud jaotisi nõuab asutuse mall.",
        "en": "Duties are required in any case, for officials requirements too; the other sections are the template's.",
    },
    remedy={"et": "Lisa puuduv jaotis.", "en": "Add the missing section."},
    messages={
        "official": {
            "et": "kohustuslik jaotis puudub: {field}",
            "en": "required section is missing: {field}",
            "basis": {
                "kind": "legal",
                "source": {"et": "ATS § 52 lg 1 p 1–2", "en": "ATS § 52(1) 1–2"},
                "url": "https://www.riigiteataja.ee/akt/110022026002",
                "verified": True,
            },
        },
        "employee": {
            "et": "kohustuslik jaotis puudub: {field}",
            "en": "required section is missing: {field}",
            "basis": {
                "kind": "legal",
                "source": {"et": "TLS § 5 lg 1 p 3", "en": "TLS § 5(1) 3"},
                "url": "https://www.riigiteataja.ee/akt/103022026015",
                "verified": True,
            },
        },
        "either": {
            "et": "kohustuslik jaotis puudub: {field}",
            "en": "required section is missing: {field}",
            "basis": {
                "kind": "legal",
                "source": {
                    "et": "ametnikul ATS § 52 lg 1 p 1, töötajal TLS § 5 lg 1 p 3",
                    "en": "ATS § 52(1) 1 for officials, TLS § 5(1) 3 for employees",
                },
                "verified": True,
            },
        },
        "default": {"et": "jaotis puudub: {field}", "en": "section is missing: {field}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for path in _SECTIONS:
        if description.node(*path) is None:
            yield Hit(path, _message(path[-1], description.status), {"field": Term(".".join(path))})


def _message(section: str | int, status: str | None) -> str:
    """Tell which law, if any, asks for the section of a post of that status."""
    if section == "duties":
        return status if status in ("employee", "official") else "either"
    if section == "requirements" and status == "official":
        return "official"
    return "default"
