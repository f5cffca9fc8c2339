"""LNG012: a language is named by its code."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, SetValue, rule
from jdlint.estonian.languages import code_of, is_code


@rule(
    id="LNG012",
    name="unknown-language",
    family="languages",
    severity="error",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi vorming 1; ISO 639", "en": "description format 1; ISO 639"},
    },
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Tundmatu keelekood", "en": "Unknown language code"},
    why={
        "et": "Koodi järgi võrreldakse nõudeid ja kontrollitakse eesti keelt; tundmatut koodi kontrollida ei saa.",
        "en": "Requirements are compared, and Estonian is checked, by the code; an unknown code escapes both.",
    },
    remedy={
        "et": "Kirjuta ISO 639 kood: et, en, ru, de, fi.",
        "en": "Write a code of ISO 639: et, en, ru, de, fi.",
    },
    fix="unsafe",
    messages={
        "default": {"et": "tundmatu keelekood „{value}“", "en": 'unknown language code "{value}"'},
        "near": {
            "et": "tundmatu keelekood „{value}“; kas mõtlesid „{code}“?",
            "en": 'unknown language code "{value}"; did you mean "{code}"?',
        },
        "fix": {"et": "kirjuta {code}", "en": "write {code}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for language in description.languages:
        value = language.language
        if value is None or is_code(value):
            continue
        path = (*language.path, "language")
        code = code_of(value)
        if code is None:
            yield Hit(path, args={"value": value})
        else:
            args = {"value": value, "code": code}
            yield Hit(path, "near", args, fix=FixRequest("unsafe", "fix", (SetValue(path, code),), {"code": code}))
