"""The prose of a description: folded once, matched once, by all text rules together."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from typing import Literal, NamedTuple

from jdlint.core.paths import Path
from jdlint.syntax.nodes import Mapping, Node, Scalar, children

_WORD = re.compile(r"[^\W\d_]+")
#: Words are told apart by so many letters before a pattern is tried.
HEAD = 4
# Fields that hold no prose: identifiers, dates, records and what the organisation added.
_NO_PROSE = frozenset(
    {
        "jdlint",
        "id",
        "status",
        "public_authority_basis",
        "source",
        "acknowledgements",
        "publication",
        "access",
        "number",
    }
)
_FIRST = itemgetter(slice(HEAD))
# Signs that may stand before a word without a space.
_BEFORE_WORDS = "()[]\"„“«/-–'"
# Common words of at most HEAD letters.
_ESTONIAN = frozenset({"ja", "on", "ning", "või", "oma", "kui", "ei", "eest", "sh", "ka", "see"})
_ENGLISH = frozenset({"the", "and", "of", "to", "in", "for", "with", "is", "by", "or"})


class Text(NamedTuple):
    """A text and where it stands."""

    path: Path
    text: str


class Prose:
    """All texts of a description for people, in document order, and their folded form."""

    def __init__(self, root: Mapping) -> None:
        self.texts: list[Text] = []
        self._collect(root, [])

    def _collect(self, node: Node, path: list[str | int]) -> None:
        """Collect scalars by recursion: the depth of a tree is bounded by the reader."""
        for part, child in children(node):
            if isinstance(child, Scalar):
                if child.kind == "str" and child.text and part not in _NO_PROSE:
                    self.texts.append(Text((*path, part), child.text))
            elif part not in _NO_PROSE and not (isinstance(part, str) and part.startswith("x-")):
                path.append(part)
                self._collect(child, path)
                path.pop()

    @cached_property
    def folded(self) -> str:
        """The texts in lower case and compatibility form, one a line."""
        joined = "\n".join(text.text.replace("\n", " ") if "\n" in text.text else text.text for text in self.texts)
        if not unicodedata.is_normalized("NFKC", joined):
            joined = "\n".join(unicodedata.normalize("NFKC", line).replace("\n", " ") for line in joined.split("\n"))
        return joined.lower()

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first letters of every word: what a word list is compared with before it is searched."""
        text = self.folded
        for sign in _BEFORE_WORDS:
            text = text.replace(sign, " ")
        return frozenset(map(_FIRST, text.split()))

    @cached_property
    def language(self) -> Literal["et", "en"]:
        """The language most of the text is in."""
        return "en" if len(self.heads & _ENGLISH) > len(self.heads & _ESTONIAN) else "et"

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.folded.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every match of a pattern (for folded text) with the text it stands in."""
        for match in pattern.finditer(self.folded):
            yield self.texts[bisect_right(self._starts, match.start()) - 1], match


class WordList:
    """Words and phrases that a rule looks for. `source` says where the list comes from.

    An entry is a word or phrase in any case form written out; ``*`` stands for any ending: ``tähtae*``.
    """

    def __init__(self, source: str, entries: tuple[str, ...]) -> None:
        self.source = source
        self.entries = entries
        self.heads = frozenset(head for entry in entries if (head := _head(entry)))
        self.short = any(not _head(entry) for entry in entries)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All entries as one pattern of whole words, longest first; it runs in linear time."""
        parts = (re.escape(entry.lower()).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for entry in self.entries)
        return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")

    def find(self, prose: Prose) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every entry that the prose holds, with the text it stands in."""
        if self.entries and (self.short or not self.heads.isdisjoint(prose.heads)):
            yield from prose.search(self.pattern)


def _head(entry: str) -> str:
    """Return the letters by which an entry is told; "" where it begins with fewer than any word may have."""
    first = _WORD.match(entry.lower())
    if first is None:
        return ""
    word = first.group()
    if entry[len(word) : len(word) + 1] == "*" and len(word) < HEAD:
        return ""
    return word[:HEAD]
