"""Word lists, and which of them a text can match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple

if TYPE_CHECKING:  # prose knows its word lists, and a list only what it is looked for in
    from jdlint.views.prose import Prose, Text

WORD = re.compile(r"\w+")
# Pieces of text that are remembered: so many at most, and so many characters of each.
_MOST, _LONGEST = 60_000, 100


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


# A word and the signs around it: such a piece has no shape. Its small letters have one form alone.
_PLAIN = regex(r"[(„“\"']?([A-WYZÄÖÕÜŠŽ]?[a-zäöõüšž]+)[)“”\"']?[.,;:]?")
# The line for editors that nearly every file begins with is no prose.
_MODELINE = ("$schema=", "yaml-language-server:")
#: Words told by their form and not by a list. They are filed like lists, so that a rule can name them in its trigger.
SHAPES: Mapping[str, tuple[WordList, re.Pattern[str]]] = {
    name: (WordList("form of words", ()), re.compile(pattern))
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
# What must not stand anywhere in a file, be it prose or not.
_ANYWHERE = ("mail", "digits")

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


class WordIndex:
    """All word lists together, by name: which of them a text can match is told by one look at each of its words.

    `filing` says where their entries are filed; it is made where it is not given. What is known of a piece of text is
    remembered from description to description: the vocabulary of an agency is small. Most pieces are in no list; one
    operation on sets puts those aside.
    """

    def __init__(self, lists: Mapping[str, WordList], filing: Filing | None = None) -> None:
        self.lists = {COMMON: ENGLISH, **lists}
        if filing is None:
            from jdlint.views.filing import filing_of  # noqa: PLC0415 - the shipped lists come filed

            filing = filing_of({name: words.entries for name, words in lists.items()})
        self.filing = filing
        self.always: dict[WordList, list[Filed]] = {}
        for item in self._filed("", self.filing.always):
            self.always.setdefault(item.words, []).append(item)
        self.further = frozenset(self.filing.further)
        self.silent: set[str] = set()
        self.known: dict[str, _Speech] = {}
        for words in self.lists.values():
            words.index = self
        self._heads = _Starts(self.filing.beginnings)
        self._tails = _Starts([tail[::-1] for tail in self.filing.endings])

    def _filed(self, word: str, rows: Iterable[Row]) -> list[Filed]:
        """Return what is filed under a word; few words of a text have anything there."""
        parts = (row.split(" ", 2) for row in rows)
        return [
            Filed(self.lists[self.filing.names[int(number)]], entry, word, frozenset(filter(None, others.split(","))))
            for number, others, entry in parts
        ]

    def candidates(self, pieces: set[str]) -> dict[WordList, list[Filed]]:
        """Return the lists that a text of these pieces may match, with the entries that may."""
        found: dict[WordList, list[Filed]] = {words: list(filed) for words, filed in self.always.items()}
        spoken = [self.known.get(piece) or self.of(piece) for piece in pieces - self.silent]
        bound: list[Filed] = []
        for alone, together, _ in spoken:
            for item in alone:
                found.setdefault(item.words, []).append(item)
            bound += together
        seen = set().union(*[words for _, _, words in spoken]) if bound else set()
        for item in bound:
            if item.others <= seen:
                found.setdefault(item.words, []).append(item)
        return found

    def of(self, piece: str) -> _Speech:
        """Return what is filed under the words of `piece`, how they begin or end, and its words that go with others.

        The words are looked at in both forms of small letters: prose is in lower case, single fields are folded.
        """
        if piece in self.known:
            return self.known[piece]
        plain = _PLAIN.fullmatch(piece)
        if plain is not None:
            word = plain[1].lower()
            if not self._is_filed(word) and word not in self.further and len(piece) <= _LONGEST:
                if len(self.silent) + len(self.known) >= _MOST:
                    self._forget()
                self.silent.add(piece)
                return _NOTHING
            words = {word}
        else:
            whole = unicodedata.normalize("NFKC", piece)
            words = {word for text in {whole.lower(), whole.casefold()} for word in WORD.findall(text)}
        filed: list[Filed] = []
        _, exact, beginnings, endings, _, _ = self.filing
        for word in words:
            if word in exact:
                filed += self._filed(word, exact[word])
            for size in self._heads.sizes(word):
                if word[:size] in beginnings:
                    filed += self._filed(word[:size], beginnings[word[:size]])
            for size in self._tails.sizes(word[::-1]):
                if word[-size:] in endings:
                    filed += self._filed(word[-size:], endings[word[-size:]])
        if plain is None:
            names = _ANYWHERE if piece.startswith(_MODELINE) else SHAPES
            found = [(words, form.search(piece)) for words, form in map(SHAPES.__getitem__, names)]
            filed += [Filed(words, match.group(), piece, frozenset()) for words, match in found if match is not None]
        filed = list(dict.fromkeys(filed))
        alone, together = (tuple(item for item in filed if bool(item.others) is more) for more in (False, True))
        speech: _Speech = (alone, together, words & self.further)
        if len(piece) <= _LONGEST:
            if len(self.silent) + len(self.known) >= _MOST:
                self._forget()
            if any(speech):
                self.known[piece] = speech
            else:
                self.silent.add(piece)
        return speech

    def _is_filed(self, word: str) -> bool:
        """Tell whether anything may be filed under a word, how it begins or how it ends; quick, for most are not."""
        return word in self.filing.exact or self._heads.may_begin(word) or self._tails.may_begin(word[::-1])

    def _forget(self) -> None:
        self.silent.clear()
        self.known.clear()


class _Starts:
    """How long beginnings of words are, by their first letters, which tell of most words that there is none."""

    def __init__(self, heads: Iterable[str]) -> None:
        heads = list(heads)
        self._first = min(map(len, heads), default=0)
        found: dict[str, set[int]] = {}
        for head in heads:
            found.setdefault(head[: self._first], set()).add(len(head))
        self._sizes = {start: tuple(sorted(sizes)) for start, sizes in found.items()}

    def may_begin(self, word: str) -> bool:
        """Tell whether `word` may have one of the beginnings."""
        return word[: self._first] in self._sizes

    def sizes(self, word: str) -> tuple[int, ...]:
        """Return the lengths of the beginnings that `word` may have."""
        return self._sizes.get(word[: self._first], ())


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
#: What is filed under the words of a piece of text: entries of one word, entries that hold other words besides; and
#: those of its words that are such others.
_Speech = tuple[tuple[Filed, ...], tuple[Filed, ...], set[str]]
_NOTHING: _Speech = ((), (), set())
