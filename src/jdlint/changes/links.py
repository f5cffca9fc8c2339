"""Substitution and reporting before and after: rows that only name a post otherwise, and what broke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.changes.change import Change
from jdlint.changes.effects import EDITORIAL, Meant
from jdlint.changes.transition import PostChange, Transition
from jdlint.core.paths import dotted
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.facts.facts import Facts, ReferenceFact
from jdlint.facts.graph import Graph, Kind, Link, State, graph_of
from jdlint.facts.neighbourhood import key_of
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
    `dangling` are posts that were removed, with those that still name them.
    """

    broken: tuple[Pair, ...]
    mended: tuple[Pair, ...]
    unsubstituted: tuple[str, ...]
    unsupervised: tuple[str, ...]
    dangling: tuple[tuple[str, tuple[str, ...]], ...] = ()


def touches_links(posts: Iterable[PostChange]) -> bool:
    """Tell whether the changes can change what references mean: else nobody else's description need be read."""
    return any(
        post.before is None or post.after is None or any(change.field in _NAMING for change, _effect in post.changes)
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
        tuple(
            (post.name, tuple(dict.fromkeys(name[number] for number, _reference in rows)))
            for post, rows in rows_of_removed(transition)
        ),
    )


#: A row: the number of the post that says it in the new version, and the reference.
Row = tuple[int, ReferenceFact]


def _meant(transition: Transition) -> Mapping[tuple[int, Direction, str], int]:
    """Return for rows of the old version (by who says it now, the direction, the words) which old post they meant."""
    before = transition.before
    assert before is not None
    found = {}
    for number in before.open:
        speaker = transition.became.get(number)
        if speaker is None:
            continue
        for reference, meaning in before.meanings(number):
            if meaning.outcome == "post":
                found[(speaker, reference.direction, fold(meaning.words))] = meaning.posts[0]
    return found


def rows_of_renamed(transition: Transition) -> Mapping[int, list[Row]]:
    """Return for the new number of a post the rows that meant it, say the same as ever, and no longer mean it."""
    after, meant = transition.after, _meant(transition)
    rows: dict[int, list[Row]] = {}
    for number in after.open:
        for reference, found in after.meanings(number):
            old = meant.get((number, reference.direction, fold(found.words)))
            other = None if old is None else transition.became.get(old)
            if other is not None and after.is_open(other) and (found.outcome != "post" or found.posts[0] != other):
                rows.setdefault(other, []).append((number, reference))
    return rows


def rows_of_removed(transition: Transition) -> list[tuple[Facts, list[Row]]]:
    """Return the posts that were removed, each with the rows that meant it and are still there."""
    before, after, meant = transition.before, transition.after, _meant(transition)
    assert before is not None
    removed = {key_of(post.before.facts) for post in transition.posts if post.before is not None and post.after is None}
    rows: dict[int, list[Row]] = {}
    for number in after.open:
        for reference, found in after.meanings(number):
            old = meant.get((number, reference.direction, fold(found.words)))
            if old is None or key_of(before.facts[old]) not in removed:
                continue  # also what stands in a file that can no longer be read
            if found.outcome not in ("post", "closed"):
                rows.setdefault(old, []).append((number, reference))
    return [(before.facts[old], found) for old, found in sorted(rows.items())]


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
