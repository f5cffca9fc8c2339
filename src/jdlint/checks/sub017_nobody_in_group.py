"""SUB017: a group that is to substitute has somebody else in it."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, rule


@rule(
    id="SUB017",
    name="nobody-in-group",
    family="substitution",
    severity="warning",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.2",
    title={"et": "Asendajate rühmas ei ole kedagi teist", "en": "Nobody else is in the group of substitutes"},
    why={
        "et": "Rühm, kuhu peale asendatava keegi ei kuulu, ei asenda; puudumise ajal jääb töö tegemata.",
        "en": "A group with nobody in it but the holder substitutes nobody, and the work is left undone.",
    },
    remedy={
        "et": "Nimeta suurem üksus või kindel teenistuskoht; või lisa üksuse teiste kohtade juhendid.",
        "en": "Name a larger unit or a certain post; or add the descriptions of the unit's other posts.",
    },
    messages={
        "default": {
            "et": "rühma „{words}“ ei kuulu peale selle koha enda ühtegi teist kehtivat teenistuskohta",
            "en": 'the group "{words}" holds no other post in force than this one',
        },
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    if len(project.open) < 2:
        return  # one description tells nothing of its unit
    for number in project.focus:
        said = project.said(number, "substituted_by")
        if not said or not all(_is_empty(project, number, found.unit, found.outcome) for _, found in said):
            continue
        reference, found = said[0]
        yield ProjectHit(project.place(number, reference.site), args={"words": found.words})


def _is_empty(project: Project, number: int, unit: str | None, outcome: str) -> bool:
    if outcome != "group" or unit is None:
        return False
    members = project.units.members.get(unit, ())
    return len(members) < 2 and all(member == number for member in members)
