"""Colours of terminal text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

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


class Style(NamedTuple):
    """Paints text, or leaves it as it is."""

    on: bool

    def __call__(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.on else text


def style_for(choice: Colour, environ: Mapping[str, str], *, terminal: bool) -> Style:
    """Return the style: the flag wins, then NO_COLOR, then FORCE_COLOR, then whether this is a terminal.

    An empty variable counts as unset (no-color.org).
    """
    if choice != "auto":
        return Style(choice == "always")
    if environ.get("NO_COLOR"):
        return Style(on=False)
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE"):
        return Style(on=True)
    return Style(terminal and environ.get("TERM") != "dumb")
