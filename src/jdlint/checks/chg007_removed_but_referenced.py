"""CHG007: a description was removed, and others still name its post."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Facts, Place, ProjectHit, RelatedPlace, Transition, fold, rule


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
    before, after = transition.before, transition.after
    if before is None:
        return
    gone = {
        (post.before.facts.path, post.before.facts.number)
        for post in transition.posts
        if post.before is not None and post.after is None
    }
    named: dict[tuple[int, str, str], Facts] = {}
    for number in before.open:
        speaker = transition.became.get(number)
        for reference, found in before.meanings(number) if speaker is not None else ():
            post = before.facts[found.posts[0]] if found.outcome == "post" else None
            if post is not None and speaker is not None and (post.path, post.number) in gone:
                named[(speaker, reference.direction, fold(found.words))] = post
    places: dict[tuple[str, int], list[Place]] = {}
    posts: dict[tuple[str, int], Facts] = {}
    for number in after.open:
        for reference, found in after.meanings(number):
            post = named.get((number, reference.direction, fold(found.words)))
            if post is not None and found.outcome not in ("post", "closed"):
                key = (post.path, post.number)
                posts[key] = post
                places.setdefault(key, []).append(after.place(number, reference.site))
    kept = {post.path for post in after.facts}
    for key, rows in places.items():
        args: Args = {"path": key[0], "name": posts[key].name, "count": len(rows)}
        related = tuple(RelatedPlace(place, "row") for place in rows[1:])
        yield ProjectHit(rows[0], "post" if key[0] in kept else "default", args, related)
