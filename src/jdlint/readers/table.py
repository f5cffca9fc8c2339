"""Tables of other programs (CSV, Excel) as rows of texts, under limits. Formulas are neither evaluated nor read."""

from __future__ import annotations

import csv
import io

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.readers.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, tidy, too_many_rows

#: What is read at most: a staff list of more rows would make a file that jdlint itself refuses.
MOST_BYTES = 10 * 1024 * 1024
_DELIMITERS = (";", ",", "\t")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


def read_table(name: str, data: bytes) -> list[Sheet]:
    """Return the tables that the bytes of a file may be read as: the sheets of a workbook, a CSV by each delimiter.

    Raises JdlintError in one sentence, beginning with `name`, for what is neither or is too large.
    """
    if len(data) > MOST_BYTES:
        raise JdlintError(_("{path}: larger than {most} MB; export the staff list alone").format(path=name, most=10))
    if data.startswith(_OLD_EXCEL):
        raise JdlintError(_("{path}: is an old Excel file; save it as .xlsx or CSV").format(path=name))
    if data.startswith(_ZIP):
        from jdlint.readers.workbook import read_workbook  # noqa: PLC0415 - needs an extra that CSV does not

        return read_workbook(name, data)
    text = _decode(name, data)
    return [sheet for delimiter in _DELIMITERS if (sheet := _csv(name, text, delimiter)) is not None]


def _decode(name: str, data: bytes) -> str:
    if data.startswith(_MARKS) or b"\0" in data:
        raise JdlintError(_("{path}: is no table in UTF-8 or Windows-1257; save it as CSV UTF-8").format(path=name))
    for encoding in ("utf-8-sig", "windows-1257"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise JdlintError(_("{path}: is no table in UTF-8 or Windows-1257; save it as CSV UTF-8").format(path=name))


def _csv(name: str, text: str, delimiter: str) -> Sheet | None:
    """Return the rows of a CSV; None where it cannot be one with this delimiter."""
    if delimiter not in text:
        return None
    rows: list[tuple[int, list[str]]] = []
    formulas = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            cells = [tidy(cell) for cell in row[:MOST_COLUMNS]]
            formulas += sum(cell.startswith("=") for cell in cells)
            cells = ["" if cell.startswith("=") else cell for cell in cells]
            if any(cells):
                rows.append((reader.line_num, cells))
                if len(rows) > MOST_ROWS:
                    raise too_many_rows(name)
    except csv.Error:  # a field without end
        return None
    return Sheet(rows, formulas)
