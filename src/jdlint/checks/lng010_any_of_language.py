"""LNG010: a choice of languages names the languages."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, regex, rule

_CHOICE = regex(
    r"\b(?:üh(?:te|t|e|est)|üks|uhte?|kahte|kaht|kaks|teist|muud) (?:\w+ ){0,2}(?:võõr|voor|v\wor)?keel\w*"
    r"|\b(?:one|another|any|two) (?:\w+ ){0,3}(?:foreign )?languages?\b"
)


@rule(
    id="LNG010",
    name="any-of-language",
    family="languages",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametijuhendi vorming 1", "en": "description format 1"}},
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Valikuline keelenõue on lause", "en": "Choice of languages is a sentence"},
    why={
        "et": "Lausest „vähemalt üht võõrkeelt“ ei selgu, millised keeled sobivad; igaüks loeb seda omamoodi.",
        "en": '"At least one foreign language" does not say which languages will do; everyone reads it differently.',
    },
    remedy={
        "et": "Loetle sobivad keeled rühmana: any_of: [{language: en, level: B2}, …].",
        "en": "List the languages that will do as a group: any_of: [{language: en, level: B2}, …].",
    },
    messages={
        "default": {
            "et": "valikuline keelenõue ei nimeta sobivaid keeli; loetle need rühmana: „{text}“",
            "en": 'the choice of languages does not name those that will do; list them as a group: "{text}"',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for language in description.languages:
        if language.language is None and language.text and _CHOICE.search(fold(language.text)):
            yield Hit((*language.path, "text"), args={"text": language.text})
