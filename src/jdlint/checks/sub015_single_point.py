"""SUB015: somebody else than the supervisor can substitute."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, Resolution, fold, rule


@rule(
    id="SUB015",
    name="single-point",
    family="substitution",
    severity="info",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.1",
    title={"et": "Ainus asendaja on vahetu juht", "en": "The only substitute is the supervisor"},
    why={
        "et": "Kui asendab üksnes juht, jääb koos puudumise korral töö tegemata ja juht teeb oma alluva tööd.",
        "en": "Where only the supervisor substitutes, the work stops when both are away.",
    },
    remedy={
        "et": "Lisa teine asendaja, kes ei ole vahetu juht.",
        "en": "Add a second substitute who is not the supervisor.",
    },
    messages={
        "default": {
            "et": "ainus asendaja „{words}“ on ka vahetu juht",
            "en": 'the only substitute, "{words}", is the immediate supervisor',
        }
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        substitutes = project.said(number, "substituted_by")
        supervisors = project.said(number, "supervisor")
        if len(substitutes) != 1 or len(supervisors) != 1:
            continue
        (reference, substitute), (_line, supervisor) = substitutes[0], supervisors[0]
        if _same(substitute, supervisor):
            yield ProjectHit(project.place(number, reference.site), args={"words": substitute.words})


def _same(one: Resolution, other: Resolution) -> bool:
    """Tell whether two names mean the same post: as far as they are known, else by their words."""
    if one.outcome == "post" and other.outcome == "post":
        return one.posts == other.posts
    alike = one.outcome == other.outcome and one.outcome in ("unknown", "relative", "ambiguous", "unread")
    return alike and fold(one.words) == fold(other.words)
