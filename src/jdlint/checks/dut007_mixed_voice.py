"""DUT007: duties are all said with a verb, or all with a verbal noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Duty, Hit, RelatedHit, regex, rule
from jdlint.estonian.wording import is_third_person, is_verbal_noun, words_of

# In English the word behind shows that the first one is no noun: "plans the", but "operations planning".
_ENGLISH = regex(r"(?:(?P<verb>[a-z]+(?<!s)s)|(?P<noun>[a-z]+ing)(?: of)?) (?:the|a|an|all|their|its)\b", re.IGNORECASE)


@rule(
    id="DUT007",
    name="mixed-voice",
    family="duties",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Ülesanded on sõnastatud ebaühtlaselt", "en": "Duties are worded unevenly"},
    why={
        "et": "Ebaühtlane sõnastus näitab, et ülesanded on kokku kogutud mitmest juhendist, ja raskendab lugemist.",
        "en": "Uneven wording shows duties gathered from several descriptions, and is harder to read.",
    },
    remedy={
        "et": "Sõnasta kõik ülesanded ühtmoodi: „koostab“ või „koostamine“.",
        "en": 'Word all duties alike: "prepares" or "preparing".',
    },
    messages={
        "default": {
            "et": "ülesanded on sõnastatud ebaühtlaselt: {verbs} tegusõnaga, {nouns} -mine-vormis",
            "en": "duties are worded unevenly: {verbs} with a verb, {nouns} with a verbal noun",
        },
        "other": {"et": "siin teisiti", "en": "otherwise here"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    is_verb = _english if description.prose.language == "en" else _estonian
    verbs: list[Duty] = []
    nouns: list[Duty] = []
    for duty in description.duties:
        verb = None if duty.duty is None else is_verb(duty.duty)
        if verb is not None:
            (verbs if verb else nouns).append(duty)
    if verbs and nouns:
        rare, usual = (verbs, nouns) if len(verbs) <= len(nouns) else (nouns, verbs)
        related = (RelatedHit((*usual[0].path, "duty"), "other"),)
        yield Hit((*rare[0].path, "duty"), args={"verbs": len(verbs), "nouns": len(nouns)}, related=related)


def _estonian(text: str) -> bool | None:
    """Tell whether a duty begins with a verb; None where it cannot be told."""
    first = text.split(None, 1)[0].strip(",.").lower()
    if is_third_person(first):
        return True
    if "mine" not in text:
        return None
    for word in words_of(text):
        if is_third_person(word):
            return None  # "vajaduse korral koostab": a verb, but not at the beginning
        if is_verbal_noun(word):
            return False
    return None


def _english(text: str) -> bool | None:
    match = _ENGLISH.match(text)
    return None if match is None else match["verb"] is not None
