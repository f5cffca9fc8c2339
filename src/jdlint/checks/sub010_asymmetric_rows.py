"""SUB010: whom one substitutes and by whom one is substituted are mostly the same."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import DIRECTIONS, Context, Description, Direction, Hit, Reference, RelatedHit, fold, rule
from jdlint.estonian.declension import forms_of


@rule(
    id="SUB010",
    name="asymmetric-rows",
    family="substitution",
    severity="info",
    basis={
        "kind": "house",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.2",
    title={"et": "Asendab ja asendaja ei kattu", "en": "The two substitution rows differ"},
    why={
        "et": "Enamasti asendatakse teineteist; kui read erinevad, on üks nimi sageli ununenud.",
        "en": "Mostly people substitute each other; where the rows differ, one name was often forgotten.",
    },
    remedy={
        "et": "Kontrolli, kas erinevus on taotluslik; kui ei ole, lisa puuduv koht teise ritta.",
        "en": "Check whether the difference is meant; if it is not, add the post to the other row.",
    },
    messages={
        "default": {
            "et": "asendamise read ei kattu; ainult ühes neist on {names}",
            "en": "the substitution rows differ; in one of them alone stand {names}",
        },
        "other": {"et": "teine rida", "en": "the other row"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    rows: tuple[Direction, Direction] = ("substitutes_for", "substituted_by")
    if not all(description.states(row) for row in rows):
        return
    ours, theirs = (description.references(row) for row in rows)
    if any(reference.kind != "position" for reference in (*ours, *theirs)):
        return  # a group or a chart may hold whatever stands on the other side
    alone = [*_without(ours, theirs), *_without(theirs, ours)]
    if alone:
        names = ", ".join(f"„{name}“" if description.prose.language == "et" else f'"{name}"' for name in alone)
        related = (RelatedHit(DIRECTIONS["substituted_by"], "other"),)
        yield Hit(DIRECTIONS["substitutes_for"], args={"names": names}, related=related)


def _without(row: tuple[Reference, ...], other: tuple[Reference, ...]) -> list[str]:
    return [item.words for item in row if not any(_same(item, counter) for counter in other)]


def _same(one: Reference, other: Reference) -> bool:
    """Tell whether two references name the same: equal words, or one a case form of the other's title."""
    if fold(one.words) == fold(other.words):
        return True
    if fold(one.specialisation or "") != fold(other.specialisation or "") or not one.title or not other.title:
        return False
    before, _, last = fold(one.title).rpartition(" ")
    their, _, base = fold(other.title).rpartition(" ")
    return before == their and (last == base or last in forms_of(base).singular or base in forms_of(last).singular)
