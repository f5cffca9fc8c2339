"""ORG011: subordinates that a head names are posts that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, Project, ProjectHit, RelatedPlace, fold, regex, rule

_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_PLURAL = "d"


@rule(
    id="ORG011",
    name="subordinate-unresolved",
    family="organisation",
    severity="warning",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi malli rida „Alluvad“", "en": "template of descriptions"},
    },
    timed=["closed"],
    since="0.2",
    title={"et": "Alluvat ei leitud", "en": "Subordinate is not found"},
    why={
        "et": "Alluv, keda ei ole, on jäänud juhendisse koha kaotamisest või ümbernimetamisest.",
        "en": "A subordinate who does not exist was left behind when the post was abolished or renamed.",
    },
    remedy={
        "et": "Kustuta alluv loetelust või kirjuta teenistuskoha praegune tunnus või nimetus; puuduv juhend lisa.",
        "en": "Take it off the list, write the present id or title, or add the missing description.",
    },
    messages={
        "default": {"et": "alluvat „{words}“ ei leitud", "en": 'subordinate "{words}" not found'},
        "near": {
            "et": "alluvat „{words}“ ei leitud; kas mõtlesid „{near}“?",
            "en": 'subordinate "{words}" not found; did you mean "{near}"?',
        },
        "closed": {
            "et": "alluva teenistuskoht „{words}“ on suletud alates {since}",
            "en": 'the subordinate\'s position "{words}" has been closed since {since}',
        },
        "post": {"et": "suletud teenistuskoht", "en": "the closed position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.said(number, "subordinates"):
            place = project.place(number, reference.site)
            args: Args = {"words": found.words}
            if found.outcome == "closed":
                args = {**args, "since": project.closed_since(found.posts[0])}
                related = (RelatedPlace(project.place(found.posts[0], "title"), "post"),)
                yield ProjectHit(place, "closed", args, related)
            elif found.outcome == "unknown":
                near = project.near.suggest(fold(found.words), project.facts[number])
                if near is None and reference.identifier is None and not _ID.fullmatch(found.words):
                    continue  # "kogu osakond", "projektijuhid": words that may name more than one post
                if near is not None and found.words.endswith(_PLURAL):
                    continue
                yield ProjectHit(place, *(("default", args) if near is None else ("near", {**args, "near": near})))
