"""ORG003: nobody is, in the end, their own superior."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, reporting_cycles, rule, supervisor_line

_SHOWN = 10


@rule(
    id="ORG003",
    name="reporting-cycle",
    family="organisation",
    severity="error",
    scope="project",
    wide=True,
    basis={"kind": "house", "source": {"et": "asutuse alluvussuhted", "en": "reporting lines of the organisation"}},
    since="0.2",
    title={"et": "Alluvussuhtes on tsükkel", "en": "Reporting lines run in a circle"},
    why={
        "et": "Kui alluvus jõuab ringiga tagasi, ei ole kellelgi neist selget juhti.",
        "en": "Where the line comes back to where it began, none of these posts has a clear superior.",
    },
    remedy={
        "et": "Paranda vahetu juht ühes neist juhenditest.",
        "en": "Correct the supervisor in one of these descriptions.",
    },
    messages={
        "default": {"et": "alluvussuhtes on tsükkel: {circle}", "en": "the reporting lines run in a circle: {circle}"},
        "line": {"et": "edasi siit", "en": "and on from here"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    focus = set(project.focus)
    for circle in reporting_cycles(project):
        if focus.isdisjoint(circle):
            continue
        lines = [(number, line) for number in circle if (line := supervisor_line(project, number)) is not None]
        names = [project.called(number) for number in circle]
        shown = names if len(names) <= _SHOWN else [*names[:_SHOWN], "…"]
        related = tuple(
            RelatedPlace(project.place(n, line.reference.site), "line") for n, line in lines[1 : _SHOWN + 1]
        )
        place = project.place(circle[0], lines[0][1].reference.site)
        yield ProjectHit(place, args={"circle": " → ".join([*shown, names[0]])}, related=related)
