"""Names of persons, as far as a text gives them away by its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jdlint.core.patterns import regex

_CAPITALISED = r"[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+(?:-[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+)?"
#: A given name and a family name, by their capitals alone.
NAME = regex(rf"\b({_CAPITALISED})[ \t]+({_CAPITALISED})\b")


def names(text: str, given: re.Pattern[str]) -> list[str]:
    """Return the names in `text` whose first word is one of the `given` names (a pattern for lower case)."""
    return [match.group() for match in _pairs(text) if given.fullmatch(match[1].lower().split("-")[0])]


def without_names(text: str, is_given: Callable[[str], bool], instead: str) -> str:
    """Return a text with `instead` where a name stands whose first word, in lower case, is a given name."""
    out: list[str] = []
    last = 0
    for match in _pairs(text):
        if match.start() >= last and is_given(match[1].lower().split("-")[0]):
            out += (text[last : match.start()], instead)
            last = match.end()
    return "".join([*out, text[last:]])


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Yield every two capitalised words that stand side by side: of "Direktor Jaan Tamm" both pairs."""
    match = NAME.search(text)
    while match is not None:
        yield match
        match = NAME.search(text, match.start(2))
