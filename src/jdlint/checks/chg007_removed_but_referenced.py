"""CHG007: a description was removed, and others still name its post."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, FileName, ProjectHit, RelatedPlace, Transition, rows_of_removed, rule


@rule(
    id="CHG007",
    name="removed-but-referenced",
    family="changes",
    severity="error",
    scope="change",
    needs=["project"],
    outranks=["SUB002", "SUB003", "ORG001", "ORG011"],
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.3",
    title={"et": "Eemaldatud kohale viidatakse", "en": "A removed post is still referenced"},
    why={
        "et": "Kui kohta enam ei ole, ei asenda see kedagi ega juhi kedagi; viitajad peavad seda teadma.",
        "en": "A post that is gone substitutes and heads nobody; those who name it have to know.",
    },
    remedy={
        "et": "Paranda viited; kui koht suleti, jäta juhend alles ja märgi lõppkuupäev (position.valid_to).",
        "en": "Correct the references; if the post was closed, keep the description and set position.valid_to.",
    },
    messages={
        "default": {
            "et": "fail {path} on eemaldatud, kuid kohale „{name}“ viidatakse veel; viiteid: {count}",
            "en": 'the file {path} was removed, and the post "{name}" is still named; references: {count}',
        },
        "post": {
            "et": "juhend „{name}“ on failist {path} eemaldatud, kuid kohale viidatakse veel; viiteid: {count}",
            "en": 'the description "{name}" was removed from {path}, and the post is still named; references: {count}',
        },
        "row": {"et": "viitab samuti", "en": "names it as well"},
    },
)
def check(transition: Transition, context: Context) -> Iterator[ProjectHit]:
    if transition.before is None:
        return
    after = transition.after
    kept = {post.path for post in after.facts}
    for post, rows in rows_of_removed(transition):
        args: Args = {"path": FileName(post.path), "name": post.name, "count": len(rows)}
        places = [after.place(number, reference.site) for number, reference in rows]
        related = tuple(RelatedPlace(place, "row") for place in places[1:])
        yield ProjectHit(places[0], "post" if post.path in kept else "default", args, related)
