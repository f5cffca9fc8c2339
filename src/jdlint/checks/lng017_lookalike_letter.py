"""LNG017: a level written with letters of another alphabet, or with l for 1."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, faulty_levels, level_hit, rule


@rule(
    id="LNG017",
    name="lookalike-letter",
    family="languages",
    severity="error",
    basis={"kind": "house", "source": {"et": "kirjapildi kontroll", "en": "check of spelling"}},
    reads=["requirements.languages"],
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
    for text, level, _estonian in faulty_levels(description, "lookalike"):
        yield level_hit(text, level, "default", "safe")
