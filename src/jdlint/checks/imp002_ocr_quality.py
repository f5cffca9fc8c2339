"""IMP002: an Estonian text without its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, regex, rule

# Words so common that any Estonian page holds many of them, none of which needs a letter that scans lose.
_COMMON = frozenset(
    {"ja", "on", "ning", "oma", "vastavalt", "eest", "info", "jne", "sh", "kui", "ei", "teiste", "muude"}
)
_WORD = regex(r"[^\W\d_]+")
_LOST = frozenset("äöüõÄÖÜÕ")


@rule(
    id="IMP002",
    name="ocr-quality",
    family="imports",
    severity="warning",
    sources=["text", "docx", "odt", "pdf", "scan"],
    basis={"kind": "house", "source": {"et": "impordi kvaliteet", "en": "import quality"}},
    since="0.1",
    title={"et": "Halb tekstituvastus", "en": "Poor text recognition"},
    why={
        "et": "Eestikeelses tekstis on ä, ö, ü ja õ ligi 4% tähtedest; kui neid ei ole, on tuvastatud vale keelega.",
        "en": "In Estonian ä, ö, ü and õ make up some 4 % of letters; without them the wrong language was recognised.",
    },
    remedy={
        "et": "Skaneeri uuesti eesti keele mudeliga, või kasuta algset faili.",
        "en": "Recognise the scan again with the Estonian model, or use the original file.",
    },
    options={
        "least-percent": {
            "type": "number",
            "default": 1.0,
            "description": {
                "et": "Täpitähtede väikseim osakaal protsentides.",
                "en": "Least share of such letters, in per cent.",
            },
        }
    },
    messages={
        "default": {
            "et": "täpitähti on ainult {share}% tähtedest; tekst näib olevat halva tekstituvastusega",
            "en": "only {share} % of the letters are ä, ö, ü or õ; the text recognition seems poor",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    words = _WORD.findall(unicodedata.normalize("NFC", description.document.text))
    letters = sum(map(len, words))
    if letters < 400 or sum(word.lower() in _COMMON for word in words) < 0.03 * len(words):
        return  # too short to tell, or not Estonian
    share = 100 * sum(sign in _LOST for word in words for sign in word) / letters
    if share < context.options["least-percent"]:
        yield Hit(args={"share": f"{share:.1f}"})
