"""Commands that write, killed at any moment; and many runs on one cache at the same time.

`make torture` tries many and tests/fuzz/test_kills.py a few.
tests/storage/test_interrupted.py stops commands at every step of their writing; here nothing depends on what a step is.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from jdlint.cli.main import main
from jdlint.storage.atomic import TEMPORARY
from tests.cache.project import large
from tests.helpers import AS_OF, jdlint, post, snapshot, write
from tests.readers.containers.making import as_docx, as_text, description

_FAULTY = post("a", "Vaatleja") + "special_condition: väljas\n"


class Command(NamedTuple):
    """A command and the project it is run in. `says`: what it says matters, and not what it leaves in a cache."""

    argv: tuple[str, ...]
    files: dict[str, str | bytes]
    says: bool = False


COMMANDS = {
    "check --fix": Command(
        ("check", ".", "--as-of", AS_OF, "--no-cache", "-q", "--fix"),
        {f"osa{number % 3}/{number}.jd.yaml": _FAULTY.replace('"a"', f'"a{number}"') for number in range(12)},
    ),
    "baseline update": Command(
        ("baseline", "update", ".", "--as-of", AS_OF),
        {
            "jdlint-baseline.json": json.dumps({"jdlint-baseline": 1, "entries": []}),
            **{f"{number}.jd.yaml": _FAULTY.replace('"a"', f'"a{number}"') for number in range(12)},
        },
    ),
    "import": Command(
        ("import", "alus", "--to", "uued"),
        {
            **{f"alus/{title}.docx": as_docx(description(title)) for title in ("Arhivaar", "Konservaator", "Giid")},
            **{f"alus/{title}.txt": as_text(description(title)) for title in ("Valvur", "Fotograaf", "Kunstnik")},
        },
    ),
    "a cached check": Command(
        ("check", ".", "--as-of", AS_OF, "--format", "json"),
        {f"{number}.jd.yaml": _FAULTY.replace('"a"', f'"a{number}"') for number in range(12)},
        says=True,
    ),
}


class Kills(NamedTuple):
    """Of one command: how often it was killed, in how many of these it had begun to write, and what was wrong then.

    `torn` are files neither old nor new; `wrong` is what the next run did otherwise than one that nothing had stopped.
    """

    killed: int
    writing: int
    torn: tuple[str, ...]
    wrong: tuple[str, ...]


def kill_often(name: str, times: int) -> Kills:
    """Kill the command at `times` moments, spread by a seeded chance over the time that it takes."""
    command, chance = COMMANDS[name], random.Random(name)
    killed, writing, torn, wrong = 0, 0, [], []
    with tempfile.TemporaryDirectory(prefix="jdlint-") as work:
        seed = write(Path(work) / "seed", {"jdlint.toml": 'language = "en"\n', **command.files})
        whole = Path(shutil.copytree(seed, Path(work) / "whole"))
        first = jdlint(*command.argv, cwd=whole)
        before, after = snapshot(seed), snapshot(whole)
        took = _timed(command, seed, Path(work))
        while killed < times:
            folder = Path(shutil.copytree(seed, Path(work) / "killed"))
            if _started(command, folder, chance.uniform(0, took)) < 0:
                killed += 1
                writing += snapshot(folder, caches=True) != before
                torn += _torn(snapshot(folder), before, after)
                again = jdlint(*command.argv, cwd=folder)
                left = {path: data for path, data in snapshot(folder).items() if not path.endswith(TEMPORARY)}
                if left != after:
                    wrong.append(f"other files after the next run: {sorted(left.items() ^ after.items())[:2]}")
                if command.says and (again.out, again.code) != (first.out, first.code):
                    wrong.append("the next run says something else")
            shutil.rmtree(folder)
    return Kills(killed, writing, tuple(torn), tuple(wrong))


def _torn(files: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Return the files that are neither as they were nor as they should become."""
    settled = {path: data for path, data in files.items() if not path.endswith(TEMPORARY)}
    return [
        path for path in settled.keys() | before.keys() if settled.get(path) not in (before.get(path), after.get(path))
    ]


def _timed(command: Command, seed: Path, work: Path) -> float:
    """Return how many seconds a child takes that nothing kills."""
    folder = Path(shutil.copytree(seed, work / "timed"))
    begun = time.monotonic()
    _started(command, folder, None)
    shutil.rmtree(folder)
    return time.monotonic() - begun


def _started(command: Command, folder: Path, seconds: float | None) -> int:
    """Run the command in a copy of this process, kill it after `seconds`, and return its exit code (a signal: < 0)."""
    child = os.fork()
    if child == 0:
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            os.chdir(folder)
            main([*command.argv])
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run_together(rounds: int, runs: int = 10) -> tuple[int, tuple[str, ...]]:
    """Start `runs` checks on one cache at the same time, in `rounds` rounds; return how many, and which said otherwise.

    The first round finds no cache; before each further one a file has changed.
    """
    wrong = []
    argv = [sys.executable, "-m", "jdlint", "check", ".", "--as-of", AS_OF, "--format", "json", "--jobs", "1"]
    with tempfile.TemporaryDirectory(prefix="jdlint-") as work:
        folder = large(Path(work) / "p", 20)
        for number in range(rounds):
            write(folder, {"muutuv.jd.yaml": post("muutuv", f"Vaatleja {number}")})
            expected = subprocess.run([*argv, "--no-cache"], cwd=folder, capture_output=True, check=False, timeout=120)
            started = [
                subprocess.Popen(argv, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(runs)
            ]
            for run in started:
                out, err = run.communicate(timeout=300)
                if (out, run.returncode) != (expected.stdout, expected.returncode):
                    wrong.append(f"round {number}: exit code {run.returncode}, {err[-200:]!r}")
    return rounds * runs, tuple(wrong)
