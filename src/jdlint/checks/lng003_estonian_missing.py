"""LNG003: public bodies state the level of Estonian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Language, Scalar, Sequence, is_blank, regex, rule
from jdlint.estonian.levels import ESTONIAN
from jdlint.estonian.regions import own_part

_NOTHING = Scalar("", 0, 0, "null")
_TOLD = regex(
    r"\beesti keel[et]?(?= )(?:(?!\b(?:ei|keel[et]?)\b)[^.,;\n]){0,40}?"
    r"\b(?:[ABC][12]|kõrgta\w{1,8}|emakeel\w{0,4})\b",
    re.IGNORECASE,
)


@rule(
    id="LNG003",
    name="estonian-missing",
    family="languages",
    severity="error",
    basis={
        "kind": "legal",
        "source": {
            "et": "KeeleS § 23 lg 1; VV 20.06.2011 määrus nr 84",
            "en": "Language Act § 23(1); Government regulation no 84 of 20 June 2011",
        },
        "url": "https://www.riigiteataja.ee/akt/106032026006",
        "verified": True,
    },
    since="0.1",
    title={"et": "Eesti keele tase on määramata", "en": "Level of Estonian is missing"},
    why={
        "et": "Riigi- ja kohaliku omavalitsuse asutuse teenistuja peab oskama eesti keelt tööks vajalikul tasemel.",
        "en": "Officials and employees of state and local bodies must know Estonian at the level their work needs.",
    },
    remedy={
        "et": "Lisa requirements.languages alla {language: et, level: …}.",
        "en": "Add {language: et, level: …} under requirements.languages.",
    },
    messages={
        "default": {
            "et": "eesti keele oskuse tase on määramata",
            "en": "the required level of Estonian is missing",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    if any(_requires_estonian(language, description) for language in description.languages):
        return
    if context.body == "other" or is_blank(description.node("requirements") or _NOTHING):
        return  # a missing section is STR001, an empty one STR002
    stated = description.node("requirements", "languages")
    if isinstance(stated, Scalar) or (isinstance(stated, Sequence) and any(type(i) is Scalar for i in stated.items)):
        return  # blank is STR002, a text where a level should stand STR011
    if not _is_told_elsewhere(description):
        yield Hit(("requirements", "languages"))


def _is_told_elsewhere(description: Description) -> bool:
    """Tell whether a document says it where no label tells that it is a requirement: "3.2 Eesti keel tasemel B2"."""
    document, root = description.document, description.root
    if document.kind == "yaml" or root is None:
        return False
    begin, stop = own_part(document.text, root, document.index, yaml=False)
    return _TOLD.search(document.text, begin, stop) is not None


def _requires_estonian(language: Language, description: Description) -> bool:
    """Tell whether this requirement can be met by Estonian alone."""
    if language.tag not in ESTONIAN or language.preferred:
        return False
    others = [item for item in description.languages if item.group == language.group]
    return language.group is None or all(item.tag in ESTONIAN for item in others)
