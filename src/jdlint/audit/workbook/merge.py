"""What people wrote into an earlier workbook, to be carried into the next one by the id of the row."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import warnings
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from jdlint.audit.data import Audit
from jdlint.audit.extra import need
from jdlint.audit.reading import MOST
from jdlint.audit.texts import TEXTS
from jdlint.audit.workbook.sheets import ENTRIES, PROGRESS, Value, sheets_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import LANGUAGES, Language, _
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.readers.content import Refused
from jdlint.readers.office.limits import Budget, OfficeLimits
from jdlint.readers.office.package import Package
from jdlint.storage.files import read_named

#: Name of a sheet → id of a row → what stands in the columns of `ENTRIES`.
Entries = dict[str, dict[str, tuple[Value, ...]]]

_SHEETS = ("sheet_findings", "sheet_reviews", "sheet_pairs", "sheet_consents")
_LONGEST = 32_767
_FIRST_ROWS = 20  # in which the headings stand: people put titles above them
_DAY = regex(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_LIMITS = OfficeLimits(file_bytes=MOST, member_bytes=2 * MOST, total_bytes=3 * MOST, ratio=1_000)


class Filled(NamedTuple):
    """What people filled in, and what of it is not carried over, in sentences."""

    entries: Entries
    notes: tuple[str, ...]


def read_entries(path: Path, language: Language) -> Filled:
    """Return what was filled in; the progress is said in `language`, whatever language the workbook is in.

    Raises JdlintError for a file that is no workbook of an audit.
    """
    openpyxl = need("openpyxl", "report")
    name = visible(str(path))
    data = read_named(path, MOST)
    entries: Entries = {}
    notes: list[str] = []
    try:
        _unfold(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts of the workbook that are not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in _SHEETS:
                for page in book.worksheets:
                    if page.title in TEXTS[sheet].values():
                        page.reset_dimensions()  # what a program says of them may be wrong
                        rows = page.iter_rows(values_only=True)
                        entries[sheet], told = _entries(rows, language)
                        notes += [f"{visible(page.title)}: {note}" for note in told]
            book.close()
    except Refused:
        text = _("{path}: cannot be read as a workbook: {reason}")
        raise JdlintError(text.format(path=name, reason=_("it is damaged, or unfolds too far"))) from None
    except Exception as error:  # noqa: BLE001 - whatever the library says of a damaged or hostile file
        raise JdlintError(_("{path}: cannot be read as a workbook: {reason}").format(path=name, reason=error)) from None
    if not entries:
        raise JdlintError(_("{path}: is no workbook of an audit; its sheets have other names").format(path=name))
    return Filled(entries, tuple(notes))


def left_behind(entries: Entries, audit: Audit, language: Language) -> int:
    """Return how many entries belong to rows that the workbook of `audit` does not have."""
    rows = {sheet.name: {str(row[-1]) for row in sheet.rows} for sheet in sheets_of(audit, language)}
    return sum(len(kept.keys() - rows.get(name, set())) for name, kept in entries.items())


def _unfold(data: bytes) -> None:
    """Raise Refused for a package that is damaged or unfolds too far: the library has no bounds."""
    package = Package(data, Budget(_LIMITS))
    for name in package.names:
        for _chunk in package.chunks(name):
            pass


def _entries(rows: Iterable[tuple[Any, ...]], language: Language) -> tuple[dict[str, tuple[Value, ...]], list[str]]:
    """Return the entries of a sheet by the id of the row, and what is not carried over."""
    lines = iter(rows)
    heads = next(
        (heads for row in islice(lines, _FIRST_ROWS) if _place(heads := list(map(str, row)), "id") is not None), []
    )
    if not heads:
        return {}, [_("there is no row with the headings of an audit, so that nothing was carried over")]
    places = [_place(heads, name) for name in ("id", *ENTRIES)]
    own = {place: head for place, head in enumerate(heads) if head not in _HEADINGS}
    used: set[int] = set()
    out: dict[str, tuple[Value, ...]] = {}
    for row in lines:
        identifier, *values = (None if place is None or place >= len(row) else row[place] for place in places)
        entry = tuple(_value(value, name, language) for value, name in zip(values, ENTRIES, strict=True))
        if identifier and any(entry):
            out[str(identifier)] = entry
        used.update(place for place in own if place < len(row) and row[place] not in (None, ""))
    notes = [
        _("there is no column {column}, so that nothing was carried over from it").format(column=TEXTS[name][language])
        for name, place in zip(ENTRIES, places[1:], strict=True)
        if place is None
    ]
    if used:
        names = ", ".join(visible(own[place]) for place in sorted(used))
        notes.append(_("columns of your own stay in the old workbook: {names}").format(names=names))
    return out, notes


_HEADINGS = {words[language] for words in TEXTS.values() for language in LANGUAGES}


def _place(heads: list[str], name: str) -> int | None:
    return next((heads.index(TEXTS[name][one]) for one in LANGUAGES if TEXTS[name][one] in heads), None)


def _value(value: Any, column: str, language: Language) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = "" if value is None else str(value).strip()[:_LONGEST]
    if column == "hr_deadline" and (day := _DAY.fullmatch(text)):  # typed into a cell of text
        with contextlib.suppress(ValueError):
            return dt.date(int(day[3]), int(day[2]), int(day[1]))
    if column == "hr_status":
        for name in PROGRESS:
            if text in TEXTS[name].values():
                return TEXTS[name][language]
    return text
