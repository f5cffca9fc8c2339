"""TXT006: an abbreviation is explained where it first stands, or is known to all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jdlint.api import Context, Description, Hit, regex, rule

# Capitals with an Estonian case ending: SKAIS, STARi, EL-iga.
_TOKEN = regex(r"(?<![\w.@/-])([A-ZÄÖÕÜŠŽ]{2,7})(?:[a-zäöõü]{1,4}|-[a-zäöõü]{1,5})?(?![\w@/]|-\w|\.\w)")
_SHORT = regex(r"\((?:edaspidi|hereinafter|hereafter)?[\s,:„\"]*([A-ZÄÖÕÜŠŽ]{2,7})[“\"]?\)")
_NAMED = regex(r"(?<!\w)([A-ZÄÖÕÜŠŽ]{2,7})(?:[a-zäöõü]{1,4}|-[a-zäöõü]{1,5})? \(([^()\n]{1,200})\)")
_PAIR = regex(r"(?<!\w)([A-ZÄÖÕÜŠŽ]{2,7}),? (?=([A-ZÄÖÕÜŠŽ]{2,7})(?!\w))")
_ROMAN = regex(r"[IVXLC]+")
# A whole text in capitals is a heading, and capitals in a row are a cry.
_CAPITALS = 4
# A full name stands within so many letters before its short one.
_FAR = 200


@rule(
    id="TXT006",
    name="undefined-abbreviation",
    family="text",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametliku teksti arusaadavus", "en": "intelligible official texts"}},
    when={"words": ["capitals"]},
    since="0.3",
    title={"et": "Lühend on selgitamata", "en": "Abbreviation is not explained"},
    why={
        "et": "Uus teenistuja ja avalikkus ei tea asutuse lühendeid; juhend peab olema arusaadav ka neile.",
        "en": "New people and the public do not know house abbreviations, and the description is for them as well.",
    },
    remedy={
        "et": "Kirjuta esimesel korral täisnimi ja lisa „(edaspidi …)“, või lisa lühend asutuse sõnaloendisse.",
        "en": 'Write the full name first, with "(hereinafter …)", or add the abbreviation to your word list.',
    },
    messages={
        "default": {
            "et": "lühend „{word}“ on selgitamata: tekstis ei ole täisnime ega „(edaspidi {word})“",
            "en": 'the abbreviation "{word}" is not explained: the text gives no full name with "(hereinafter {word})"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    known = context.listed("known-abbreviations", description)
    pieces = " ".join(context.words["capitals.et"].pieces(description.prose))
    asked = {word for word in _TOKEN.findall(pieces) if not known.knows(word.lower()) and not _ROMAN.fullmatch(word)}
    if asked:
        asked -= _names(description.prose.written, context.listed("first-names", description).knows)
    found: dict[str, Hit] = {}
    for text, match in description.prose.find(_TOKEN, asked) if asked else ():
        word = match[1]
        if word not in asked or word in found:
            continue
        if text.text.isupper() or (len(word) > _CAPITALS and _shouts(match)):
            continue
        found[word] = Hit(text.path, args={"word": word})
    if found:
        explained = _explained(description.prose.written)
        yield from (hit for word, hit in found.items() if word not in explained)


def _names(said: str, is_given: Callable[[str], bool]) -> set[str]:
    """Return the capitals that name a person: a given name beside another word in capitals."""
    pairs = (match.groups() for match in _PAIR.finditer(said))
    return {word for pair in pairs if any(is_given(word.lower()) for word in pair) for word in pair}


def _explained(said: str) -> set[str]:
    """Return abbreviations with a full name before "(X)" or "(hereinafter X)", or in brackets behind X."""
    found = [(match[1], said[max(0, match.start() - _FAR) : match.start()]) for match in _SHORT.finditer(said)]
    found += [(match[1], match[2]) for match in _NAMED.finditer(said)]
    return {word for word, name in found if _stands_for(word, name.rpartition("\n")[2])}


def _shouts(match: re.Match[str]) -> bool:
    """Tell whether the next word is in capitals too: then they are words, not abbreviations."""
    after = match.string[match.end() :].split(None, 1)
    return bool(after) and len(after[0]) > 1 and after[0].isupper()


def _stands_for(short: str, name: str) -> bool:
    """Tell whether the letters of `short` stand in `name` in order, each word's first letter or inside a compound."""
    words = name.lower().split()[-2 * len(short) :]
    if not any(word.startswith(short[0].lower()) for word in words):
        return False
    letters = iter(" ".join(words))
    return all(letter in letters for letter in short.lower())
