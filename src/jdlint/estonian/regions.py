"""Which part of a file belongs to one of its documents, and which value stands at a place of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol

from jdlint.core.paths import ROOT, Path

# Keyed paths name the items of these lists by what they say.
_NAMED = frozenset({"substitution", "reporting", "duties"})


class Spanned(Protocol):
    """A node: the characters `start`..`end` of the text."""

    start: int
    end: int


def own_part(text: str, root: Spanned, index: int, *, yaml: bool) -> tuple[int, int]:
    """Return start and end of what belongs to the document `index` of a file, the comments around it included."""
    if not yaml:
        return root.start, root.end
    end = text.find("\n---", max(root.start, root.end - 1))
    start = 0 if index == 0 else max(0, text.rfind("\n---", 0, root.start))
    return start, len(text) if end < 0 else end


def paths_at(nodes: Iterable[tuple[Path, Spanned]], places: Sequence[int]) -> list[Path]:
    """Return the paths of the deepest nodes around characters, `places` in order; the root for what is in none."""
    found = [ROOT] * len(places)
    for path, node in nodes:
        for number in range(bisect_left(places, node.start), bisect_left(places, node.end)):
            if len(path) >= len(found[number]):
                found[number] = path
    return found


def unnamed(path: Path) -> Path:
    """Return a path cut so that its keyed form quotes nothing that stands in the document's lists."""
    return path[:1] if path and path[0] in _NAMED else path
