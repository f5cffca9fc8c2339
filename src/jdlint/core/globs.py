"""Patterns of paths as people know them from .gitignore."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(path: str, pattern: str) -> bool:
    """Tell whether a relative POSIX path, or a folder above it, fits `pattern`.

    ``*`` and ``?`` stay within a name, ``**`` crosses folders (none included); a pattern without a slash fits a name
    at any depth. The work grows with names times parts of the pattern, whatever the pattern says.
    """
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    names = path.split("/")
    if not parts:
        return False
    if "/" not in pattern.rstrip("/"):
        parts = ["**", *parts]
    # reached[i]: the parts so far fit the first i names
    reached = [True] + [False] * len(names)
    for part in parts:
        if part == "**":
            first = reached.index(True) if True in reached else len(reached)
            reached = [i >= first for i in range(len(reached))]
        else:
            reached = [
                False,
                *(before and fnmatchcase(name, part) for before, name in zip(reached, names, strict=False)),
            ]
    return any(reached[1:])
