"""The folder that a run may remember things in, and how it is removed.

It holds nothing that cannot be made again; git ignores it by a file of its own, and backup programs know it by its tag
(Cache Directory Tagging Specification, bford.info/cachedir).
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from jdlint.core.errors import JdlintError, reason_of
from jdlint.storage.atomic import TEMPORARY, write_atomic
from jdlint.storage.files import read_bytes

NAME = ".jdlint_cache"
#: How files of results and of compiled house rules end.
RESULTS, RULES = ".records", ".rules"
_TAG = "CACHEDIR.TAG"
_BESIDE = {
    ".gitignore": b"# Made by jdlint\n*\n",
    _TAG: b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder was made by jdlint; it may be removed.\n",
}
#: So many files of each kind are kept: results of other rules and another day, house rules as they were.
_MOST = 8


def prepare(folder: Path) -> None:
    """Make the folder and what stands in it. Raises OSError or JdlintError where it cannot, or it is a link."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        raise OSError(0, "is a link")
    for name, data in _BESIDE.items():
        if not os.path.lexists(folder / name):
            write_atomic(folder / name, data)


def prune(folder: Path) -> None:
    """Remove the files of each kind that were not written for the longest time."""
    with contextlib.suppress(OSError):
        entries = list(os.scandir(folder))
        for suffix in (RESULTS, RULES):
            files = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.endswith(suffix)]
            for _time, path in sorted(files)[:-_MOST]:
                Path(path).unlink()


def remove(folder: Path) -> bool:
    """Remove a cache folder with what jdlint wrote in it; tell whether there was one. What else stands in it is kept.

    Raises JdlintError where something cannot be removed.
    """
    if folder.is_symlink() or not _has_tag(folder):
        return False
    try:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name == _TAG):  # what tells it is ours, last
            ours = entry.name in _BESIDE or entry.name.endswith((RESULTS, RULES, TEMPORARY))
            if ours and not entry.is_dir(follow_symlinks=False):
                Path(entry.path).unlink()
        with contextlib.suppress(OSError):  # somebody else put something there
            folder.rmdir()
    except OSError as error:
        raise JdlintError(f"{error.filename or folder}: {reason_of(error)}") from None
    return True


def _has_tag(folder: Path) -> bool:
    """Tell whether jdlint made a folder."""
    try:
        return read_bytes(folder / _TAG, len(_BESIDE[_TAG])) == _BESIDE[_TAG]
    except OSError:
        return False
