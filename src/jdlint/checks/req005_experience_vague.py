"""REQ005: experience "in the field of the post" names no field."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, rule

_FIELD, _TEXT = ("requirements", "experience"), ("requirements", "experience", "text")


@rule(
    id="REQ005",
    name="experience-vague",
    family="requirements",
    severity="info",
    basis={
        "kind": "house",
        "source": {
            "et": "nõuete selgus; sõnastus pärineb VV määruse nr 114 §-st 3",
            "en": "clarity of requirements; the phrase comes from Government regulation no 114 § 3",
        },
    },
    when={"words": ["vague-experience"]},
    since="0.1",
    title={"et": "Töökogemuse valdkond on täpsustamata", "en": "Field of experience is vague"},
    why={
        "et": "Kui valdkonda ei nimetata, ei tea kandidaat, milline kogemus loeb, ja valikut on raske põhjendada.",
        "en": "Unless the field is named, candidates cannot tell what counts, and the choice is hard to justify.",
    },
    remedy={
        "et": "Nimeta valdkond, näiteks „vähemalt kaheaastane töökogemus rannaseire alal“.",
        "en": 'Name the field, such as "at least two years of work in coastal monitoring".',
    },
    messages={
        "default": {
            "et": "töökogemuse valdkonda ei täpsusta väljend „{words}“",
            "en": 'the words "{words}" do not say in which field experience is required',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for path in (_TEXT, _FIELD):
        text = description.text(*path)
        if text is not None:
            match = context.listed("vague-experience", description).pattern.search(fold(text))
            if match is not None:
                yield Hit(path, args={"words": match.group()})
