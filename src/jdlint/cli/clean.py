"""``jdlint clean``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from jdlint.cli.options import config_of, lang_option, terminal_language
from jdlint.config.read import git_root
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, use_language
from jdlint.core.text import visible
from jdlint.engine.request import absolute
from jdlint.storage.cache_folder import NAME, remove


@click.command("clean")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@lang_option
def command(paths: tuple[Path, ...], lang: Language | None) -> None:
    """Remove what jdlint remembers between runs.

    The cache folders of the projects that PATHS are in, and those below them, are removed, and nothing else. PATHS are
    files and folders, also such that --cache-dir named; without any, the current folder.
    """
    use_language(terminal_language(lang, None))
    for path in paths:
        if not path.exists():
            raise JdlintError(_("{path}: there is no such file or folder").format(path=path))
    folders = sorted({folder for path in paths or (Path(),) for folder in _caches(absolute(path))})
    removed = [folder for folder in folders if remove(folder)]
    for folder in removed:
        click.echo(_("Removed: {path}").format(path=visible(os.path.relpath(folder))))
    if not removed:
        click.echo(_("There was nothing to remove."))


def _caches(path: Path) -> Iterator[Path]:
    """Yield where caches may be: that of the project of `path`, `path` itself, and those below."""
    folder = path if path.is_dir() else path.parent
    config = config_of(folder)
    root = git_root(folder) if config is None else config.parent
    if root is not None:
        yield root / NAME
    if folder != path:
        return
    yield path
    for here, folders, _files in os.walk(path):
        if NAME in folders:
            yield Path(here, NAME)
        folders[:] = [name for name in folders if name not in (NAME, ".git")]
