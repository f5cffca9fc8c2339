"""Excel workbooks (.xlsx) as rows of texts.

A workbook is a ZIP of XML: how much it unpacks to is bounded before the library sees it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import pyexpat
import warnings
import zipfile
from typing import IO, Any

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.readers.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, tidy, too_many_rows

_MOST_UNPACKED = 20 * 1024 * 1024
_MOST_PARTS = 1000
_MOST_SHEETS = 20
_DEEPEST = 64
_MOST_ELEMENTS = 1_000_000
#: Rows that hold nothing count too: the library makes each of them up.
_MOST_NUMBER = 2 * MOST_ROWS


def read_workbook(name: str, data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook. Raises JdlintError in one sentence, beginning with `name`."""
    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError:
        raise JdlintError(
            _("{path}: reading .xlsx needs an extra package: pip install 'jdlint[xlsx]'; or save it as CSV").format(
                path=name
            )
        ) from None
    try:
        _check_parts(name, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features of Excel that openpyxl does not keep
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            return [_sheet(name, sheet) for sheet in book.worksheets[:_MOST_SHEETS]]
    except JdlintError:
        raise
    except Exception as error:  # noqa: BLE001 - a file made by hand lets the library raise anything
        raise JdlintError(
            _("{path}: cannot be read as a workbook ({reason}); save it again, or as CSV").format(
                path=name, reason=type(error).__name__
            )
        ) from None


def _check_parts(name: str, data: bytes) -> None:
    """Refuse a workbook that unfolds to too much, before the library builds anything of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise JdlintError(
                _("{path}: unpacks to more than {most} MB; export the staff list alone").format(path=name, most=20)
            )
        guard = _Guard(name)
        for part in parts:
            with archive.open(part) as stream, contextlib.suppress(pyexpat.ExpatError):  # a picture is no XML
                guard.check(stream)


class _Guard:
    """Counts the elements of XML parts and refuses what no workbook has: a document type, deep nesting, too many."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.elements = 0
        self.depth = 0

    def check(self, stream: IO[bytes]) -> None:
        self.depth = 0
        parser = pyexpat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        # A document type may let entities unfold without end, or name files of this machine.
        parser.StartDoctypeDeclHandler = self._refuse
        parser.ParseFile(stream)

    def _start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            self._refuse()

    def _end(self, _tag: str) -> None:
        self.depth -= 1

    def _refuse(self, *_given: object) -> None:
        raise JdlintError(
            _("{path}: holds what no staff list needs (document type, deep or endless XML); save it as CSV").format(
                path=self.name
            )
        )


def _sheet(name: str, sheet: Any) -> Sheet:
    rows: list[tuple[int, list[str]]] = []
    formulas = 0
    for number, row in enumerate(sheet.iter_rows(max_row=_MOST_NUMBER + 1, max_col=MOST_COLUMNS), 1):
        if number > _MOST_NUMBER:
            raise too_many_rows(name)
        formulas += sum(cell.data_type == "f" for cell in row)
        cells = [_text(cell) for cell in row]
        if any(cells):
            rows.append((number, cells))
            if len(rows) > MOST_ROWS:
                raise too_many_rows(name)
    return Sheet(rows, formulas)


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or cell.data_type in ("f", "e"):
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))
