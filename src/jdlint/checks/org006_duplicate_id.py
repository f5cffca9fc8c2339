"""ORG006: an id means one post."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Facts, Project, ProjectHit, RelatedPlace, rule


@rule(
    id="ORG006",
    name="duplicate-id",
    family="organisation",
    severity="error",
    scope="project",
    basis={"kind": "house", "source": {"et": "ametijuhendite register", "en": "register of descriptions"}},
    since="0.2",
    title={"et": "Tunnus kordub", "en": "An id stands twice"},
    why={
        "et": "Kui kahel juhendil on sama tunnus, ei tea keegi, kumba viide tähendab.",
        "en": "Where two descriptions bear one id, nobody knows which of them a reference means.",
    },
    remedy={
        "et": "Anna ühele teine tunnus; sama koha järjestikustel versioonidel märgi kehtivus (valid_from, valid_to).",
        "en": "Give one of them another id; give successive versions of one post valid_from and valid_to.",
    },
    messages={
        "default": {
            "et": "tunnus „{id}“ on juba teisel juhendil",
            "en": 'the id "{id}" already belongs to another description',
        },
        "other": {"et": "sama tunnus siin", "en": "the same id here"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        post = project.facts[number]
        same = project.by_id.get(post.id, []) if post.id else []
        for other in same if len(same) > 1 else ():
            there = project.facts[other]
            first = not project.is_open(other) or _order(there) < _order(post)
            if other != number and first and post.overlaps(there, context.as_of) and not _approved(post, there):
                related = (RelatedPlace(project.place(other, ("id",)), "other"),)
                yield ProjectHit(project.place(number, ("id",)), args={"id": post.id or ""}, related=related)
                break


def _order(post: Facts) -> tuple[str, int]:
    return post.path, post.number


def _approved(one: Facts, other: Facts) -> bool:
    """Two approved versions of one post are APR006."""
    return one.date("approval.date") is not None and other.date("approval.date") is not None
