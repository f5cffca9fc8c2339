"""The working list as a table for a terminal, as JSON and as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Sequence

from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.text import visible
from jdlint.core.version import VERSION
from jdlint.engine.worklist import Entry, State
from jdlint.reporters.changes.words import status_word
from jdlint.reporters.render import shown_date
from jdlint.reporters.style import Style

_WIDEST = 44
_COLOURS: dict[State, str] = {"overdue": "error", "due-soon": "warning"}
# What a spreadsheet takes for a formula (OWASP, CSV injection).
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def render_text(entries: Sequence[Entry], as_of: dt.date, language: Language, style: Style) -> str:
    """Return the list as a table, one line a post."""
    heads = (_("Due"), _("Days"), _("Post"), _("Unit"), _("Approval"), _("File"))
    rows = [_row(entry, language) for entry in entries]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    out = [style("  ".join(head.ljust(width) for head, width in zip(heads, widths, strict=True)).rstrip(), "bold")]
    for entry, row in zip(entries, rows, strict=True):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        colour = _COLOURS.get(entry.state)
        out.append(style(line, colour) if colour else line)
    overdue = sum(entry.state == "overdue" for entry in entries)
    total = ngettext("{count} post", "{count} posts", len(entries)) + " · "
    total += _("overdue: {count}").format(count=overdue) + " · "
    total += _("as of {date}").format(date=shown_date(as_of, language))
    return "\n".join([*out, total]) + "\n"


def _row(entry: Entry, language: Language) -> tuple[str, ...]:
    due = _("no date") if entry.due is None else shown_date(entry.due, language)
    days = "" if entry.days is None else str(entry.days)
    name = f"{_cut(entry.name)} [{visible(entry.id)}]" if entry.id else _cut(entry.name)
    approval = _("no {number} of {date}").format(number=entry.approval_number or "–", date=_date(entry, language))
    unit = entry.unit[-1] if entry.unit else ""
    return (due, days, name, _cut(unit), _cut(approval if entry.approval_date else "–"), visible(entry.path))


def _date(entry: Entry, language: Language) -> str:
    return "–" if entry.approval_date is None else shown_date(dt.date.fromisoformat(entry.approval_date), language)


def _cut(text: str) -> str:
    text = visible(text)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def render_json(entries: Sequence[Entry], as_of: dt.date) -> str:
    """Return the list as JSON (schemas/list.v1.schema.json)."""
    posts = [
        {
            **entry._asdict(),
            "unit": list(entry.unit),
            "since": None if entry.since is None else entry.since.isoformat(),
            "due": None if entry.due is None else entry.due.isoformat(),
        }
        for entry in entries
    ]
    tool = {"name": "jdlint", "version": VERSION}
    data = {"schema_version": 1, "tool": tool, "as_of": as_of.isoformat(), "posts": posts}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def render_csv(entries: Sequence[Entry]) -> str:
    """Return the list as CSV for a spreadsheet: a byte order mark, semicolons, and no cell that is a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    heads = (_("Id"), _("Post"), _("Unit"), _("Status"), _("Last review"), _("Due"), _("Days"), _("State"))
    writer.writerow((*heads, _("Approval number"), _("Approval date"), _("File")))
    for entry in entries:
        cells = (
            entry.id or "",
            entry.name,
            " / ".join(entry.unit),
            status_word(entry.status),
            "" if entry.since is None else entry.since.isoformat(),
            "" if entry.due is None else entry.due.isoformat(),
            "" if entry.days is None else entry.days,
            state_word(entry.state),
            entry.approval_number or "",
            entry.approval_date or "",
            entry.path,
        )
        writer.writerow([cell if isinstance(cell, int) else _cell(cell) for cell in cells])
    return "\ufeff" + stream.getvalue()


def _cell(text: str) -> str:
    text = visible(text)
    return "'" + text if _FORMULA.match(text) else text


def state_word(state: State) -> str:
    return {
        "overdue": _("overdue"),
        "due-soon": _("due soon"),
        "in-time": _("in time"),
        "unknown": _("no date"),
    }[state]
