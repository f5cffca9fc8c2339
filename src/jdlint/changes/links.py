"""Substitution and reporting before and after: rows that only name a post otherwise, and what broke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jdlint.changes.change import Change
from jdlint.changes.effects import EDITORIAL, Meant
from jdlint.changes.transition import PostChange, Transition
from jdlint.core.paths import dotted
from jdlint.facts.graph import Graph, Kind, Link, State, graph_of
from jdlint.facts.project import Project
from jdlint.views.references import DIRECTIONS, Direction

_FIELDS: dict[str, Direction] = {dotted(path): direction for direction, path in DIRECTIONS.items()}
#: Fields that references are resolved by; a post that changes in none of them changes nobody's links.
_NAMING = (
    "id",
    "position.title",
    "position.specialisation",
    "position.unit",
    "position.head_of_unit",
    "position.valid_from",
    "position.valid_to",
    *_FIELDS,
)
_BROKEN: frozenset[State] = frozenset({"one-sided"})
_GOOD: frozenset[State] = frozenset({"mutual", "open"})


class Pair(NamedTuple):
    """A link between two posts, by the names they have now, with its state before and after (None: there is none)."""

    kind: Kind
    source: str
    target: str
    before: State | None
    after: State | None


class Consequences(NamedTuple):
    """What changed in the links of the posts that both versions have.

    `broken` were said by both sides, or left open by one, and no longer are; `mended` the other way round.
    `unsubstituted` had somebody to substitute them and `unsupervised` a supervisor; now they name none that is known.
    """

    broken: tuple[Pair, ...]
    mended: tuple[Pair, ...]
    unsubstituted: tuple[str, ...]
    unsupervised: tuple[str, ...]


def touches_links(posts: Iterable[PostChange]) -> bool:
    """Tell whether the changes can change what references mean: else nobody else's description need be read."""
    return any(
        post.before is None
        or post.after is None
        or any(not change.cosmetic and change.field in _NAMING for change, _effect in post.changes)
        for post in posts
    )


def settled(transition: Transition) -> Transition:
    """Return the transition with rows that name the same post in other words taken as a change of form."""
    before = transition.before
    if before is None:
        return transition
    old = {(post.path, post.number): number for number, post in enumerate(before.facts)}
    posts = []
    for post in transition.posts:
        if post.before is not None and post.after is not None and touches_links([post]):
            numbers = old[(post.before.facts.path, post.before.facts.number)], transition.number(post.after)
            post = post._replace(changes=_settled(post, transition, before, numbers))  # noqa: PLW2901
        posts.append(post)
    return Transition(tuple(posts), transition.after, before, transition.became)


def _settled(post: PostChange, transition: Transition, before: Project, numbers: tuple[int, int]) -> tuple[Meant, ...]:
    changes = list(post.changes)
    for field, direction in _FIELDS.items():
        gone = [item for item in changes if item.change.field == field and item.change.action == "removed"]
        new = [item for item in changes if item.change.field == field and item.change.action == "added"]
        for one in gone:
            named = _post_of(before, numbers[0], direction, one.change)
            meant = None if named is None else transition.became.get(named)
            other = next(
                (
                    item
                    for item in new
                    if meant is not None and _post_of(transition.after, numbers[1], direction, item.change) == meant
                ),
                None,
            )
            if other is None or _scope(one.change) != _scope(other.change):
                continue
            new.remove(other)
            same = other.change._replace(action="respelled", before=one.change.before, old=one.change.old)
            changes[changes.index(other)] = Meant(same, EDITORIAL)
            changes.remove(one)
    return tuple(changes)


def _post_of(project: Project, number: int, direction: Direction, change: Change) -> int | None:
    """Return the one post that a row of post `number` means."""
    for reference, found in project.said(number, direction):
        if reference.words == change.label:
            return found.posts[0] if found.outcome == "post" else None
    return None


def _scope(change: Change) -> str:
    """Return what a row says beside the post it names."""
    said = change.after if change.before is None else change.before
    return (said or "").replace(change.label, "", 1).strip()


def consequences(transition: Transition) -> Consequences:
    """Return what the changes did to substitution and reporting."""
    assert transition.before is not None
    became = transition.became
    old, new = graph_of(transition.before), graph_of(transition.after)
    was = {
        (link.kind, became[link.source], became[link.target]): link.state
        for link in old.links
        if link.source in became and link.target in became
    }
    now = {(link.kind, link.source, link.target): link.state for link in new.links}
    name = {number: post.name for number, post in enumerate(transition.after.facts)}
    pairs = [
        Pair(kind, name[source], name[target], was.get(key), now.get(key))
        for key in sorted(was.keys() | now.keys())
        for kind, source, target in [key]
        if was.get(key) != now.get(key) and transition.after.is_open(source) and transition.after.is_open(target)
    ]
    return Consequences(
        tuple(pair for pair in pairs if pair.before in _GOOD and (pair.after is None or pair.after in _BROKEN)),
        tuple(pair for pair in pairs if pair.after in _GOOD and pair.before in _BROKEN),
        _lost(_answered(old, "substitution"), _answered(new, "substitution"), transition, name),
        _lost(_answered(old, "reporting"), _answered(new, "reporting"), transition, name),
    )


def _answered(graph: Graph, kind: Kind) -> set[int]:
    """Return the posts for which somebody is named: to substitute them, or to report to."""
    found = {_holder(link) for link in graph.links if link.kind == kind}
    direction: Direction = "substituted_by" if kind == "substitution" else "supervisor"
    return found | {item.post for item in graph.left if item.direction == direction}


def _holder(link: Link) -> int:
    return link.target if link.kind == "substitution" else link.source


def _lost(old: set[int], new: set[int], transition: Transition, name: Mapping[int, str]) -> tuple[str, ...]:
    numbers = {transition.became[number] for number in old if number in transition.became} - new
    return tuple(name[number] for number in sorted(numbers) if transition.after.is_open(number))
