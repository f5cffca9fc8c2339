"""Whether PyYAML has libyaml, told without importing it: most runs need neither."""

from __future__ import annotations

import os
from importlib.machinery import EXTENSION_SUFFIXES, PathFinder


def is_there() -> bool:
    """Tell whether the C parser is installed; without it files are read ten times more slowly, with the same result."""
    spec = PathFinder.find_spec("yaml")
    folders = () if spec is None else spec.submodule_search_locations or ()
    return any(os.path.isfile(f"{folder}/_yaml{suffix}") for folder in folders for suffix in EXTENSION_SUFFIXES)  # noqa: PTH113
