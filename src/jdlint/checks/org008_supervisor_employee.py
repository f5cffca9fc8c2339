"""ORG008: officials take their orders from officials."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, rule, supervisor_line


@rule(
    id="ORG008",
    name="supervisor-employee",
    family="organisation",
    severity="warning",
    scope="project",
    basis={
        "kind": "legal",
        "source": {"et": "ATS § 7 lg 2–4", "en": "ATS § 7(2)–(4)"},
        "url": "https://www.riigiteataja.ee/akt/110022026002",
        "verified": False,
    },
    since="0.2",
    title={"et": "Ametniku vahetu juht on töötaja", "en": "An official reports to an employee"},
    why={
        "et": "Töötaja teeb avaliku võimu teostamist toetavat tööd; ametniku juhtimine võib sellest kaugemale minna.",
        "en": "Employees do work that supports public authority; directing an official may go beyond that.",
    },
    remedy={
        "et": "Kontrolli mõlema koha liiki; vajaduse korral nimeta vahetuks juhiks ametnik.",
        "en": "Check the status of both posts; where needed, name an official as supervisor.",
    },
    messages={
        "default": {
            "et": "ametniku vahetu juht „{head}“ on töötaja; avaliku võimu teostamise juhtimine võib nõuda ametnikku",
            "en": 'the supervisor of this official, "{head}", is an employee; this may need an official',
        },
        "head": {"et": "vahetu juhi teenistuskoht", "en": "the supervisor's position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    if context.body == "other":
        return  # the Civil Service Act binds state and local bodies
    for number in project.focus:
        if project.facts[number].status != "official":
            continue
        line = supervisor_line(project, number)
        if line is not None and project.facts[line.other].status == "employee":
            related = (RelatedPlace(project.place(line.other, "title"), "head"),)
            args = {"head": project.called(line.other)}
            yield ProjectHit(project.place(number, line.reference.site), args=args, related=related)
