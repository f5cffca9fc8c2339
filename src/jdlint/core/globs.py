"""Patterns of paths as people know them from .gitignore."""

from __future__ import annotations

import functools
import re

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]|[^*?\[]+|\[")


@functools.lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    out = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    for piece in _PIECE.findall(pattern.strip("/").removeprefix("./")):
        if piece == "**/":
            out += "(?:.*/)?"
        elif piece == "**":
            out += ".*"
        elif piece == "*":
            out += "[^/]*"
        elif piece == "?":
            out += "[^/]"
        elif piece.startswith("[") and piece.endswith("]"):
            out += "[" + piece[1:-1].replace("\\", r"\\").replace("!", "^", 1) + "]"
        else:
            out += re.escape(piece)
    return re.compile(out + "(?:/.*)?", re.DOTALL)


def matches(path: str, pattern: str) -> bool:
    """Tell whether a relative POSIX path, or a folder above it, fits `pattern`.

    ``*`` and ``?`` stay within a name, ``**`` crosses folders (none included); a pattern without a slash fits a name
    at any depth.
    """
    return _compiled(pattern).fullmatch(path) is not None
