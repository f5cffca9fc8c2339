"""ORG009: an occupation code has the form of one; whether the group exists is not looked up."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule

_PLACE = ("position", "occupation_code")
# ISCO-08 unit group; the Estonian classification of occupations adds a digit.
_LENGTHS = (4, 5)


@rule(
    id="ORG009",
    name="occupation-code",
    family="organisation",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {
            "et": "ametite klassifikaator 2008, ISCO-08",
            "en": "Estonian classification of occupations, ISCO-08",
        },
    },
    when={"fields": ["position.occupation_code"]},
    since="0.1",
    title={"et": "Ameti kood ei ole õiges vormis", "en": "Occupation code has the wrong form"},
    why={
        "et": "Koodi järgi võrreldakse ameteid statistikas ja palgauuringutes; vigane kood viib vale ametirühmani.",
        "en": "Statistics and pay surveys compare occupations by the code; a faulty one leads to the wrong group.",
    },
    remedy={
        "et": "Märgi ISCO-08 neljakohaline või ametite klassifikaatori viiekohaline kood jutumärkides.",
        "en": "State the four-digit ISCO-08 code, or the five-digit Estonian one, in quotes.",
    },
    messages={
        "default": {
            "et": "ameti kood „{code}“ ei ole nelja- ega viiekohaline arv",
            "en": 'the occupation code "{code}" is not a number of four or five digits',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    code = description.text(*_PLACE)
    if code is not None and not (code.isascii() and code.isdecimal() and len(code) in _LENGTHS):
        yield Hit(_PLACE, args={"code": code})
