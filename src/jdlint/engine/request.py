"""What a caller asks of jdlint, and the files that it names."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from jdlint.config.read import COMMAND_LINE, read_config, settings_of
from jdlint.config.settings import Settings
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple
from jdlint.engine.workspace import Workspace, plan
from jdlint.storage.stores import DISK, Store


class Request(NamedTuple):
    """What a caller asks of a run.

    `overrides` are configuration keys that win over the files, `basis` the kinds of basis that are shown (empty: all);
    `timings` is filled with the CPU seconds of each document rule. `base` is the git revision that the files are
    compared with, `new_only` leaves out what was found there already. `store` is where
    files come from; with `force_exclude` excluded files are left out although they are named. In a `hook` the last
    commit is what renamed and removed posts are told by. `due`: what only the passing of a date brings about fails the
    run (error) or is reported alone (report). `allow_stale`: entries of the baseline that nothing is behind are no
    findings. `progress` is told, before each file of a group, how many of its files were read and how many there are.
    A run that `remembers` leaves what it came to for the next one, in `cache_dir` or a folder of the project. `jobs` is
    how many processes may read and judge files, None: as many as there are processors, where that is worth it.
    """

    paths: tuple[Path, ...]
    as_of: dt.date
    language: Language = "en"
    config: Path | None = None
    isolated: bool = False
    context: Path | None = None
    scope: str = "all"
    overrides: dict[str, Any] = {}
    basis: tuple[str, ...] = ()
    timings: dict[str, float] | None = None
    base: str | None = None
    new_only: bool = False
    store: Store = DISK
    force_exclude: bool = False
    hook: bool = False
    due: Literal["report", "error"] = "error"
    allow_stale: bool = False
    progress: Callable[[int, int], None] | None = None
    remembers: bool = False
    cache_dir: Path | None = None
    jobs: int | None = 1

    def settings(self, file: Path | None, root: Path) -> Settings:
        """Return the settings under a configuration file, or of a folder without one."""
        if file is None:
            return settings_of(self.overrides, dict.fromkeys(self.overrides, COMMAND_LINE), None, root)
        return read_config(file, self.overrides)

    def workspace(self, *, keep_empty: bool = False) -> Workspace:
        """Return the groups of files; with `keep_empty` those of folders without descriptions as well.

        Raises JdlintError for paths that do not exist and a broken configuration.
        """
        paths = [absolute(path) for path in self.paths]
        config = None if self.config is None else absolute(self.config)
        context = None if self.context is None else absolute(self.context)
        return plan(
            paths,
            self.settings,
            config=config,
            isolated=self.isolated,
            context=context,
            store=self.store,
            force_exclude=self.force_exclude,
            keep_empty=keep_empty,
        )


def absolute(path: Path) -> Path:
    """Return a path from the root, links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
