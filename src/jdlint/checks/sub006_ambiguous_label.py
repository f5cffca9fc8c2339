"""SUB006: labels of the substitution rows that are read the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import DIRECTIONS, Context, Description, Hit, regex, rule

_LABELS = regex(r"\b(?:Kes|Keda) asendab\b", re.IGNORECASE)


@rule(
    id="SUB006",
    name="ambiguous-label",
    family="substitution",
    severity="info",
    sources=["text", "docx", "odt", "pdf", "scan"],
    basis={
        "kind": "house",
        "source": {"et": "mall 2024, väljad „Teenistuja asendab“ ja „Teenistuja asendaja“", "en": "template of 2024"},
    },
    since="0.1",
    title={"et": "Asendamise sildid on kahemõttelised", "en": "Labels of substitution are ambiguous"},
    why={
        "et": "„Kes asendab“ ja „Keda asendab“ aetakse kergesti segi ning asendamise suund pöördub.",
        "en": '"Kes asendab" and "Keda asendab" are easily confused, which turns the direction round.',
    },
    remedy={
        "et": "Kasuta silte „Teenistuja asendab“ ja „Teenistuja asendaja“.",
        "en": 'Use the labels "Teenistuja asendab" and "Teenistuja asendaja".',
    },
    messages={
        "default": {
            "et": "silt „{label}“ on kahemõtteline; kasuta silte „Teenistuja asendab“ ja „Teenistuja asendaja“",
            "en": 'the label "{label}" is ambiguous; use "Teenistuja asendab" and "Teenistuja asendaja"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    document, root = description.document, description.root
    if document.template != "ee-2021":
        return
    match = _LABELS.search(document.text, root.start, root.end)
    if match is not None:
        by = match.group().lower().startswith("kes")
        yield Hit(DIRECTIONS["substituted_by" if by else "substitutes_for"], args={"label": match.group()})
