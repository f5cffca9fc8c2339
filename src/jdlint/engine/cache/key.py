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


def cache_file(group: Group, request: Request, book: Rulebook, rules: Iterable[str]) -> Path | None:
    """Return the file that a run of these rules is remembered in; None where nothing is to be.

    Nothing is where the configuration or the request says so, where costs are measured, and in a folder that is no
    project: neither a configuration nor a repository (unless a folder for it is named). Of another day nothing holds:
    rules ask for `as_of`. Selection, severities, suppressions and the baseline stand behind the cache, but a rule that
    is off was not asked.
    """
    settings = group.settings
    if not request.remembers or not settings.cache or request.timings is not None or group.tracks_cache:
        return None
    if request.cache_dir is None and settings.file is None and not (group.root / ".git").exists():
        return None
    labels = None if settings.labels is None else group.store.read(settings.labels, settings.limits.file_bytes)
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
    return (group.root / NAME if request.cache_dir is None else request.cache_dir) / name


def project_key(files: Iterable[tuple[str, ...]], companions: Companions, rules: Iterable[str]) -> str:
    """Return what the word of the project rules depends on: all files by what they are called and hold, and `rules`."""
    parts = [sorted(files), companions.digests, sorted(rules)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _code() -> int:
    """Return when the code of a checkout was last changed: it has one version for long."""
    newest = 0
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            if name.endswith(".py"):
                newest = max(newest, os.stat(f"{folder}/{name}").st_mtime_ns)  # noqa: PTH116 - at every start
    return newest
