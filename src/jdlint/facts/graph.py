"""Who substitutes whom and who reports to whom, as a graph of posts: both sides of every link, and what is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from jdlint.core.finding import Place
from jdlint.core.records import NamedTuple
from jdlint.facts.claims import Answer, claims_of
from jdlint.facts.project import Project
from jdlint.facts.reporting import says_of_subordinate, supervisor_line
from jdlint.facts.resolve import Outcome
from jdlint.views.references import Direction, ReferenceKind

Kind = Literal["substitution", "reporting"]
#: `mutual`: both descriptions say it. `one-sided`: the other one says something else, or nothing of it. `open`: the
#: other one leaves it to a group, chart or decision, or does not say who its subordinates are. `unclear`: the other one
#: names somebody who may be meant.
State = Literal["mutual", "one-sided", "open", "unclear"]
_STATES: dict[Answer, State] = {"agrees": "mutual", "open": "open", "unclear": "unclear", "silent": "one-sided"}
_BROKEN: frozenset[Outcome] = frozenset({"unknown", "ambiguous", "closed", "relative", "unread"})


class Link(NamedTuple):
    """Post `source` substitutes post `target`, or reports to it; `places` are the rows that say so, one or two."""

    kind: Kind
    source: int
    target: int
    state: State
    places: tuple[Place, ...]


class Loose(NamedTuple):
    """A reference that leads to no single post in force; `candidates` are the posts it may mean."""

    kind: Kind
    direction: Direction
    post: int
    words: str
    outcome: Outcome
    candidates: tuple[int, ...]
    place: Place


class Left(NamedTuple):
    """A row that leaves the matter to a group, a chart or somebody's decision, in its words."""

    kind: Kind
    direction: Direction
    post: int
    words: str
    by: ReferenceKind
    place: Place


class Graph(NamedTuple):
    """Posts in force (numbers of Facts) in the order of files, and what leads from one to another."""

    posts: tuple[int, ...]
    links: tuple[Link, ...]
    loose: tuple[Loose, ...]
    left: tuple[Left, ...] = ()


def graph_of(project: Project) -> Graph:
    """Return the graph of all posts in force."""
    links = [*_substitution(project), *_reporting(project)]
    links.sort(key=lambda link: (link.kind, link.source, link.target))
    return Graph(project.open, tuple(links), tuple(_loose(project)), tuple(_left(project)))


def _substitution(project: Project) -> Iterator[Link]:
    found: dict[tuple[int, int], list[tuple[State, Place]]] = {}
    for number in project.open:
        for claim in claims_of(project, number):
            by = claim.reference.direction == "substituted_by"
            pair = (claim.other, claim.speaker) if by else (claim.speaker, claim.other)
            place = project.place(claim.speaker, claim.reference.site)
            found.setdefault(pair, []).append((_STATES[claim.answer], place))
    for (source, target), said in found.items():
        states = {state for state, _place in said}
        state: State = "mutual" if "mutual" in states else next(state for state, _place in said)
        yield Link("substitution", source, target, state, tuple(place for _state, place in said))


def _reporting(project: Project) -> Iterator[Link]:
    stated: dict[tuple[int, int], list[Place]] = {}
    for number in project.open:
        for reference, found in project.said(number, "subordinates"):
            if found.outcome == "post" and found.posts[0] != number:
                place = project.place(number, reference.site)
                stated.setdefault((found.posts[0], number), []).append(place)
    for number in project.open:
        line = supervisor_line(project, number)
        if line is None:
            continue
        answer = says_of_subordinate(project, line.other, number)
        state: State = "mutual" if answer else "open" if answer is None else "one-sided"
        places = (project.place(number, line.reference.site), *stated.pop((number, line.other), ()))
        yield Link("reporting", number, line.other, state, places)
    for (source, target), places_down in stated.items():
        yield Link("reporting", source, target, "one-sided", tuple(places_down))


def _loose(project: Project) -> Iterator[Loose]:
    for number in project.open:
        for reference, found in project.meanings(number):
            if found.outcome in _BROKEN:
                place = project.place(number, reference.site)
                kind = _kind(reference.direction)
                yield Loose(kind, reference.direction, number, found.words, found.outcome, found.posts, place)


def _left(project: Project) -> Iterator[Left]:
    for number in project.open:
        for reference, found in project.meanings(number):
            if found.outcome in ("group", "no-post") and reference.kind != "unreadable":
                by: ReferenceKind = "group" if found.outcome == "group" else reference.kind
                place = project.place(number, reference.site)
                yield Left(_kind(reference.direction), reference.direction, number, found.words, by, place)


def _kind(direction: Direction) -> Kind:
    return "substitution" if direction.startswith("substitute") else "reporting"


def part_of(graph: Graph, posts: Iterable[int] | None = None, kind: Kind | None = None, *, broken: bool) -> Graph:
    """Return the part about some posts and those they are linked with, of one kind, or only what is broken."""
    wanted = None if posts is None else set(posts)
    links = [
        link
        for link in graph.links
        if (kind is None or link.kind == kind)
        and (not broken or link.state == "one-sided")
        and (wanted is None or link.source in wanted or link.target in wanted)
    ]
    loose = [
        item for item in graph.loose if (kind is None or item.kind == kind) and (wanted is None or item.post in wanted)
    ]
    kept = set() if broken else set(graph.posts) if wanted is None else set(wanted)
    kept.update(number for link in links for number in (link.source, link.target))
    kept.update(number for item in loose for number in (item.post, *(() if broken else item.candidates)))
    left = [item for item in graph.left if not broken and item.post in kept and (kind is None or item.kind == kind)]
    posts = tuple(number for number in graph.posts if number in kept)
    return Graph(posts, tuple(links), tuple(loose), tuple(left))
