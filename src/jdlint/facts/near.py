"""Names that look alike: suggestions for a reference that means nothing, never an answer."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Mapping

_LIKENESS = 0.8
_COMPARED = 20
_GRAM = 3


class Near:
    """Folded names and how each is written. Comparing all of them is slow: only those that share letters are."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._by_gram: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            for gram in _grams(name):
                self._by_gram[gram].append(name)

    def suggest(self, folded: str) -> str | None:
        """Return the name most like `folded` as it is written; None where none is near enough."""
        shared: Counter[str] = Counter()
        most = max(10, len(self.names) // 10)
        for gram in _grams(folded):
            names = self._by_gram.get(gram, ())
            if len(names) <= most or len(self.names) < 200:  # what half of all names share tells nothing
                shared.update(names)
        if not shared:
            shared.update(name for gram in _grams(folded) for name in self._by_gram.get(gram, ()))
        candidates = [name for name, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]]
        found = difflib.get_close_matches(folded, candidates, 1, _LIKENESS)
        return self.names[found[0]] if found else None


def _grams(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)}
