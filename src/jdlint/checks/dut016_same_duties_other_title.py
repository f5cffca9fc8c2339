"""DUT016: two titles for the same work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from jdlint.api import Args, Context, Facts, Project, ProjectHit, RelatedPlace, rule, title_key

_LEAST = 3
_COMMON = 20


@rule(
    id="DUT016",
    name="same-duties-other-title",
    family="duties",
    severity="info",
    scope="project",
    wide=True,
    needs=["duties"],
    basis={"kind": "practice", "source": {"et": "ametijuhendi koostamise hea tava", "en": "good practice of drafting"}},
    since="0.2",
    title={"et": "Samad ülesanded, erinev nimetus", "en": "The same duties under another title"},
    why={
        "et": "Kui sama tööd tehakse kahe nimetuse all, on raske põhjendada erinevat palka, nõudeid või taset.",
        "en": "Where the same work is done under two titles, different pay or requirements are hard to justify.",
    },
    remedy={
        "et": "Ühtlusta nimetused, või too juhendites välja, mille poolest tööd erinevad.",
        "en": "Use one title, or say in the descriptions how the work differs.",
    },
    options={
        "percent": {
            "type": "integer",
            "default": 80,
            "minimum": 1,
            "description": {
                "et": "Ühesugusena sõnastatud ülesannete osakaal protsentides.",
                "en": "Share of duties worded alike, in per cent.",
            },
        }
    },
    messages={
        "default": {
            "et": "{count} ülesannet {total}-st on samad kui kohal „{other}“",
            "en": '{count} of {total} duties are the same as those of "{other}"',
        },
        "other": {"et": "samad ülesanded", "en": "the same duties"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    duties = {number: frozenset(project.facts[number].duties) for number in project.open}
    holders: dict[int, list[int]] = defaultdict(list)
    for number, mine in duties.items():
        for whole in mine:
            holders[whole].append(number)
    # duties that stand everywhere are boilerplate and tell nothing of the work
    rare = {number: frozenset(w for w in mine if len(holders[w]) <= _COMMON) for number, mine in duties.items()}
    for number in project.focus:
        mine = rare[number]
        if len(mine) < _LEAST:
            continue
        shared = Counter(other for whole in mine for other in holders[whole])
        for other, _count in sorted(shared.items()):
            common = len(mine & rare[other])
            total = max(len(mine), len(rare[other]))
            if _first(project, other, number) and 100 * common >= context.options["percent"] * total:
                if _title(project.facts[number]) == _title(project.facts[other]):
                    continue
                args: Args = {"count": common, "total": len(mine), "other": project.called(other)}
                related = (RelatedPlace(project.place(other, "title"), "other"),)
                yield ProjectHit(project.place(number, "title"), args=args, related=related)
                break


def _title(post: Facts) -> tuple[str, str]:
    """Return the title alone: two specialisations of one title may share most of their duties."""
    return title_key(post.title or "", None)


def _first(project: Project, one: int, other: int) -> bool:
    mine, theirs = project.facts[one], project.facts[other]
    return (mine.path, mine.number) < (theirs.path, theirs.number)
