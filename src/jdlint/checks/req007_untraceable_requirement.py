"""REQ007: what must be known and mastered is used in some duty."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Sequence, rule
from jdlint.estonian.wording import words_of

_SKILLS = ("requirements", "knowledge_and_skills")
# Words are told by so many letters, which endings leave alone; in short words stems change early.
_STEM, _SHORT = 5, 6
# So many duties tell what the work is; fewer are a sketch.
_LEAST = 4


@rule(
    id="REQ007",
    name="untraceable-requirement",
    family="requirements",
    severity="info",
    preview=True,
    basis={
        "kind": "practice",
        "source": {
            "et": "nõuete põhjendatus; vrd VõrdKS § 10, TLS § 11",
            "en": "cf. Equal Treatment Act § 10, TLS § 11",
        },
    },
    when={"fields": ["requirements.knowledge_and_skills"]},
    since="0.3",
    title={"et": "Oskus ei seostu ühegi ülesandega", "en": "Skill links to no duty"},
    why={
        "et": "Nõuet, mida töö ei vaja, on vaidluse korral raske põhjendada ja see peletab sobivaid kandidaate.",
        "en": "A requirement that the work does not need is hard to defend, and keeps suitable people away.",
    },
    remedy={
        "et": "Nimeta ülesanne, milles oskust vaja on, või jäta nõue välja.",
        "en": "Name the duty in which the skill is used, or leave the requirement out.",
    },
    messages={
        "default": {
            "et": "ükski ülesanne, tulemus ega eesmärk ei nimeta midagi, millest räägib nõue",
            "en": "no duty, result or purpose names anything the requirement speaks of",
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    skills = description.node(*_SKILLS)
    duties = description.duties
    if not isinstance(skills, Sequence) or len(duties) < _LEAST:
        return
    empty = context.listed("skill-words", description).pattern
    said = [description.purpose or "", description.title or "", description.specialisation or ""]
    said += [text for duty in duties for text in (duty.duty or "", *(result.text for result in duty.results))]
    work = " ".join(words_of(" ".join(said)))
    for index in range(len(skills.items)):
        path = (*_SKILLS, index)
        words = [word for word in words_of(description.text(*path) or "") if len(word) >= _STEM]
        stems = [word[: _STEM - (len(word) <= _SHORT)] for word in words if not empty.fullmatch(word)]
        if stems and not any(stem in work for stem in stems):
            yield Hit(path)
