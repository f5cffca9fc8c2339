"""DUT011: one duty, one activity."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule
from jdlint.estonian.wording import sentences


@rule(
    id="DUT011",
    name="compound-duty",
    family="duties",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametijuhendi koostamise hea tava", "en": "good practice of drafting"}},
    since="0.1",
    title={"et": "Ülesanne koondab mitu tegevust", "en": "Duty bundles several activities"},
    why={
        "et": "Mitme tegevusega ülesandele ei saa ühe numbriga viidata ega selle täitmist tervikuna hinnata.",
        "en": "A duty of several activities cannot be cited by one number, nor judged as a whole.",
    },
    remedy={
        "et": "Jaga ülesanne mitmeks, igaühel oma oodatavad tulemused.",
        "en": "Split the duty, each part with its own expected results.",
    },
    options={
        "max-words": {
            "type": "integer",
            "default": 40,
            "minimum": 1,
            "description": {"et": "Ülesande suurim pikkus sõnades.", "en": "Longest duty in words."},
        }
    },
    messages={
        "default": {
            "et": "ülesandes {number} on {count} lauset; kaalu jagamist",
            "en": "duty {number} has {count} sentences; consider splitting it",
        },
        "long": {
            "et": "ülesanne {number} on {count} sõna pikk (soovitatavalt kuni {max}); kaalu jagamist",
            "en": "duty {number} is {count} words long (at most {max} are recommended); consider splitting it",
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    most = context.options["max-words"]
    for duty in description.duties:
        text = duty.duty
        if text is None:
            continue
        path = (*duty.path, "duty")
        count = len(sentences(text))
        if count > 1:
            yield Hit(path, args={"number": duty.label, "count": count})
        elif len(text) > 2 * most and (words := len(text.split())) > most:  # a word and a space are two characters
            yield Hit(path, "long", {"number": duty.label, "count": words, "max": most})
