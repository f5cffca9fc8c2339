"""Colours of terminal text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple

Colour = Literal["always", "never", "auto"]

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "dim": "2",
    "path": "36",
    "good": "1;32",
    "removed": "9;31",
    "added": "32",
}

_WEB = regex(r"https?://[!-~]+")


class Style(NamedTuple):
    """Paints text, or leaves it as it is. `links`: the terminal may be given links (OSC 8)."""

    on: bool
    links: bool = False

    def __call__(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.on else text

    def link(self, text: str, address: str | None) -> str:
        """Return `text`, which may be painted, as a link to `address` where that is a plain web address."""
        if not self.links or address is None or not _WEB.fullmatch(address):
            return text
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def style_for(choice: Colour, environ: Mapping[str, str], *, terminal: bool) -> Style:
    """Return the style: the flag wins, then NO_COLOR, then FORCE_COLOR, then whether this is a terminal.

    An empty variable counts as unset (no-color.org). Links are for terminals alone, whatever was said of colours.
    """
    terminal = terminal and environ.get("TERM") != "dumb"
    if choice != "auto":
        return Style(choice == "always", terminal)
    if environ.get("NO_COLOR"):
        return Style(on=False, links=terminal)
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE"):
        return Style(on=True, links=terminal)
    return Style(terminal, terminal)
