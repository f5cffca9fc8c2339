"""A personnel table → lines of the staff list: which column is which is told by its heading, in either language."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold, visible
from jdlint.estonian.dates import make_date, read_date
from jdlint.estonian.personal_codes import find_personal_codes
from jdlint.readers.sheet import Sheet
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.references import split_title
from jdlint.views.values import plain

_HEADER_WITHIN = 20
_UNITS = ("above", "department", "division", "unit")
_SIGNS = re.compile(r"[*:.]+")


class Line(NamedTuple):
    """A line of the staff list as it will stand in the file, the fields of a `StaffEntry` without its place."""

    post: str | None = None
    title: str | None = None
    specialisation: str | None = None
    unit: tuple[str, ...] = ()
    status: str | None = None
    fixed_term: str | None = None
    workload: str | None = None
    posts: int = 1


class Table(NamedTuple):
    """What was read. `fields` are those that the table has columns for; the other lists are for the person who runs it.

    `doubts` are cells that were left out, ``row: heading: value``.
    """

    lines: list[Line]
    fields: frozenset[str]
    unknown: list[str]
    personal: list[str]
    doubts: list[str]
    formulas: int


@cache
def _labels() -> tuple[dict[str, str], dict[str, str]]:
    """Return heading → column (``person`` for those that are never read), and word → status."""
    data = resources.files("jdlint.authoring").joinpath("staff_labels.yaml").read_bytes()
    tree: dict[str, Any] = plain(read_yaml("staff_labels.yaml", data)[0].root)
    headings = {fold(label): column for column, labels in tree["columns"].items() for label in labels}
    headings |= dict.fromkeys(map(fold, tree["personal"]), "person")
    return headings, {fold(word): status for status, words in tree["statuses"].items() for word in words}


def read_staff(name: str, sheets: list[Sheet]) -> Table:
    """Return the staff list of the sheet that has the most known headings. Raises JdlintError where none has."""
    best: tuple[int, Sheet, int, list[str | None]] | None = None
    for sheet in sheets:
        for at, (_number, cells) in enumerate(sheet.rows[:_HEADER_WITHIN]):
            columns = [_labels()[0].get(_heading(cell)) for cell in cells]
            known = len({column for column in columns if column not in (None, "person")})
            if {"title", "post"} & set(columns) and known > 1 and (best is None or known > best[0]):
                best = known, sheet, at, columns
    if best is None:
        raise JdlintError(
            _(
                "{path}: no row of headings was recognised; name the columns for instance "
                "Tunnus, Ametinimetus, Struktuuriüksus, Staatus"
            ).format(path=name)
        )
    _known, sheet, at, columns = best
    return _read(name, sheet, at, columns)


def _heading(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(text)).split()) if len(text) < 80 else ""


def _read(name: str, sheet: Sheet, at: int, columns: list[str | None]) -> Table:
    headings = sheet.rows[at][1]
    places: dict[str, int] = {}
    for place, column in enumerate(columns):
        if column is not None and column != "person":
            places.setdefault(column, place)
    read = set(places.values())
    personal = [headings[place] for place, column in enumerate(columns) if column == "person"]
    unknown = [cell for place, cell in enumerate(headings) if cell and place not in read and columns[place] != "person"]
    lines: list[Line] = []
    doubts: list[str] = []
    for number, cells in sheet.rows[at + 1 :]:
        found = {
            column: visible(cells[place]) for column, place in places.items() if place < len(cells) and cells[place]
        }
        for column, cell in found.items():
            if next(find_personal_codes(cell), None) is not None:
                raise JdlintError(
                    _("{path}: row {row}: column {heading!r} holds a personal code; remove it from the table").format(
                        path=name, row=number, heading=headings[places[column]]
                    )
                )
        line = _line(found, doubts, {column: f"{number}: {headings[place]}" for column, place in places.items()})
        if line.post is not None or line.title is not None:
            lines.append(line)
    if not lines:
        raise JdlintError(_("{path}: the table holds no posts").format(path=name))
    fields = {"unit" if column in _UNITS else column for column in places}
    fields = {"posts" if column == "count" else column for column in fields}
    return Table(lines, frozenset(fields), unknown, personal, doubts, sheet.formulas)


def _line(cells: dict[str, str], doubts: list[str], where: dict[str, str]) -> Line:
    def doubt(column: str) -> None:
        doubts.append(f"{where[column]}: {cells[column]}")

    title, specialisation = split_title(cells["title"]) if "title" in cells else (None, None)
    unit: list[str] = []
    for column in _UNITS:
        name = cells.get(column)
        if name is not None and fold(name) not in map(fold, unit):
            unit.append(name)
    status = _labels()[1].get(fold(cells.get("status", "")))
    if status is None and "status" in cells:
        doubt("status")
    count = cells.get("count")
    if count is not None and not (count.isascii() and count.isdecimal() and len(count) < 10 and int(count) > 0):
        doubt("count")
        count = None
    return Line(
        post=cells.get("post"),
        title=title,
        specialisation=cells.get("specialisation") or specialisation,
        unit=tuple(unit),
        status=status,
        fixed_term=_term(cells.get("fixed_term")),
        workload=cells.get("workload"),
        posts=1 if count is None else int(count),
    )


def _term(text: str | None) -> str | None:
    """Return the end of a term: an ISO date where the words are one, else the words."""
    parts = read_date(text) if text else None
    day = make_date(parts) if parts else None
    return text if day is None else day.isoformat()
