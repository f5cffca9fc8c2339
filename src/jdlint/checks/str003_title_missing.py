"""STR003: a post needs a title that names a post."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, fold, regex, rule

_UNITS = (
    "osakond", "talitus", "büroo", "valitsus", "keskus", "sektor",
    "department", "division", "unit", "section", "office",
)  # fmt: skip
# A comma, "of" or "head" shows that more than the unit is named.
_MORE = regex(r",|\bof\b|\bhead\b")


@rule(
    id="STR003",
    name="title-missing",
    family="structure",
    severity="error",
    basis={
        "kind": "house",
        "source": {"et": "ametijuhendi mall; vrd ATS § 11 lg 1", "en": "description template; cf. ATS § 11(1)"},
    },
    since="0.1",
    title={"et": "Teenistuskoha nimetus puudub", "en": "Position title is missing"},
    why={
        "et": "Nimetuse järgi leitakse koht koosseisust, käskkirjadest ja teiste juhenditest.",
        "en": "The title is how staff list, orders and other descriptions find the post.",
    },
    remedy={
        "et": "Kirjuta position.title alla ametikoha nimetus, üksus eraldi position.unit alla.",
        "en": "Put the title of the post under position.title, and the unit under position.unit.",
    },
    messages={
        "default": {"et": "teenistuskoha nimetus puudub", "en": "the position title is missing"},
        "unit": {
            "et": "„{value}“ on üksuse, mitte teenistuskoha nimetus",
            "en": '"{value}" is the name of a unit, not of a post',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    title = description.title
    path = ("position", "title")
    if title is None:
        yield Hit(path)
    elif (folded := fold(title)) in map(fold, description.unit) or (
        folded.endswith(_UNITS) and not _MORE.search(folded)
    ):
        yield Hit(path, "unit", {"value": title})
