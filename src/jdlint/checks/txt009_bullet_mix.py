"""TXT009: one sign for all items of lists, and one that every program shows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, regex, rule

_BULLET = regex(r"^[ \t]*([\uf000-\uf0ff•▪●◦■□‣∙▫➢✓=»*·–—-])[ \t]+\S", re.MULTILINE)
_FIRST = 0xE000
# A dash may begin a line of prose; one line is no list.
_LEAST = 2


@rule(
    id="TXT009",
    name="bullet-mix",
    family="text",
    severity="info",
    sources=["text", "pdf", "scan"],
    basis={"kind": "house", "source": {"et": "vormistuse ühtlus", "en": "even formatting"}},
    since="0.3",
    title={"et": "Loendimärgid on ebaühtlased", "en": "Bullets are inconsistent"},
    why={
        "et": "Mitme märgiga loend on kokku kopeeritud; sümbolifondi märk kaob teises programmis või muutub ruuduks.",
        "en": "Several bullets show copied lists; one of a symbol font is lost, or a box, in another program.",
    },
    remedy={
        "et": "Kasuta kõigis loendites sama märki (•).",
        "en": "Use one bullet (•) in all lists.",
    },
    messages={
        "default": {"et": "loendimärgid on ebaühtlased: {signs}", "en": "bullets are inconsistent: {signs}"},
        "private": {
            "et": "loendimärk {signs} on sümbolifondi märk, mida teised programmid ei näita",
            "en": "the bullet {signs} belongs to a symbol font; other programs do not show it",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    begin, stop = description.root.start, description.root.end
    counts = Counter(match[1] for match in _BULLET.finditer(description.document.text, begin, stop))
    signs = {sign: count for sign, count in counts.items() if count >= _LEAST}
    shown = ", ".join(f"{_shown(sign)} ×{count}" for sign, count in signs.items())
    if len(signs) > 1:
        yield Hit(args={"signs": shown})
    elif any(ord(sign) >= _FIRST and unicodedata.category(sign) == "Co" for sign in signs):
        yield Hit(message="private", args={"signs": shown})


def _shown(sign: str) -> str:
    return sign if unicodedata.category(sign) != "Co" else f"U+{ord(sign):04X}"
