"""DUT006: numbers of duties look alike."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.api import Context, Description, FixRequest, Hit, RelatedHit, SetValue, rule


@rule(
    id="DUT006",
    name="numbering-format",
    family="duties",
    severity="warning",
    basis={"kind": "house", "source": {"et": "ametijuhendi mall", "en": "description template"}},
    reads=["duties.number"],
    since="0.1",
    title={"et": "Numeratsiooni vorm on ebaühtlane", "en": "Numbering format is inconsistent"},
    why={
        "et": "Ebaühtlane vorm näitab, et juhend on kokku kleebitud mitmest, ja segab viitamist.",
        "en": "Mixed forms show a description pasted together from several, and hinder citing.",
    },
    remedy={"et": "Kirjuta kõik numbrid ühtmoodi.", "en": "Write all numbers in the same form."},
    fix="safe",
    messages={
        "default": {
            "et": "numeratsiooni vorm on ebaühtlane ({first} / {second})",
            "en": "the numbering format is inconsistent ({first} / {second})",
        },
        "other": {"et": "teine vorm", "en": "the other form"},
        "fix": {"et": "kirjuta kõik numbrid ühtmoodi", "en": "write all numbers in the same form"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    numbers = [((*duty.path, "number"), duty.number) for duty in description.duties if duty.number]
    dotted = [item for item in numbers if item[1].endswith(".")]
    bare = [item for item in numbers if item[1][-1].isdigit()]
    if not dotted or not bare:
        return
    usual, rare = (bare, dotted) if len(bare) >= len(dotted) else (dotted, bare)
    dot = "." if usual is dotted else ""
    changes = tuple(SetValue(path, number.rstrip(".") + dot) for path, number in rare)
    yield Hit(
        rare[0][0],
        args={"first": usual[0][1], "second": rare[0][1]},
        related=(RelatedHit(usual[0][0], "other"),),
        fix=FixRequest("safe", "fix", changes),
    )
