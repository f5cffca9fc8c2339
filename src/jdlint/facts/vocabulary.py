"""The long words of a description, by which one that is spelt otherwise than everywhere else can be told."""

from __future__ import annotations

from sys import intern

from jdlint.core.paths import Path
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.views.description import Description

#: Shorter words have too many neighbours that mean something else.
SHORTEST, _LONGEST = 9, 40
_WORD = regex(rf"(?<![\w-])[^\W\d_]{{{SHORTEST},{_LONGEST}}}(?![\w-])")
_MOST = 1_000


class WordFact(NamedTuple):
    """A word, folded, and where it stands first."""

    word: str
    path: Path


def vocabulary_of(description: Description) -> tuple[WordFact, ...]:
    """Return the long words of the prose, each once; names of posts and units are left out with all capitals."""
    found: dict[str, Path] = {}
    for text in description.prose.texts:
        for match in _WORD.finditer(text.text):
            word = match.group()
            if not word[1:].islower() or (word[0].isupper() and match.start() > 0):
                continue  # an abbreviation, or a name in the middle of a sentence
            found.setdefault(intern(fold(word)), text.path)
        if len(found) >= _MOST:
            break
    return tuple(WordFact(word, path) for word, path in found.items())
