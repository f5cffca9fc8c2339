"""SUB019: a unit does not only substitute itself in a ring."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Project, ProjectHit, RelatedPlace, rule

_SMALLEST = 3


@rule(
    id="SUB019",
    name="closed-ring",
    family="substitution",
    severity="info",
    scope="project",
    wide=True,
    basis={
        "kind": "practice",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.2",
    title={"et": "Üksus asendab end ringis", "en": "A unit substitutes itself in a ring"},
    why={
        "et": "Kui igal kohal on üks asendaja ja kõik on samast üksusest, jääb ühise puudumise (koolitus, haigus) ajal "
        "kogu üksuse töö tegemata, ja iga puuduja asendaja on ise veel kellegi asendaja.",
        "en": "Where every post has one substitute and all are of one unit, work stops when they are away together, "
        "and whoever stands in is somebody else's substitute too.",
    },
    remedy={
        "et": "Nimeta vähemalt ühele kohale asendaja väljastpoolt üksust, või teine asendaja.",
        "en": "Name a substitute from outside the unit for at least one post, or a second substitute.",
    },
    messages={
        "default": {
            "et": "üksuse „{unit}“ kõik {count} kohta asendavad üksteist ühe ringina: {circle}",
            "en": 'all {count} posts of the unit "{unit}" substitute each other in one ring: {circle}',
        },
        "next": {"et": "edasi siit", "en": "and on from here"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    focus = set(project.focus)
    for posts in project.units.direct.values():
        if len(posts) < _SMALLEST or focus.isdisjoint(posts):
            continue
        circle = _ring(project, posts)
        if circle:
            names = [project.called(number) for number in circle]
            args: Args = {
                "unit": project.facts[circle[0]].unit[-1],
                "count": len(circle),
                "circle": " → ".join([*names, names[0]]),
            }
            related = tuple(RelatedPlace(project.place(number, "substituted_by"), "next") for number in circle[1:])
            yield ProjectHit(project.place(circle[0], "substituted_by"), args=args, related=related)


def _ring(project: Project, posts: list[int]) -> list[int]:
    """Return the posts in the order in which each is substituted by the next; empty where they form no single ring."""
    first = min(posts, key=lambda number: (project.facts[number].path, project.facts[number].number))
    members = set(posts)
    circle, number = [], first
    while number in members:
        members.remove(number)
        circle.append(number)
        said = project.said(number, "substituted_by")
        if len(said) != 1 or said[0][1].outcome != "post":
            return []
        number = said[0][1].posts[0]
    return circle if not members and number == first else []
