"""STR005: a purpose that a reader can hold in mind."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, RelatedHit, fold, rule

#: Texts that differ more in length than by spaces and a full stop are not folded to be compared.
_SLACK = 5


@rule(
    id="STR005",
    name="purpose-quality",
    family="structure",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Eesmärgi sõnastus ei täida oma ülesannet", "en": "Purpose does not serve as one"},
    why={
        "et": "Eesmärk ütleb ühe lausega, milleks koht on; pikk või ülesannet kordav eesmärk seda ei tee.",
        "en": "A purpose says in a sentence what the post is for; a long one, or a copied duty, does not.",
    },
    remedy={
        "et": "Kirjuta eesmärk ühe-kahe lausega; jäta ülesanded ülesannete alla.",
        "en": "Write the purpose in a sentence or two; leave duties to the duties.",
    },
    options={
        "max-words": {
            "type": "integer",
            "default": 60,
            "minimum": 1,
            "description": {"et": "Eesmärgi suurim pikkus sõnades.", "en": "Longest purpose in words."},
        }
    },
    messages={
        "default": {
            "et": "eesmärk on {count} sõna pikk (soovitatavalt kuni {max})",
            "en": "the purpose is {count} words long (at most {max} are recommended)",
        },
        "duty": {"et": "eesmärk kordab ülesannet {number}", "en": "the purpose repeats duty {number}"},
        "same": {"et": "sama tekst", "en": "the same text"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    purpose = description.purpose
    if purpose is None:
        return
    most = context.options["max-words"]
    if len(purpose) > 2 * most and (words := len(purpose.split())) > most:  # a word and a space are two characters
        yield Hit(("purpose",), args={"count": words, "max": most})
    shortest, longest = len(purpose) - _SLACK, len(purpose) + _SLACK
    for duty in description.duties:
        if duty.duty and shortest <= len(duty.duty) <= longest and _bare(duty.duty) == _bare(purpose):
            related = (RelatedHit((*duty.path, "duty"), "same"),)
            yield Hit(("purpose",), "duty", {"number": duty.label}, related)


def _bare(text: str) -> str:
    return fold(text).rstrip(".")
