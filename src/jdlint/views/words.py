"""Word lists: what rules look for, and how it is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple

if TYPE_CHECKING:  # prose and index know their word lists, and a list only where it is looked for
    from jdlint.views.prose import Prose, Text
    from jdlint.views.word_index import WordIndex

WORD = re.compile(r"\w+")


class WordList:
    """Words and phrases that a rule looks for. `source` says where the list comes from.

    An entry is a word or phrase in any case form written out; ``*`` stands for any ending: ``tähtae*``. `instead` says
    of entries what should be written; where it ends with ``*`` as well, the ending is kept.
    """

    def __init__(self, source: str, entries: tuple[str, ...], instead: Mapping[str, str] | None = None) -> None:
        self.source = source
        self.entries = entries
        self.instead = instead or {}
        self.index: WordIndex | None = None

    def correction(self, words: str) -> str | None:
        """Return what should be written instead of `words`, capital letter kept; None where the list does not say."""
        folded = words.lower()
        for entry, right in self.instead.items():
            head = entry.rstrip("*")
            if folded == head or (entry.endswith("*") and folded.startswith(head)):
                corrected = right[:-1] + words[len(head) :] if right.endswith("*") else right
                return corrected[:1].upper() + corrected[1:] if words[:1].isupper() else corrected
        return None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All entries as one pattern of whole words, longest first."""
        return _pattern(self.entries)

    def may_be_in(self, prose: Prose) -> bool:
        """Tell whether a search can find anything; cheap, and asked before everything else."""
        return bool(self.entries) and (prose.candidates is None or self in prose.candidates)

    def pieces(self, prose: Prose) -> set[str]:
        """Return the pieces of text, signs and all, that have this form; for `SHAPES` alone."""
        return prose.pieces if prose.candidates is None else {item.word for item in prose.candidates.get(self, ())}

    def parts(self, prose: Prose) -> set[str]:
        """Return what in those pieces has the form: only a text that holds one of these needs to be searched."""
        return {""} if prose.candidates is None else {item.entry for item in prose.candidates.get(self, ())}

    def knows(self, word: str) -> bool:
        """Tell whether a folded word may be one of an entry's."""
        return self.index is None or any(self is filed.words for part in self.index.of(word)[:2] for filed in part)

    def find(self, prose: Prose, *sections: str) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every entry that the prose holds, or that of some sections, with the text it stands in."""
        if prose.candidates is not None and self not in prose.candidates:
            return
        looked_at = prose.part(*sections) if sections else prose
        if prose.candidates is None:
            yield from looked_at.search(self.pattern)
        else:
            filed = prose.candidates[self]  # mostly one or two of many entries
            pattern = _pattern(tuple(sorted({item.entry for item in filed})))
            yield from looked_at.search(pattern, {item.word for item in filed})


#: Words told by their form and not by a list. They are filed like lists, so that a rule can name them in its trigger.
SHAPES: Mapping[str, tuple[WordList, re.Pattern[str]]] = {
    name: (WordList("form of words", ()), regex(pattern))
    for name, pattern in (
        ("capitals", r"[A-ZÄÖÕÜŠŽ]{2}"),
        ("hyphens", r"[^\W\d_]{3}-(?:$|[a-zäöõüšž]{2})"),
        (
            "blanks",
            r"[xX]{3}|_{3}|\.{3}|…|\?{3}|<\w|TODO|TBD|FIXME|N\.N|\[(?:nim|kuu|num|asu|ame|sis|lis|dat|nam|tit|uni|ins)",
        ),
        ("addresses", r"://|\\\\|\w@\w|\.[a-z]{2,}(?:/|\b)|\d\.\d+\.\d+\.\d"),
        ("mail", "@"),
        ("digits", r"[0-9]{11}"),
    )
}
#: Words so common that a page of English holds several of them; filed like a list, for few descriptions hold any.
COMMON = "common words"
ENGLISH = WordList("common words", ("the", "and", "of", "to", "in", "for", "with", "is", "by", "or"))


_STAR = re.compile(r"(\*+\w*)")
_BLANKS = regex(r"(?:\\ )+")


@lru_cache(maxsize=4096)
def _pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    parts = (_form(entry.lower()) for entry in entries)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")


def _form(entry: str) -> str:
    """Return the pattern of an entry, whose work grows with the length of the text, however many stars there are.

    Nothing is given back that cannot help: of the letters behind a star the first place where they stand will do if
    another star follows, and they end the word if none does.
    """
    plain, *further = _STAR.split(entry)
    found = [_escaped(plain)]
    for number in range(0, len(further), 2):
        letters, behind = _escaped(further[number].lstrip("*")), further[number + 1]
        if not letters:
            # A star before the first blank stands for a word: nothing would be looked for at each of many blanks.
            found.append(r"\w++" if len(found) == 1 and not plain and behind.startswith(" ") else r"\w*+")
        elif not behind and number + 2 < len(further):
            found.append(rf"(?>\w*?{letters})")
        else:
            found.append(rf"\w*{letters}")
        found.append(_escaped(behind))
    return "".join(found)


def _escaped(text: str) -> str:
    return _BLANKS.sub(lambda _blanks: r"[^\S\n]++", re.escape(text)) if text else ""


class Filing(NamedTuple):
    """Which entry of which list is filed under which word: plain data, so that it can be made ahead of a run.

    `names` are those of the lists.
    `exact` are whole words, `beginnings` and `endings` those that more letters may follow or stand before. `always`
    are entries without a word to file them under. `further` are words that stand beside the one that an entry is filed
    under.
    """

    names: list[str]
    exact: dict[str, list[Row]]
    beginnings: dict[str, list[Row]]
    endings: dict[str, list[Row]]
    always: list[Row]
    further: list[str]


class Filed(NamedTuple):
    """A list, the entry that it is filed for, the word it is filed under, and the entry's other whole words."""

    words: WordList
    entry: str
    word: str
    others: frozenset[str]


#: The number of a list among the names, the entry's other whole words with commas between them, and the entry, with a
#: space between each: one text, for a start reads thousands of them and a run looks at few.
Row = str
