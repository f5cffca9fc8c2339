"""LNG008: a language without a level."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule
from jdlint.estonian.levels import judge_level


@rule(
    id="LNG008",
    name="no-level",
    family="languages",
    severity="warning",
    basis={
        "kind": "house",
        "source": {
            "et": "ametijuhendi mall; eesti keele puhul KeeleS § 23",
            "en": "description template; for Estonian Language Act § 23",
        },
    },
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Keelel puudub tase", "en": "Language has no level"},
    why={
        "et": "„Hea“ või „suhtlustasand“ tähendab igaühele erinevat; ilma tasemeta ei saa oskust võrrelda.",
        "en": '"Good" means something else to everyone; without a level skills cannot be compared.',
    },
    remedy={"et": "Lisa CEFR-tase.", "en": "Add a CEFR level."},
    messages={
        "default": {"et": "keelel „{language}“ puudub CEFR-tase", "en": 'language "{language}" has no CEFR level'},
        "words": {
            "et": "keele „{language}“ tase on sõnades („{value}“); määra CEFR-tase",
            "en": 'the level of language "{language}" is in words ("{value}"); give a CEFR level',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for language in description.languages:
        name = language.language or language.text
        if name is None:
            continue
        levels = language.levels()
        if not levels:
            yield Hit((*language.path, "level"), args={"language": name})
        for path, text in levels:
            if judge_level(text).fault == "words":
                yield Hit(path, "words", {"language": name, "value": text})
