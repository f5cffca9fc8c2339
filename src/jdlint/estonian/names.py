"""Names of persons, as far as a text gives them away by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.core.patterns import regex

_CAPITALISED = r"[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+(?:-[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+)?"
#: A given name and a family name, by their capitals alone.
NAME = regex(rf"\b({_CAPITALISED})[ \t]+({_CAPITALISED})\b")


def names(text: str, given: re.Pattern[str]) -> list[str]:
    """Return the names in `text` whose first word is one of the `given` names (a pattern for lower case)."""
    return [match.group() for match in _pairs(text) if given.fullmatch(match[1].lower().split("-")[0])]


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Yield every two capitalised words that stand side by side: of "Direktor Jaan Tamm" both pairs."""
    match = NAME.search(text)
    while match is not None:
        yield match
        match = NAME.search(text, match.start(2))
