"""Whole processes: processor time, clock time and memory of a command and of every process that it starts."""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers.figures import Key, Results, Usage
from benchmarks.run import ENVIRONMENT

_EVERY = 0.02  # seconds between two looks at the memory of processes


class Command(NamedTuple):
    """A command line, where it runs, and the exit codes that mean that it did its work; none: any but a signal."""

    argv: list[str]
    folder: Path
    codes: tuple[int, ...] = ()


def measure(command: Command) -> Usage:
    """Run a command and return what it took.

    Memory is the peak of its largest process, and the sum of the peaks of all of them as far as they were seen. What a
    process inherits from this one counts as its own before it starts another program, so this one has to stay small.
    Raises RuntimeError when the command failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command.argv, cwd=command.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peaks: dict[int, int] = {}
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peaks, ended))
    watcher.start()
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    ended.set()
    watcher.join()
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code < 0 or (command.codes and code not in command.codes):
        raise RuntimeError(f"{Path(command.argv[0]).name} ended with {code}")
    largest, together = usage.ru_maxrss, sum(peaks.values())  # `ru_maxrss` is that of the largest that was waited for
    return Usage(usage.ru_utime + usage.ru_stime, wall, largest / 1024, max(largest, together) / 1024)


def alternate(commands: Mapping[Key, Command], runs: int) -> Results:
    """Measure every command `runs` times, one after the other and then all again. Raises RuntimeError as `measure`."""
    found: Results = {key: [] for key in commands}
    for _ in range(runs):
        for key, command in commands.items():
            found[key].append(measure(command))
    return found


def _watch(root: int, peaks: dict[int, int], ended: threading.Event) -> None:
    """Note the peak of memory of a process and of those below it, in KiB, until the process has ended (Linux)."""
    while not ended.wait(_EVERY):
        for pid in (root, *_below(root)):
            with contextlib.suppress(OSError, StopIteration):
                lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
                peaks[pid] = int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])


def _below(pid: int) -> Iterator[int]:
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield int(child)
                yield from _below(int(child))
