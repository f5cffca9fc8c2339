"""Names of persons taken out of texts and of the names of files, as far as their form gives them away.

A report is handed on. So what may be a name goes where that is likely, unlike in rules, which are silent where they are
not sure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple

_LETTERS = regex(r"[^\W\d_]+")
_WORD = regex(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_HYPHEN = regex(r"[-‐‑'’]")
_SPACE = regex(r"[ \t\u00a0\u2007\u2009\u202f]+")
_COMMA = regex(r",[ \t\u00a0]*")
_ENDS = regex(r"\s*(?:[^\s\w]|\d|$)")
_JOINT = regex(r"[ _.,\-]+")
#: What may be words that are one: an address, or the name of a file.
_TOKEN = regex(r"""[^\s"„“”«»()<>\[\]]+""")
#: What bears the name of a person, or begins with a word that is one: Jaan Poska Gümnaasium, Linda põhikool.
_INSTITUTION = regex(
    r"\w*(?:gümnaasium|kool|muuseum|raamatukogu|keskus|keskuse|teater|teatri|instituut|instituudi|arhiiv|fond|maja|park"
    r"|selts|linnaosa|school|university|museum|library|institute|foundation|house)(?:[aiu]|i?s|i?s?t|i?le|i?lt?|i?ga)?"
    r"|nimeli\w*|tänav\w{0,4}|tn|pst|mnt|puiestee\w{0,3}|maantee\w{0,3}|stipendium\w*|preemia\w*|auhin\w*|medal\w*"
    r"|street|prize|award",
    re.IGNORECASE,
)
#: Those of them that are family names as well, alone, and common words where they begin with a small letter.
_SHORT = regex(
    r"(?:kool|keskus|maja|park|pargi|fond|selts|arhiiv|raamatukogu|teater|teatri)\w{0,4}|house", re.IGNORECASE
)
_PARTICLES = frozenset({"van", "von", "der", "den", "de", "la", "af"})
#: What stands behind or before a word with a capital, and is no family name.
_NO_FAMILY = frozenset(
    {
        *("eesti", "euroopa", "tallinna", "tartu", "narva", "pärnu", "soome", "rootsi", "läti", "leedu", "vene"),
        *("inglise", "saksa", "prantsuse", "riigi", "liidu", "direktor", "juhataja", "juhtivspetsialist"),
        *("peaspetsialist", "spetsialist", "nõunik", "sekretär", "ametijuhend", "ametijuhendi", "juhend", "lisa"),
        *("koht", "law", "language", "languages", "service", "data", "english", "french", "german", "russian"),
    }
)
_ENDINGS = frozenset(
    {
        *("docx", "doc", "odt", "pdf", "txt", "md", "yaml", "yml", "jd", "asice", "bdoc", "sce", "xlsx", "json"),
        *("html", "toml", "zip", "p7m", "ee", "com", "org"),
    }
)


class GivenNames(NamedTuple):
    """Given names in lower case: `sure` ones, and those that are `words` as well, names only before a family name."""

    sure: AbstractSet[str]
    words: AbstractSet[str]


def without_names(text: str, given: GivenNames, instead: str) -> str:
    """Return a text with `instead` where a person is named: "Mari-Liis Tamm", "Anna Maria Tamm", "TAMM, JAAN".

    A school or a street that bears the name of a person keeps it, and so does a given name alone.
    """
    plain = _plain(text)
    if not _may_name(plain, given):
        return text
    text = _replaced(plain, list(_Text(plain, given).names()), instead)
    return _TOKEN.sub(lambda found: found[0] if found[0].startswith("www.") else _part(found[0], given, instead), text)


def path_without_names(path: str, given: GivenNames, instead: str) -> str:
    """Return a path with `/` likewise: "Ametijuhend_Mari_Tamm.docx", "mari-tamm.jd.yaml", "Tamm Mari.pdf"."""
    return "/".join(_component(part, given, instead) for part in path.split("/"))


def _component(part: str, given: GivenNames, instead: str) -> str:
    plain = _plain(part)
    if not _may_name(plain, given):
        return part
    hidden = _part(_replaced(plain, list(_Text(plain, given).names()), instead), given, instead)
    return part if hidden == plain else hidden


