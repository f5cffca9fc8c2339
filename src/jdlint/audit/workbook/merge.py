"""What people wrote into an earlier workbook, to be carried into the next one by the id of the row."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdlint.audit.data import Audit
from jdlint.audit.extra import need
from jdlint.audit.texts import TEXTS
from jdlint.audit.workbook.sheets import ENTRIES, PROGRESS, Value, sheets_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import LANGUAGES, Language, _
from jdlint.core.text import visible

#: Name of a sheet → id of a row → what stands in the columns of `ENTRIES`.
Entries = dict[str, dict[str, tuple[Value, ...]]]

_SHEETS = ("sheet_findings", "sheet_reviews", "sheet_pairs", "sheet_consents")
_LONGEST = 32_767


def read_entries(path: Path, language: Language) -> Entries:
    """Return what was filled in; the progress is said in `language`, whatever language the workbook is in.

    Raises JdlintError for a file that is no workbook of an audit.
    """
    openpyxl = need("openpyxl", "report")
    name = visible(str(path))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts of the workbook that are not read
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            found = {
                sheet: _entries(page.iter_rows(values_only=True), language)
                for sheet in _SHEETS
                for page in book.worksheets
                if page.title in TEXTS[sheet].values()
            }
            book.close()
    except Exception as error:  # noqa: BLE001 - whatever the library says of a damaged or hostile file
        raise JdlintError(_("{path}: cannot be read as a workbook: {reason}").format(path=name, reason=error)) from None
    if not found:
        raise JdlintError(_("{path}: is no workbook of an audit; its sheets have other names").format(path=name))
    return found


def left_behind(entries: Entries, audit: Audit, language: Language) -> int:
    """Return how many entries belong to rows that the workbook of `audit` does not have."""
    rows = {sheet.name: {str(row[-1]) for row in sheet.rows} for sheet in sheets_of(audit, language)}
    return sum(len(kept.keys() - rows.get(name, set())) for name, kept in entries.items())


def _entries(rows: Iterable[tuple[Any, ...]], language: Language) -> dict[str, tuple[Value, ...]]:
    lines = iter(rows)
    heads = [str(head) for head in next(lines, ())]
    places = [_place(heads, name) for name in ("id", *ENTRIES)]
    if places[0] is None:
        return {}
    out: dict[str, tuple[Value, ...]] = {}
    for row in lines:
        identifier, *values = (None if place is None or place >= len(row) else row[place] for place in places)
        entry = tuple(_value(value, language) for value in values)
        if identifier and any(entry):
            out[str(identifier)] = entry
    return out


def _place(heads: list[str], name: str) -> int | None:
    return next((heads.index(TEXTS[name][one]) for one in LANGUAGES if TEXTS[name][one] in heads), None)


def _value(value: Any, language: Language) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = "" if value is None else str(value).strip()[:_LONGEST]
    for name in PROGRESS:
        if text in TEXTS[name].values():
            return TEXTS[name][language]
    return text
