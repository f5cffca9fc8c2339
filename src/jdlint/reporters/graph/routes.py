"""How the lines of a drawing run: in channels between rows and gutters between columns, never over a box.

Channel n lies above row n, gutter n left of column n. Lines to the same supervisor run together; two posts that
substitute each other share one line. Lines that run side by side have tracks of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from jdlint.core.records import NamedTuple
from jdlint.engine.chart import Chart, Line
from jdlint.reporters.graph.layout import Cell, Layout

Side = Literal["top", "bottom", "left", "right"]


class Spoke(NamedTuple):
    """A line of a bundle, from the hub to `post`; `lines` are the links it stands for, one or two."""

    post: int
    lines: tuple[Line, ...]


class Bundle(NamedTuple):
    """Lines that share a port of the post `hub` and a way from there."""

    hub: int
    spokes: tuple[Spoke, ...]
    beside: bool
    upward: bool


class Plan(NamedTuple):
    """Bundles, the gutter each runs in (None: in one channel), its track there, and how many tracks gutters have."""

    bundles: tuple[Bundle, ...]
    gutters: tuple[int | None, ...]
    tracks: tuple[int, ...]
    widths: tuple[int, ...]


def plan_of(chart: Chart, layout: Layout) -> Plan:
    """Return which lines run together, and through which gutters."""
    bundles = _bundles(chart, layout)
    load = [0] * (layout.columns + 1)
    chosen: list[int | None] = []
    spans: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for number, bundle in enumerate(bundles):
        channels = channels_of(bundle, layout)
        if len(channels) < 2:
            chosen.append(None)
            continue
        gutter = _gutter(bundle, layout.cells, load)
        load[gutter] += 1
        chosen.append(gutter)
        spans[gutter].append((min(channels), max(channels), number))
    tracks = [0] * len(bundles)
    widths = [0] * (layout.columns + 1)
    for gutter, found in spans.items():
        for number, track in in_tracks(found, 0.5).items():
            tracks[number] = track
            widths[gutter] = max(widths[gutter], track + 1)
    return Plan(tuple(bundles), tuple(chosen), tuple(tracks), tuple(widths))


def _bundles(chart: Chart, layout: Layout) -> list[Bundle]:
    cells = layout.cells
    found: dict[tuple[object, ...], tuple[int, bool, bool, dict[int, list[Line]]]] = {}
    for line in chart.lines:
        ends = (line.source, line.target)
        near = cells[ends[0]].row == cells[ends[1]].row and abs(cells[ends[0]].column - cells[ends[1]].column) == 1
        if line.kind == "reporting":
            hub, other = line.target, line.source
            upward = cells[other].row < cells[hub].row
            key: tuple[object, ...] = (line.kind, line.state, hub, upward, other if near else None)
        else:
            hub, other = sorted(ends, key=lambda post: cells[post])
            upward = False
            key = (line.kind, line.state, hub, other)
        spokes = found.setdefault(key, (hub, near, upward, {}))[3]
        spokes.setdefault(other, []).append(line)
    return [
        Bundle(hub, tuple(Spoke(post, tuple(lines)) for post, lines in spokes.items()), near, upward)
        for hub, near, upward, spokes in found.values()
    ]


def hub_side(bundle: Bundle, cells: tuple[Cell, ...]) -> Side:
    """Return the side of the hub at which a bundle begins."""
    if bundle.beside:
        return "right" if cells[bundle.spokes[0].post] > cells[bundle.hub] else "left"
    return "top" if bundle.upward else "bottom"


def spoke_side(bundle: Bundle, spoke: Spoke, cells: tuple[Cell, ...]) -> Side:
    """Return the side of its post at which a spoke ends."""
    if bundle.beside:
        return "left" if cells[spoke.post] > cells[bundle.hub] else "right"
    return "bottom" if bundle.upward or cells[spoke.post].row == cells[bundle.hub].row else "top"


def channel_at(row: int, side: Side) -> int:
    """Return the channel that a port at the top or the bottom of a box opens into."""
    return row if side == "top" else row + 1


def channels_of(bundle: Bundle, layout: Layout) -> set[int]:
    """Return the channels in which a bundle has a port; none where two neighbours are linked directly."""
    if bundle.beside:
        return set()
    cells = layout.cells
    found = {channel_at(cells[bundle.hub].row, hub_side(bundle, cells))}
    found.update(channel_at(cells[spoke.post].row, spoke_side(bundle, spoke, cells)) for spoke in bundle.spokes)
    return found


def _gutter(bundle: Bundle, cells: tuple[Cell, ...], load: list[int]) -> int:
    """Return the gutter that makes the ways short and is not too full."""
    others = [cells[spoke.post].column for spoke in bundle.spokes]

    def cost(gutter: int) -> tuple[float, int]:
        place = gutter - 0.5
        far = sum(abs(place - column) for column in others) / len(others)
        return abs(place - cells[bundle.hub].column) + far + 0.25 * load[gutter], gutter

    return min(range(len(load)), key=cost)


def in_tracks(spans: Iterable[tuple[float, float, int]], gap: float) -> dict[int, int]:
    """Give each span (from, to, number) the first track in which it has a gap to all others."""
    ends: list[float] = []
    found = {}
    for first, last, number in sorted(spans):
        track = next((place for place, end in enumerate(ends) if end + gap <= first), len(ends))
        if track == len(ends):
            ends.append(last)
        ends[track] = last
        found[number] = track
    return found
