"""STA007: special conditions that only point to the contract."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, regex, rule

_PLACE = ("special_conditions",)
_NEXT_SENTENCE = regex(r"[.;!?]\s+\S")


@rule(
    id="STA007",
    name="special-terms-deferral",
    family="status",
    severity="info",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi mall; vrd TLS § 5", "en": "description template; cf. TLS § 5"},
    },
    when={"words": ["deferral"]},
    since="0.1",
    title={"et": "Eritingimused on jäetud töölepingusse", "en": "Special conditions are left to the contract"},
    why={
        "et": "Juhendi lugeja eritingimusi ei näe, ja kui ka leping neid ei nimeta, ei ole neid kokku lepitud.",
        "en": "Readers do not see the conditions, and if the contract is silent too, nobody has agreed on them.",
    },
    remedy={
        "et": "Kontrolli, et eritingimused on töölepingus kirjas, või nimeta need juhendis.",
        "en": "Check that the contract does state them, or name them here.",
    },
    messages={
        "default": {
            "et": "eritingimused on jäetud töölepingusse („{words}“); kontrolli, et need on seal kirjas",
            "en": 'special conditions are left to the contract ("{words}"); check that it states them',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    text = description.text(*_PLACE)
    if text is None or _NEXT_SENTENCE.search(text):
        return  # it says something else as well
    match = context.listed("deferral", description).pattern.search(fold(text))
    if match is not None:
        yield Hit(_PLACE, args={"words": match.group()})
