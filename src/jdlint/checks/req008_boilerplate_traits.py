"""REQ008: personal traits say something of the post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, rule

_PLACE = ("requirements", "traits")


@rule(
    id="REQ008",
    name="boilerplate-traits",
    family="requirements",
    severity="info",
    scope="project",
    wide=True,
    needs=["traits"],
    basis={"kind": "house", "source": {"et": "ametijuhendi koostamise hea tava", "en": "good practice of drafting"}},
    since="0.2",
    title={"et": "Isikuomadused on kõigis juhendites samad", "en": "Personal traits are the same everywhere"},
    why={
        "et": "Loend, mis on pooltes juhendites sõna-sõnalt sama, ei ütle ühegi koha kohta midagi ega aita valida.",
        "en": "A list that half of all descriptions share word for word says nothing of any post.",
    },
    remedy={
        "et": "Nimeta omadused, mida just see töö nõuab, või vii ühised väärtused asutuse põhimõtetesse.",
        "en": "Name the traits that this work needs, or move common values to the principles of the organisation.",
    },
    options={
        "least": {
            "type": "integer",
            "default": 4,
            "minimum": 2,
            "description": {
                "et": "Kui palju isikuomadustega juhendeid peab olema, et neid võrrelda.",
                "en": "How many descriptions with traits there must be before they are compared.",
            },
        }
    },
    messages={
        "default": {
            "et": "samad isikuomadused on {count} juhendis {total}-st",
            "en": "the same personal traits stand in {count} of {total} descriptions",
        },
        "first": {"et": "esimest korda siin", "en": "first here"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    traits = {number: project.facts[number].traits for number in project.open if project.facts[number].traits}
    if len(traits) < context.options["least"]:
        return
    common, count = max(Counter(traits.values()).items(), key=lambda item: (item[1], item[0]))
    if 2 * count <= len(traits):
        return
    same = [number for number, found in traits.items() if found == common]
    first = min(same, key=lambda number: (project.facts[number].path, project.facts[number].number))
    related = (RelatedPlace(project.place(first, _PLACE), "first"),)
    focus = set(project.focus)
    for number in same:
        if number in focus and number != first:
            args = {"count": count, "total": len(traits)}
            yield ProjectHit(project.place(number, _PLACE), args=args, related=related)
