"""All Facts of a context, indexed by id, title and unit, and which posts are in force."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from functools import cached_property
from typing import Any

from jdlint.core.text import fold
from jdlint.estonian.declension import forms_of
from jdlint.facts.facts import Facts
from jdlint.facts.organisation import Organisation, Titles
from jdlint.facts.units import HEADS, Units
from jdlint.facts.unread import Unread

_STEM, _SHORT = 3, 4


class Register:
    """The posts of a context as of a date; `facts` keep their numbers, closed posts and all."""

    def __init__(
        self,
        facts: tuple[Facts, ...],
        as_of: dt.date,
        organisation: Organisation | None = None,
        titles: Titles | None = None,
        unread: tuple[Unread, ...] = (),
    ) -> None:
        self.facts = facts
        self.as_of = as_of
        self.organisation = organisation
        self.titles = titles
        self.unread = unread
        self._folded: dict[str, str] = {}
        self.crowds: dict[tuple[str, str, str | None], Any] = {}  # kept by jdlint.facts.resolve
        self.relative: dict[tuple[tuple[str, ...], str], Any] = {}  # kept by jdlint.facts.naming

    def fold(self, text: str) -> str:
        """Return the folded form of a name; the names of an agency are few and asked for often."""
        found = self._folded.get(text)
        if found is None:
            found = self._folded[text] = fold(text)
        return found

    @cached_property
    def open(self) -> tuple[int, ...]:
        """Numbers of the posts in force: neither closed before `as_of` nor a version another one has replaced."""
        return tuple(number for number in range(len(self.facts)) if number in self._valid)

    @cached_property
    def _valid(self) -> frozenset[int]:
        return frozenset(number for number in range(len(self.facts)) if self._holds(number))

    def _holds(self, number: int) -> bool:
        post = self.facts[number]
        today = self.as_of.isoformat()
        start, end = post.span
        if end < today:
            return False
        if start <= today or post.id is None:
            return True
        # a version to come replaces nothing while another version of the post is in force
        others = (self.facts[other].span for other in self.by_id[post.id])
        return not any(first <= today <= last for first, last in others)

    def is_open(self, number: int) -> bool:
        return number in self._valid

    @cached_property
    def units(self) -> Units:
        """The units of the posts in force."""
        return Units(self.facts, self.open, self.organisation)

    @cached_property
    def by_id(self) -> dict[str, list[int]]:
        """Numbers of the posts of each id, closed ones included."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, post in enumerate(self.facts):
            if post.id:
                index[post.id].append(number)
        return dict(index)

    @cached_property
    def by_title(self) -> dict[str, list[int]]:
        """Numbers of the posts of each folded title, whatever their specialisation, closed ones included."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, post in enumerate(self.facts):
            if post.title:
                index[self.fold(post.title)].append(number)
        return dict(index)

    @cached_property
    def by_specialisation(self) -> dict[tuple[str, str], list[int]]:
        """Numbers of posts by folded title and specialisation; the units of a post without one stand in for it."""
        index: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, post in enumerate(self.facts):
            if post.title:
                title = self.fold(post.title)
                for name in dict.fromkeys(post.unit) if post.specialisation is None else (post.specialisation,):
                    index[title, self.fold(name)].append(number)
        return dict(index)

    def bare(self, title: str) -> list[int]:
        """Return the posts a folded title means that comes without specialisation: those without one, else all."""
        found = self._bare.get(title)
        if found is None:
            every = self.by_title.get(title, [])
            plain = [number for number in every if not self.facts[number].specialisation]
            found = self._bare[title] = plain if any(map(self.is_open, plain)) else every
        return found

    @cached_property
    def _bare(self) -> dict[str, list[int]]:
        return {}

    @cached_property
    def by_alias(self) -> dict[str, list[int]]:
        """Numbers of the posts of each folded short name: what the titles file says, and what titles say themselves."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, post in enumerate(self.facts):
            for alias in post.aliases:
                index[self.fold(alias)].append(number)
        for entry in () if self.titles is None else self.titles.aliases:
            meant = self.by_id.get(entry.means) or self.named(entry.means)
            if meant:
                index[self.fold(entry.name)] = meant
        return dict(index)

    def named(self, words: str) -> list[int]:
        """Return the posts, closed ones included, of a title with or without its specialisation in brackets."""
        title, bracket, rest = self.fold(words).partition("(")
        if rest.startswith("edaspidi "):
            bracket = ""
        found = self.by_title.get(title.strip(), [])
        return [n for n in found if self.specialised(n, rest.rstrip(") "))] if bracket else found

    def listed(self, words: str) -> list[int]:
        """Return the posts, closed ones included, that the words of a list mean, in whatever case they stand there."""
        found = self.named(words)
        if found:
            return found
        title, bracket, rest = self.fold(words).partition("(")
        before, space, last = title.strip().rpartition(" ")
        meant = (self.named(f"{before}{space}{base} {bracket}{rest}") for base, _plural in self.bases(last))
        return sorted({number for numbers in meant for number in numbers})

    def specialised(self, number: int, specialisation: str) -> bool:
        """Tell whether a post has a folded specialisation, which may also be the name of its unit."""
        own = self.facts[number].specialisation
        if own is not None:
            return self.fold(own) == specialisation
        return specialisation in map(self.fold, self.facts[number].unit)

    @cached_property
    def titles_by_last(self) -> dict[str, list[str]]:
        """Folded titles and short names by their last word."""
        index: dict[str, list[str]] = defaultdict(list)
        for name in {**self.by_title, **self.by_alias}:
            index[name.rpartition(" ")[2]].append(name)
        return dict(index)

    @cached_property
    def titles_by_gap(self) -> dict[tuple[str, ...], list[tuple[str, int]]]:
        """Folded titles of several words by all of them but one (an empty text), which is not the last; and which."""
        index: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for name in self.by_title:
            words = name.split()
            for gap in range(len(words) - 1):
                index[(*words[:gap], "", *words[gap + 1 :])].append((name, gap))
        return dict(index)

    def bases(self, word: str) -> tuple[tuple[str, bool], ...]:
        """Return the last words of titles that `word` is a case form of, and whether it is one of the plural."""
        found = self._bases.get(word)
        if found is None:
            near = self._last_by_stem.get(word[:_STEM], []) + self._last_by_stem.get(word[:1], [])
            singular = [(base, False) for base in near if word in self.singular_of(base)]
            found = tuple(singular or [(base, True) for base in near if word in forms_of(base).plural])
            self._bases[word] = found
        return found

    def singular_of(self, base: str) -> frozenset[str]:
        """Return the case forms of a word in the singular, as the titles file gives them, else as its ending tells."""
        given = self._irregular.get(base)
        return forms_of(base).singular if given is None else given

    @cached_property
    def _irregular(self) -> dict[str, frozenset[str]]:
        words = () if self.titles is None else self.titles.words
        return {self.fold(item.word): frozenset(map(self.fold, item.forms)) for item in words}

    @cached_property
    def _bases(self) -> dict[str, tuple[tuple[str, bool], ...]]:
        return {}

    @cached_property
    def _last_by_stem(self) -> dict[str, list[str]]:
        """Last words by their first letters, which every case form shares; short words by the first one alone."""
        index: dict[str, list[str]] = defaultdict(list)
        for word in sorted({*self.titles_by_last, *HEADS}):
            index[self.stem_of(word)].append(word)
        return dict(index)

    def stem_of(self, word: str) -> str:
        """Return the letters that every case form of a word begins with, as far as that is certain."""
        return word[:1] if len(word) <= _SHORT or word in self._irregular else word[:_STEM]

    @cached_property
    def unread_names(self) -> dict[str, Unread]:
        """Files that could not be read by the folded names their posts may have."""
        return {self.fold(name): item for item in reversed(self.unread) for name in item.names}

    def called(self, number: int) -> str:
        """Return what messages call a post: its name, with its id where another post in force bears the same name."""
        post = self.facts[number]
        plain = post.id is None or post.name == post.id or not self.is_shared(post.name)
        return post.name if plain else f"{post.name} [{post.id}]"

    def is_shared(self, name: str) -> bool:
        """Tell whether several posts in force bear a name."""
        return self._names[name] > 1

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(self.facts[number].name for number in self.open)

    def closed_since(self, number: int) -> dt.date:
        """Return the first day on which a closed post was closed; for one that is yet to come, `as_of`."""
        end = self.facts[number].date("position.valid_to")
        day = self.as_of if end is None else dt.date.fromisoformat(end.value)
        return day if end is None or day == dt.date.max else day + dt.timedelta(days=1)
