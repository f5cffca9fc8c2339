"""LNG017: a level written with letters of another alphabet, or with l for 1."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, SetValue, rule
from jdlint.estonian.levels import judge_level


@rule(
    id="LNG017",
    name="lookalike-letter",
    family="languages",
    severity="error",
    basis={"kind": "house", "source": {"et": "kirjapildi kontroll", "en": "check of spelling"}},
    since="0.1",
    title={"et": "Tasemes on võõras märk", "en": "Look-alike character in a level"},
    why={
        "et": "Silmale on tase õige, kuid otsing, võrdlus ja aruanne ei tunne seda ära.",
        "en": "The eye sees the right level, but search, comparison and report do not know it.",
    },
    remedy={"et": "Kirjuta tase ladina tähe ja numbriga.", "en": "Write the level with a Latin letter and a digit."},
    fix="safe",
    messages={
        "default": {
            "et": "tasemes „{value}“ on võõras märk; õige on {near}",
            "en": 'level "{value}" holds a look-alike character; write {near}',
        },
        "fix": {"et": "kirjuta {near}", "en": "write {near}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for language in description.languages:
        for path, text in language.levels():
            level = judge_level(text)
            if level.fault == "lookalike" and level.suggestion is not None:
                args = {"value": text, "near": level.suggestion}
                fix = FixRequest("safe", "fix", (SetValue(path, level.suggestion),), args)
                yield Hit(path, args=args, fix=fix)
