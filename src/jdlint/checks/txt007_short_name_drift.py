"""TXT007: one short name for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, RelatedHit, Text, regex, rule

_DEFINED = regex(r"\((?:edaspidi|hereinafter|hereafter)\s+[„\"]?([^()“\"]{1,60})[“\"]?\)")
# The genitive and the cases made from it; "amet" alone is also an occupation.
_AGENCY = regex(r"(?<![\w-])amet(?:i|it|is|ist|ile|iga|isse|ilt|il)(?![\w-])", re.IGNORECASE)
# Of a full name: so many words at most, so many letters at least, so many of which an ending may change.
_WORDS, _LEAST, _ENDING = 4, 10, 3


@rule(
    id="TXT007",
    name="short-name-drift",
    family="text",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametliku teksti ühtlus", "en": "uniform official texts"}},
    when={"words": ["hereafter", "agency-abbreviations"]},
    since="0.3",
    title={"et": "Lühinimi ei ole ühtne", "en": "Short names vary"},
    why={
        "et": "Kui sama asja nimetatakse mitut moodi, jääb lugejal kahtlus, kas mõeldud on üht ja sedasama.",
        "en": "Where one thing has several names, readers wonder whether one and the same is meant.",
    },
    remedy={
        "et": "Kasuta kogu juhendis üht lühinime ja selgita see esimesel korral: „(edaspidi amet)“.",
        "en": 'Use one short name throughout, explained where it first stands: "(hereinafter the Board)".',
    },
    messages={
        "default": {
            "et": "siin on „{other}“, kuid lühinimeks on määratud „{short}“",
            "en": 'here stands "{other}", although "{short}" was made the short name',
        },
        "two": {
            "et": "asutust nimetatakse siin „{other}“, mujal „{short}“",
            "en": 'the body is called "{other}" here and "{short}" elsewhere',
        },
        "first": {"et": "lühinimi on siin", "en": "the short name is here"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    texts = description.prose.texts
    for at, text in enumerate(texts):
        for match in _DEFINED.finditer(text.text) if "(" in text.text else ():
            later = _again(text.text[: match.start()], texts[at + 1 :])
            if later is not None:
                args = {"other": later[1], "short": match[1].strip()}
                yield Hit(later[0].path, args=args, related=(RelatedHit(text.path, "first"),))
    abbreviation = next(context.words["agency-abbreviations.et"].find(description.prose), None)
    if abbreviation is None:
        return
    short = next(description.prose.find(_AGENCY, ("amet", "Amet")), None)
    if short is not None:
        related = (RelatedHit(short[0].path, "first"),)
        args = {"other": abbreviation[1].group().upper(), "short": short[1].group()}
        yield Hit(abbreviation[0].path, "two", args, related)


def _again(before: str, texts: list[Text]) -> tuple[Text, str] | None:
    """Return where the full name stands once more, and how. Names begin with a capital, and not with the sentence."""
    words = re.split(r"[,;:()]", before)[-1].split()[-_WORDS - 1 :]
    first = next((i for i, word in enumerate(words) if i and word[0].isupper()), 0)
    full = " ".join(words[first:]) if words and words[first][0].isupper() else ""
    if len(full) < _LEAST:
        return None  # too short to be told from other words
    pattern = re.compile(rf"(?<![\w-]){re.escape(full[:-_ENDING])}\w*", re.IGNORECASE)
    return next(((text, match.group()) for text in texts if (match := pattern.search(text.text))), None)
