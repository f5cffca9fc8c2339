"""LNG018: posts of one title ask for the same languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, rule, title_key

_PLACE = ("requirements", "languages")


@rule(
    id="LNG018",
    name="contradictory-levels",
    family="languages",
    severity="info",
    scope="project",
    wide=True,
    basis={"kind": "house", "source": {"et": "keelenõuete ühtsus asutuses", "en": "uniform language requirements"}},
    since="0.2",
    title={
        "et": "Sama nimetusega kohtadel on erinevad keelenõuded",
        "en": "Posts of one title ask for different levels",
    },
    why={
        "et": "Sama töö eest küsitakse eri inimestelt erinevat keeleoskust; põhjust juhenditest ei näe.",
        "en": "Different people are asked for different language skills for the same work, and no reason shows.",
    },
    remedy={
        "et": "Ühtlusta nõuded või erista kohti nimetuse täpsustusega.",
        "en": "Bring the requirements into line, or tell the posts apart by a specialisation.",
    },
    messages={
        "default": {
            "et": "keele {language} tase on siin {level}, kuid enamikul kohtadel „{title}“ on see {usual}",
            "en": 'the level of {language} is {level} here, but {usual} in most posts "{title}"',
        },
        "usual": {"et": "tavaline tase", "en": "the usual level"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in project.open:
        post = project.facts[number]
        if post.title and post.languages:
            groups[title_key(post.title, post.specialisation)].append(number)
    focus = set(project.focus)
    for posts in groups.values():
        if len(posts) > 2 and not focus.isdisjoint(posts):  # of two nobody can say which is usual
            yield from _differing(project, posts, focus)


def _differing(project: Project, posts: list[int], focus: set[int]) -> Iterator[ProjectHit]:
    levels: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number in posts:
        own = project.facts[number].languages
        for tag, level in own:
            if sum(other == tag for other, _ in own) == 1:  # else LNG013
                levels[tag][level].append(number)
    for tag, holders in levels.items():
        usual = max(holders, key=lambda level: len(holders[level]))
        if 2 * len(holders[usual]) <= sum(map(len, holders.values())):
            continue  # no level that most of them ask for
        example = min(holders[usual], key=lambda n: (project.facts[n].path, project.facts[n].number))
        related = (RelatedPlace(project.place(example, _PLACE), "usual"),)
        for level, numbers in holders.items():
            for number in numbers if level != usual else ():
                if number in focus:
                    args = {"language": tag, "level": level, "usual": usual, "title": project.facts[number].name}
                    yield ProjectHit(project.place(number, _PLACE), args=args, related=related)
