"""Labels of job descriptions: which field does a line name? The words are data (`labels.yaml`).

A label matches as a whole, the longest first. Scanned text loses õ, ä, ö and ü and breaks letters apart, so a label may
differ in a few letters; a value is never read so, and an ordinary inflection (other ending) is not taken for damage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast

import yaml

from jdlint.core.records import NamedTuple

#: What optical character recognition makes of a letter; reading it back costs nothing.
_CONFUSED = {
    "õ": "oeéèdb60ö", "ö": "oeéèd60õ", "ü": "uil", "ä": "aid", "š": "s", "ž": "z",
    "i": "l1|j!", "l": "1i|", "j": "i", "o": "0", "s": "5", "b": "6", "g": "9",
}  # fmt: skip
_NUMBER = re.compile(r"\s*(?:\d{1,2}\.(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?)?(?![\d.])|[IVX]{1,4}\.(?=\s))\s*")
_PARAGRAPH_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[^\W\d_])")
_WORD = re.compile(r"\S+")
_MAX_WORDS = 8
NO_HOUSE: Mapping[str, Sequence[str]] = {}


class Label(NamedTuple):
    """A label: the field it names, its words, and whether a value may follow it without a colon."""

    field: str
    text: str
    words: int
    inline: bool


class Match(NamedTuple):
    """A label found in a line: characters `start`..`end`, the value from `rest`; `cost` counts damaged letters."""

    label: Label
    start: int
    end: int
    rest: int
    cost: int

    @property
    def field(self) -> str:
        return self.label.field


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Return letters and digits of `text`, lower case, without accents: the key of an undamaged label."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(filter(str.isalnum, plain))


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    """Return letters and digits of `text`, lower case, accents kept."""
    return "".join(char for char in unicodedata.normalize("NFC", text.lower()) if char.isalnum() or char in "|!")


def number_end(text: str) -> int:
    """Return where the section number at the beginning of `text` ends (0: there is none)."""
    found = _NUMBER.match(text)
    return found.end() if found else 0


def section_number(text: str) -> int:
    """Return where a number of two levels or more at the beginning of `text` ends, as of a paragraph of a section."""
    found = _PARAGRAPH_NUMBER.match(text)
    return found.end() if found else 0


def damage(expected: str, seen: str, limit: int) -> int:
    """Return how many letters of `seen` differ from `expected`, near letters free; more than `limit` is `limit` + 1."""
    if abs(len(expected) - len(seen)) > limit:
        return limit + 1
    row = list(range(len(seen) + 1))
    for i, want in enumerate(expected, 1):
        previous, row[0] = row[0], i
        best = row[0]
        for j, got in enumerate(seen, 1):
            step = previous + (0 if alike(want, got) else 1)
            previous = row[j]
            row[j] = min(step, row[j] + 1, row[j - 1] + 1)
            best = min(best, row[j])
        if best > limit:
            return limit + 1
    return row[-1]


def alike(want: str, got: str) -> bool:
    """Tell whether `got` may be a scanned `want`."""
    return want == got or got in _CONFUSED.get(want, "") or letters(want) == got


def tolerance(size: int) -> int:
    """Return how many damaged letters a word of `size` letters may have."""
    return 0 if size < 6 else 1 if size < 10 else 2 if size < 18 else 3


@lru_cache(maxsize=8192)
def resembles(word: str, known: str) -> bool:
    """Tell whether `word` is `known`, perhaps damaged by scanning."""
    expected, seen = compact(known), compact(word)
    if letters(expected) == letters(seen):
        return True
    limit = tolerance(len(expected))
    return damage(expected, seen, limit) <= limit and _same_ending(expected, seen)


def _same_ending(expected: str, seen: str) -> bool:
    pairs = zip(expected[:-3:-1], seen[:-3:-1], strict=False)
    return len(seen) > 1 and all(alike(want, got) for want, got in pairs)


class Labels:
    """All labels, ready for look-up."""

    def __init__(self, data: dict[str, object], house: Mapping[str, Sequence[str]] = NO_HOUSE) -> None:
        """Take the shipped labels, and those of a house by field: where both know a label, the house has the say."""
        fields = cast("dict[str, dict[str, object]]", data["fields"])
        self.short = frozenset(name for name, field in fields.items() if field.get("short"))
        #: What the value of a field is that holds nothing else: text, date, flag, number, choice, items or records.
        self.kinds = {name: cast("str", field["kind"]) for name, field in fields.items() if "kind" in field}
        #: The words in which an official document is written, by language; one template calls some fields otherwise.
        self.written = cast("dict[str, dict[str, Any]]", data["written"])
        self.templates = cast("dict[str, list[str]]", data["templates"])
        self.words = cast("dict[str, list[str]]", data["words"])
        self.tables = cast("dict[str, dict[str, str]]", data["words"])
        self.lists = cast("dict[str, dict[str, list[str]]]", data["words"])
        self.all: list[Label] = []
        self._exact: dict[str, Label] = {}
        self._by_words: dict[int, list[tuple[Label, str]]] = {}
        pairs = [(name, text) for name, texts in house.items() for text in texts]
        pairs += [(name, text) for name, field in fields.items() for text in cast("list[str]", field["labels"])]
        for name, text in pairs:
            label = Label(name, text, len(text.split()), bool(fields[name].get("inline")))
            self.all.append(label)
            self._exact.setdefault(letters(text), label)
            self._by_words.setdefault(label.words, []).append((label, compact(text)))
        self._near = lru_cache(maxsize=8192)(self._nearest)

    def whole(self, text: str) -> Match | None:
        """Return the label that `text` consists of, a number before and a colon after it aside."""
        start = number_end(text)
        end = len(text.rstrip(" \t:."))
        body = text[start:end].strip("() ")
        if not body or len(body) > 100 or not _capital(body):
            return None
        found = self._find(body)
        return Match(found[0], start, end, len(text), found[1]) if found else None

    def prefix(self, text: str) -> Match | None:
        """Return the longest label at the beginning of `text` that a value follows on the same line."""
        start = number_end(text)
        if not _capital(text[start : start + 1]):
            return None
        words = []
        for word in _WORD.finditer(text, start, start + 120):
            words.append(word)
            if len(words) == _MAX_WORDS:
                break
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            colon = text[end - 1] == ":"
            found = self._find(text[start : end - colon])
            if found is None:
                continue
            rest = text[end:]
            if colon or not rest.strip() or _may_follow(found[0], found[1], rest.lstrip()):
                return Match(found[0], start, end - colon, end, found[1])
        return None

    def row(self, text: str) -> list[Match]:
        """Return the labels that `text` consists of, two or more, each perhaps numbered; else nothing."""
        out: list[Match] = []
        position = 0
        while position < len(text) and len(out) < _MAX_WORDS:
            begin = position + number_end(text[position : position + 40])
            words = list(_WORD.finditer(text, begin, begin + 120))[:_MAX_WORDS]
            for word in reversed(words):
                end = word.end() - (text[word.end() - 1] == ":")
                found = self._find(text[begin:end]) if _capital(text[begin : begin + 1]) else None
                if found is not None:
                    out.append(Match(found[0], begin, end, word.end(), found[1]))
                    position = word.end()
                    break
            else:
                return []
            while position < len(text) and text[position].isspace():
                position += 1
        return out if len(out) > 1 else []

    def _find(self, text: str) -> tuple[Label, int] | None:
        if not text or not (text[-1].isalnum() or text[-1] in ")|!"):
            return None  # the dash of "Alluvad -" is the value
        exact = self._exact.get(letters(text))
        if exact is not None:
            return exact, 0
        return self._near(compact(text), len(text.split()))

    def _nearest(self, seen: str, words: int) -> tuple[Label, int] | None:
        best: tuple[Label, int] | None = None
        rivals = 0
        for label, expected in self._by_words.get(words, ()):
            limit = tolerance(len(expected))
            if abs(len(expected) - len(seen)) > limit or not _same_ending(expected, seen):
                continue
            cost = damage(expected, seen, limit)
            if cost > limit or (best is not None and cost > best[1]):
                continue
            rivals = rivals + 1 if best is not None and cost == best[1] and label.field != best[0].field else 0
            best = (label, cost)
        return None if rivals else best


def _capital(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or text[:1] == "("


def _may_follow(label: Label, cost: int, rest: str) -> bool:
    """Tell whether `rest` can be the value of a label on the same line."""
    if not label.inline:
        return False
    first = rest[0]
    if cost:
        return first.isupper() or first.isdigit() or first in "-–—("
    if rest.startswith("on "):
        return label.field.startswith(("reporting.", "substitution."))  # "Vahetu juht on osakonna juhataja."
    return not rest.startswith(("ja ", "ning ", "või "))


@cache
def load_labels() -> Labels:
    """Return the labels that are shipped with jdlint."""
    return Labels(_shipped())


@lru_cache(maxsize=16)
def load_labels_with(house: tuple[tuple[str, tuple[str, ...]], ...]) -> Labels:
    """Return the shipped labels and those of a house, pairs of field and labels."""
    return Labels(_shipped(), dict(house))


def label_fields() -> tuple[str, ...]:
    """Return the fields that labels name, in the order of the shipped file."""
    return tuple(_shipped()["fields"])


@cache
def _shipped() -> dict[str, Any]:
    source = resources.files("jdlint.readers").joinpath("labels.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(source, Loader=loader)  # noqa: S506, TID251 - shipped data, safe loader
    return data
