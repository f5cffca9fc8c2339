"""Which item of a list became which, told by what the items say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from jdlint.changes.texts import likeness, stems_in, words_in
from jdlint.core.records import NamedTuple

#: Above so many pairs only equal texts and equal keys are put together: long lists must not cost the square of time.
_MOST = 40_000
_MOST_WORK = 1_000_000  # words that are looked up for them
_ALIKE = 0.5
_ALIKE_BY_KEY = 0.25
_KEY = 0.15


class Pairs(NamedTuple):
    """Indices: items that belong together, in the order of the new list; what has gone; what is new."""

    both: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def pair(
    before: Sequence[str],
    after: Sequence[str],
    keys: tuple[Sequence[str], Sequence[str]] | None = None,
    *,
    alike: bool = True,
) -> Pairs:
    """Return which item of `before` became which of `after`.

    Items of the same words belong together first, then the most alike. `keys` are numbers or names of the items: of
    those with the same key less likeness will do. Unless `alike`, only items of the same words are the same.
    """
    found = _equal(before, after, keys)
    left = [i for i in range(len(before)) if i not in found]
    taken = set(found.values())
    right = [k for k in range(len(after)) if k not in taken]
    if alike:
        found.update(_alike(before, after, left, right, keys))
    taken = set(found.values())
    both = sorted(found.items(), key=lambda item: item[1])
    gone = tuple(i for i in range(len(before)) if i not in found)
    return Pairs(tuple(both), gone, tuple(k for k in range(len(after)) if k not in taken))


def _equal(
    before: Sequence[str], after: Sequence[str], keys: tuple[Sequence[str], Sequence[str]] | None
) -> dict[int, int]:
    """Put items of the same words together; of several, those with the same key first, then in order."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for by_key in (True, False) if keys else (False,):
        marks = [
            [(_same(text), _same(keys[side][i]) if keys and by_key else "") for i, text in enumerate(texts)]
            for side, texts in enumerate((before, after))
        ]
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for k in range(len(after) - 1, -1, -1):
            if k not in taken:
                places[marks[1][k]].append(k)
        for i, mark in enumerate(marks[0]):
            if i not in found and places[mark]:
                found[i] = places[mark].pop()
                taken.add(found[i])
    return found


def _same(text: str) -> str:
    return " ".join(words_in(text))


def _alike(
    before: Sequence[str],
    after: Sequence[str],
    left: list[int],
    right: list[int],
    keys: tuple[Sequence[str], Sequence[str]] | None,
) -> dict[int, int]:
    stems_left = {i: Counter(stems_in(before[i])) for i in left}
    stems_right = {k: Counter(stems_in(after[k])) for k in right}
    work = sum(map(len, stems_left.values())) * len(right)
    crowded = len(left) * len(right) > _MOST or work > _MOST_WORK
    scores = []
    by_key: dict[str, list[int]] = defaultdict(list)
    for k in right:
        by_key[keys[1][k] if keys else ""].append(k)
    for i in left:
        own = by_key.get(keys[0][i], []) if keys and keys[0][i] else []
        for k in own if crowded else right:
            same = k in own
            score = likeness(stems_left[i], stems_right[k])
            if score >= (_ALIKE_BY_KEY if same else _ALIKE):
                scores.append((-score - (_KEY if same else 0.0), abs(i - k), i, k))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _distance, i, k in sorted(scores):
        if i not in found and k not in taken:
            found[i] = k
            taken.add(k)
    return found
