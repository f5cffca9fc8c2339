"""DUT004: a result that would fit any duty."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule
from jdlint.estonian.wording import quote, words_of

# No longer result consists of such words alone.
_LONGEST = 120


@rule(
    id="DUT004",
    name="result-generic",
    family="duties",
    severity="info",
    basis={
        "kind": "house",
        "source": {"et": "malli veerg „Oodatavad tulemused“", "en": 'template column "Expected results"'},
    },
    since="0.1",
    title={"et": "Tulemus on liiga üldine", "en": "Result is too generic"},
    why={
        "et": "„Tähtaegselt ja korrektselt“ käib iga ülesande kohta ega ütle, mille järgi just seda tööd hinnatakse.",
        "en": '"On time and correctly" holds for any duty and does not tell by what this one is judged.',
    },
    remedy={
        "et": "Nimeta, mis on valmis, kellele üle antud või mille võrra muutunud.",
        "en": "Name what is finished, who has received it or how much has changed.",
    },
    messages={
        "default": {
            "et": "ülesande {number} tulemus sobiks iga ülesande juurde: „{text}“",
            "en": 'the result of duty {number} would fit any duty: "{text}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    known = context.listed("generic-results", description)
    for duty in description.duties:
        for path, text in duty.results:
            # the first word tells nearly always, so that the others are seldom looked at
            if len(text) > _LONGEST or not known.knows(text.split(maxsplit=1)[0].rstrip(".,;").lower()):
                continue
            if all(known.pattern.fullmatch(word) for word in words_of(text)):
                yield Hit(path, args={"number": duty.label, "text": quote(text)})
