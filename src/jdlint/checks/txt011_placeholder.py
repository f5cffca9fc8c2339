"""TXT011: nothing is left that was to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Path, regex, rule

_FORM = regex(
    r"(?<!\w)[xX]{3,}(?!\w)|_{3,}|\[\s*(?:…|\.{3})\s*\]|\.{4,}|…{2,}|\?{3,}|(?<!\w)(?:TODO|TBD|FIXME)(?!\w)|(?<!\w)N\.\s?N\.|<[a-zäöõü][^<>\n]{1,40}>"
    r"|\[(?:nimi|kuupäev|number|asutus|ametikoht|sisesta|lisa|name|date|title|unit|insert)[^\]\n]{0,40}\]"
)


@rule(
    id="TXT011",
    name="placeholder",
    family="text",
    severity="warning",
    basis={"kind": "practice", "source": {"et": "valmis dokument", "en": "a finished document"}},
    when={"words": ["blanks", "placeholders"]},
    since="0.3",
    title={"et": "Täitmata koht", "en": "A blank is left"},
    why={
        "et": "Kinnitatud juhendis on lünk: jääb lahtiseks, mida nõutakse, ja lünka tõlgendab kumbki pool enda kasuks.",
        "en": "An approved text has a gap: what is asked is open, and each side reads the gap to its own advantage.",
    },
    remedy={
        "et": "Kirjuta puuduv sisu või jäta lause välja.",
        "en": "Write what is missing, or leave the sentence out.",
    },
    messages={
        "default": {"et": "täitmata koht: „{words}“", "en": 'a blank is left: "{words}"'},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    seen: set[Path] = set()
    found = list(description.prose.find(_FORM, context.words["blanks.et"].parts(description.prose)))
    found += context.listed("placeholders", description).find(description.prose)
    for text, match in found:
        if text.path not in seen:  # one blank of a text is enough to look at it
            seen.add(text.path)
            yield Hit(text.path, args={"words": match.group()})
