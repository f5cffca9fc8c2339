"""SUB004: nobody substitutes themselves."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, rule


@rule(
    id="SUB004",
    name="self-substitution",
    family="substitution",
    severity="error",
    scope="project",
    basis={"kind": "house", "source": {"et": "asutuse tava", "en": "house practice"}},
    since="0.1",
    title={"et": "Koht asendab iseennast", "en": "A post substitutes itself"},
    why={
        "et": "Puuduv teenistuja ei saa iseennast asendada; sama nimetusega kolleegi peab eristama.",
        "en": "Somebody absent cannot stand in for themselves; a colleague of the same title must be told apart.",
    },
    remedy={
        "et": "Nimeta teine koht; sama nimetusega kolleegile viita tunnusega.",
        "en": "Name another post; refer to a colleague of the same title by id.",
    },
    messages={
        "default": {"et": "teenistuskoht ei saa asendada iseennast", "en": "a post cannot substitute itself"},
        "title": {
            "et": "„{words}“ on selle koha enda nimetus ja teist sellist kohta ei leitud",
            "en": '"{words}" is the title of this very post, and no other post of that title was found',
        },
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.meanings(number):
            if found.posts != (number,) or found.outcome != "post":
                continue
            if reference.direction not in ("substitutes_for", "substituted_by"):
                continue
            place = project.place(number, reference.site)
            if found.how == "id":
                yield ProjectHit(place)
            else:  # a title may mean a colleague of the same title whose description is not here
                yield ProjectHit(place, "title", {"words": found.words}, severity="info")
