"""What stays in place when things are put in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def longest_rise(numbers: Iterable[int]) -> frozenset[int]:
    """Return the most of `numbers`, all different, that already stand in order: a longest increasing subsequence."""
    ends: list[int] = []  # the smallest number that a rise of each length can end with
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)
