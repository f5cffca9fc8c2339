"""Which word lists a text can match: told by one look at each of its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from jdlint.views.words import COMMON, ENGLISH, SHAPES, WORD, Filed, Filing, Row, WordList

# Pieces of text that are remembered: so many at most, and so many characters of each.
_MOST, _LONGEST = 60_000, 100
# The line for editors that nearly every file begins with is no prose.
_MODELINE = ("$schema=", "yaml-language-server:")
# What must not stand anywhere in a file, be it prose or not.
_ANYWHERE = ("mail", "digits")
# Signs around a word, so few that they make no shape (three dots do), and letters whose small form is one alone.
_BEFORE, _BEHIND, _FEW = "(„“\"'", ")“”\"'.,;:", 2
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzäöõüšž")

#: What is filed under the words of a piece of text: entries of one word, entries that hold other words besides; and
#: those of its words that are such others.
_Speech = tuple[tuple[Filed, ...], tuple[Filed, ...], set[str]]
_NOTHING: _Speech = ((), (), set())


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
        beginnings, endings = self.filing.beginnings, self.filing.endings
        self._head, self._tail = (min(map(len, parts), default=0) for parts in (beginnings, endings))
        self._heads = _sizes((part[: self._head], part) for part in beginnings)
        self._tails = _sizes((part[-self._tail :], part) for part in endings)

    def _filed(self, word: str, rows: Iterable[Row]) -> list[Filed]:
        """Return what is filed under a word; few words of a text have anything there."""
        parts = (row.split(" ", 2) for row in rows)
        return [
            Filed(self.lists[self.filing.names[int(number)]], entry, word, frozenset(filter(None, others.split(","))))
            for number, others, entry in parts
        ]

    def _found_under(self, word: str) -> Iterator[tuple[str, list[Row]]]:
        """Yield a word, how it begins and how it ends, as far as anything is filed there, and what is."""
        _, exact, beginnings, endings, _, _ = self.filing
        if word in exact:
            yield word, exact[word]
        for size in self._heads.get(word[: self._head], ()):
            if word[:size] in beginnings:
                yield word[:size], beginnings[word[:size]]
        for size in self._tails.get(word[-self._tail :], ()):
            if word[-size:] in endings:
                yield word[-size:], endings[word[-size:]]

    def candidates(self, pieces: set[str]) -> dict[WordList, list[Filed]]:
        """Return the lists that a text of these pieces may match, with the entries that may."""
        found: dict[WordList, list[Filed]] = {words: list(filed) for words, filed in self.always.items()}
        rest = pieces - self.silent
        rest -= self._put_aside(rest.difference(self.known))
        spoken = [self.known.get(piece) or self.of(piece) for piece in rest]
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

    def _put_aside(self, pieces: set[str]) -> set[str]:
        """Return those of some new pieces that are plain words and filed nowhere, as nearly all of them are."""
        exact, further = self.filing.exact, self.further
        heads, head, tails, tail = self._heads, self._head, self._tails, -self._tail
        found = set()
        for piece in pieces:
            word = _plain_word(piece)
            if not word or word in exact or word in further:
                continue
            # letters that many words share with something that is filed tell most words, at a glance, from all of it
            if (word[:head] in heads or word[tail:] in tails) and any(True for _ in self._found_under(word)):
                continue
            found.add(piece)
        for piece in found:
            self._make_room()
            self.silent.add(piece)
        return found

    def of(self, piece: str) -> _Speech:
        """Return what is filed under the words of `piece`, how they begin or end, and its words that go with others.

        The words are looked at in both forms of small letters: prose is in lower case, single fields are folded.
        """
        if piece in self.known:
            return self.known[piece]
        plain = _plain_word(piece)
        words = {plain} if plain else _words(piece)
        filed = [item for word in words for part, rows in self._found_under(word) for item in self._filed(part, rows)]
        if not plain:
            for name in _ANYWHERE if piece.startswith(_MODELINE) else SHAPES:
                shape, form = SHAPES[name]
                match = form.search(piece)
                if match is not None:
                    filed.append(Filed(shape, match.group(), piece, frozenset()))
        speech = _NOTHING
        beside = words & self.further
        if filed or beside:
            filed = list(dict.fromkeys(filed))
            alone, together = (tuple(item for item in filed if bool(item.others) is more) for more in (False, True))
            speech = (alone, together, beside)
        if len(piece) <= _LONGEST:
            self._make_room()
            if speech is _NOTHING:
                self.silent.add(piece)
            else:
                self.known[piece] = speech
        return speech

    def _make_room(self) -> None:
        if len(self.silent) + len(self.known) >= _MOST:
            self.silent.clear()
            self.known.clear()


def _plain_word(piece: str) -> str:
    """Return the small letters of a piece that is one word and signs around it, and has no shape; else an empty text.

    In compatibility form and when cases are folded such a word is the same.
    """
    word = piece.lstrip(_BEFORE).rstrip(_BEHIND)
    small = word.lower()
    if small[1:] != word[1:] or len(piece) - len(word) > _FEW or len(piece) > _LONGEST or "xxx" in small:
        return ""
    return small if (small.isalpha() if small.isascii() else _LETTERS.issuperset(small)) else ""


def _words(piece: str) -> set[str]:
    """Return the words of a piece in both forms of small letters."""
    if piece.isascii():
        return set(WORD.findall(piece.lower()))
    whole = unicodedata.normalize("NFKC", piece)
    return {word for text in {whole.lower(), whole.casefold()} for word in WORD.findall(text)}


def _sizes(parts: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """Return how long parts of words are, by some of their letters, which tell of most words that there is none."""
    found: dict[str, set[int]] = {}
    for letters, part in parts:
        found.setdefault(letters, set()).add(len(part))
    return {letters: tuple(sorted(sizes)) for letters, sizes in found.items()}
