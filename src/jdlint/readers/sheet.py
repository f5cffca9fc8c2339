"""A sheet of rows and columns, whatever file it comes from."""

from __future__ import annotations

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple

MOST_ROWS = 10_000
MOST_COLUMNS = 100


class Sheet(NamedTuple):
    """A table: the rows that hold something, each with its number in the file from 1, and how many formulas it has."""

    rows: list[tuple[int, list[str]]]
    formulas: int = 0


def too_many_rows(name: str) -> JdlintError:
    return JdlintError(_("{path}: more than {most} rows; split the table").format(path=name, most=MOST_ROWS))


def tidy(value: str) -> str:
    """Return the text of a cell as one line."""
    return " ".join(value.split())