def _plain(text: str) -> str:
    """Return a text as names are compared in: composed, without what is not seen."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "")


def _may_name(text: str, given: GivenNames) -> bool:
    parts = _LETTERS.findall(text.lower())
    return not (given.sure.isdisjoint(parts) and given.words.isdisjoint(parts))


class _Text:
    """A text as words, and what of it names persons."""

    def __init__(self, text: str, given: GivenNames) -> None:
        self.text = text
        self.given = given
        self.words = list(_WORD.finditer(text))
        self.capitals = text.isupper()

    def names(self) -> Iterator[tuple[int, int]]:
        """Yield where names stand, from left to right."""
        number = floor = 0
        while number < len(self.words):
            first = last = number
            while self._is_given(last) and (family := self._family_after(last)) is not None:
                last = family  # "Anna" of "Anna Maria Tamm", then "Maria"
            alone = last == first
            if first > floor and self._is_given(last, sure=True) and self._turned(first, last, alone=alone):
                first -= 1  # "Tamm, Anna Maria", "TAMM Jaan"
            if first < last and not self._is_institution(last + 1, last):
                yield self.words[first].start(), self.words[last].end()
                floor = last + 1
            number = last + 1

    def _is_given(self, number: int, *, sure: bool = False) -> bool:
        word = self.words[number]
        parts = _HYPHEN.split(word[0].lower())
        if not _capital(word):
            return False
        return not self.given.sure.isdisjoint(parts) or not (sure or self.capitals or parts[0] not in self.given.words)

    def _family_after(self, number: int) -> int | None:
        """Return the number of the word with a capital behind a given name that may be a family name."""
        after = number + 1
        while after < len(self.words) and self.words[after][0] in _PARTICLES:
            after += 1
        if after == len(self.words) or not _capital(self.words[after]):
            return None
        if self._is_institution(after, after - 1) and not _SHORT.fullmatch(self.words[after][0]):
            return None
        gaps = (_SPACE.fullmatch(self.text, *self._gap(place)) for place in range(number, after))
        return after if all(gaps) and self.words[after][0].lower() not in _NO_FAMILY else None

    def _turned(self, first: int, last: int, *, alone: bool) -> bool:
        """Tell whether the family name stands in front: with a comma, or in capitals before a given name."""
        before = self.words[first - 1]
        if not _capital(before) or before[0].lower() in _NO_FAMILY or _INSTITUTION.fullmatch(before[0]):
            return False
        if _COMMA.fullmatch(self.text, *self._gap(first - 1)):
            return _ENDS.match(self.text, self.words[last].end()) is not None
        capitals = before[0].isupper() and not self.capitals and not self.words[first][0].isupper()
        return alone and capitals and _SPACE.fullmatch(self.text, *self._gap(first - 1)) is not None

    def _is_institution(self, number: int, behind: int) -> bool:
        """Tell whether a word is one for what bears names, and follows another after a space."""
        if number >= len(self.words) or _SPACE.fullmatch(self.text, *self._gap(behind)) is None:
            return False
        word = self.words[number][0]
        if _INSTITUTION.fullmatch(word) is None:
            return False
        return word[0].isupper() or not _SHORT.fullmatch(word)

    def _gap(self, number: int) -> tuple[int, int]:
        """Return where what stands between a word and the next begins and ends."""
        return self.words[number].end(), self.words[number + 1].start()


def _capital(word: re.Match[str]) -> bool:
    return word.end() - word.start() > 1 and word[0][0].isupper()


def _part(stem: str, given: GivenNames, instead: str) -> str:
    """Return words that are one without names: their case does not tell."""
    words = list(_LETTERS.finditer(stem))
    spans: list[tuple[int, int]] = []
    number = floor = 0
    while number < len(words):
        first = last = number
        while last + 1 < len(words) and _is_first(words, last, given) and _joined(stem, words, last):
            last += 1
        if last == first > floor and words[first][0].lower() in given.sure and _stands_last(stem, words, first):
            first -= 1  # "tamm_mari.docx"
        if first < last:
            spans.append((words[first].start(), words[last].end()))
            floor = last + 1
        number = last + 1
    return _replaced(stem, spans, instead)


def _joined(stem: str, words: list[re.Match[str]], number: int) -> bool:
    return _JOINT.fullmatch(stem, words[number].end(), words[number + 1].start()) is not None


def _is_first(words: list[re.Match[str]], number: int, given: GivenNames) -> bool:
    """Tell whether a word is a given name before a family name."""
    name, family = words[number][0].lower(), words[number + 1]
    if not _may_be_family(family[0]) or (number + 2 < len(words) and _INSTITUTION.fullmatch(words[number + 2][0])):
        return False
    return name in given.sure or (_capital(words[number]) and _capital(family) and name in given.words)


def _stands_last(stem: str, words: list[re.Match[str]], number: int) -> bool:
    """Tell whether nothing but an ending follows a word, and what may be a family name stands before it."""
    ends = number + 1 == len(words) or words[number + 1][0].lower() in _ENDINGS or not _joined(stem, words, number)
    return ends and _joined(stem, words, number - 1) and _may_be_family(words[number - 1][0])


def _may_be_family(word: str) -> bool:
    word = word.lower()
    return len(word) > 1 and word not in _NO_FAMILY and word not in _ENDINGS and not _INSTITUTION.fullmatch(word)


def _replaced(text: str, spans: list[tuple[int, int]], instead: str) -> str:
    out, last = "", 0
    for start, end in spans:
        out, last = out + text[last:start] + instead, end
    return out + text[last:]
