"""Paths into a description: the key that rules, findings, fixes and fingerprints share.

A path is a tuple of keys and indices, ``("duties", 2, "expected_results", 0)``. It may end in something
that does not exist; the engine then reports at the nearest ancestor that does.
"""

from __future__ import annotations

Path = tuple[str | int, ...]

ROOT: Path = ()


def dotted(path: Path) -> str:
    """Return the path as people write it in messages and configuration: ``duties[2].duty``."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part}]"
        else:
            out += f".{part}" if out else part
    return out
