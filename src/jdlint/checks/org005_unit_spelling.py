"""ORG005: one unit, one spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from jdlint.api import Context, Project, ProjectHit, RelatedPlace, fold, regex, rule

_APART = regex(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")


@rule(
    id="ORG005",
    name="unit-spelling",
    family="organisation",
    severity="info",
    scope="project",
    wide=True,
    basis={"kind": "house", "source": {"et": "asutuse põhimäärus ja struktuur", "en": "structure of the organisation"}},
    since="0.2",
    title={"et": "Üksuse nime kirjutatakse erinevalt", "en": "A unit is spelled in several ways"},
    why={
        "et": "Erinevalt kirjutatud üksus on loendites ja otsingus mitu üksust.",
        "en": "A unit that is spelled in two ways is two units in every list and search.",
    },
    remedy={
        "et": "Kasuta kõigis juhendites üksuse ametlikku nime.",
        "en": "Use the official name of the unit in all descriptions.",
    },
    messages={
        "default": {
            "et": "üksuse nimi „{name}“ on enamikus juhendites kirjas kujul „{usual}“",
            "en": 'the unit "{name}" is spelled "{usual}" in most descriptions',
        },
        "usual": {"et": "tavaline kuju", "en": "the usual spelling"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    counts = Counter(unit for number in project.open for unit in project.facts[number].unit)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for unit, count in counts.items():
        written = " ".join(unit.split())
        spellings[_bare(written)][written] += count
    usual = {
        bare: min(found, key=lambda written: (-found[written], written))
        for bare, found in spellings.items()
        if len({count for _, count in found.most_common(2)}) > 1  # of equals none is usual
    }
    if not usual:
        return
    first: dict[str, tuple[int, int]] = {}
    for number in project.open:
        for depth, unit in enumerate(project.facts[number].unit):
            first.setdefault(" ".join(unit.split()), (number, depth))
    for number in project.focus:
        for depth, unit in enumerate(project.facts[number].unit):
            written = " ".join(unit.split())
            best = usual.get(_bare(written), written)
            if best != written:
                there = project.place(first[best][0], ("position", "unit", first[best][1]))
                place = project.place(number, ("position", "unit", depth))
                yield ProjectHit(place, args={"name": written, "usual": best}, related=(RelatedPlace(there, "usual"),))


def _bare(name: str) -> str:
    """Return a name without what spellings differ in: case, spaces, hyphens, full stops."""
    return _APART.sub("", fold(name))
