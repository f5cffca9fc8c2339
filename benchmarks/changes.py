"""CPU time of `jdlint diff` as a whole process: 1,000 descriptions of which 50 changed; for docs/performance.md.

Git's processes are counted with it. The unit is the cost of composing one description with PyYAML's C parser on the
same machine, as in benchmarks/run.py; the budget is 2 s where that took 0.4 ms. Twice: with changes of duties alone,
and with changes of supervisors, after which the other descriptions have to be read as well.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus
from benchmarks.run import _COMPOSE, RUNS, cpu

COUNT, CHANGED = 1000, 50
BUDGET = 2 / 0.0004


def _git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=jdlint", "-c", "user.email=jdlint@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def _edit(folder: Path, old: str, new: str) -> None:
    for path in sorted(folder.glob("*.jd.yaml"))[:: COUNT // CHANGED]:
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new, 1), "utf-8")


def main() -> int:
    """Measure and print; the exit code says whether the budget held for both."""
    command = [sys.executable, "-m", "jdlint", "diff", "--format", "json", "--as-of", "2026-11-20"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder, COUNT)
        for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "base")):
            _git(folder, *arguments)
        composed = min(cpu([sys.executable, "-c", _COMPOSE, "1"], folder) for _ in range(RUNS))
        composed -= min(cpu([sys.executable, "-c", _COMPOSE, "0"], folder) for _ in range(RUNS))
        unit = composed / COUNT
        held = True
        for label, old, new in (
            ("duties", "Suhtleb partneritega inglise keeles", "Suhtleb partneritega saksa keeles"),
            ("duties and supervisors", "  supervisor: ", "  supervisor: peadirektor # "),
        ):
            _edit(folder, old, new)
            cost = min(cpu(command, folder) for _ in range(RUNS))
            held = held and cost <= BUDGET * unit
            print(f"diff, {CHANGED} of {COUNT} changed in {label}: {cost:.2f} s CPU, {cost / unit:.0f} x composing one")
            print(f"  (budget {BUDGET:.0f} x)")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
