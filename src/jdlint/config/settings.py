"""The settings of a run, with every default filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from jdlint.changes.thresholds import Thresholds
from jdlint.core.finding import Severity
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits

Body = Literal["state", "local", "other"]


class Settings(NamedTuple):
    """Configuration as the engine uses it.

    `root` is the folder that paths and patterns are relative to, None when there is neither a configuration nor a
    git repository. `file` is the configuration file; `organisation`, `titles`, `labels` and `baseline` are files that
    it names. `values` are the keys as they were given, and `origins` tells for each of them where its value comes from.
    """

    root: Path | None = None
    file: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    profile: str = "standard"
    template: str | None = None
    body: Body = "state"
    language: Language | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: dict[str, str] = {}
    rules_options: dict[str, dict[str, Any]] = {}
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    fail_level: Severity = "error"
    review_interval: int = 12
    due_soon: int = 60
    thresholds: Thresholds = Thresholds()
    packs: tuple[Path, ...] = ()
    organisation: Path | None = None
    titles: Path | None = None
    labels: Path | None = None
    baseline: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    cache: bool = True
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
