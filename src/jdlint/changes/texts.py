"""How much of a text changed, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import Literal

from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.estonian.wording import NEGATING, NUMBER_WORD, TURNING

#: Texts with more pairs of equal words are compared as sets: the exact comparison may cost the square of their length.
_MOST_PAIRS = 20_000
_STEM = 5  # letters in which the case forms of nearly all words agree
_ENDING = 4  # letters that a case form may end in, behind what it shares with another
_WORD = re.compile(r"[^\W_]+|[<>=≤≥±%‰€$£+]")
_LONGEST_RUN = 100  # words that are compared letter by letter
_TYPO = 5  # a shorter word that differs in a letter is another word

Words = list[str]
Piece = tuple[Literal["same", "removed", "added"], str]
_Opcode = tuple[str, int, int, int, int]


class Difference(NamedTuple):
    """What changed in a text: `share` of its words (0 to 1), and whether only its form, or something telling did."""

    share: float
    cosmetic: bool
    telling: bool


def words_in(text: str) -> Words:
    """Return the folded words of a text, and the signs that are read like words: ``>``, ``%``, ``€``."""
    return _WORD.findall(fold(text))


def stems_in(text: str) -> Words:
    """Return the beginnings of the words, in which case forms agree; numbers and short words are whole."""
    return [word if word.isdecimal() else word[:_STEM] for word in words_in(text)]


def same_text(before: str, after: str) -> bool:
    """Tell whether two texts differ in nothing but white space, capitals and the composition of letters."""
    return before == after or _plain(before) == _plain(after)


def _plain(text: str) -> Words:
    return unicodedata.normalize("NFC", text).casefold().split()


def same_words(before: str, after: str) -> bool:
    """Tell whether two texts have the same words in the same order, whatever stands between them."""
    return words_in(before) == words_in(after)


def difference(before: str, after: str) -> Difference:
    """Compare two texts. Spelling, capitals and punctuation are form; the order of words is substance."""
    old, new = words_in(before), words_in(after)
    if old == new or _is_typo_alone(old, new):
        return Difference(0.0, cosmetic=True, telling=False)
    opcodes = _opcodes(old, new)
    if opcodes is None:
        return Difference(1 - likeness(Counter(old), Counter(new)), cosmetic=False, telling=is_telling(before, after))
    same = 0
    for tag, i, j, k, m in opcodes:
        if tag == "equal":
            same += j - i
        elif tag == "replace":
            same += _forms(old[i:j], new[k:m])
    share = 1 - 2 * same / (len(old) + len(new))
    return Difference(share, cosmetic=False, telling=is_telling(before, after) or _turned(old, new, opcodes))


def _opcodes(old: Words, new: Words) -> list[_Opcode] | None:
    """Return how one text becomes the other; None where finding that out would cost too much."""
    there, here = Counter(old), Counter(new)
    if sum(count * here[word] for word, count in there.items()) > _MOST_PAIRS:
        return None
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _forms(old: Words, new: Words) -> int:
    """Return how many words of one run stand in the other in another case form, in the same order."""
    found, at = 0, 0
    for word in old[:_LONGEST_RUN]:
        match = next((k for k in range(at, min(len(new), _LONGEST_RUN)) if _are_forms(word, new[k])), None)
        if match is not None:
            found, at = found + 1, match + 1
    return found


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words are likely to be case forms of one: of compounds the last part decides."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longest = max(len(one), len(other))
    return shared >= _STEM and longest - shared <= _ENDING and one.isalpha() and other.isalpha()


def _turned(old: Words, new: Words, opcodes: list[_Opcode]) -> bool:
    """Tell whether something changed beside a word that says what is meant and what is not."""
    for tag, i, j, k, m in opcodes:
        if tag == "equal":
            continue
        if NEGATING & {*old[max(0, i - 1) : j + 1], *new[max(0, k - 1) : m + 1]}:
            return True
    return False


def is_telling(before: str, after: str, but: frozenset[str] = frozenset()) -> bool:
    """Tell whether a number, or a word that turns the meaning, was added or taken away; `but` some words."""
    old, new = Counter(words_in(before)), Counter(words_in(after))
    changed = (old - new) + (new - old)
    return any(
        word not in but and (word in TURNING or not word.isalpha() or NUMBER_WORD.match(word) is not None)
        for word in changed
    )


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Return the share of words that two texts have in common, 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if old and new else float(old == new)


def covered(words: Words, by: Words) -> float:
    """Return the share of `words` that are among those of `by`."""
    return sum((Counter(words) & Counter(by)).values()) / len(words) if words else 0.0


def word_diff(before: str, after: str) -> list[Piece]:
    """Return the words of both texts in order, each run with what became of it; white space is one blank."""
    old, new = before.split(), after.split()
    opcodes = _opcodes(old, new)
    if opcodes is None:
        return [("removed", " ".join(old)), ("added", " ".join(new))]
    found: list[Piece] = []
    for tag, i, j, k, m in opcodes:
        if tag == "equal":
            found.append(("same", " ".join(old[i:j])))
            continue
        if j > i:
            found.append(("removed", " ".join(old[i:j])))
        if m > k:
            found.append(("added", " ".join(new[k:m])))
    return found


def _is_typo_alone(old: Words, new: Words) -> bool:
    """Tell whether one word differs in one letter, or two that changed places; or only where words are divided."""
    if len(old) != len(new):
        apart = {*old} ^ {*new}
        return "".join(old) == "".join(new) and all(word.isalpha() and word not in TURNING for word in apart)
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    return len(pairs) == 1 and _is_typo(*pairs[0])


def _is_typo(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _TYPO or abs(len(one) - len(other)) > 1 or {one, other} & TURNING:
        return False
    if not (one.isalpha() and other.isalpha()) or NUMBER_WORD.match(one) or NUMBER_WORD.match(other):
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    return rest[1:] == tail[1:] or rest == tail[1:] or rest[1:] == tail or _swapped(rest, tail)


def _swapped(one: str, other: str) -> bool:
    return len(one) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:]
