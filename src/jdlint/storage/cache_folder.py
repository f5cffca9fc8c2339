"""The folder that a run may remember things in, and how it is removed.

It holds nothing that cannot be made again; git ignores it by a file of its own, and backup programs know it by its tag
(Cache Directory Tagging Specification, bford.info/cachedir).
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.storage.atomic import write_atomic

NAME = ".jdlint_cache"
#: How files of results and of compiled house rules end.
RESULTS, RULES = ".records", ".jsonl"
_TAG = "CACHEDIR.TAG"
_BESIDE = {
    ".gitignore": b"# Made by jdlint\n*\n",
    _TAG: b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder was made by jdlint; it may be removed.\n",
}
#: So many files of results are kept, one for each way of checking: other rules, another day.
_MOST = 8


def prepare(folder: Path) -> None:
    """Make the folder and what stands in it. Raises OSError or JdlintError where it cannot, or it is a link."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        raise OSError(0, "is a link")
    for name, data in _BESIDE.items():
        if not (folder / name).exists():
            write_atomic(folder / name, data)


def prune(folder: Path) -> None:
    """Remove the files of results that were not written for the longest time."""
    with contextlib.suppress(OSError):
        files = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder) if entry.name.endswith(RESULTS)]
        for _time, path in sorted(files)[:-_MOST]:
            Path(path).unlink()


def remove(folder: Path) -> bool:
    """Remove a cache folder with what jdlint wrote in it; tell whether there was one. What else stands in it is kept.

    Raises JdlintError where something cannot be removed.
    """
    if folder.is_symlink() or not (folder / _TAG).is_file():
        return False
    try:
        for entry in list(os.scandir(folder)):
            if entry.name in _BESIDE or entry.name.endswith((RESULTS, RULES)):
                Path(entry.path).unlink()
        with contextlib.suppress(OSError):  # somebody else put something there
            folder.rmdir()
    except OSError as error:
        raise JdlintError(f"{error.filename or folder}: {error.strerror or error}") from None
    return True
