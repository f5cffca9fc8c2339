"""Where the data files that are shipped with the package stand."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def bundled(name: str) -> Path:
    """Return the path of a shipped file or folder, such as ``schemas/fields.v1.json`` or ``rules``.

    A wheel carries `rules/` and `schemas/` inside the package; in a checkout they stand at its top, so that an
    editable install always reads the current ones.
    """
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.exists() else _PACKAGE.parents[1] / name
