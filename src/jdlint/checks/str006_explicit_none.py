"""STR006: where there is none, the description should say so."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import DIRECTIONS, AddKey, Context, Description, Direction, FixRequest, Hit, MappingNode, Term, rule

_NULLABLE: tuple[Direction, ...] = ("subordinates", "substitutes_for")


@rule(
    id="STR006",
    name="explicit-none",
    family="structure",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    when={"lacking": ["reporting.subordinates", "substitution.substitutes_for"]},
    since="0.1",
    title={"et": "Puudumine on märkimata", "en": "Absence is not stated"},
    why={
        "et": "Kui väli puudub, ei ole teada, kas alluvaid või asendatavaid ei ole või jäid need märkimata.",
        "en": "A missing field does not tell whether there are none or somebody forgot.",
    },
    remedy={"et": "Kui ei ole kedagi, kirjuta [].", "en": "Where there is nobody, write []."},
    fix="unsafe",
    messages={
        "default": {
            "et": "väli „{field}“ puudub; kui ei ole kedagi, kirjuta []",
            "en": 'field "{field}" is missing; if there is nobody, write []',
        },
        "fix": {"et": "märgi, et ei ole kedagi", "en": "say that there is nobody"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for direction in _NULLABLE:
        path = DIRECTIONS[direction]
        if description.node(*path) is not None:
            continue
        fix = None
        if isinstance(description.node(path[0]), MappingNode):
            fix = FixRequest("unsafe", "fix", (AddKey(path[:1], direction, "[]"),))
        yield Hit(path, args={"field": Term(".".join(map(str, path)))}, fix=fix)
