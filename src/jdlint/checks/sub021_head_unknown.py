"""SUB021: a name relative to the unit leads to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, rule, vague_word


@rule(
    id="SUB021",
    name="head-unknown",
    family="substitution",
    severity="info",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.2",
    title={"et": "Üksuse juhi ametijuhendit ei ole", "en": "No description of the head that is meant"},
    why={
        "et": "„Osakonna juhataja“ ütleb, kes asendab, ainult siis, kui on teada, kes osakonda juhib.",
        "en": '"Head of the department" tells who substitutes only where it is known who heads the department.',
    },
    remedy={
        "et": "Lisa juhi ametijuhend, märgi selles position.head_of_unit: true või nimeta koht tunnusega.",
        "en": "Add the head's description, say position.head_of_unit: true in it, or name the post by its id.",
    },
    messages={
        "default": {
            "et": "„{words}“: selle koha üksuste juhi ametijuhendit ei ole, seost ei kontrollitud",
            "en": '"{words}": the units of this post have no description of a head; the link was not checked',
        },
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.meanings(number):
            if found.outcome != "relative" or reference.direction not in ("substitutes_for", "substituted_by"):
                continue
            if vague_word(found.words) is None:  # else SUB013
                yield ProjectHit(project.place(number, reference.site), args={"words": found.words})
