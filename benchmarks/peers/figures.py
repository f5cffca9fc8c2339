"""What measured processes mean: medians, ratios, targets and the table of docs/performance.md. Pure functions."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable
from typing import NamedTuple

BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"
#: Figures of peers that are too slow for many files are put together from a run on one file and one on so many.
FEW = 200


class Key(NamedTuple):
    """What was measured: a tool on so many files; `mode` tells runs of one tool on the same files apart."""

    tool: str
    files: int
    mode: str = ""


class Usage(NamedTuple):
    """Seconds of processor (user and system) and of clock, and MiB at the peak: of the largest process, and of all."""

    cpu: float
    wall: float
    largest: float
    memory: float


Results = dict[Key, list[Usage]]
#: A figure made of results; None where what it needs was not measured.
Figure = Callable[[Results], float | None]


class Target(NamedTuple):
    """A figure with the least that it has to reach and what it should reach; a limit is the other way round."""

    name: str
    figure: Figure
    required: float | None
    aim: float | None
    unit: str = "×"
    limit: bool = False

    def reached(self, value: float, bound: float | None) -> bool:
        """Tell whether a value is on the right side of a bound, if there is one."""
        return bound is None or (value <= bound if self.limit else value >= bound)


def median(results: Results, key: Key, field: str) -> float | None:
    """Return the median of a field of `Usage` in a series."""
    runs = results.get(key)
    return statistics.median(getattr(run, field) for run in runs) if runs else None


def per_file(results: Results, tool: str, files: int) -> float | None:
    """Return processor seconds a file beyond what starting on one file takes."""
    many, one = median(results, Key(tool, files), "cpu"), median(results, Key(tool, 1), "cpu")
    return None if many is None or one is None or files < 2 else (many - one) / (files - 1)


def cost(results: Results, tool: str, files: int) -> float | None:
    """Return processor seconds for `files` files: measured, or one file and the cost of each further one."""
    measured = median(results, Key(tool, files), "cpu")
    if measured is not None:
        return measured
    one, each = median(results, Key(tool, 1), "cpu"), per_file(results, tool, FEW)
    return None if one is None or each is None else one + (files - 1) * each


def divided(over: float | None, under: float | None) -> float | None:
    """Return a quotient of figures that may be missing."""
    return None if over is None or not under else over / under


def faster_than(peer: str, files: int) -> Figure:
    """Return the figure of how many times the processor time of jdlint a peer takes for the same files."""
    return lambda results: divided(cost(results, peer, files), cost(results, "jdlint", files))


def quotient(field: str, over: Key, under: Key) -> Figure:
    """Return the figure of one series divided by another."""
    return lambda results: divided(median(results, over, field), median(results, under, field))


def difference(field: str, more: Key, less: Key) -> Figure:
    """Return the figure of one series less another."""

    def figure(results: Results) -> float | None:
        one, other = median(results, more, field), median(results, less, field)
        return None if one is None or other is None else one - other

    return figure


def growth(many: int, few: int) -> Figure:
    """Return the figure of the processor time a file in a large run, divided by that in a smaller one."""

    def figure(results: Results) -> float | None:
        return divided(median(results, Key("jdlint", many), "cpu"), median(results, Key("jdlint", few), "cpu"))

    return lambda results: divided(figure(results), many / few)


def plain(field: str, key: Key) -> Figure:
    """Return the figure of one series as it is."""
    return lambda results: median(results, key, field)


def missed(targets: tuple[Target, ...], results: Results) -> list[str]:
    """Return the names of targets that were measured and not reached."""
    values = ((target, target.figure(results)) for target in targets)
    return [target.name for target, value in values if value is not None and not target.reached(value, target.required)]


def targets_table(targets: tuple[Target, ...], results: Results) -> str:
    """Return the measured targets as a Markdown table."""
    rows = ["| target | measured | required | aim |", "|---|---|---|---|"]
    for target in targets:
        value = target.figure(results)
        if value is None:
            continue
        required, aim = (
            f"{bound:g} {target.unit}" if bound is not None else "" for bound in (target.required, target.aim)
        )
        if required and target.limit:
            required = f"at most {required}"
        verdict = "" if target.reached(value, target.required) else ", **missed**"
        rows.append(f"| {target.name} | {_short(value)} {target.unit}{verdict} | {required} | {aim} |")
    return "\n".join(rows)


def series_table(results: Results) -> str:
    """Return all series as a Markdown table: minimum and median, memory, and what one more file costs."""
    rows = [
        "| tool | files | CPU, least | CPU, median | wall, least | wall, median | memory | a file more |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for key in sorted(results, key=lambda key: (key.files, key.mode)):
        runs = results[key]
        cells = [f"{_short(take(run[at] for run in runs))} s" for at in (0, 1) for take in (min, statistics.median)]
        largest, together = (f"{statistics.median(run[at] for run in runs):.0f}" for at in (2, 3))
        memory = f"{largest} MiB" if largest == together else f"{largest} MiB, all {together}"
        each = None if key.mode else per_file(results, key.tool, key.files)
        more = "" if each is None else f"{_short(1000 * each)} ms"
        name = f"{key.tool}, {key.mode}" if key.mode else key.tool
        rows.append(f"| {name} | {key.files:,} | {' | '.join(cells)} | {memory} | {more} |")
    return "\n".join(rows)


def replaced(page: str, text: str) -> str:
    """Return a page with `text` between the two markers. Raises ValueError unless each stands there once, in order."""
    parts = re.split(f"({re.escape(BEGIN)}|{re.escape(END)})", page)
    if parts[1::2] != [BEGIN, END]:
        raise ValueError(f"the page needs {BEGIN} and {END}, once each and in this order")
    return f"{parts[0]}{BEGIN}\n{text.strip()}\n{END}{parts[4]}"


def _short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
