"""The strokes of a drawing: lines with round corners, arrow heads, and the signs of states."""

from __future__ import annotations

from jdlint.facts.graph import Kind, State
from jdlint.reporters.graph.geometry import Point
from jdlint.reporters.graph.words import MARKS

COLOURS: dict[State, str] = {"mutual": "#23415f", "open": "#1667b7", "unclear": "#8a5a00", "one-sided": "#c4161c"}
_QUIET = "#7b8794"  # a mutual reporting line: there are many of them, and all is well
_DASHES: dict[State, str] = {"mutual": "", "open": "9 4", "unclear": "2 4", "one-sided": "12 4 3 4"}
_WIDTHS: dict[Kind, float] = {"substitution": 2.0, "reporting": 1.2}
_ROUND = 5.0


def colour_of(kind: Kind, state: State) -> str:
    return _QUIET if kind == "reporting" and state == "mutual" else COLOURS[state]


def line_path(points: tuple[Point, ...], kind: Kind, state: State) -> str:
    """Return a line with round corners."""
    steps = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        into, away = _toward(here, before), _toward(here, after)
        steps.append(f"L{into[0]:g} {into[1]:g}Q{here[0]:g} {here[1]:g} {away[0]:g} {away[1]:g}")
    steps.append(f"L{points[-1][0]:g} {points[-1][1]:g}")
    width = _WIDTHS[kind] + (0.8 if state == "one-sided" else 0)
    dashes = f' stroke-dasharray="{_DASHES[state]}"' if _DASHES[state] else ""
    return (
        f'<path d="{"".join(steps)}" fill="none" stroke="{colour_of(kind, state)}" stroke-width="{width:g}"{dashes}/>'
    )


def _toward(here: Point, other: Point) -> Point:
    """Return the point where the round corner at `here` meets the straight line to `other`."""
    far = abs(other[0] - here[0]) + abs(other[1] - here[1])
    part = min(_ROUND, far / 2) / far if far else 0.0
    return here[0] + (other[0] - here[0]) * part, here[1] + (other[1] - here[1]) * part


def arrow(tip: Point, behind: Point, kind: Kind, state: State) -> str:
    """Return an arrow head at `tip`: filled for substitution, hollow for reporting."""
    dx, dy = _step(behind[0] - tip[0]), _step(behind[1] - tip[1])
    corners = [tip, *((tip[0] + 9 * dx + 3.6 * way * dy, tip[1] + 9 * dy + 3.6 * way * dx) for way in (1, -1))]
    colour = colour_of(kind, state)
    fill = colour if kind == "substitution" else "#ffffff"
    listed = " ".join(f"{x:g},{y:g}" for x, y in corners)
    return f'<polygon points="{listed}" fill="{fill}" stroke="{colour}" stroke-width="1.2"/>'


def _step(number: float) -> int:
    return (number > 0) - (number < 0)


def middle(points: tuple[Point, ...]) -> Point:
    """Return a point on the stretch that a line shares with the fewest others: the one at its end."""
    one, other = (points[-3], points[-2]) if len(points) > 3 else (points[0], points[-1])
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def state_sign(point: Point, state: State) -> str:
    """Return the sign of a state in a circle."""
    x, y = point
    colour = COLOURS[state]
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="7.5" fill="#ffffff" stroke="{colour}" stroke-width="1.6"/>'
        f'<text x="{x:g}" y="{y + 4:g}" text-anchor="middle" font-weight="bold" fill="{colour}">{MARKS[state]}</text>'
    )
