"""Runs one command again and again, each time stopped at another step of its writing; a program for test_interrupted.

Standard input is ``{"seed": folder, "argv": [...], "how": [...]}``; standard output tells of the run that nothing
stopped and, for each ``how``, of those that were: how each ended, what it said, its steps, the files it left, and for
one that was killed the same of the command run once more on what was left. Every run is a child of this process in a
fresh copy of the folder. ``how`` is any of

- ``"kill"``: the process is killed before its n-th step, for n = 1, 2, … until one ends by itself;
- a number: the n-th step fails with that error, likewise;
- ``"tear"`` and ``"full"``: the system lets no file grow beyond n bytes, for some n. With "tear" it kills the process
  in the middle of that write, with "full" the write fails.

A step is a call that changes files below the folder (opening to write, making a folder, renaming, removing, changing a
mode: Python's audit events tell, whichever function was used) or `os.fsync`.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jdlint.cli.main import main

_CHANGING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Limits in bytes: nothing, one byte, and some that end within what the commands write.
_SIZES = (0, 1, 60, 200)


class _Counter:
    """Tells every step to `trace` and stops the process at the n-th."""

    def __init__(self, folder: Path, number: int, error: int | None, trace: int) -> None:
        self._folder, self._left, self._error, self._trace = str(folder), number, error, trace

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        opened = event == "open" and isinstance(args[2], int) and bool(args[2] & _WRITING)
        if not (opened or event in _CHANGING) or not isinstance(args[0], str | bytes):
            return
        if os.path.abspath(os.fsdecode(args[0])).startswith(self._folder):  # noqa: PTH100 - links stay
            self.step(event)

    def step(self, name: str) -> None:
        self._left -= 1
        os.write(self._trace, f"{name}\n".encode())
        if self._left == 0:
            if self._error is None:
                os.kill(os.getpid(), signal.SIGKILL)
            else:
                raise OSError(self._error, os.strerror(self._error))


def _count(folder: Path, number: int, error: int | None, trace: int) -> None:
    counter = _Counter(folder, number, error, trace)
    sync = os.fsync

    def fsync(descriptor: int) -> None:
        counter.step("fsync")
        sync(descriptor)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(counter)


def _limit(most: int, _trace: int, *, deadly: bool) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if deadly else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _run(folder: Path, argv: list[str], prepare: Callable[[int], None] = lambda trace: None) -> dict[str, Any]:
    """Run the command in a child; `prepare` arms it with a descriptor to tell steps to. A signal is a negative code."""
    (said, say), (steps, trace) = os.pipe(), os.pipe()  # pipes: a limit on files does not reach them
    child = os.fork()
    if child == 0:
        code = 70  # unless the command ends as it should
        try:
            os.dup2(say, 1)
            os.dup2(say, 2)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
            os.chdir(folder)
            prepare(trace)
            main(argv)
        except SystemExit as ended:
            sys.stdout.flush()
            sys.stderr.flush()
            code = int(ended.code or 0)
        finally:
            os._exit(code)
    os.close(say)
    os.close(trace)
    with os.fdopen(said, encoding="utf-8") as spoken, os.fdopen(steps, encoding="utf-8") as told:
        words, names = spoken.read(), told.read().split()
    _pid, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "said": words, "steps": names, "files": _files(folder)}


def _files(folder: Path) -> dict[str, tuple[str, int]]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes().decode("utf-8"), path.stat().st_mode & 0o777)
        for path in found
    }


def _all_runs(seed: Path, argv: list[str], how: str | int, work: Path) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    for number in range(1, 200):
        folder = Path(shutil.copytree(seed, work / f"{how}-{number}", symlinks=True))
        if how in ("tear", "full"):
            if number > len(_SIZES):
                break
            run = _run(folder, argv, partial(_limit, _SIZES[number - 1], deadly=how == "tear"))
        else:
            run = _run(folder, argv, partial(_count, folder, number, how if isinstance(how, int) else None))
            if len(run["steps"]) < number:
                break
        runs.append({**run, "again": _run(folder, argv)} if run["code"] < 0 else run)
    return runs


def _import_all(folder: Path, argv: list[str]) -> None:
    """Run the command here: the children then need not import its modules each for itself."""
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(SystemExit),
    ):
        main(argv)


def _main() -> None:
    wish = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        seed = Path(wish["seed"])
        _import_all(Path(shutil.copytree(seed, work / "first", symlinks=True)), wish["argv"])
        whole = _run(Path(shutil.copytree(seed, work / "whole", symlinks=True)), wish["argv"])
        runs = {how: _all_runs(seed, wish["argv"], how, work) for how in wish["how"]}
        json.dump({"whole": whole, "runs": runs}, sys.stdout)


if __name__ == "__main__":
    _main()
