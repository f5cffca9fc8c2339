"""SUB002: a reference to a post that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, fold, rule


@rule(
    id="SUB002",
    name="dangling-reference",
    family="substitution",
    severity="error",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.1",
    title={"et": "Viidatud teenistuskohta ei ole", "en": "Referenced position does not exist"},
    why={
        "et": "Asendaja, keda ei ole, ei asenda; tavaliselt on koht ümber nimetatud või kaotatud.",
        "en": "A substitute that does not exist substitutes nobody; mostly the post was renamed or abolished.",
    },
    remedy={
        "et": "Viita olemasolevale kohale, kõige kindlamalt tunnusega; või lisa puuduv juhend.",
        "en": "Refer to a post that exists, most surely by its id; or add the missing description.",
    },
    messages={
        "default": {
            "et": "viidatud teenistuskohta „{words}“ ei leitud",
            "en": 'referenced position "{words}" not found',
        },
        "near": {
            "et": "viidatud teenistuskohta „{words}“ ei leitud; kas mõtlesid „{near}“?",
            "en": 'referenced position "{words}" not found; did you mean "{near}"?',
        },
        "closed": {
            "et": "viidatud teenistuskoht „{words}“ on suletud alates {since}",
            "en": 'referenced position "{words}" has been closed since {since}',
        },
        "post": {"et": "suletud teenistuskoht", "en": "the closed position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    names: list[str] | None = None
    for number in project.open:
        for reference in project.facts[number].references:
            if reference.direction not in ("substitutes_for", "substituted_by"):
                continue  # reporting lines have rules of their own
            found = project.resolve(number, reference)
            place = project.place(number, reference.site)
            if found.outcome == "closed":
                since = project.closed_since(found.posts[0])
                related = (RelatedPlace(project.place(found.posts[0], "title"), "post"),)
                yield ProjectHit(place, "closed", {"words": reference.words, "since": since}, related)
            elif found.outcome == "unknown":
                names = _names(project) if names is None else names
                near = difflib.get_close_matches(fold(reference.words), names, 1, 0.8)
                if near:
                    yield ProjectHit(place, "near", {"words": reference.words, "near": near[0]})
                else:
                    yield ProjectHit(place, args={"words": reference.words})


def _names(project: Project) -> list[str]:
    posts = [project.facts[number] for number in project.open]
    return sorted({fold(post.name) for post in posts} | {post.id for post in posts if post.id})
