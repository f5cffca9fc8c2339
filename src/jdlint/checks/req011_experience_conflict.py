"""REQ011: the years of experience in figures and in words agree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jdlint.api import Context, Description, Hit, fold, regex, rule
from jdlint.estonian.numerals import ANY_NUMERAL, NUMERALS

_PLACE = ("requirements", "experience")
_YEARS = regex(rf"(?<![\w.,-])(\d{{1,2}}|{ANY_NUMERAL})[ -]?(?:aasta(?:ne|st|se|t|a)?\b|years?\b)")


@rule(
    id="REQ011",
    name="experience-conflict",
    family="requirements",
    severity="error",
    basis={
        "kind": "practice",
        "source": {"et": "juhendi kooskõla iseendaga", "en": "agreement of the text with itself"},
    },
    reads=["requirements.experience"],
    since="0.3",
    title={"et": "Töökogemuse arv ja tekst on vastuolus", "en": "Years of experience contradict the text"},
    why={
        "et": "Kandidaati saab kõrvale jätta ühe, aga mitte kahe eri nõude järgi; vaidluses ei tea, kumb kehtib.",
        "en": "A candidate can be turned down by one requirement, not by two; in a dispute nobody knows which holds.",
    },
    remedy={
        "et": "Ühtlusta requirements.experience väljad years ja text.",
        "en": "Bring years and text of requirements.experience into line.",
    },
    messages={
        "default": {
            "et": "years on {years}, kuid tekst ütleb „{words}“",
            "en": 'years is {years}, but the text says "{words}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    text, years = description.text(*_PLACE, "text"), description.text(*_PLACE, "years")
    if text is None or years is None:
        return
    found = _stated(text)
    if len(found) != 1:
        return  # none, or one for each kind of experience
    ((number, words),) = found.items()
    try:
        stated = float(years)
    except ValueError:
        return  # STR011
    if stated != number:
        yield Hit((*_PLACE, "years"), args={"years": years, "words": words})


@lru_cache(maxsize=1024)  # the posts of a house ask for the same
def _stated(text: str) -> dict[int, str]:
    """Return the numbers of years that a text names, with the words that do."""
    return {NUMERALS.get(match[1]) or int(match[1]): match.group() for match in _YEARS.finditer(fold(text))}
