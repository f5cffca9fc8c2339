"""Small drawings in SVG; the numbers that they show stand in a table beside them."""

from __future__ import annotations

from collections.abc import Sequence

_WIDTH, _HEIGHT, _PAD = 240, 56, 6
_STEPS = 5


def sparkline(values: Sequence[int]) -> str:
    """Return the points of a polyline through `values`, from left to right; zero lies at the bottom."""
    span = max(*values, 1)
    step = (_WIDTH - 2 * _PAD) / max(len(values) - 1, 1)
    points = ((_PAD + i * step, _HEIGHT - _PAD - value / span * (_HEIGHT - 2 * _PAD)) for i, value in enumerate(values))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def shade(count: int, most: int) -> int:
    """Return how dark the field of a count is: 0 for none, up to 5 for `most`."""
    return 0 if not count else max(1, min(_STEPS, -(-count * _STEPS // max(most, 1))))
