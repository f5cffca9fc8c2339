"""The prose of a description: folded once, matched once, by all text rules together."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.syntax.nodes import Mapping, Scalar, Sequence
from jdlint.views.word_index import WordIndex
from jdlint.views.words import ENGLISH, Filed, WordList

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


#: A place below the root, from the inside out: (what it is in, its own key or index); None is the root.
_Link = Any


class Text(NamedTuple):
    """A text and where it stands."""

    path: Path
    text: str


class Prose:
    """All texts of a description for people, in document order, and their folded form.

    `source` is the text of the file, which tells what is *not* in the prose before anything is collected: `whole`
    says that every word of the prose stands in it as it is. `index` holds the word lists of the run.
    """

    def __init__(self, root: Mapping, source: str = "", *, whole: bool = False, index: WordIndex | None = None) -> None:
        self._root = root
        self._source = source
        self._whole = whole
        self._index = index

    def part(self, *sections: str) -> Prose:
        """Return the prose of some sections: what looks at these alone need not collect and search the others."""
        values = {name: node for name, node in self._root.values.items() if name in sections}
        return Prose(Mapping({}, values, self._root.start, self._root.end))

    @cached_property
    def _leaves(self) -> tuple[list[str], list[tuple[_Link, str | int]]]:
        """The texts and their places."""
        said: list[str] = []
        places: list[tuple[_Link, str | int]] = []
        _collect(self._root, None, said, places)
        return said, places

    def text(self, number: int) -> Text:
        """Return one of the texts; paths are made only for those that are asked for."""
        said, places = self._leaves
        link, part = places[number]
        path: list[str | int] = [part]
        while link is not None:
            link, part = link
            path.append(part)
        return Text(tuple(reversed(path)), said[number])

    @property
    def texts(self) -> list[Text]:
        """All texts, in document order."""
        return [self.text(number) for number in range(len(self._leaves[0]))]

    @cached_property
    def written(self) -> str:
        """The texts as written, one behind the other; a text with line breaks takes several lines."""
        return "\n".join(self._leaves[0])

    def find(self, pattern: re.Pattern[str], having: Iterable[str] = ("",)) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every match of a pattern for texts as written, capitals and all, with the text it stands in.

        Only texts that hold one of the strings `having` are searched.
        """
        parts = tuple(having)
        for number, text in enumerate(self._leaves[0] if parts else ()):
            for part in parts:
                if part in text:
                    for match in pattern.finditer(text):
                        yield self.text(number), match
                    break

    @cached_property
    def folded(self) -> str:
        """The texts in lower case and compatibility form, one a line."""
        said = self._leaves[0]
        joined = "\n".join(said)
        if joined.count("\n") >= len(said) > 0:
            joined = "\n".join([text.replace("\n", " ") for text in said])
        if not unicodedata.is_normalized("NFKC", joined):
            joined = "\n".join(unicodedata.normalize("NFKC", line).replace("\n", " ") for line in joined.split("\n"))
        return joined.lower()

    @cached_property
    def pieces(self) -> set[str]:
        """What stands between white space, with signs and as written: every word of the prose is in one of them."""
        found = set(self._source.split())
        if not self._whole:
            found.update("\n".join(self._leaves[0]).split())
        return found

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
        if self.candidates is not None and ENGLISH not in self.candidates:
            return "et"  # as nearly always; then no word needs to be counted
        return "en" if len(self.words.intersection(ENGLISH.entries)) > len(self.words & _ESTONIAN) else "et"

    @cached_property
    def candidates(self) -> dict[WordList, list[Filed]] | None:
        """The word lists that may be found in the prose, with the entries that may; None without an index."""
        return None if self._index is None else self._index.candidates(self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(line) + 1 for line in self.folded.split("\n")], initial=0))

    def search(self, pattern: re.Pattern[str], having: Iterable[str] = ("",)) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every match of a pattern (for folded text) with the text it stands in.

        Only texts that hold one of the strings `having` are searched; no match may run from one text into the next.
        """
        folded, starts = self.folded, self._starts
        numbers: set[int] = set()
        for part in having:
            at = folded.find(part)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                numbers.add(number)
                at = folded.find(part, starts[number + 1])
        for number in sorted(numbers):
            for match in pattern.finditer(folded, starts[number], starts[number + 1] - 1):
                yield self.text(number), match


def _collect(node: Mapping | Sequence, link: _Link, said: list[str], places: list[tuple[_Link, str | int]]) -> None:
    """Collect scalars by recursion: the depth of a tree is bounded by the reader."""
    items: Iterable[tuple[str | int, Any]] = node.values.items() if isinstance(node, Mapping) else enumerate(node.items)
    for part, child in items:
        if part in _NO_PROSE:
            continue
        if type(child) is Scalar:
            if child.kind == "str" and child.text:
                said.append(child.text)
                places.append((link, part))
        elif not (type(part) is str and part.startswith("x-")):
            _collect(child, (link, part), said, places)
