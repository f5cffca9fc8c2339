"""ORG004: a unit that descriptions name is one the organisation has."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from jdlint.api import Args, Context, Organisation, Project, ProjectHit, RelatedPlace, fold, organisation_place, rule


@rule(
    id="ORG004",
    name="unit-unknown",
    family="organisation",
    severity="warning",
    scope="project",
    needs=["organisation"],
    basis={"kind": "house", "source": {"et": "asutuse põhimäärus ja struktuur", "en": "structure of the organisation"}},
    timed=["closed"],
    since="0.2",
    title={"et": "Tundmatu struktuuriüksus", "en": "Unknown unit"},
    why={
        "et": "Juhend, mis nimetab üksust, mida struktuuris ei ole, on jäänud muudatusest maha või sisaldab kirjaviga.",
        "en": "A description that names a unit which does not exist was left behind by a change, or is misspelt.",
    },
    remedy={
        "et": "Kirjuta üksuse praegune nimi; uue üksuse lisa asutuse faili (organisation.yaml).",
        "en": "Write the unit's present name; add a new unit to the organisation file (organisation.yaml).",
    },
    messages={
        "default": {"et": "üksust „{unit}“ asutuse struktuuris ei ole", "en": 'the organisation has no unit "{unit}"'},
        "near": {
            "et": "üksust „{unit}“ asutuse struktuuris ei ole; kas mõtlesid „{near}“?",
            "en": 'the organisation has no unit "{unit}"; did you mean "{near}"?',
        },
        "former": {
            "et": "üksuse „{unit}“ nimi on nüüd „{near}“",
            "en": 'the unit "{unit}" is now called "{near}"',
        },
        "closed": {
            "et": "üksust „{unit}“ ei ole enam: see lõpetas {until}",
            "en": 'the unit "{unit}" exists no more: it ended on {until}',
        },
        "entry": {"et": "üksus asutuse failis", "en": "the unit in the organisation file"},
    },
)
def check(project: Project, context: Context) -> Iterator[ProjectHit]:
    organisation = project.organisation
    if organisation is None or not organisation.units:
        return
    today = context.as_of.isoformat()
    unknown: dict[str, tuple[str, Args]] = {}
    for number in project.focus:
        for depth, unit in enumerate(project.facts[number].unit):
            place = project.place(number, ("position", "unit", depth))
            match = organisation.unit_named(fold(unit), today)
            if match is None and fold(unit) == fold(organisation.name or ""):
                continue
            if match is None:
                said = unknown[unit] = unknown.get(unit) or _unknown(organisation, unit)
                yield ProjectHit(place, *said)
                continue
            related = (RelatedPlace(organisation_place(match.unit.site), "entry"),)
            if not match.unit.valid_on(today):
                args: Args = {"unit": unit, "until": match.unit.valid_to or match.unit.valid_from or "?"}
                yield ProjectHit(place, "closed", args, related)
            elif match.by == "former":
                yield ProjectHit(place, "former", {"unit": unit, "near": match.unit.name}, related)


def _unknown(organisation: Organisation, unit: str) -> tuple[str, Args]:
    names = {fold(entry.name): entry.name for entry in organisation.units}
    near = difflib.get_close_matches(fold(unit), sorted(names), 1, 0.8)
    return ("near", {"unit": unit, "near": names[near[0]]}) if near else ("default", {"unit": unit})
