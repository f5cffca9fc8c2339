"""CPU time of `jdlint check` as a whole process, cold, on 1,000 descriptions; figures for docs/performance.md.

Every figure is user plus system time of the finished process; the cost of starting on one description is taken off,
so that what remains is the cost of the descriptions. Minimum and median of alternating runs. Beside them the same files
are composed by PyYAML's C parser: the ratio depends less on the machine than the time does, and budgets are ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus

RUNS = 5
COUNT = 1000
#: The budgets of the design, 1.5 ms and 0.4 ms, on the machine where composing one description took 0.4 ms.
BUDGET, RULES_BUDGET = 1.5 / 0.4, 0.4 / 0.4
_COMPOSE = """
import sys, pathlib, yaml
for path in sorted(pathlib.Path().glob("*.jd.yaml")) * int(sys.argv[1]):
    yaml.compose(path.read_text("utf-8"), Loader=yaml.CLoader)
"""


#: Modules are compiled once and kept, as in an installed package, whatever the environment says.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cpu(command: list[str], cwd: Path) -> float:
    """Run `command` and return the CPU seconds it took."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=cwd, stdout=quiet, stderr=quiet, env=ENVIRONMENT)
    _pid, _status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Measure and print; the exit code says whether both budgets held."""
    command = [
        sys.executable,
        "-m",
        "jdlint",
        "check",
        ".",
        "--no-cache",
        "--as-of",
        "2026-11-20",
        "--format",
        "concise",
    ]
    with tempfile.TemporaryDirectory() as name:
        many, one = Path(name, "many"), Path(name, "one")
        size = corpus.write(many, COUNT)
        corpus.write(one, 1)
        for folder in (many, one):
            cpu(command, folder)
        none = [*command, "--select", "JDL002"]  # reads, checks the structure, collects facts; judges by no rule
        alone = [*command, "--scope", "document"]  # every rule that sees one description
        cpu(none, many)
        runs = {
            "many": (command, many),
            "document rules": (alone, many),
            "without rules": (none, many),
            "one": (command, one),
            "one, document": (alone, one),
            "one, no rules": (none, one),
            "python": ([sys.executable, "-c", "import click, yaml"], many),
            "composed": ([sys.executable, "-c", _COMPOSE, "1"], many),
            "not composed": ([sys.executable, "-c", _COMPOSE, "0"], many),
        }
        times: dict[str, list[float]] = {label: [] for label in runs}
        for _ in range(RUNS):
            for label, (what, folder) in runs.items():
                times[label].append(cpu(what, folder))
    print(f"{COUNT} descriptions of {size / COUNT / 1000:.1f} kB")
    for label, values in times.items():
        print(f"  {label:<14} min {min(values):.3f} s  median {statistics.median(values):.3f} s")
    figures = []
    for take in (min, statistics.median):  # the least disturbed run of each, and the usual one
        taken = {label: take(values) for label, values in times.items()}
        compose = 1000 * (taken["composed"] - taken["not composed"]) / COUNT
        each = 1000 * (taken["many"] - taken["one"]) / (COUNT - 1)
        start = taken["one, document"] - taken["one, no rules"]  # the rules are imported once
        rules = 1000 * (taken["document rules"] - taken["without rules"] - start) / (COUNT - 1)
        figures.append((compose, each, rules))
    (compose, each, rules), usual = figures
    print(f"composing one description with PyYAML's C parser: {compose:.2f} ms CPU, median {usual[0]:.2f} ms")
    for name, cost, median, budget in (
        ("one description", each, usual[1] / usual[0], BUDGET),
        ("of which all rules about one description", rules, usual[2] / usual[0], RULES_BUDGET),
    ):
        ratio = cost / compose
        print(f"{name}: {ratio:.2f} x that (budget {budget:.2f}), median {median:.2f}; {cost:.2f} ms CPU")
    print(f"start: {min(times['one']) / min(times['python']):.2f} x the cost of importing click and yaml")
    return 0 if each <= BUDGET * compose and rules <= RULES_BUDGET * compose else 1


if __name__ == "__main__":
    sys.exit(main())
