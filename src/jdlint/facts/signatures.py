"""Small signatures of texts: equal, or nearly so, told without the texts."""

from __future__ import annotations

import zlib
from functools import lru_cache

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple

_WORD = regex(r"[^\W_]+")
_EDGE = 4
_BITS = 64
#: Shorter texts ("on time and correctly") say too little to be compared.
SHORTEST = 5


class Signature(NamedTuple):
    """Hashes of a text as folded words: of all of them, of the first and of the last four; and a set of word hashes.

    `mask` has one of 64 bits set for each different word: the share of common bits estimates that of common words.
    """

    whole: int
    head: int
    tail: int
    size: int
    mask: int

    def likeness(self, other: Signature) -> float:
        """Return the estimated share of common words, from 0 to 1."""
        return (self.mask & other.mask).bit_count() / max(1, (self.mask | other.mask).bit_count())


def wording_of(text: str) -> int:
    """Return a hash of a text as folded words: cheap, and equal for texts of one wording alone."""
    return zlib.crc32(" ".join(text.lower().split()).encode("utf-8", "surrogatepass"))


def signature_of(text: str) -> Signature | None:
    """Return the signature of a text; None where it has fewer than `SHORTEST` words."""
    words = _WORD.findall(text.lower())
    if len(words) < SHORTEST:
        return None
    mask = 0
    for word in words:
        mask |= _bit(word)
    return Signature(_hash(words), _hash(words[:_EDGE]), _hash(words[-_EDGE:]), len(words), mask)


def _hash(words: list[str]) -> int:
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=50_000)
def _bit(word: str) -> int:
    return 1 << zlib.crc32(word.encode("utf-8", "surrogatepass")) % _BITS
