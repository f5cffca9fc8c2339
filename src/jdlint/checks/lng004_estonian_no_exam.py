"""LNG004: a level of Estonian that no state exam certifies."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, rule
from jdlint.estonian.levels import ESTONIAN, judge_level


@rule(
    id="LNG004",
    name="estonian-no-exam",
    family="languages",
    severity="warning",
    basis={
        "kind": "practice",
        "source": {"et": "eesti keele tasemeeksamid (A2–C1)", "en": "state exams of Estonian (A2–C1)"},
        "url": "https://www.estonian.ee/eesti-keele-tasemed-puust-ja-punaseks",
        "verified": False,
    },
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Sellel tasemel eesti keele eksamit ei ole", "en": "No state exam exists at this level of Estonian"},
    why={
        "et": "Taset, millele eksamit ei ole, ei saa kandidaat tunnistusega tõendada.",
        "en": "A level without an exam cannot be proved by a certificate.",
    },
    remedy={
        "et": "Nõua eksamitaset, mida töö tegelikult eeldab.",
        "en": "Require a level that can be examined and that the work really needs.",
    },
    messages={
        "default": {
            "et": "tasemel {value} riiklikku eesti keele eksamit ei ole (eksamitasemed on {levels})",
            "en": "there is no state exam of Estonian at {value} (exams are held at {levels})",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    exams = context.law.get("estonian-exams")
    if exams is None:
        return
    levels = exams.values["levels"]
    for language in description.languages:
        if language.tag not in ESTONIAN or language.preferred or language.level in levels or language.level is None:
            continue
        level = judge_level(language.level)
        if level.fault is None and level.suggestion != "C2":  # above the exams is LNG002
            yield Hit((*language.path, "level"), args={"value": language.level, "levels": ", ".join(levels)})
