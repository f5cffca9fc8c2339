"""APR010: what is published says by which act it was established and who explains it."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, Hit, MappingNode, Term, is_blank, rule

_HOUSE = {"kind": "house", "source": {"et": "asutuse avalikustamise kord", "en": "publication rules of the house"}}


@rule(
    id="APR010",
    name="publication-metadata",
    family="approval",
    severity="warning",
    basis={
        "kind": "legal",
        "source": {"et": "AvTS § 28 lg 2", "en": "Public Information Act § 28(2)"},
        "url": "https://www.riigiteataja.ee/akt/106032026003",
        "verified": True,
    },
    when={"fields": ["publication"]},
    since="0.1",
    title={"et": "Avalikustamise andmed on puudulikud", "en": "Publication data are incomplete"},
    why={
        "et": "Avalikustamisel märgitakse, kes, millal ja millise toiminguga juhendi kehtestas ning kes seda selgitab.",
        "en": "Publication states who established the text, when and by which act, and who explains it.",
    },
    remedy={
        "et": "Märgi publication all avalikustamise kuupäev, kehtestamise akt ja kontakt (üksus, mitte isik).",
        "en": "State date, establishing act and contact (a unit, no person) under publication.",
    },
    messages={
        "default": {"et": "avalikustamise andmetes puudub {field}", "en": "publication data lack: {field}"},
        "house": {
            "et": "avalikustamise andmetes puudub {field}",
            "en": "publication data lack: {field}",
            "basis": _HOUSE,
        },
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    node = description.node("publication")
    if not isinstance(node, MappingNode) or is_blank(node):
        return
    legal = description.status == "official" and context.body != "other" and "avts-28" in context.law
    for name in ("date", "act", "contact"):
        if node.get(name) is None:  # what is blank is STR002
            # the day of publication is the house's own; the act says when the text was established
            message = "default" if legal and name != "date" else "house"
            args = {"field": Term(f"publication.{name}")}
            yield Hit(("publication", name), message, args, severity="info" if name == "contact" else None)
