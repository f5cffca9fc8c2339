"""Where the boxes of a drawing stand: a lane for each unit, rows by who reports to whom, columns with few crossings.

Who substitutes each other stand side by side where they can. The order in a row is found by the Sugiyama method of
igraph, an optional package.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.engine.chart import Chart

_FEWEST, _MOST = 3, 8


class Cell(NamedTuple):
    """Row and column of a box, from 0."""

    row: int
    column: int


class Lane(NamedTuple):
    """A unit and its rows, the last one included."""

    unit: tuple[str, ...]
    first: int
    last: int


class Layout(NamedTuple):
    """Cells by the number of the post; lanes from top to bottom."""

    cells: tuple[Cell, ...]
    lanes: tuple[Lane, ...]
    rows: int
    columns: int


def layout_of(chart: Chart) -> Layout:
    """Return where boxes stand. Raises JdlintError where igraph is not installed."""
    above: dict[int, int] = {}
    beside: dict[int, set[int]] = defaultdict(set)
    for line in chart.lines:
        if line.kind == "reporting":
            above.setdefault(line.source, line.target)
        else:
            beside[line.source].add(line.target)
            beside[line.target].add(line.source)
    most = max(_FEWEST, min(_MOST, math.ceil(math.sqrt(1.2 * len(chart.posts)))))
    rows: list[list[list[int]]] = []  # of each row the groups of posts that stay together
    lanes = []
    for unit, members in _lanes(chart, above):
        first = len(rows)
        for level in _levels(members, above):
            rows += _rows(level, beside, most)
        lanes.append(Lane(unit, first, len(rows) - 1))
    columns = max((sum(map(len, row)) for row in rows), default=0)
    cells: dict[int, Cell] = {}
    for number, row in enumerate(_ordered(chart, rows)):
        start = (columns - len(row)) // 2
        cells.update({post: Cell(number, start + place) for place, post in enumerate(row)})
    return Layout(tuple(cells[post] for post in range(len(chart.posts))), tuple(lanes), len(rows), columns)


def _depth(post: int, above: dict[int, int]) -> int:
    """Return how many supervisors are above a post; a circle counts once round."""
    seen = {post}
    while above.get(post, post) not in seen:
        post = above[post]
        seen.add(post)
    return len(seen) - 1


def _lanes(chart: Chart, above: dict[int, int]) -> list[tuple[tuple[str, ...], list[int]]]:
    """Return units with their posts: those of the highest heads first, parts of a unit behind it."""
    members: dict[tuple[str, ...], list[int]] = defaultdict(list)
    highest: dict[tuple[str, ...], int] = {}
    for number, post in enumerate(chart.posts):
        members[post.unit].append(number)
        depth = _depth(number, above)
        for length in range(len(post.unit) + 1):
            around = post.unit[:length]
            highest[around] = min(depth, highest.get(around, depth))

    def place(unit: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
        return tuple((highest[unit[: length + 1]], name) for length, name in enumerate(unit))

    return [(unit, members[unit]) for unit in sorted(members, key=place)]


def _levels(members: list[int], above: dict[int, int]) -> list[list[int]]:
    """Part the posts of a lane by how many supervisors they have in it; those of one supervisor stand together."""
    inside = set(members)
    own = {post: head for post, head in above.items() if post in inside and head in inside}
    levels: dict[int, list[int]] = defaultdict(list)
    for post in members:
        levels[_depth(post, own)].append(post)
    found: list[list[int]] = []
    for depth in sorted(levels):
        order = {post: place for place, post in enumerate(found[-1])} if found else {}
        found.append(sorted(levels[depth], key=lambda post: (order.get(own.get(post, -1), -1), post)))
    return found


def _rows(level: list[int], beside: dict[int, set[int]], columns: int) -> list[list[list[int]]]:
    """Fill rows with chains of posts that substitute each other; a chain is cut only where it is too long."""
    rows: list[list[list[int]]] = [[]]
    for chain in _chains(level, beside):
        for start in range(0, len(chain), columns):
            piece = chain[start : start + columns]
            if sum(map(len, rows[-1])) + len(piece) > columns:
                rows.append([])
            rows[-1].append(piece)
    return rows


def _chains(level: list[int], beside: dict[int, set[int]]) -> list[list[int]]:
    """Return the posts of a level in groups that are linked, each followed by one it is linked with if there is one."""
    order = {post: place for place, post in enumerate(level)}
    left = dict(order)
    found = []
    for start in level:
        if start not in left:
            continue
        group = _reached(start, beside, left.keys())
        free = sorted(group, key=lambda post: (len(beside[post] & left.keys()), order[post]))
        chain = [free.pop(0)]
        while free:
            near = (place for place, post in enumerate(free) if post in beside[chain[-1]])
            chain.append(free.pop(next(near, 0)))
        for post in chain:
            del left[post]
        found.append(chain)
    return found


def _reached(start: int, beside: dict[int, set[int]], allowed: Collection[int]) -> set[int]:
    found, waiting = {start}, [start]
    while waiting:
        for post in sorted(beside[waiting.pop()]):
            if post in allowed and post not in found:
                found.add(post)
                waiting.append(post)
    return found


def _ordered(chart: Chart, rows: list[list[list[int]]]) -> list[list[int]]:
    """Return the posts of each row from left to right, so that links between rows cross seldom."""
    try:
        from igraph import Graph  # noqa: PLC0415 - an optional package
    except ImportError:
        text = _("--format svg needs the package igraph; install it: {command}")
        raise JdlintError(text.format(command="pip install 'jdlint[graph]'")) from None
    pieces = [(number, piece) for number, row in enumerate(rows) for piece in row]
    piece_of = {post: place for place, (_row, piece) in enumerate(pieces) for post in piece}
    links = {(piece_of[line.source], piece_of[line.target]) for line in chart.lines}
    upright = sorted({(min(link), max(link)) for link in links if pieces[link[0]][0] != pieces[link[1]][0]})
    graph = Graph(n=len(pieces), edges=upright, directed=True)
    where = graph.layout_sugiyama(layers=[number for number, _piece in pieces]).coords if pieces else []
    order = sorted(range(len(pieces)), key=lambda place: (pieces[place][0], where[place][0], place))
    found: list[list[int]] = [[] for _row in rows]
    for place in order:
        found[pieces[place][0]] += pieces[place][1]
    return found
