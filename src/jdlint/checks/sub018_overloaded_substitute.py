"""SUB018: one post is not everybody's substitute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, rule

_SHOWN = 5


@rule(
    id="SUB018",
    name="overloaded-substitute",
    family="substitution",
    severity="info",
    scope="project",
    wide=True,
    basis={
        "kind": "practice",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.2",
    title={"et": "Üks koht asendab liiga paljusid", "en": "One post substitutes too many"},
    why={
        "et": "Suve puhkuste ajal langeb kõigi nende töö ühele inimesele, ja tema enda juhendist see ei paista.",
        "en": "In the holiday season all their work falls on one person, and the own description does not show it.",
    },
    remedy={
        "et": "Jaga asendamine mitme koha vahel.",
        "en": "Divide the substitution among several posts.",
    },
    options={
        "max": {
            "type": "integer",
            "default": 6,
            "minimum": 1,
            "description": {
                "et": "Kui palju juhendeid võib üht kohta asendajaks nimetada.",
                "en": "How many descriptions may name one post as substitute.",
            },
        }
    },
    messages={
        "default": {
            "et": "seda kohta nimetab asendajaks {count} juhendit ({max} on soovituslik ülempiir)",
            "en": "{count} descriptions name this post as substitute ({max} is the recommended ceiling)",
        },
        "claim": {"et": "üks neist", "en": "one of them"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    most: int = context.options["max"]
    named: dict[int, dict[int, RelatedPlace]] = defaultdict(dict)
    for number in project.open:
        for reference, found in project.said(number, "substituted_by"):
            if found.outcome == "post" and found.posts[0] != number:
                place = RelatedPlace(project.place(number, reference.site), "claim")
                named[found.posts[0]].setdefault(number, place)
    for number in project.focus:
        claims = named.get(number, {})
        if len(claims) > most:
            args = {"count": len(claims), "max": most}
            yield ProjectHit(project.place(number, "title"), args=args, related=tuple(claims.values())[:_SHOWN])
