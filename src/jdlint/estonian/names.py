"""Names of persons, as far as a text gives them away by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple

_CAPITALISED = r"[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+(?:-[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+)?"
#: A given name and a family name, by their capitals alone.
NAME = regex(rf"\b({_CAPITALISED})[ \t]+({_CAPITALISED})\b")
#: What bears the name of a person and follows it: a school, a prize, a street.
NAMESAKE = regex(
    r"\s+\w*(?:gümnaasium|kool|nimeli|stipendium|auhin|fond|muuseum|tänav|selts|teater|raamatukog|par[kg]|maja|keskus"
    r"|medal|preemia|arhiiv|instituut|school|university|prize|award|foundation|museum|street|library|house|institute)",
    re.IGNORECASE,
)
_LETTERS = regex(r"[^\W\d_]+")
_WORD = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SPACE = regex(r"[ \t\u00a0]+")
_COMMA = regex(r",[ \t\u00a0]*")
#: What may be a file that a text names, and the end of one that is.
_FILE = regex(r"""[^\s"„“”«»']+""")
_ENDING = regex(r"\.[A-Za-z]{2,5}[.,;:!?)]*$")
#: Between the names in the name of a file.
_JOINT = regex(r"[ _.\-]+")


class GivenNames(NamedTuple):
    """Given names in lower case: `sure` ones, and those that are `words` as well, names only before a family name."""

    sure: AbstractSet[str]
    words: AbstractSet[str]


def names(text: str, given: re.Pattern[str]) -> list[str]:
    """Return the names in `text` whose first word is one of the `given` names (a pattern for lower case)."""
    return [match.group() for match in _pairs(text) if given.fullmatch(match[1].lower().split("-")[0])]


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Yield every two capitalised words that stand side by side: of "Direktor Jaan Tamm" both pairs."""
    match = NAME.search(text)
    while match is not None:
        yield match
        match = NAME.search(text, match.start(2))


def without_names(text: str, given: GivenNames, instead: str) -> str:
    """Return a text with `instead` where a person is named: "Mari-Liis Tamm", "Anna Maria Tamm", "TAMM, JAAN".

    A school or a street that bears the name of a person keeps it.
    """
    parts = _LETTERS.findall(text.lower())
    if given.sure.isdisjoint(parts) and given.words.isdisjoint(parts):
        return text
    text = _FILE.sub(lambda file: _file(file[0], given, instead), text)
    return _without_plain(text, given, instead)


def _without_plain(text: str, given: GivenNames, instead: str) -> str:
    return _replaced(text, list(_name_spans(text, given)), instead)


def _file(word: str, given: GivenNames, instead: str) -> str:
    return path_without_names(word, given, instead) if _ENDING.search(word) else word


def _name_spans(text: str, given: GivenNames) -> Iterator[tuple[int, int]]:
    words = list(_WORD.finditer(text))
    number = 0
    while number < len(words):
        first = last = number
        while _is_given(words[last], given) and _follows(text, words, last, _SPACE):
            last += 1  # "Anna" of "Anna Maria Tamm", then "Maria"
        if last == first and _is_given(words[first], given, sure=True) and first and _capital(words[first - 1]):
            first -= _COMMA.fullmatch(text, words[first - 1].end(), words[first].start()) is not None
        if first < last and not NAMESAKE.match(text, words[last].end()):
            yield words[first].start(), words[last].end()
        number = last + 1


def _follows(text: str, words: list[re.Match[str]], number: int, joint: re.Pattern[str]) -> bool:
    """Tell whether behind a word stands another one with a capital, and nothing but `joint` between."""
    if number + 1 == len(words) or not _capital(words[number + 1]):
        return False
    return joint.fullmatch(text, words[number].end(), words[number + 1].start()) is not None


def _capital(word: re.Match[str]) -> bool:
    return word.end() - word.start() > 1 and word[0][0].isupper()


def _is_given(word: re.Match[str], given: GivenNames, *, sure: bool = False) -> bool:
    name = word[0].lower().replace("'", "-").split("-")[0]
    return _capital(word) and (name in given.sure or (not sure and name in given.words))


def path_without_names(path: str, given: GivenNames, instead: str) -> str:
    """Return a path with `/` likewise: "Ametijuhend_Mari_Tamm.docx", "mari-tamm.jd.yaml"."""
    *folders, file = path.split("/")
    stem, dot, ending = file.partition(".jd.") if ".jd." in file else file.rpartition(".")
    if not stem:
        stem, dot, ending = file, "", ""
    parts = [_part(folder, given, instead) for folder in folders]
    return "/".join([*parts, _part(stem, given, instead) + dot + ending])


def _part(stem: str, given: GivenNames, instead: str) -> str:
    words = list(_LETTERS.finditer(stem))
    spans: list[tuple[int, int]] = []
    number = 0
    while number < len(words):
        last = number
        while last + 1 < len(words) and _is_first(words[last], words[last + 1], given):
            if _JOINT.fullmatch(stem, words[last].end(), words[last + 1].start()) is None:
                break
            last += 1
        if number < last:
            spans.append((words[number].start(), words[last].end()))
        number = last + 1
    return _without_plain(_replaced(stem, spans, instead), given, instead)


def _is_first(word: re.Match[str], following: re.Match[str], given: GivenNames) -> bool:
    """Tell whether a part of the name of a file is a given name; a word is one where both have a capital."""
    if following.end() - following.start() < 2:
        return False
    return word[0].lower() in given.sure or (_capital(word) and _capital(following) and word[0].lower() in given.words)


def _replaced(text: str, spans: list[tuple[int, int]], instead: str) -> str:
    out, last = "", 0
    for start, end in spans:
        out, last = out + text[last:start] + instead, end
    return out + text[last:]
