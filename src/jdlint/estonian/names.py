"""Names of persons, as far as a text gives them away by its form."""

from __future__ import annotations

import re

_CAPITALISED = r"[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+(?:-[A-ZÕÄÖÜŠŽ][a-zõäöüšž]+)?"
#: A given name and a family name, by their capitals alone.
NAME = re.compile(rf"\b({_CAPITALISED})[ \t]+({_CAPITALISED})\b")


def names(text: str, given: re.Pattern[str]) -> list[str]:
    """Return the names in `text` whose first word is one of the `given` names (a pattern for lower case)."""
    return [match.group() for match in NAME.finditer(text) if given.fullmatch(match[1].lower().split("-")[0])]
