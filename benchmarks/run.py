"""CPU time of `jdlint check` as a whole process, cold, on 1,000 descriptions; figures for docs/performance.md.

Every figure is user plus system time of the finished process; the cost of starting on an empty folder is taken off,
so that what remains is the cost of the descriptions. Minimum and median of alternating runs.
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
BUDGET_MS = 1.5
RULES_BUDGET_MS = 0.4


def cpu(command: list[str], cwd: Path) -> float:
    """Run `command` and return the CPU seconds it took."""
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, _status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Measure and print; the exit code says whether the budget held."""
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
        cpu(none, many)
        times: dict[str, list[float]] = {"many": [], "without rules": [], "one": [], "python": []}
        for _ in range(RUNS):
            times["many"].append(cpu(command, many))
            times["without rules"].append(cpu(none, many))
            times["one"].append(cpu(command, one))
            times["python"].append(cpu([sys.executable, "-c", "import click, yaml"], many))
    print(f"{COUNT} descriptions of {size / COUNT / 1000:.1f} kB")
    for label, values in times.items():
        print(f"  {label:<14} min {min(values):.3f} s  median {statistics.median(values):.3f} s")
    best = {label: min(values) for label, values in times.items()}  # the least disturbed run of each
    middle = {label: statistics.median(values) for label, values in times.items()}
    each = 1000 * (best["many"] - best["one"]) / (COUNT - 1)
    rules = 1000 * (best["many"] - best["without rules"]) / COUNT
    start = best["one"] / best["python"]
    usual = 1000 * (middle["many"] - middle["one"]) / (COUNT - 1)
    print(f"one description: {each:.2f} ms CPU, median {usual:.2f} ms (budget {BUDGET_MS} ms)")
    print(f"of which all rules: {rules:.2f} ms (budget {RULES_BUDGET_MS} ms)")
    print(f"start: {start:.2f} x the cost of importing click and yaml")
    return 0 if each <= BUDGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())
