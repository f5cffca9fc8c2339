"""How much of a text changed, word by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from jdlint.core.text import fold
from jdlint.estonian.wording import TURNING

#: Longer texts are compared as sets of words: the time of the exact comparison grows with the square of the length.
_LONGEST = 1500
_STEM = 5  # letters in which the case forms of nearly all words agree
_WORD = re.compile(r"[^\W_]+")
_TYPO = 4  # a shorter word that differs in a letter is another word
_MOST_TYPOS = 3


class Difference(NamedTuple):
    """What changed in a text: `share` of its words (0 to 1), and whether only its form, or something telling did."""

    share: float
    cosmetic: bool
    telling: bool


Piece = tuple[Literal["same", "removed", "added"], str]


def words_in(text: str) -> list[str]:
    """Return the folded words of a text; of numbers, letters and digits alone."""
    return _WORD.findall(fold(text))


def stems_in(text: str) -> list[str]:
    """Return the beginnings of the words, in which case forms agree; numbers and short words are whole."""
    return [word if word.isdecimal() else word[:_STEM] for word in words_in(text)]


def same_text(before: str, after: str) -> bool:
    """Tell whether two texts differ in nothing but white space and the composition of letters."""
    return before == after or (fold(before) == fold(after) and before.casefold().split() == after.casefold().split())


def difference(before: str, after: str) -> Difference:
    """Compare two texts. Spelling, capitals and punctuation are form; the order of words is substance."""
    old, new = words_in(before), words_in(after)
    if old == new or _are_typos(old, new):
        return Difference(0.0, cosmetic=True, telling=False)
    share = 1 - likeness(stems_in(before), stems_in(after), ordered=True)
    return Difference(share, cosmetic=False, telling=is_telling(before, after))


def is_telling(before: str, after: str, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a number, or a word that turns the meaning, was added or taken away; `but` some words."""
    old, new = Counter(words_in(before)), Counter(words_in(after))
    changed = (old - new) + (new - old)
    return any(word not in but and (word in TURNING or not word.isalpha()) for word in changed)


def likeness(old: list[str], new: list[str], *, ordered: bool = False) -> float:
    """Return the share of words that two texts have in common, 0 to 1; `ordered`: at the same place as well."""
    if not old or not new:
        return 1.0 if old == new else 0.0
    if ordered and max(len(old), len(new)) <= _LONGEST:
        return SequenceMatcher(None, old, new, autojunk=False).ratio()
    common = sum((Counter(old) & Counter(new)).values())
    return 2 * common / (len(old) + len(new))


def covered(words: list[str], by: list[str]) -> float:
    """Return the share of `words` that are among those of `by`."""
    return sum((Counter(words) & Counter(by)).values()) / len(words) if words else 0.0


def word_diff(before: str, after: str) -> list[Piece]:
    """Return the words of both texts in order, each run with what became of it; white space is one blank."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _LONGEST:
        return [("removed", " ".join(old)), ("added", " ".join(new))]
    found: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", " ".join(old[i:j])))
            continue
        if j > i:
            found.append(("removed", " ".join(old[i:j])))
        if m > k:
            found.append(("added", " ".join(new[k:m])))
    return found


def _are_typos(old: list[str], new: list[str]) -> bool:
    """Tell whether few words differ, each in one letter or two that changed places."""
    if len(old) != len(new):
        apart = {*old} ^ {*new}
        return "".join(old) == "".join(new) and all(word.isalpha() and word not in TURNING for word in apart)
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return len(pairs) <= _MOST_TYPOS and all(_is_typo(one, other) for one, other in pairs)


def _is_typo(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _TYPO or abs(len(one) - len(other)) > 1 or {one, other} & TURNING:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    return rest[1:] == tail[1:] or rest == tail[1:] or rest[1:] == tail or _swapped(rest, tail)


def _swapped(one: str, other: str) -> bool:
    return len(one) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:]
