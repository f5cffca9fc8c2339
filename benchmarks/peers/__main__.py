"""jdlint beside its peers on the same files: `python -m benchmarks.peers [--full] [--write]`.

Whole processes in turn, minimum and median; the exit code says whether every target that was measured is reached.
Peers validate against the schema of the repository (yamllint: against its own rules), while jdlint judges by all rules
of its default profile. Without --full yamllint and check-jsonschema alone are measured, and no 50,000 files. Slow peers
check the first 200 of the files. --write puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus
from benchmarks.peers import cases
from benchmarks.peers.figures import FEW, Key, Results, missed, replaced, series_table, targets_table
from benchmarks.peers.installed import BAD, PEERS, Peer, install, install_own, version
from benchmarks.peers.measure import Command, alternate, measure

_PAGE = Path(__file__).parents[2] / "docs/performance.md"
_AS_OF = "2026-11-20"


class Bench:
    """One benchmark: the corpora below a folder, what jdlint can do today, what was left out."""

    def __init__(self, base: Path, *, full: bool, python: str = sys.executable) -> None:
        self.base, self.full, self.python = base, full, python
        self.runs = 5 if full else 3
        help_ = [python, "-m", "jdlint", "check", "--help"]
        self.options = subprocess.run(help_, check=True, capture_output=True, text=True).stdout
        self.left_out: list[str] = []
        self.peers: tuple[Peer, ...] = ()

    def leave_out(self, line: str) -> None:
        """Tell in one line what is not measured, and keep it for the page."""
        print(line, flush=True)
        self.left_out.append(line)

    def folder(self, count: int, *, defects: bool = True) -> Path:
        """Return a folder of `count` descriptions, written on first use."""
        folder = self.base / f"{count}"
        if not folder.exists():
            print(f"writing {count} descriptions", flush=True)
            corpus.write(folder, count, defects=defects)
        return folder

    def own(self, folder: Path, *more: str, jobs: int = 1) -> Command:
        """Return the command of jdlint for a folder, without a cache unless `more` names one."""
        workers = ("--jobs", str(jobs)) if "--jobs" in self.options else ()
        cache = () if more else ("--no-cache",)
        argv = [self.python, "-m", "jdlint", "check", ".", "--as-of", _AS_OF, "--format", "concise"]
        return Command([*argv, *workers, *cache, *more], folder, codes=(0, 1))

    def install(self) -> None:
        """Install the peers, and keep those that call a clean file clean and a bad one bad."""
        names = [peer.name for peer in PEERS] if self.full else cases.USUAL
        clean, bad = self.folder(1, defects=False), self.base / "bad"
        bad.mkdir()
        (bad / "bad.jd.yaml").write_text(BAD, "utf-8")
        usable = []
        for peer in install(names, self.leave_out):
            codes = [
                subprocess.run(peer.command(folder).argv, cwd=folder, check=False, capture_output=True).returncode
                for folder in (clean, bad)
            ]
            if codes[0] == 0 and codes[1] > 0:
                usable.append(peer)
            else:
                self.leave_out(
                    f"left out: {peer.name} (ends with {codes[0]} on a clean file and {codes[1]} on a bad one)"
                )
        self.peers = tuple(usable)

    def beside_peers(self) -> Results:
        """Return the cases that peers are measured in as well: one clean file, and many."""
        one, many, few = self.folder(1, defects=False), self.folder(cases.MANY), self.base / "few"
        few.mkdir()
        for path in sorted(many.glob("*.jd.yaml"))[:FEW]:
            shutil.copy(path, few)
        python = Command([self.python, "-c", "import click, yaml"], one, codes=(0,))
        single = {Key("jdlint", 1): self.own(one), Key(cases.PYTHON, 1): python}
        single |= {Key(peer.name, 1): peer.command(one) for peer in self.peers}
        several = {Key("jdlint", cases.MANY): self.own(many)}
        for peer in self.peers:
            slow = peer.name in cases.SLOW
            several[Key(peer.name, FEW if slow else cases.MANY)] = peer.command(few if slow else many)
        return alternate(single, cases.STARTS * self.runs) | alternate(several, self.runs)

    def whole_project(self) -> Results:
        """Return the cases of a project: cold with two workers, and warm, as far as jdlint has options for them."""
        results: Results = {}
        if "--jobs" not in self.options:
            self.leave_out("left out: two workers (jdlint check has no --jobs)")
        else:
            command = self.own(self.folder(cases.PROJECT), jobs=2)
            results |= alternate({Key("jdlint", cases.PROJECT, cases.JOBS): command}, self.runs)
        if "--cache-dir" not in self.options:
            self.leave_out("left out: warm runs (jdlint check has no --cache-dir)")
        else:
            results |= self._warm(self.folder(cases.PROJECT))
        return results

    def _warm(self, folder: Path) -> Results:
        command = self.own(folder, "--cache-dir", str(self.base / "cache"), jobs=2)
        filling, warm, changed = (
            Key("jdlint", cases.PROJECT, mode) for mode in (cases.FILLING, cases.WARM, cases.CHANGED)
        )
        results: Results = {filling: [measure(command)], warm: [], changed: []}
        edited = sorted(folder.glob("*.jd.yaml"))[cases.PROJECT // 2]
        for turn in range(self.runs):
            results[warm].append(measure(command))
            text = re.sub(r"aastas umbes \d+ päeva", f"aastas umbes {100 + turn} päeva", edited.read_text("utf-8"))
            edited.write_text(text, "utf-8")
            results[changed].append(measure(command))
        return results

    def large(self) -> Results:
        """Return what a file costs among thousands and among tens of thousands."""
        sizes = (cases.LARGE, cases.LARGEST)
        return alternate({Key("jdlint", size): self.own(self.folder(size)) for size in sizes}, 3)

    def page(self, results: Results) -> str:
        """Return what stands in docs/performance.md: where it was measured, targets, figures, what was left out."""
        node = (
            subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout.strip()
            if self.full and shutil.which("node")
            else ""
        )
        peers = ", ".join(f"{peer.name} ({peer.package} {version(peer)})" for peer in self.peers)
        where = f"{os.cpu_count()} CPUs ({_model()}), CPython {platform.python_version()}{node and f', Node {node}'}"
        runs = f"{self.runs} runs in turn, {cases.STARTS * self.runs} of one file"
        parts = [
            f"Measured on {where}; peers: {peers or 'none'}. {runs}.",
            targets_table(cases.TARGETS, results),
            series_table(results),
            *("\n".join(f"- {line}" for line in self.left_out) for _ in self.left_out[:1]),
        ]
        return "\n\n".join(parts)


def _model() -> str:
    try:
        found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def main() -> int:
    """Measure, print and write; the exit code says whether every measured target was reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.peers", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--full", action="store_true", help="all peers, and 50,000 files")
    parser.add_argument("--write", action="store_true", help=f"put the tables into docs/{_PAGE.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), full=options.full, python=install_own())
        bench.install()
        results = bench.beside_peers() | bench.whole_project()
        if options.full:
            results |= bench.large()
        else:
            bench.leave_out("left out: 50,000 files and the other peers (--full)")
        page = bench.page(results)
    print(page)
    if options.write:
        _PAGE.write_text(replaced(_PAGE.read_text("utf-8"), page), "utf-8")
    names = missed(cases.TARGETS, results)
    for line in names:
        print(f"missed: {line}")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
