"""From cells and bundles to places in points: boxes, lanes, and the corners of every line."""

from __future__ import annotations

from collections import defaultdict

from jdlint.core.records import NamedTuple
from jdlint.engine.chart import Chart, Line
from jdlint.reporters.graph.layout import Layout
from jdlint.reporters.graph.routes import (
    Bundle,
    Plan,
    Side,
    Spoke,
    channel_at,
    channels_of,
    hub_side,
    in_tracks,
    plan_of,
    spoke_side,
)

Point = tuple[float, float]

#: Width of a box, of the column with the names of units, and the least of a gutter.
BOX, LABEL, _GUTTER = 184, 172, 44
_TRACK, _PORT, _MARGIN = 10, 20, 24
#: What is free above and below the tracks of a channel: room for an arrow head.
_EDGE = 16
#: Heights of a channel without lines, and what the border of a lane adds.
_CHANNEL, _BORDER = 26, 30


class Frame(NamedTuple):
    """A box or lane: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


class Route(NamedTuple):
    """The corners of a line from the hub to the spoke; the links it stands for; which ends have an arrow."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    at_hub: bool
    at_spoke: bool


class Geometry(NamedTuple):
    """Where everything stands; boxes by the number of the post."""

    boxes: tuple[Frame, ...]
    lanes: tuple[Frame, ...]
    routes: tuple[Route, ...]
    width: float
    height: float


def geometry_of(chart: Chart, layout: Layout, heights: list[float], top: float) -> Geometry:
    """Return places for boxes of the given heights; the drawing begins at `top`."""
    return _Geometry(chart, layout, heights, top).result()


