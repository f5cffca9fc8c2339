"""ORG001: the immediate supervisor is a post that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Args, Context, FileName, Project, ProjectHit, RelatedPlace, fold, rule

_SHOWN = 5


@rule(
    id="ORG001",
    name="supervisor-unresolved",
    family="organisation",
    severity="warning",
    scope="project",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi malli rida „Vahetu juht“", "en": "template row of reporting"},
    },
    timed=["closed"],
    since="0.2",
    title={"et": "Vahetut juhti ei leitud", "en": "Supervisor is not found"},
    why={
        "et": "Kui juhendist ei selgu, kes on vahetu juht, ei ole teada, kes annab ülesandeid ja vaatab juhendi üle.",
        "en": "Where the supervisor cannot be told, nobody knows who gives the orders and who reviews the description.",
    },
    remedy={
        "et": "Nimeta vahetu juht teenistuskoha tunnuse või täieliku nimetusega; puuduv juhend lisa.",
        "en": "Name the supervisor by the id or the full title of the post; add the description if it is missing.",
    },
    messages={
        "default": {"et": "vahetut juhti „{words}“ ei leitud", "en": 'supervisor "{words}" not found'},
        "near": {
            "et": "vahetut juhti „{words}“ ei leitud; kas mõtlesid „{near}“?",
            "en": 'supervisor "{words}" not found; did you mean "{near}"?',
        },
        "relative": {
            "et": "vahetut juhti „{words}“ ei leitud: ametijuhenditest ei selgu, kes see on",
            "en": 'supervisor "{words}" not found: the descriptions do not tell who that is',
        },
        "ambiguous": {
            "et": "vahetu juht „{words}“ vastab {count} teenistuskohale; kasuta tunnust",
            "en": 'supervisor "{words}" matches {count} positions; use an id',
        },
        "closed": {
            "et": "vahetu juhi teenistuskoht „{words}“ on suletud alates {since}",
            "en": 'the supervisor\'s position "{words}" has been closed since {since}',
        },
        "unread": {
            "et": "vahetu juhi „{words}“ juhendit ei saanud lugeda ({path}); alluvust ei kontrollitud",
            "en": 'the description of the supervisor "{words}" could not be read ({path}); the line was not checked',
        },
        "self": {
            "et": "teenistuskoht on iseenda vahetu juht („{words}“)",
            "en": 'the post is its own supervisor ("{words}")',
        },
        "candidate": {"et": "üks neist", "en": "one of them"},
        "post": {"et": "suletud teenistuskoht", "en": "the closed position"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    for number in project.focus:
        for reference, found in project.said(number, "supervisor"):
            place = project.place(number, reference.site)
            args: Args = {"words": found.words}
            related: tuple[RelatedPlace, ...] = ()
            if found.outcome == "ambiguous":
                args = {**args, "count": len(found.posts)}
                related = tuple(RelatedPlace(project.place(n, "title"), "candidate") for n in found.posts[:_SHOWN])
                yield ProjectHit(place, "ambiguous", args, related)
            elif found.outcome == "closed":
                args = {**args, "since": project.closed_since(found.posts[0])}
                related = (RelatedPlace(project.place(found.posts[0], "title"), "post"),)
                yield ProjectHit(place, "closed", args, related)
            elif found.outcome == "unread":
                args = {**args, "path": FileName(project.unread_names[fold(found.words)].path)}
                yield ProjectHit(place, "unread", args, severity="info")
            elif found.outcome == "relative":
                yield ProjectHit(place, "relative", args)
            elif found.outcome == "unknown":
                near = project.near.suggest(fold(found.words), project.facts[number])
                yield ProjectHit(place, *(("default", args) if near is None else ("near", {**args, "near": near})))
            elif found.outcome == "post" and found.posts[0] == number:
                yield ProjectHit(place, "self", args)
