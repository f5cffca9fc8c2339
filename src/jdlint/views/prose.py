"""The prose of a description: folded once, matched once, by all text rules together."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from jdlint.core.paths import Path
from jdlint.syntax.nodes import Mapping, Node, Scalar, children

_WORD = re.compile(r"[^\W_]+")
#: Signs between words: with these out of the way, white space divides a text into words.
_BETWEEN = ".,;:!?()[]{}\"„“”‚‘’«»‹›/\\-‐–—…'•·*+&%=<>|"
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
# Words so common that a page of either language holds several of them.
_ESTONIAN = frozenset({"ja", "on", "ning", "või", "oma", "kui", "ei", "eest", "sh", "ka", "see"})
_ENGLISH = frozenset({"the", "and", "of", "to", "in", "for", "with", "is", "by", "or"})


#: A place below the root, from the inside out: (what it is in, its own key or index); None is the root.
_Link = Any


class Text(NamedTuple):
    """A text and where it stands."""

    path: Path
    text: str


class Prose:
    """All texts of a description for people, in document order, and their folded form."""

    def __init__(self, root: Mapping) -> None:
        self._said: list[str] = []
        self._places: list[tuple[_Link, str | int]] = []
        self.candidates: dict[WordList, set[str]] | None = None  # filled by WordIndex
        self._collect(root, None)

    def _collect(self, node: Node, link: _Link) -> None:
        """Collect scalars by recursion: the depth of a tree is bounded by the reader."""
        said, places = self._said, self._places
        for part, child in children(node):
            if type(child) is Scalar:
                if child.kind == "str" and child.text and part not in _NO_PROSE:
                    said.append(child.text)
                    places.append((link, part))
            elif part not in _NO_PROSE and not (isinstance(part, str) and part.startswith("x-")):
                self._collect(child, (link, part))

    def text(self, number: int) -> Text:
        """Return one of the texts; paths are made only for those that are asked for."""
        link, part = self._places[number]
        path: list[str | int] = [part]
        while link is not None:
            link, part = link
            path.append(part)
        return Text(tuple(reversed(path)), self._said[number])

    @property
    def texts(self) -> list[Text]:
        """All texts, in document order."""
        return [self.text(number) for number in range(len(self._said))]

    @cached_property
    def folded(self) -> str:
        """The texts in lower case and compatibility form, one a line."""
        joined = "\n".join([text.replace("\n", " ") if "\n" in text else text for text in self._said])
        if not unicodedata.is_normalized("NFKC", joined):
            joined = "\n".join(unicodedata.normalize("NFKC", line).replace("\n", " ") for line in joined.split("\n"))
        return joined.lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the folded texts."""
        text = self.folded
        for sign in _BETWEEN:
            text = text.replace(sign, " ")
        return frozenset(text.split())

    @cached_property
    def language(self) -> Literal["et", "en"]:
        """The language most of the text is in."""
        return "en" if len(self.words & _ENGLISH) > len(self.words & _ESTONIAN) else "et"

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.folded.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every match of a pattern (for folded text) with the text it stands in."""
        for match in pattern.finditer(self.folded):
            yield self.text(bisect_right(self._starts, match.start()) - 1), match


class WordList:
    """Words and phrases that a rule looks for. `source` says where the list comes from.

    An entry is a word or phrase in any case form written out; ``*`` stands for any ending: ``tähtae*``.
    """

    def __init__(self, source: str, entries: tuple[str, ...]) -> None:
        self.source = source
        self.entries = entries
        self.index: WordIndex | None = None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All entries as one pattern of whole words, longest first."""
        return _pattern(self.entries)

    def may_be_in(self, prose: Prose) -> bool:
        """Tell whether a search can find anything; cheap, and asked before everything else."""
        return bool(self.entries) and (self.index is None or self in self.index.candidates(prose))

    def knows(self, word: str) -> bool:
        """Tell whether a folded word may be one of an entry's."""
        return self.index is None or any(self is filed.words for filed in self.index.of(word))

    def find(self, prose: Prose) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every entry that the prose holds, with the text it stands in."""
        if self.index is None:
            yield from prose.search(self.pattern)
            return
        entries = self.index.candidates(prose).get(self)
        if entries:  # mostly one or two of many
            yield from prose.search(_pattern(tuple(sorted(entries))))


@lru_cache(maxsize=4096)
def _pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(entry.lower()).replace(r"\*", r"\w*").replace(r"\ ", r"[^\S\n]+") for entry in entries)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")


class WordIndex:
    """All word lists together: which of them a text can match is told by one look at each of its words.

    What is known of a word is remembered from description to description: the vocabulary of an agency is small.
    """

    def __init__(self, lists: Iterable[WordList]) -> None:
        self.exact: dict[str, list[_Filed]] = {}
        self.beginnings: dict[str, list[_Filed]] = {}
        self.always: list[_Filed] = []
        self.known: dict[str, tuple[_Filed, ...]] = {}
        for words in lists:
            words.index = self
            for entry in words.entries:
                self._add(words, entry.lower())

    def _add(self, words: WordList, entry: str) -> None:
        """File a list under the longest word of an entry; what has no word to file it under is always tried."""
        found = list(_WORD.finditer(entry))
        best = max(found, key=lambda match: len(match.group()), default=None)
        if best is None:
            self.always.append(_Filed(words, entry, frozenset()))
            return
        whole = frozenset(match.group() for match in found if match is not best and not _open(entry, match))
        table = self.beginnings if _open(entry, best) else self.exact
        table.setdefault(best.group(), []).append(_Filed(words, entry, whole))

    def candidates(self, prose: Prose) -> dict[WordList, set[str]]:
        """Return the lists that `prose` may match, with the entries that may; worked out once for a description."""
        if prose.candidates is None:
            found: dict[WordList, set[str]] = {}
            for filed in self.always:
                found.setdefault(filed.words, set()).add(filed.entry)
            known = self.known
            for word in prose.words:
                filed_here = known.get(word)  # `of`, but for the call: this is asked of every word of every file
                for words, entry, others in self.of(word) if filed_here is None else filed_here:
                    if not others or others <= prose.words:
                        found.setdefault(words, set()).add(entry)
            prose.candidates = found
        return prose.candidates

    def of(self, word: str) -> tuple[_Filed, ...]:
        """Return what is filed under `word`, or under how it begins."""
        known = self.known.get(word)
        if known is None:
            found = list(self.exact.get(word, ()))
            for size in range(1, len(word) + 1):
                found += self.beginnings.get(word[:size], ())
            known = self.known[word] = tuple(dict.fromkeys(found))
        return known


class _Filed(NamedTuple):
    """A list, the entry that it is filed for, and the other whole words of that entry."""

    words: WordList
    entry: str
    others: frozenset[str]


def _open(entry: str, match: re.Match[str]) -> bool:
    """Tell whether a word of an entry may go on, or is only the end of one."""
    return entry[match.end() : match.end() + 1] == "*" or entry[max(0, match.start() - 1) : match.start()] == "*"
