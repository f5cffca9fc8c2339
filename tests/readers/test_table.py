"""Tables of other programs: encodings, delimiters, workbooks, and files made to do harm."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.core.errors import JdlintError
from jdlint.readers import workbook
from jdlint.readers.sheet import MOST_ROWS
from jdlint.readers.table import MOST_BYTES, read_table

ROWS = [["Tunnus", "Ametinimetus"], ["a", "Jõe-šeff"]]


def xlsx(*rows: list[Any], sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    for _ in range(sheets - 1):
        book.create_sheet()
    for row in rows:
        book.worksheets[-1].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """Return a workbook with other parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


def rows(data: bytes) -> list[list[str]]:
    """Return the rows of the table that has the most columns."""
    sheets = read_table("t", data)
    best = max(sheets, key=lambda sheet: max((len(cells) for _number, cells in sheet.rows), default=0))
    return [cells[:2] for _number, cells in best.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1257"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str, newline: str) -> None:
    text = "".join(delimiter.join(row) + newline for row in ROWS)
    assert rows(text.encode(encoding)) == ROWS


def test_quoted_cells_may_hold_delimiters_and_line_breaks_and_rows_keep_their_numbers() -> None:
    (sheet,) = read_table("t", b'a;"b;\n  c"\n\n;\nd;e\n')
    assert sheet.rows == [(2, ["a", "b; c"]), (5, ["d", "e"])]


def test_formulas_are_counted_and_not_read() -> None:
    (sheet,) = read_table("t", b'a;=1+1\n="001";=HYPERLINK("x")\n')
    assert (sheet.rows, sheet.formulas) == ([(1, ["a", ""])], 3)
    data = xlsx(["a", "=1+1"], ["=cmd|'/c calc'!A1", "b"])
    assert (rows(data), read_table("t", data)[0].formulas) == ([["a", ""], ["", "b"]], 2)


def test_values_of_a_workbook_read_as_people_see_them() -> None:
    data = xlsx([1.0, 0.5, dt.date(2027, 12, 31), True, None, " a \n b "], [], ["", "x"], sheets=2)
    first, second = read_table("t", data)
    assert first.rows == []
    assert [(number, cells[:6]) for number, cells in second.rows] == [
        (1, ["1", "0.5", "2027-12-31", "True", "", "a b"]),
        (3, ["", "x", "", "", "", ""]),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param("a;b\n".encode("utf-16"), "is no table in UTF-8 or Windows-1257", id="UTF-16"),
        pytest.param(b"a;\0b\n", "is no table in UTF-8 or Windows-1257", id="NUL"),
        pytest.param(b"\xa1;\x81\n", "is no table in UTF-8 or Windows-1257", id="no encoding"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Excel file", id="xls"),
        pytest.param(b"PK\x03\x04" + b"x" * 100, "cannot be read as a workbook (BadZipFile)", id="broken zip"),
        pytest.param(b"a" * (MOST_BYTES + 1), "larger than 10 MB", id="bytes"),
        pytest.param(b"a;b\n" * (MOST_ROWS + 1), f"more than {MOST_ROWS} rows", id="rows"),
        pytest.param(b"a;b\n" * 1_000_000, f"more than {MOST_ROWS} rows", id="a million rows"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(JdlintError) as raised:
        read_table("t", data)
    assert str(raised.value).startswith("t: ")
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_cell_without_end_is_no_table() -> None:
    assert read_table("t", b'a;"' + b"x" * 200_000) == []


def _same(_name: str, content: bytes) -> bytes:
    return content


def _entities(name: str, content: bytes) -> bytes:
    if name != "xl/worksheets/sheet1.xml":
        return content
    return b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + content


def _deep(name: str, content: bytes) -> bytes:
    return b"<a>" * 1_000_000 if name == "xl/worksheets/sheet1.xml" else content


def _wide(name: str, content: bytes) -> bytes:
    return (
        content.replace(b"</row>", b"<c/>" * 1_000_001 + b"</row>") if name == "xl/worksheets/sheet1.xml" else content
    )


def _row_a_million(name: str, content: bytes) -> bytes:
    return content.replace(b'r="1"', b'r="1048576"') if name == "xl/worksheets/sheet1.xml" else content


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(
            repacked(xlsx(["a"]), _same, {"xl/bomb.xml": b" " * (21 * 1024 * 1024)}),
            "unpacks to more than 20 MB",
            id="bomb",
        ),
        pytest.param(
            repacked(xlsx(["a"]), _same, {f"x{number}": b"" for number in range(1001)}), "unpacks to", id="many parts"
        ),
        pytest.param(repacked(xlsx(["a"]), _row_a_million), f"more than {MOST_ROWS} rows", id="a row far below"),
        pytest.param(repacked(xlsx(["a"]), _entities), "holds what no staff list needs", id="entities"),
        pytest.param(repacked(xlsx(["a"]), _deep), "holds what no staff list needs", id="deep"),
        pytest.param(repacked(xlsx(["a"]), _wide), "holds what no staff list needs", id="wide"),
        pytest.param(repacked(xlsx(["a"]), lambda name, _content: name.encode()), "cannot be read", id="no XML"),
        pytest.param(xlsx(*([["a"]] * (MOST_ROWS + 1))), f"more than {MOST_ROWS} rows", id="rows"),
    ],
)
def test_hostile_workbooks_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(JdlintError) as raised:
        read_table("t", data)
    assert words in str(raised.value)


def test_a_cell_far_to_the_right_costs_nothing_and_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    (sheet,) = read_table("t", xlsx(["a", *[None] * 5000, "z"]))
    assert (sheet.rows[0][1][0], len(sheet.rows[0][1])) == ("a", 100)
    lies = repacked(xlsx(["a", "b"], ["c", "d"]), lambda _name, content: content.replace(b"A1:B2", b"A1"))
    assert rows(lies) == [["a", "b"], ["c", "d"]]


def test_a_workbook_without_the_extra_names_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(JdlintError, match=r"t: reading \.xlsx needs .*: pip install 'jdlint\[xlsx\]'"):
        workbook.read_workbook("t", xlsx(["a"]))


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"a;b\n"):
        with contextlib.suppress(JdlintError):
            read_table("t", start + data)
