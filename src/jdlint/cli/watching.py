"""``jdlint check --watch``: check again whenever a file that matters has changed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import request_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.engine.request import absolute
from jdlint.storage.listing import listing

#: Seconds between two looks; a look at many files takes longer, and then the next one waits ten times as long.
_PAUSE = 0.3
_SHARE = 10

Seen = dict[Path, tuple[int, int]]


def watch(
    once: Callable[[], int],
    paths: tuple[Path, ...],
    given: dict[str, Any],
    outputs: Collection[Path],
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Run `once` now and after every change below the projects of `paths`, until Ctrl-C; `outputs` do not count.

    A mistake in a configuration that is being edited ends nothing: it is said, and the next change is waited for.
    """
    written = {absolute(path) for path in outputs}
    try:
        while True:
            seen = _look(paths, given, written)
            if sys.stdout.isatty():
                click.clear()
            try:
                once()
            except JdlintError as error:
                click.echo(f"jdlint: {visible(str(error))}", err=True)
            click.echo(_("Watching for changes; Ctrl-C ends it."), err=True)
            while True:
                before = time.monotonic()
                if _look(paths, given, written) != seen:
                    break
                wait(max(_PAUSE, _SHARE * (time.monotonic() - before)))
    except KeyboardInterrupt:
        click.echo("", err=True)


def _look(paths: tuple[Path, ...], given: dict[str, Any], written: Collection[Path]) -> Seen:
    """Return time of change and size of every file of the projects; of the named paths alone while those are broken."""
    try:
        groups = request_of(paths, given).workspace(keep_empty=True).groups
        homes = [group.home for group in groups]
        homes += [group.settings.file for group in groups if group.settings.file is not None]
    except JdlintError:
        homes = [absolute(path) for path in paths or (Path(),)]
        if given["config"] is not None:
            homes.append(absolute(given["config"]))
    found: Seen = {}
    for home in homes:
        for path in listing(home).files if home.is_dir() else [home]:
            if path in written:
                continue
            try:
                status = path.stat()
            except OSError:
                continue  # gone since it was listed
            found[path] = (status.st_mtime_ns, status.st_size)
    return found