class _Geometry:
    def __init__(self, chart: Chart, layout: Layout, heights: list[float], top: float) -> None:
        self.chart = chart
        self.layout = layout
        self.plan: Plan = plan_of(chart, layout)
        self.gutters, self.columns, self.right = self._across()
        self.ports = self._ports()
        self.tracks, counts = self._channels()
        self.tall = [0.0] * layout.rows
        for cell, height in zip(layout.cells, heights, strict=True):
            self.tall[cell.row] = max(self.tall[cell.row], height)
        self.channels: list[float] = []  # the first track of each
        self.rows: list[float] = []
        y = top
        borders = {lane.first for lane in layout.lanes} | {layout.rows}
        for row in range(layout.rows + 1):
            edge = 0 if row not in borders else _BORDER / 2 if row in (0, layout.rows) else _BORDER
            free = max(_CHANNEL, 2 * _EDGE + _TRACK * max(0, counts.get(row, 0) - 1)) + edge
            self.channels.append(y + (free - _TRACK * max(0, counts.get(row, 0) - 1)) / 2)
            y += free
            if row < layout.rows:
                self.rows.append(y)
                y += self.tall[row]
        self.bottom = y

    def _across(self) -> tuple[list[float], list[float], float]:
        """Return where gutters and columns begin, and where the last gutter ends."""
        gutters, columns = [], []
        x = float(_MARGIN + LABEL)
        for column in range(self.layout.columns + 1):
            gutters.append(x)
            x += max(_GUTTER, _TRACK * (self.plan.widths[column] + 1))
            if column < self.layout.columns:
                columns.append(x)
                x += BOX
        return gutters, columns, x

    def _trunk(self, number: int) -> float:
        gutter = self.plan.gutters[number]
        assert gutter is not None
        end = self.columns[gutter] if gutter < self.layout.columns else self.right
        used = _TRACK * (self.plan.widths[gutter] - 1)
        return self.gutters[gutter] + (end - self.gutters[gutter] - used) / 2 + _TRACK * self.plan.tracks[number]

    def _ends(self, bundle: Bundle) -> list[tuple[int, Side, Spoke | None]]:
        """Return where a bundle has ports; two neighbours share one."""
        cells = self.layout.cells
        if bundle.beside:
            return [(min(bundle.hub, bundle.spokes[0].post, key=lambda post: cells[post]), "right", None)]
        spokes = [(spoke.post, spoke_side(bundle, spoke, cells), spoke) for spoke in bundle.spokes]
        return [(bundle.hub, hub_side(bundle, cells), None), *spokes]

    def _ports(self) -> dict[tuple[int, int], float]:
        """Return the place of each port along its side, by bundle and post: x in the drawing, or y from the middle."""
        wanted: dict[tuple[int, Side], list[tuple[float, int]]] = defaultdict(list)
        for number, bundle in enumerate(self.plan.bundles):
            ends = self._ends(bundle)
            for post, side, spoke in ends:
                others = [bundle.hub] if spoke is not None else [item.post for item in bundle.spokes]
                if self.plan.gutters[number] is not None:
                    toward = self._trunk(number)
                else:
                    toward = sum(self.columns[self.layout.cells[other].column] for other in others) / len(others)
                    toward += BOX / 2
                wanted[post, side].append((toward, number))
        found = {}
        for (post, side), ports in wanted.items():
            pitch = min(_PORT, (BOX - 2 * _PORT) / len(ports))
            shift = pitch / 2 if side == "top" else 0.0  # no port above another: their lines would lie on each other
            for place, (_toward, number) in enumerate(sorted(ports)):
                along = (place - len(ports) // 2) * pitch + shift
                middle = self.columns[self.layout.cells[post].column] + BOX / 2
                found[number, post] = along if side == "right" else middle + along
        return found

    def _channels(self) -> tuple[dict[tuple[int, int], int], dict[int, int]]:
        """Return the track of each bundle in each channel, and how many tracks channels have."""
        spans: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        for number, bundle in enumerate(self.plan.bundles):
            for channel in channels_of(bundle, self.layout):
                xs = [
                    self.ports[number, post]
                    for post, side, _spoke in self._ends(bundle)
                    if channel_at(self.layout.cells[post].row, side) == channel
                ]
                if self.plan.gutters[number] is not None:
                    xs.append(self._trunk(number))
                spans[channel].append((min(xs), max(xs), number))
        tracks: dict[tuple[int, int], int] = {}
        counts = {}
        for channel, found in spans.items():
            given = in_tracks(found, _EDGE)
            tracks.update({(number, channel): track for number, track in given.items()})
            counts[channel] = max(given.values()) + 1
        return tracks, counts

    def _point(self, number: int, post: int, side: Side) -> Point:
        row = self.layout.cells[post].row
        return self.ports[number, post], self.rows[row] + (self.tall[row] if side == "bottom" else 0)

    def _between(self, number: int, bundle: Bundle) -> tuple[Point, Point]:
        """Return the ends of a line between neighbours."""
        ((left, _side, _spoke),) = self._ends(bundle)
        cell = self.layout.cells[left]
        y = self.rows[cell.row] + self.tall[cell.row] / 2 + self.ports[number, left]
        points = (self.columns[cell.column] + BOX, y), (self.columns[cell.column + 1], y)
        return points if left == bundle.hub else (points[1], points[0])

    def _way(self, number: int, bundle: Bundle, spoke: Spoke) -> tuple[Point, ...]:
        """Return the corners of a line from the hub to the spoke."""
        if bundle.beside:
            return self._between(number, bundle)
        cells = self.layout.cells
        near, far = hub_side(bundle, cells), spoke_side(bundle, spoke, cells)
        start, end = self._point(number, bundle.hub, near), self._point(number, spoke.post, far)
        first, last = channel_at(cells[bundle.hub].row, near), channel_at(cells[spoke.post].row, far)
        one = self.channels[first] + _TRACK * self.tracks[number, first]
        if first != last:
            trunk, other = self._trunk(number), self.channels[last] + _TRACK * self.tracks[number, last]
            return start, (start[0], one), (trunk, one), (trunk, other), (end[0], other), end
        if len(bundle.spokes) == 1 and near != far and abs(start[0] - end[0]) <= _PORT:
            return (end[0], start[1]), end
        return start, (start[0], one), (end[0], one), end

    def _route(self, number: int, bundle: Bundle, spoke: Spoke) -> Route:
        targets = {line.target for line in spoke.lines}
        points = self._way(number, bundle, spoke)
        return Route(points, spoke.lines, bundle.hub in targets, spoke.post in targets)

    def result(self) -> Geometry:
        cells = self.layout.cells
        boxes = (Frame(self.columns[cell.column], self.rows[cell.row], BOX, self.tall[cell.row]) for cell in cells)
        lanes = []
        for lane in self.layout.lanes:
            top = self.rows[lane.first] - _CHANNEL / 2
            bottom = self.rows[lane.last] + self.tall[lane.last] + _CHANNEL / 2
            if lane is self.layout.lanes[-1]:
                bottom = self.bottom
            lanes.append(Frame(_MARGIN, top, self.right - _MARGIN, bottom - top))
        routes = tuple(
            self._route(number, bundle, spoke)
            for number, bundle in enumerate(self.plan.bundles)
            for spoke in bundle.spokes
        )
        return Geometry(tuple(boxes), tuple(lanes), routes, self.right + _MARGIN, self.bottom)
