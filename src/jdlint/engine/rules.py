"""Which rules are on: the profile, and what the configuration says."""

from __future__ import annotations

from jdlint.config.read import COMMAND_LINE
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Severity
from jdlint.rulebook.profiles import active, profile, select
from jdlint.rulebook.rule import Profile, Rulebook


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
