"""LNG016: sub-skills are those of the self-assessment grid."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, MappingNode, RenameKey, rule

_SKILLS = ("listening", "reading", "spoken_interaction", "spoken_production", "writing", "speaking")
# A hostile file must not cost time.
_SUGGESTIONS = 20
_ESTONIAN = {
    "kuulamine": "listening",
    "lugemine": "reading",
    "suuline_suhtlus": "spoken_interaction",
    "vestlus": "spoken_interaction",
    "suuline_esitus": "spoken_production",
    "rääkimine": "speaking",
    "kõnelemine": "speaking",
    "kirjutamine": "writing",
    "interaction": "spoken_interaction",
    "production": "spoken_production",
}


@rule(
    id="LNG016",
    name="subskill-set",
    family="languages",
    severity="error",
    basis={
        "kind": "house",
        "source": {
            "et": "CEFR-i enesehindamise tabel; vrd VV 19.12.2012 määrus nr 114 § 4",
            "en": "CEFR self-assessment grid; cf. Government regulation no 114 of 19 December 2012 § 4",
        },
    },
    reads=["requirements.languages"],
    since="0.1",
    title={"et": "Tundmatu osaoskus", "en": "Unknown sub-skill"},
    why={
        "et": "Ainult tabeli osaoskused on kirjeldatud tasemetega; muu nimetuse all olevat taset ei kontrollita.",
        "en": "Only the skills of the grid are described by levels; a level under another name is not checked.",
    },
    remedy={
        "et": "Kasuta nimetusi listening, reading, spoken_interaction, spoken_production, writing.",
        "en": "Use listening, reading, spoken_interaction, spoken_production, writing.",
    },
    fix="unsafe",
    messages={
        "default": {"et": "tundmatu osaoskus „{skill}“", "en": 'unknown sub-skill "{skill}"'},
        "near": {
            "et": "tundmatu osaoskus „{skill}“; kas mõtlesid „{near}“?",
            "en": 'unknown sub-skill "{skill}"; did you mean "{near}"?',
        },
        "fix": {"et": "kirjuta {near}", "en": "write {near}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    budget = _SUGGESTIONS
    for language in description.languages:
        skills = description.node(*language.path, "skills")
        if not isinstance(skills, MappingNode):
            continue
        taken = set(skills.keys)
        for stored, key in skills.keys.items():
            skill = key.text
            if skill in _SKILLS or skill.startswith("x-"):
                continue
            path = (*language.path, "skills", stored)
            budget -= 1
            near = _near(skill) if budget >= 0 else None
            if near is None or near in taken:
                yield Hit(path, args={"skill": skill})
            else:
                taken.add(near)
                fix = FixRequest("unsafe", "fix", (RenameKey(path, near),), {"near": near})
                yield Hit(path, "near", {"skill": skill, "near": near}, fix=fix)


def _near(skill: str) -> str | None:
    """Return the sub-skill that is meant, if it can be told."""
    import difflib  # noqa: PLC0415 - only where something is wrong

    folded = skill.strip().casefold().replace("-", "_").replace(" ", "_")
    close = difflib.get_close_matches(folded[:40], [*_SKILLS, *_ESTONIAN], n=1, cutoff=0.75)
    return None if not close else _ESTONIAN.get(close[0], close[0])
