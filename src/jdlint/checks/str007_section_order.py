"""STR007: sections stand where readers look for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.api import Context, Description, Hit, Term, rule

# The order of the format (docs/format.md), and of the two templates of which documents are read.
_FORMAT = (
    "jdlint", "id", "status", "public_authority_basis", "position", "reporting", "substitution", "purpose", "duties",
    "requirements", "working_time", "rights", "responsibilities", "equipment", "special_conditions", "review",
    "approval", "acknowledgements", "access", "publication", "state_secret_level", "source",
)  # fmt: skip
_TEMPLATES = {
    "ee-2021": ("position", "reporting", "substitution", "purpose", "duties", "rights", "responsibilities",
                "equipment", "requirements", "review"),
    "ee-2024": ("position", "reporting", "substitution", "purpose", "special_conditions", "duties", "requirements",
                "rights", "responsibilities", "review"),
}  # fmt: skip


@rule(
    id="STR007",
    name="section-order",
    family="structure",
    severity="info",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    since="0.1",
    title={"et": "Jaotised ei ole mallis ettenähtud järjekorras", "en": "Sections are not in template order"},
    why={
        "et": "Harjumuspärases järjekorras leiab iga lugeja jaotise kohe ja kaks juhendit on võrreldavad.",
        "en": "In the usual order readers find a section at once, and two descriptions can be compared.",
    },
    remedy={
        "et": "Tõsta jaotis oma kohale; sisu jääb samaks.",
        "en": "Move the section to its place; its content stays.",
    },
    messages={
        "default": {
            "et": "jaotis „{section}“ ei ole oma kohal: malli järgi järgneb sellele „{next}“",
            "en": 'section "{section}" is out of place: in the template it is followed by "{next}"',
        },
        "last": {
            "et": "jaotis „{section}“ ei ole oma kohal: malli järgi eelneb sellele „{previous}“",
            "en": 'section "{section}" is out of place: in the template it comes after "{previous}"',
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    document = description.document
    keys = description.root.keys
    if document.kind == "yaml":
        order: Sequence[str] = _FORMAT
        found = [key for key in keys if key in _RANKS]
    elif document.template in _TEMPLATES:
        order = _TEMPLATES[document.template]
        found = sorted((key for key in keys if key in order), key=lambda key: keys[key].start)
    else:
        return
    ranks = [order.index(key) for key in found]
    if all(ranks[i] < ranks[i + 1] for i in range(len(ranks) - 1)):
        return
    kept = _longest_rise(ranks)
    moved = next(rank for rank in ranks if rank not in kept)
    after = min((rank for rank in kept if rank > moved), default=None)
    if after is not None:
        args = {"section": Term(order[moved]), "next": Term(order[after])}
        yield Hit((order[moved],), args=args)
    else:
        args = {"section": Term(order[moved]), "previous": Term(order[max(kept)])}
        yield Hit((order[moved],), "last", args)


_RANKS = frozenset(_FORMAT)


def _longest_rise(ranks: list[int]) -> set[int]:
    """Return the first of the longest parts of `ranks` that rise: what is not in it has to move."""
    rises: list[list[int]] = []
    for rank in ranks:
        before: list[int] = []
        for rise in rises:
            if rise[-1] < rank and len(rise) > len(before):
                before = rise
        rises.append([*before, rank])
    longest = max(len(rise) for rise in rises)
    return set(next(rise for rise in rises if len(rise) == longest))
