"""Words that should be written otherwise, as a list says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.core.finding import Applicability, FixRequest, Hit, SetValue
from jdlint.core.paths import Path
from jdlint.views.description import Description
from jdlint.views.prose import Text
from jdlint.views.words import WordList


def corrections(words: WordList, description: Description) -> Iterator[tuple[Text, re.Match[str], str]]:
    """Yield every entry of a list of corrections in the prose: the text, where in it as written, what is right."""
    for text, entry in dict.fromkeys((text, match.group()) for text, match in words.find(description.prose)):
        for match in re.finditer(rf"(?<!\w){re.escape(entry)}(?!\w)", text.text, re.IGNORECASE):
            right = words.correction(match.group())
            if right is not None:
                yield text, match, right


def correction_hit(path: Path, match: re.Match[str], right: str, applicability: Applicability) -> Hit:
    """Return a hit that quotes what is matched in the text at `path` and offers to write `right` instead.

    The rule needs the messages ``default`` and ``fix``, with {wrong} and {right}.
    """
    text, args = match.string, {"wrong": match.group(), "right": right}
    fixed = text[: match.start()] + right + text[match.end() :]
    return Hit(path, args=args, fix=FixRequest(applicability, "fix", (SetValue(path, fixed),), args))
