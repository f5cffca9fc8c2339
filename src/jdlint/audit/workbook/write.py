"""Sheets to a workbook: real tables with types, filters and lists to choose from; no text ever becomes a formula."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from jdlint.audit.data import Audit
from jdlint.audit.extra import need
from jdlint.audit.texts import said
from jdlint.audit.workbook.merge import Entries
from jdlint.audit.workbook.sheets import ENTRIES, PROGRESS, Column, Sheet, Value, sheets_of
from jdlint.core.i18n import Language

_STYLE = "Table Style Light 9"
_LINE, _MOST_LINES = 15, 12  # points, lines
_LONGEST = 32_767  # characters in a cell
#: Without these, texts that look like formulas, links or numbers would be made into such.
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def render_workbook(audit: Audit, language: Language, entries: Entries | None = None) -> bytes:
    """Return the workbook; `entries` are what people wrote into an earlier one, by sheet and id."""
    stream = io.BytesIO()
    book = need("xlsxwriter").Workbook(stream, {**_SAFE, "default_date_format": "dd.mm.yyyy"})
    book.set_properties(
        {"title": said("title", language), "created": dt.datetime.fromisoformat(audit["as_of"]), "author": "jdlint"}
    )
    writer = _Writer(book, language)
    for number, sheet in enumerate(sheets_of(audit, language)):
        writer.sheet(sheet, number, {} if entries is None else entries.get(sheet.name, {}))
    book.close()
    return stream.getvalue()


def _lines(columns: Sequence[Column], row: Sequence[Value]) -> int:
    """Return how many lines a row needs for the texts in front of what people fill in; not every program finds out."""
    texts = ((column.width, value) for column, value in zip(columns, row, strict=False) if isinstance(value, str))
    return min(max((-(-len(text) // width) for width, text in texts), default=1) or 1, _MOST_LINES)


class _Writer:
    def __init__(self, book: Any, language: Language) -> None:
        self.book = book
        self.language: Language = language
        top = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bg_color": "#E3ECEE"})
        self.text = book.add_format(top)
        self.number = book.add_format({"valign": "top", "align": "center"})
        self.date = book.add_format({"valign": "top", "num_format": "dd.mm.yyyy", "align": "left"})
        filled = {"bg_color": "#FFF9E5", **top}
        self.entry = book.add_format(filled)
        self.entry_date = book.add_format({**filled, "num_format": "dd.mm.yyyy", "align": "left"})
        self.progress = [said(name, language) for name in PROGRESS]

    def sheet(self, sheet: Sheet, number: int, entries: Mapping[str, tuple[Value, ...]]) -> None:
        page = self.book.add_worksheet(said(sheet.name, self.language))
        width = len(sheet.columns)
        last = max(len(sheet.rows), 1)  # a table has at least one row
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        heads = [{"header": said(column.name, self.language), "header_format": self.head} for column in sheet.columns]
        page.add_table(0, 0, last, width - 1, {"name": f"jdlint_{number}", "columns": heads, "style": _STYLE})
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.repeat_rows(0)
        page.fit_to_pages(1, 0)
        page.set_row(0, 2 * _LINE)
        first = sheet.entries_at
        for line, row in enumerate(sheet.rows, 1):
            kept = () if first is None else entries.get(str(row[-1]), ())
            values = [*row[:first], *kept, *row[first + len(kept) :]] if first is not None else row
            page.set_row(line, _LINE * _lines(sheet.columns[:first], row))
            for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
                self._cell(page, line, place, column, value)
        if first is not None:
            page.print_area(0, 0, last, first + len(ENTRIES) - 1)
            page.data_validation(1, first + 2, last, first + 2, {"validate": "list", "source": self.progress})
            page.data_validation(
                *(1, first + 1, last, first + 1),
                {"validate": "date", "criteria": ">", "value": dt.date(2000, 1, 1), "error_type": "warning"},
            )

    def _cell(self, page: Any, line: int, place: int, column: Column, value: Value) -> None:
        entry = column.kind.startswith("entry")
        if isinstance(value, dt.date):
            page.write_datetime(line, place, value, self.entry_date if entry else self.date)
        elif isinstance(value, int):
            page.write_number(line, place, value, self.entry if entry else self.number)
        elif value:
            page.write_string(line, place, value[:_LONGEST], self.entry if entry else self.text)
        else:
            empty = self.entry_date if column.kind == "entry-date" else self.entry
            page.write_blank(line, place, None, empty if entry else self.text)
