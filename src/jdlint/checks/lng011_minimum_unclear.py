"""LNG011: a level is said to be the least that is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Language, fold, regex, rule
from jdlint.estonian.languages import names_of
from jdlint.estonian.wording import quote

_LEVEL = regex(r"\b[abc][12]\b(?!\+|\.\d)", re.IGNORECASE)
# Scans lose the ä of "vähemalt".
_CLEAR = regex(
    r"\bv\w?hemalt\b|\bminim\w*|\bmiinimum\w*|\btäpselt\b|\bkõrgem\w*|\bat least\b|\bor (?:higher|above|better)\b"
)


@rule(
    id="LNG011",
    name="minimum-unclear",
    family="languages",
    severity="info",
    sources=["text", "docx", "odt", "pdf", "scan"],
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Keeletaseme alampiir on ütlemata", "en": "Level is not said to be a minimum"},
    why={
        "et": "„Tasemel B2“ võib lugeda ka nii, et kõrgem tase ei sobi.",
        "en": '"At level B2" can be read so that a higher level will not do.',
    },
    remedy={
        "et": "Kui tegu on alampiiriga, kirjuta „vähemalt tasemel“.",
        "en": 'Where it is the minimum, write "at least at level".',
    },
    messages={
        "default": {
            "et": "taseme {level} ees ei ole sõna „vähemalt“; lisa see, kui tegu on alampiiriga: „{text}“",
            "en": 'level {level} comes without "at least"; add it where it is the minimum: "{text}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    seen: set[tuple[str, int]] = set()
    for language in description.languages:
        text = language.text or (description.text(*language.group, "text") if language.group else None)
        if text is None or language.level is None or language.exact:
            continue
        found = _clause(text, language)
        if found is None or (text, found[0]) in seen:
            continue
        seen.add((text, found[0]))
        clause = text[found[0] : found[1]].strip(" ,;.").removeprefix("ja ").removeprefix("and ")
        if not _CLEAR.search(fold(clause)):
            yield Hit((*language.path, "level"), args={"level": language.level, "text": quote(clause)})


def _clause(text: str, language: Language) -> tuple[int, int] | None:
    """Return the part of a statement that gives `language` its level; None where it cannot be told."""
    start = 0
    marks = list(_LEVEL.finditer(text))
    for i, mark in enumerate(marks):
        end = len(text) if i == len(marks) - 1 else mark.end()
        names = names_of(language.tag or "")
        part = text[start:end].lower()
        if mark.group().upper() == language.level and (len(marks) == 1 or any(name in part for name in names)):
            return start, end
        start = end
    return None
