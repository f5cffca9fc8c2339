"""CPU time and memory of every output format on one report of 25,000 findings; for docs/performance.md.

The findings are the ten of the examples, fixes and second places among them, repeated over copies of the folder, so
that every excerpt is read from a real file. Each format is rendered in a process of its own, several times,
and the least disturbed run counts. Memory is the peak of the process less that of one that renders nothing.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import count, islice
from pathlib import Path

from benchmarks.run import ENVIRONMENT
from jdlint.core.finding import Finding
from jdlint.engine.request import Request
from jdlint.engine.run import run
from jdlint.reporters.formats import FORMATS, render
from jdlint.reporters.printing import Printing, Texts
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Style
from jdlint.rulebook.index import load_docs

COUNT = 25_000
RUNS = 3
#: CPU seconds a format may take.
BUDGET = 3.0
EXAMPLES = Path(__file__).parents[1] / "examples"


def _moved(finding: Finding, copy: int) -> Finding:
    """Return a finding as it stands in a copy of the examples."""

    def there(path: str) -> str:
        return f"{copy}/{path}"

    fix = finding.fix
    if fix is not None:
        fix = fix._replace(patches=tuple(patch._replace(path=there(patch.path)) for patch in fix.patches))
    return finding._replace(
        path=there(finding.path),
        related=tuple(item._replace(path=there(item.path)) for item in finding.related),
        fix=fix,
        fingerprint=f"{finding.fingerprint}-{copy}",
    )


def measure(name: str) -> dict[str, float]:
    """Return CPU seconds, bytes of output and peak memory of a format in the working folder; "" renders none."""
    gc.set_threshold(200_000)  # as the command line does
    shutil.copytree(EXAMPLES, "0")
    os.chdir("0")
    outcome = run(Request((Path(),), dt.date(2026, 11, 20)))
    os.chdir("..")
    few = outcome.report.findings
    for copy in range(1, COUNT // len(few) + 1):
        shutil.copytree(EXAMPLES, str(copy))
    found = tuple(islice((_moved(finding, copy) for copy in count() for finding in few), COUNT))
    report = outcome.report._replace(findings=found)
    best, size = 999.0, 0
    for _ in range(RUNS if name else 0):
        printing = Printing(
            Renderer(outcome.book, "et"), Style(on=False), Texts(), levels=outcome.levels, docs=lambda: load_docs(())
        )
        start = time.process_time()
        size = len(render(name, report, printing).encode("utf-8", "backslashreplace"))
        best = min(best, time.process_time() - start)
    return {"cpu": best, "bytes": size, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}


def _apart(name: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = str(Path(__file__).parents[1])
        command = [sys.executable, "-m", "benchmarks.outputs", name]
        environment = {**ENVIRONMENT, "PYTHONPATH": root}
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Measure and print a table; the exit code says whether every format held the budget."""
    if sys.argv[1:]:
        print(json.dumps(measure(sys.argv[1])))
        return 0
    idle = _apart("")["memory"]
    print(f"{COUNT} findings (budget {BUDGET:.0f} s CPU each; {idle / 1e6:.0f} MB before rendering)")
    print(f"  {'format':<12} {'CPU s':>6} {'output MB':>10} {'memory MB':>10}")
    held = True
    for name in FORMATS:
        found = _apart(name)
        held = held and found["cpu"] <= BUDGET
        memory = (found["memory"] - idle) / 1e6
        print(f"  {name:<12} {found['cpu']:>6.2f} {found['bytes'] / 1e6:>10.1f} {memory:>10.0f}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
