"""What every reference of one post means, how that was found, and what the other description says to it."""

from __future__ import annotations

from typing import Literal

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.engine.chart import Post, Said, ids_of, post_of
from jdlint.engine.gather import Gathered, shown_path
from jdlint.engine.members import unit_name
from jdlint.facts.claims import COUNTER
from jdlint.facts.facts import ReferenceFact
from jdlint.facts.graph import Graph, State, graph_of
from jdlint.facts.naming import How
from jdlint.facts.near import Near
from jdlint.facts.project import Project
from jdlint.facts.resolve import Outcome, Resolution, resolve_words
from jdlint.views.references import Direction, ReferenceKind

#: The direction in which the other description answers.
ANSWERED: dict[Direction, Direction] = {**COUNTER, "supervisor": "subordinates", "subordinates": "supervisor"}
#: `head` and `member` tell what a post is in the unit that the words name; the rest is `How`.
Way = How | Literal["head", "own-head"]


class Reply(NamedTuple):
    """What the other description says in the direction of the answer: its words, none where it says "nobody".

    `stated` is False where it says nothing at all.
    """

    direction: Direction
    words: tuple[str, ...]
    stated: bool


class Explained(NamedTuple):
    """One reference as it was understood; `posts` are those it means or may mean, closed ones too.

    `way` is how it was found, `unit` the name of the unit that was meant, `base` the nominative of a case form, `alias`
    the titles file that has the words as a short name, `size` the number of members of a group. `state` and `reply`
    are what the other side says, where the reference means one post.
    """

    direction: Direction
    kind: ReferenceKind
    words: str
    outcome: Outcome
    way: Way
    posts: tuple[Post, ...]
    unit: str | None
    base: str
    alias: str | None
    size: int | None
    similar: str | None
    state: State | None
    reply: Reply | None
    said: Said


class Explanation(NamedTuple):
    """A post and its references in the order of the file."""

    post: Post
    references: tuple[Explained, ...]


def explain(projects: tuple[Gathered, ...], words: str) -> Explanation:
    """Return what the references of a post mean, which `words` name by id or by title.

    Raises JdlintError where they name no single post in force, with the name most like them.
    """
    names = ids_of(projects)
    for item, known in zip(projects, names, strict=True):
        number = next((number for number in item.project.open if known[number] == words), None)
        if number is not None:
            return _explanation(item, number, known)
    found = [(item, known, resolve_words(item.project, words)) for item, known in zip(projects, names, strict=True)]
    for item, known, meant in found:
        if meant.outcome == "post":
            return _explanation(item, meant.posts[0], known)
    for item, known, meant in found:
        if meant.outcome == "closed":
            day = item.project.as_of.isoformat()
            raise JdlintError(
                _("{name!r} is no post in force on {day}; --as-of says another day").format(name=words, day=day)
            )
        if meant.outcome == "ambiguous":
            listed = ", ".join(known[number] for number in meant.posts)
            raise JdlintError(_("{name!r} may be several posts; name one: {known}").format(name=words, known=listed))
    raise JdlintError(_unknown(projects, names, words))


def _unknown(projects: tuple[Gathered, ...], names: list[dict[int, str]], words: str) -> str:
    ids = {
        known[number]: known[number]
        for item, known in zip(projects, names, strict=True)
        for number in item.project.open
    }
    near = Near({fold(name): name for name in ids}).suggest(fold(words))
    near = near or next(filter(None, (item.project.near.suggest(fold(words)) for item in projects)), None)
    if near is None:
        return _("there is no post {name!r}; jdlint graph lists them").format(name=words)
    return _("there is no post {name!r}; did you mean {near!r}?").format(name=words, near=near)


def _explanation(item: Gathered, number: int, known: dict[int, str]) -> Explanation:
    graph = graph_of(item.project)
    meanings = item.project.meanings(number)
    explained = (_explained(item, graph, number, known, *meaning) for meaning in meanings)
    return Explanation(post_of(item, number, known[number]), tuple(explained))


def _explained(
    item: Gathered, graph: Graph, number: int, known: dict[int, str], reference: ReferenceFact, found: Resolution
) -> Explained:
    project = item.project
    one = found.posts[0] if found.outcome == "post" else None
    other = None if one == number else one  # a post that names itself has no other side
    fact = project.facts[number]
    return Explained(
        reference.direction,
        reference.kind,
        found.words or reference.words,
        found.outcome,
        _way(project, found),
        tuple(post_of(item, post, known[post]) for post in found.posts),
        None if found.unit is None else unit_name(project, found.unit),
        found.base,
        _alias(project, found),
        _size(project, number, found),
        project.near.suggest(fold(found.words)) if found.outcome == "unknown" else None,
        None if other is None else _state(graph, number, other, reference.direction),
        None if other is None else _reply(project, other, ANSWERED[reference.direction]),
        Said(0, shown_path(item.group, fact.path), item.documents.site(fact, project.place(number, reference.site))),
    )


def _way(project: Project, found: Resolution) -> Way:
    if found.outcome == "post" and found.unit is not None and found.posts[0] in project.units.heads(found.unit):
        return "own-head" if found.how == "own-unit" else "head"
    return found.how


def _alias(project: Project, found: Resolution) -> str | None:
    titles = project.titles
    if found.how != "alias" or titles is None:
        return None
    said = project.fold(found.words)
    return titles.path if any(project.fold(alias.name) == said for alias in titles.aliases) else None


def _size(project: Project, number: int, found: Resolution) -> int | None:
    """Return how many others a group has besides the post that speaks of it."""
    if found.outcome != "group" or (found.unit is None and not found.posts):
        return None
    posts = found.posts if found.unit is None else project.units.members[found.unit]
    return sum(other != number for other in posts)


def _state(graph: Graph, number: int, other: int, direction: Direction) -> State | None:
    kind = "substitution" if direction in COUNTER else "reporting"
    up = direction in ("substitutes_for", "supervisor")
    pair = (number, other) if up else (other, number)
    return next((link.state for link in graph.links if (link.kind, link.source, link.target) == (kind, *pair)), None)


def _reply(project: Project, other: int, direction: Direction) -> Reply:
    said = (found for _reference, found in project.said(other, direction))
    words = (project.facts[item.posts[0]].name if item.outcome == "post" else item.words for item in said)
    return Reply(direction, tuple(words), direction in project.facts[other].stated)
