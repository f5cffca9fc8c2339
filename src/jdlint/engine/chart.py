"""The graph of what a person names, over all its projects, as plain data with the paths and names that people see."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from jdlint.core.finding import Place, Site
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.engine.gather import Gathered, shown_path
from jdlint.engine.members import in_unit, units_named
from jdlint.facts.graph import Kind, State, graph_of, part_of
from jdlint.facts.resolve import Outcome
from jdlint.views.references import Direction, ReferenceKind


class Post(NamedTuple):
    """A post in force. `id` is its own where no other has it, else path and number in the file (``a.jd.yaml#0``)."""

    id: str
    name: str
    title: str | None
    specialisation: str | None
    unit: tuple[str, ...]
    status: str | None
    path: str


class Said(NamedTuple):
    """Where a description says something; `post` is its number among the posts."""

    post: int
    path: str
    site: Site


class Line(NamedTuple):
    """Post number `source` substitutes post number `target`, or reports to it."""

    kind: Kind
    source: int
    target: int
    state: State
    said: tuple[Said, ...]


class LooseEnd(NamedTuple):
    """A reference that leads to no single post in force; `candidates` are ids of posts it may mean, closed ones too.

    `similar` is a name that looks like the words, where they mean nothing.
    """

    kind: Kind
    direction: Direction
    post: int
    words: str
    outcome: Outcome
    candidates: tuple[str, ...]
    similar: str | None
    said: Said


class LeftOpen(NamedTuple):
    """A row that leaves the matter to a group, a chart or somebody's decision."""

    kind: Kind
    direction: Direction
    post: int
    words: str
    by: ReferenceKind
    said: Said


class Chart(NamedTuple):
    """Posts in the order of files, and what leads from one to another; `unread` counts files that are missing in it."""

    as_of: dt.date
    posts: tuple[Post, ...]
    lines: tuple[Line, ...]
    loose: tuple[LooseEnd, ...]
    left: tuple[LeftOpen, ...]
    unread: int


class Wish(NamedTuple):
    """Which part of the graph is wanted; `named` takes only posts of the files that were named."""

    unit: str | None = None
    kind: Kind | None = None
    broken: bool = False
    named: bool = False


def ids_of(projects: Iterable[Gathered]) -> list[dict[int, str]]:
    """Return for each project what its posts are called, by number."""
    projects = list(projects)
    open_ids = (item.project.facts[number].id for item in projects for number in item.project.open)
    count = Counter(identifier for identifier in open_ids if identifier)
    found = []
    for item in projects:
        names = {}
        for number, post in enumerate(item.project.facts):
            alone = post.id is not None and "#" not in post.id and count[post.id] < 2
            names[number] = post.id if alone and post.id else f"{shown_path(item.group, post.path)}#{post.number}"
        found.append(names)
    return found


def post_of(item: Gathered, number: int, identifier: str) -> Post:
    """Return a post of a project under the id that it goes by."""
    fact = item.project.facts[number]
    path = shown_path(item.group, fact.path)
    name = path if fact.title is None and not fact.id else fact.name
    return Post(identifier, name, fact.title, fact.specialisation, fact.unit, fact.status, path)


def chart_of(projects: tuple[Gathered, ...], as_of: dt.date, wish: Wish) -> Chart:
    """Return the wanted part of the graphs of all projects.

    Raises JdlintError for a unit that no project knows, with the name most like it.
    """
    wanted = [_wanted(item, wish) for item in projects]
    if wish.unit is not None:
        in_unit(projects, wish.unit)  # or no project knows it
    names = ids_of(projects)
    posts: list[Post] = []
    lines: list[Line] = []
    loose: list[LooseEnd] = []
    left: list[LeftOpen] = []
    for item, known, members in zip(projects, names, wanted, strict=True):
        part = part_of(graph_of(item.project), members, wish.kind, broken=wish.broken)
        index = {number: len(posts) + place for place, number in enumerate(part.posts)}
        posts += (post_of(item, number, known[number]) for number in part.posts)
        for link in part.links:
            said = tuple(_said(item, place, index) for place in link.places)
            lines.append(Line(link.kind, index[link.source], index[link.target], link.state, said))
        for end in part.loose:
            similar = item.project.near.suggest(fold(end.words)) if end.outcome == "unknown" else None
            candidates = tuple(known[number] for number in end.candidates)
            loose.append(
                LooseEnd(
                    *(end.kind, end.direction, index[end.post], end.words, end.outcome, candidates, similar),
                    _said(item, end.place, index),
                )
            )
        left += (
            LeftOpen(row.kind, row.direction, index[row.post], row.words, row.by, _said(item, row.place, index))
            for row in part.left
        )
    unread = sum(len(item.project.unread) for item in projects)
    return Chart(as_of, tuple(posts), tuple(lines), tuple(loose), tuple(left), unread)


def _said(item: Gathered, place: Place, index: dict[int, int]) -> Said:
    post = item.project.facts[place.document]
    return Said(index[place.document], shown_path(item.group, post.path), item.documents.site(post, place))


def _wanted(item: Gathered, wish: Wish) -> set[int] | None:
    """Return the posts of a project that the graph is to be about; None for all."""
    if wish.unit is None:
        return set(item.posts) if wish.named else None
    members = item.project.units.members
    found = {number for key in units_named(item, wish.unit) for number in members[key]}
    return found & set(item.posts) if wish.named else found
