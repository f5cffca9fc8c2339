"""SUB003: a title that several posts bear."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Project, ProjectHit, RelatedPlace, rule

_SHOWN = 5


@rule(
    id="SUB003",
    name="ambiguous-reference",
    family="substitution",
    severity="warning",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.1",
    title={"et": "Viide ei ole üheselt mõistetav", "en": "Reference is ambiguous"},
    why={
        "et": "Kui sama nimetusega kohti on mitu, ei ole teada, kes neist asendab.",
        "en": "Where several posts bear the same title, nobody knows which of them is the substitute.",
    },
    remedy={
        "et": "Viita tunnusega, või lisa nimetusele täpsustus; kui mõeldud on kõiki, kasuta rühma (group).",
        "en": "Refer by id, or add the specialisation; if all of them are meant, use a group.",
    },
    messages={
        "default": {
            "et": "„{words}“ vastab {count} teenistuskohale; kasuta tunnust",
            "en": '"{words}" matches {count} positions; use an id',
        },
        "candidate": {"et": "üks neist", "en": "one of them"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.meanings(number):
            if found.outcome == "ambiguous" and reference.direction in ("substitutes_for", "substituted_by"):
                related = tuple(
                    RelatedPlace(project.place(post, "title"), "candidate") for post in found.posts[:_SHOWN]
                )
                args: Args = {"words": found.words, "count": len(found.posts)}
                yield ProjectHit(project.place(number, reference.site), "default", args, related)
