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
from jdlint.audit.workbook.sheets import ENTRIES, FILLED_IN, PROGRESS, Value, sheets_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import LANGUAGES, Language, _, ngettext
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.readers.content import Refused
from jdlint.readers.office.limits import Budget, OfficeLimits
from jdlint.readers.office.package import Package
from jdlint.storage.files import read_named

#: Name of a sheet → id of a row → what stands in the columns of `ENTRIES`.
Entries = dict[str, dict[str, tuple[Value, ...]]]

_LONGEST = 32_767
_FIRST_ROWS = 20  # in which the headings stand: people put titles above them
_DAY = regex(r"(\d{1,2})[./]\s*(\d{1,2})[./]\s*(?:20)?(\d{2})\.?")
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
    pages: dict[str, list[_Page]] = {sheet: [] for sheet in FILLED_IN}
    others: list[str] = []
    try:
        _unfold(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts of the workbook that are not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for page in book.worksheets:
                page.reset_dimensions()  # what a program says of them may be wrong
                sheet = next((sheet for sheet in FILLED_IN if page.title in TEXTS[sheet].values()), None)
                if sheet is not None:
                    pages[sheet].append(_Page(page.title, sheet, page.iter_rows(values_only=True), language))
                elif not any(page.title in words.values() for words in TEXTS.values()):
                    others.append(page.title)
            book.close()
    except Refused:
        text = _("{path}: cannot be read as a workbook: {reason}")
        raise JdlintError(text.format(path=name, reason=_("it is none, is damaged, or unfolds too far"))) from None
    except Exception as error:  # noqa: BLE001 - whatever the library says of a damaged or hostile file
        raise JdlintError(_("{path}: cannot be read as a workbook: {reason}").format(path=name, reason=error)) from None
    if not any(pages.values()):
        raise JdlintError(_("{path}: is no workbook of an audit; its sheets have other names").format(path=name))
    notes = [note for found in pages.values() for page in found for note in page.notes]
    if missing := [f"{TEXTS[sheet]['et']} / {TEXTS[sheet]['en']}" for sheet, found in pages.items() if not found]:
        text = _("there is no sheet {sheets}, so that nothing was carried over from it")
        notes.append(text.format(sheets=", ".join(missing)))
    if others:
        text = _("sheets of your own stay in the old workbook: {names}")
        notes.append(text.format(names=visible(", ".join(others))))
    return Filled({sheet: _together(found, notes) for sheet, found in pages.items() if found}, tuple(notes))


def _together(pages: Iterable[_Page], notes: list[str]) -> dict[str, tuple[Value, ...]]:
    """Return the entries of pages by the id of the row; of two that differ the first one stays, and that is noted."""
    out: dict[str, tuple[Value, ...]] = {}
    torn = 0
    for page in pages:
        for identifier, entry in page.entries:
            known = out.setdefault(identifier, entry)
            torn += any(old and new and old != new for old, new in zip(known, entry, strict=True))
            out[identifier] = tuple(old or new for old, new in zip(known, entry, strict=True))
    if torn:
        text = ngettext(
            "{count} row stands there more than once with other entries; the first ones were carried over",
            "{count} rows stand there more than once with other entries; the first ones were carried over",
            torn,
        )
        notes.append(text)
    return out


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


class _Page:
    """A sheet that people worked in: the entries with the ids of their rows, and what is not carried over."""

    def __init__(self, title: str, sheet: str, rows: Iterable[tuple[Any, ...]], language: Language) -> None:
        self.entries: list[tuple[str, tuple[Value, ...]]] = []
        self._title = visible(title)
        self._notes: list[str] = []
        self._own: dict[str, None] = {}
        lines = iter(rows)
        for row in islice(lines, _FIRST_ROWS):
            self.heads = ["" if head is None else str(head).strip() for head in row]
            if self._place("id") is not None:
                break
        else:
            self._notes.append(_("there is no row with the headings of an audit, so that nothing was carried over"))
            return
        spoken: Language = "en" if title == TEXTS[sheet]["en"] else "et"
        self._known = {TEXTS[column.name][one] for column in FILLED_IN[sheet] for one in LANGUAGES}
        places = [self._place(name) for name in ENTRIES]
        for name, place in zip(ENTRIES, places, strict=True):
            if place is None:
                text = _("there is no column {column}, so that nothing was carried over from it")
                self._notes.append(text.format(column=TEXTS[name][spoken]))
        for row in lines:
            self._row(row, self._place("id") or 0, places, language)

    @property
    def notes(self) -> list[str]:
        """What is not carried over, in sentences."""
        own = visible(", ".join(self._own))
        more = [_("columns of your own stay in the old workbook: {names}").format(names=own)] if own else []
        return [f"{self._title}: {note}" for note in [*self._notes, *more]]

    def _row(self, row: tuple[Any, ...], key: int, places: list[int | None], language: Language) -> None:
        values = [None if place is None or place >= len(row) else row[place] for place in places]
        entry = tuple(_value(value, name, language) for value, name in zip(values, ENTRIES, strict=True))
        if key < len(row) and row[key] and any(entry):
            self.entries.append((str(row[key]), entry))
        for place, value in enumerate(row):
            head = self.heads[place] if place < len(self.heads) else ""
            if value not in (None, "") and (head not in self._known or self.heads.index(head) != place):
                self._own[head or need("openpyxl.utils").get_column_letter(place + 1)] = None

    def _place(self, name: str) -> int | None:
        heads = TEXTS[name].values()
        return next((place for place, head in enumerate(self.heads) if head in heads), None)


def _value(value: Any, column: str, language: Language) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = "" if value is None else str(value).strip()[:_LONGEST]
    if column == "hr_deadline":  # typed into a cell of text
        with contextlib.suppress(ValueError):
            day = _DAY.fullmatch(text)
            return dt.date(2000 + int(day[3]), int(day[2]), int(day[1])) if day else dt.date.fromisoformat(text)
    if column == "hr_status":
        for name in PROGRESS:
            if text.casefold() in TEXTS[name].values():
                return TEXTS[name][language]
    return text
