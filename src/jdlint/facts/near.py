"""Names that look alike: suggestions for a reference that means nothing, never an answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from jdlint.core.text import fold
from jdlint.facts.facts import Facts

_LIKENESS = 0.8
_COMPARED = 40
_MOST = 400
_EDGE = 3
_WORD = 4


class Near:
    """Folded names and how each is written. Comparing all of them is slow: only those that begin or end alike are."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for key in _keys(name):
                self._by_key[key].append(name)

    def suggest(self, folded: str, speaker: Facts | None = None) -> str | None:
        """Return the name most like `folded` as it is written, other than the speaker's; None where none is near."""
        import difflib  # noqa: PLC0415 - only where a name means nothing

        own = () if speaker is None else (fold(speaker.name), fold(speaker.id or ""))
        shared = Counter(name for key in _keys(folded) for name in self._by_key.get(key, [])[:_MOST])
        length = len(folded)
        ranked = sorted(shared.keys() - {*own}, key=lambda name: (-shared[name], abs(len(name) - length), name))
        found = difflib.get_close_matches(folded, ranked[:_COMPARED], 1, _LIKENESS)
        return self.names[found[0]] if found else None


def _keys(name: str) -> set[str]:
    """Return how a name and its words begin, and how it ends."""
    return {f"{name[:_EDGE]}…", f"…{name[-_EDGE:]}", *(word[:_WORD] for word in name.split())}
