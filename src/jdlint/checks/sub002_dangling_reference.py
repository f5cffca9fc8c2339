"""SUB002: a reference to a post that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, FileName, Project, ProjectHit, RelatedPlace, fold, rule, vague_word


@rule(
    id="SUB002",
    name="dangling-reference",
    family="substitution",
    severity="error",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    timed=["closed"],
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
        "unread": {
            "et": "viidatud teenistuskoha „{words}“ juhendit ei saanud lugeda ({path}); seost ei kontrollitud",
            "en": 'the description of the referenced position "{words}" could not be read ({path}); not checked',
        },
        "closed": {
            "et": "viidatud teenistuskoht „{words}“ on suletud alates {since}",
            "en": 'referenced position "{words}" has been closed since {since}',
        },
        "post": {"et": "suletud teenistuskoht", "en": "the closed position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.meanings(number):
            if found.outcome not in ("closed", "unknown", "unread"):
                continue
            if reference.direction not in ("substitutes_for", "substituted_by"):
                continue  # reporting lines have rules of their own
            place = project.place(number, reference.site)
            words = found.words
            if found.outcome == "closed":
                since = project.closed_since(found.posts[0])
                related = (RelatedPlace(project.place(found.posts[0], "title"), "post"),)
                yield ProjectHit(place, "closed", {"words": words, "since": since}, related)
            elif found.outcome == "unread":
                path = project.unread_names[fold(words)].path
                yield ProjectHit(place, "unread", {"words": words, "path": FileName(path)}, severity="info")
            elif vague_word(reference.title or words) is None:  # else SUB013
                near = project.near.suggest(fold(words), project.facts[number])
                args = {"words": words} if near is None else {"words": words, "near": near}
                yield ProjectHit(place, "default" if near is None else "near", args)
