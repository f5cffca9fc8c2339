"""SUB015: somebody else than the supervisor can substitute."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, Reference, fold, rule


@rule(
    id="SUB015",
    name="single-point",
    family="substitution",
    severity="info",
    basis={
        "kind": "house",
        "source": {"et": "asendamise korraldamise hea tava", "en": "good practice of substitution"},
    },
    since="0.1",
    title={"et": "Ainus asendaja on vahetu juht", "en": "The only substitute is the supervisor"},
    why={
        "et": "Kui asendab üksnes juht, jääb koos puudumise korral töö tegemata ja juht teeb oma alluva tööd.",
        "en": "Where only the supervisor substitutes, the work stops when both are away.",
    },
    remedy={
        "et": "Lisa teine asendaja, kes ei ole vahetu juht.",
        "en": "Add a second substitute who is not the supervisor.",
    },
    messages={
        "default": {
            "et": "ainus asendaja „{words}“ on ka vahetu juht",
            "en": 'the only substitute, "{words}", is the immediate supervisor',
        }
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    substitutes, supervisors = description.references("substituted_by"), description.references("supervisor")
    if len(substitutes) == 1 and len(supervisors) == 1 and _same(substitutes[0], supervisors[0]):
        yield Hit(substitutes[0].path, args={"words": substitutes[0].words})


def _same(one: Reference, other: Reference) -> bool:
    """Tell whether two references are the same words or the same id; an id and a title are not compared."""
    if one.kind != "position" or other.kind != "position" or fold(one.unit or "") != fold(other.unit or ""):
        return False
    return fold(one.words) == fold(other.words)
