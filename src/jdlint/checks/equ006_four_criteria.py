"""EQU006: the description says what work of equal value is judged by; working conditions are what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, is_blank, rule

_CONDITIONS = ("equipment", "working_time", "special_conditions")
# A sentence that only points to the contract says nothing of conditions.
_POINTER = 8


@rule(
    id="EQU006",
    name="four-criteria",
    family="equality",
    severity="info",
    basis={
        "kind": "eu",
        "source": {
            "et": "direktiiv (EL) 2023/970 art 4 lg 4 (ülevõtmine Eestis kontrollimata)",
            "en": "Directive (EU) 2023/970, Article 4(4) (transposition in Estonia not verified)",
        },
        "verified": False,
    },
    since="0.1",
    title={"et": "Töötingimused on kirjeldamata", "en": "Working conditions are not described"},
    why={
        "et": (
            "Võrdväärset tööd hinnatakse oskuste, pingutuse, vastutuse ja töötingimuste järgi; puuduvat ei saa hinnata."
        ),
        "en": (
            "Work of equal value is judged by skills, effort, responsibility and working conditions; what is missing "
            "cannot be."
        ),
    },
    remedy={
        "et": "Kirjelda töövahendeid, tööaega või eritingimusi (equipment, working_time, special_conditions).",
        "en": "Describe equipment, working time or special conditions.",
    },
    messages={
        "default": {
            "et": "kirjeldamata on töötingimused; võrdväärse töö hindamisel võib neid vaja minna",
            "en": "working conditions are not described; valuing equal work may need them",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    # Skills, effort and responsibility stand in sections whose absence is STR001.
    if not description.duties or description.root.get("requirements") is None:
        return
    for name in _CONDITIONS:
        node = description.root.get(name)
        if node is None or is_blank(node):
            continue
        text = (description.text(name) or "").lower()
        if not (("leping" in text or "contract" in text) and len(text.split()) <= _POINTER):
            return
    yield Hit(("special_conditions",) if description.root.get("special_conditions") is not None else ())
