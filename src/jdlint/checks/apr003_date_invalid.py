"""APR003: dates are written as 2026-01-31, exist, and lie in the past where they record something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.api import (
    Context,
    Description,
    FixRequest,
    Hit,
    MappingNode,
    Node,
    Path,
    Scalar,
    Sequence,
    SetValue,
    date_of,
    is_blank,
    rule,
)
from jdlint.estonian.dates import days_of_moment, looks_like_date, make_date, read_date

# Whether the date records something that has happened, by section and field.
_FIELDS: dict[str, dict[str, bool]] = {
    "position": {"valid_from": False, "valid_to": False}, "review": {"last_reviewed": True},
    "approval": {"date": True, "effective_from": False},
    "access": {"until": False}, "publication": {"date": True}, "source": {"registered": True},
}  # fmt: skip
_UNTIL, _SIGNED = ("position", "fixed_term", "until"), ("source", "signed_at")


@rule(
    id="APR003",
    name="date-invalid",
    family="approval",
    severity="error",
    basis={"kind": "house", "source": {"et": "ametijuhendi vorming 1", "en": "description format 1"}},
    reads=[
        "position.valid_from",
        "position.valid_to",
        "position.fixed_term",
        "review.last_reviewed",
        "approval.date",
        "approval.effective_from",
        "access.until",
        "publication.date",
        "source.registered",
        "source.signed_at",
        "acknowledgements",
    ],
    since="0.1",
    title={"et": "Kuupäev ei ole kehtiv", "en": "Date is not valid"},
    why={
        "et": "Kuupäevast, mida ei ole või mida ei saa lugeda, ei saa arvutada ühtki tähtaega.",
        "en": "No time limit can be counted from a date that does not exist or cannot be read.",
    },
    remedy={"et": "Kirjuta tegelik kuupäev kujul 2026-01-31.", "en": "Write the real date in the form 2026-01-31."},
    fix="safe",
    messages={
        "default": {
            "et": "„{value}“ ei ole kuupäev kujul 2026-01-31",
            "en": '"{value}" is not a date of the form 2026-01-31',
        },
        "form": {"et": "kirjuta kuupäev „{value}“ kujul {iso}", "en": 'write the date "{value}" as {iso}'},
        "impossible": {"et": "kuupäeva „{value}“ ei ole kalendris", "en": 'there is no such day as "{value}"'},
        "future": {
            "et": "kuupäev {date} on tulevikus, kuigi märgib juba toimunut",
            "en": "the date {date} lies in the future, although it records something done",
        },
        "fix": {"et": "kirjuta {iso}", "en": "write {iso}"},
    },
)
def check(description: Description, context: Context) -> Iterator[Hit]:
    for section, fields in _FIELDS.items():
        node = description.root.get(section)
        values = node.values if isinstance(node, MappingNode) else {}
        for field, past in fields.items():
            yield from _judge(values.get(field), (section, field), context.as_of if past else None)
    items = description.node("acknowledgements")
    for index in range(len(items.items) if isinstance(items, Sequence) else 0):
        path: Path = ("acknowledgements", index, "date")
        yield from _judge(description.node(*path), path, context.as_of)
    until = description.text(*_UNTIL)
    if until is not None and looks_like_date(until):  # other words name an event
        yield from _judge(description.node(*_UNTIL), _UNTIL, None)
    if description.node(*_SIGNED) is not None:
        yield from _signed(description, context.as_of)


def _signed(description: Description, latest: dt.date) -> Iterator[Hit]:
    """Judge the time of signing: a date, or a date with a time of day."""
    text = description.text(*_SIGNED)
    days = days_of_moment(text) if text is not None and len(text) > len("2026-01-31") else ()
    if not days:
        yield from _judge(description.node(*_SIGNED), _SIGNED, latest)
    elif min(days) > latest:
        yield Hit(_SIGNED, "future", {"date": min(days)})


def _judge(node: Node | None, path: Path, latest: dt.date | None) -> Iterator[Hit]:
    if not isinstance(node, Scalar) or is_blank(node):
        return
    date = date_of(node)
    if date is not None:
        if latest is not None and date > latest:
            yield Hit(path, "future", {"date": date})
        return
    value = node.text.strip()
    parts = read_date(value)
    meant = make_date(parts) if parts is not None else None
    if parts is None:
        yield Hit(path, args={"value": value})
    elif meant is None:
        yield Hit(path, "impossible", {"value": value})
    else:
        iso = {"iso": meant.isoformat()}
        fix = FixRequest("safe", "fix", (SetValue(path, meant.isoformat()),), iso)
        yield Hit(path, "form", {"value": value, **iso}, fix=fix)
