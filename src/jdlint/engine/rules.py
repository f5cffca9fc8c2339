"""Which rules there are, and which are on: the profile, and what the configuration says."""

from __future__ import annotations

from pathlib import Path

from jdlint.config.read import COMMAND_LINE
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Severity
from jdlint.engine.workspace import Group
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.profiles import active, profile, select
from jdlint.rulebook.rule import Profile, Rulebook


def book_of(group: Group, folder: Path | None = None) -> Rulebook:
    """Return the rules that are known to a group.

    House packs are compiled once for `folder`; without one nothing is left behind, but what a check left is used.
    """
    settings = group.settings
    if not settings.packs:
        return load_rulebook()
    from jdlint.engine.cache.key import own_folder  # noqa: PLC0415 - most projects have no packs

    known = folder or (own_folder(group) if settings.cache else None)
    return load_rulebook(settings.packs, known, keep=folder is not None)


def rules_of(book: Rulebook, settings: Settings) -> tuple[Profile, dict[str, Severity]]:
    """Return the profile and the rules that are on. Raises JdlintError where the settings name rules there are not."""
    _check_codes(book, settings)
    base = profile(book, settings.profile)
    levels = active(
        book,
        base,
        chosen=settings.select,
        more=settings.extend_select,
        without=settings.ignore,
        levels=settings.severity,
    )
    return base, levels


def _check_codes(book: Rulebook, settings: Settings) -> None:
    """Name the configuration file when it names a rule that does not exist."""
    keys = ("select", "ignore", "extend-select", "severity", "per-file-ignores")
    for key in keys:
        origin = settings.origins.get(key)
        if origin is None or origin == COMMAND_LINE:
            continue
        value = settings.values.get(key, ())
        codes = [code for listed in value.values() for code in listed] if key == "per-file-ignores" else list(value)
        for code in codes:
            try:
                select(book, code)
            except JdlintError as error:
                raise JdlintError(f"{origin}: {key}: {error}") from None
