"""TXT008: a duty ends like the others."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, SetValue, Text, regex, rule

_ENDED = regex(r"[.!?…;,:][“”\"')\]]*\s*$")
# So many texts show what the habit of a document is, and so many of ten must follow it.
_LEAST, _MOST_OF_TEN = 4, 7


@rule(
    id="TXT008",
    name="final-punctuation",
    family="text",
    severity="info",
    basis={"kind": "house", "source": {"et": "vormistuse ühtlus", "en": "even formatting"}},
    since="0.3",
    title={"et": "Lõpumärk puudub", "en": "Final punctuation is missing"},
    why={
        "et": "Lõpumärgita lause võib olla pooleli jäänud või importimisel katkenud.",
        "en": "A sentence without its end may be unfinished, or cut off by an import.",
    },
    remedy={
        "et": "Lisa punkt, kui lause on terve; kui ei ole, lõpeta see.",
        "en": "Add the full stop where the sentence is whole, else finish it.",
    },
    fix="unsafe",
    messages={
        "duty": {
            "et": "ülesandel {number} puudub lõpumärk, mis teistel on",
            "en": "duty {number} lacks the final mark that the others have",
        },
        "result": {
            "et": "ülesande {number} tulemusel puudub lõpumärk, mis teistel on",
            "en": "a result of duty {number} lacks the final mark that the others have",
        },
        "fix": {"et": "lisa punkt", "en": "add a full stop"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    duties = [(duty.label, Text((*duty.path, "duty"), duty.duty)) for duty in description.duties if duty.duty]
    results = [(duty.label, result) for duty in description.duties for result in duty.results]
    for message, texts in (("duty", duties), ("result", results)):
        open_ended = [item for item in texts if not _ENDED.search(item[1].text)]
        if len(texts) < _LEAST or 10 * (len(texts) - len(open_ended)) < _MOST_OF_TEN * len(texts):
            continue
        for number, text in open_ended:
            fix = FixRequest("unsafe", "fix", (SetValue(text.path, text.text.rstrip() + "."),))
            yield Hit(text.path, message, {"number": number}, fix=fix)
