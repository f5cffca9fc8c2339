"""What everything in a cache depends on, besides the files themselves."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.core.version import VERSION
from jdlint.engine.request import Request
from jdlint.engine.workspace import Group
from jdlint.rulebook.index import checkout_sources
from jdlint.rulebook.rule import Rulebook
from jdlint.storage.cache_folder import NAME, RESULTS

if TYPE_CHECKING:
    from jdlint.engine.beside import Companions

_PACKAGE = Path(__file__).resolve().parents[2]


def cache_folder(group: Group, request: Request) -> Path | None:
    """Return the folder that a run may remember things in; None where it shall not.

    It shall not where the request says so, and in a folder that is no project: neither one with a
    configuration nor a repository (unless a folder is named). What the repository brings along is none of ours, nor is
    a link in the place of the folder: it may lead anywhere.
    """
    if not request.remembers or not group.settings.cache:
        return None
    if request.cache_dir is not None:
        return Path(os.path.realpath(request.cache_dir))
    file = group.settings.file
    is_project = (file is not None and file.parent == group.root) or (group.root / ".git").exists()
    return own_folder(group) if is_project else None


def own_folder(group: Group) -> Path | None:
    """Return the cache folder of the project, whether or not it is there; None where it is none of ours."""
    folder = group.root / NAME
    # Where the context lies elsewhere, nobody has looked at what the repository holds here.
    return None if group.tracks_cache or group.home != group.root or folder.is_symlink() else folder


def cache_file(group: Group, request: Request, book: Rulebook, rules: Iterable[str]) -> Path | None:
    """Return the file that a run of these rules is remembered in; None where nothing is to be.

    Nothing is where there is no folder for it, where costs are measured, and where the run will be refused. Of another
    day nothing holds: rules ask for `as_of`. Selection, severities, suppressions and the baseline stand behind the
    cache, but a rule that is off was not asked.
    """
    settings = group.settings
    folder = cache_folder(group, request)
    if folder is None or request.timings is not None:
        return None
    try:
        labels = None if settings.labels is None else group.store.read(settings.labels, settings.limits.file_bytes)
    except OSError:
        return None
    parts = [
        VERSION,
        sys.version,
        unicodedata.unidata_version,
        0 if checkout_sources() is None else _code(),
        book.digest,
        sorted(rules),
        settings.rules_options,
        *(settings.review_interval, settings.due_soon, settings.body, settings.template),
        settings.limits,
        None if labels is None else hashlib.sha256(labels).hexdigest(),
        request.as_of.isoformat(),
        str(group.root) if request.cache_dir is not None else "",
    ]
    name = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32] + RESULTS
    return folder / name


def project_key(
    files: Iterable[tuple[str, ...]], companions: Companions, rules: Iterable[str], context: Path | None
) -> str:
    """Return what the word of the project rules depends on: all files by what they are called and hold, and `rules`.

    `context` is the folder that fixes stay in, None for that of the project.
    """
    beside = [one.path for _path, one in companions.judged]
    parts = [sorted(files), companions.digests, beside, sorted(rules), str(context)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _code() -> int:
    """Return when a checkout was last changed, code and data: it has one version for long."""
    newest = 0
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            newest = max(newest, os.stat(f"{folder}/{name}").st_mtime_ns)  # noqa: PTH116 - at every start
    return newest
