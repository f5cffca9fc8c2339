"""Patterns of paths as people know them from .gitignore."""

from __future__ import annotations

import functools
import re

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]|[^*?\[]+|\[")


@functools.lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    out = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    for token in _TOKEN.findall(pattern.strip("/").removeprefix("./")):
        if token == "**/":
            out += "(?:.*/)?"
        elif token == "**":
            out += ".*"
        elif token == "*":
            out += "[^/]*"
        elif token == "?":
            out += "[^/]"
        elif token.startswith("[") and token.endswith("]"):
            out += "[" + token[1:-1].replace("\\", r"\\").replace("!", "^", 1) + "]"
        else:
            out += re.escape(token)
    return re.compile(out + "(?:/.*)?", re.DOTALL)


def matches(path: str, pattern: str) -> bool:
    """Tell whether a relative POSIX path, or a folder above it, fits `pattern`.

    ``*`` and ``?`` stay within a name, ``**`` crosses folders (none included); a pattern without a slash fits a name
    at any depth.
    """
    return _compiled(pattern).fullmatch(path) is not None
