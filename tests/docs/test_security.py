"""docs/security.md names a test for each threat; each exists, as do those of docs/quality.md. Nothing is run here."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from jdlint.core.version import PROJECT
from tests.helpers import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
SHOWN, OPEN = PAGE.split("## Not yet shown\n")
_NAMED = re.compile(r"`(tests/[^`:]+\.py)::(\w+)`")
NAMED = sorted(set(_NAMED.findall(PAGE + (ROOT / "docs" / "quality.md").read_text("utf-8"))))


def rows(text: str) -> list[list[str]]:
    """Return the cells of the rows of all tables, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] not in ("may try", "what")]


@cache
def functions(path: str) -> frozenset[str]:
    """Return the names of the test functions of a module; none where there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_exists(path: str, name: str) -> None:
    assert name.startswith("test_")
    assert name in functions(path)


def test_every_threat_names_its_test() -> None:
    found = rows(SHOWN)
    assert len(found) > 100
    assert [
        row[0]
        for row in found
        if len(row) != 3 or not re.fullmatch(rf"{_NAMED.pattern}(?:<br>{_NAMED.pattern})*", row[2])
    ] == []


def test_what_is_not_shown_has_a_state_and_says_what_is_missing() -> None:
    found = rows(OPEN)
    assert found
    assert [row for row in found if len(row) != 3 or row[1] not in ("open", "untested") or not row[2]] == []
    assert _NAMED.findall(OPEN) == []


def test_a_name_that_leads_nowhere_is_noticed() -> None:
    here = "tests/docs/test_security.py"
    assert "test_a_name_that_leads_nowhere_is_noticed" in functions(here)
    assert "test_that_is_not_there" not in functions(here)
    assert functions("tests/docs/test_none.py") == frozenset()


def test_weaknesses_are_reported_to_the_project() -> None:
    policy = (ROOT / "SECURITY.md").read_text("utf-8")
    assert re.findall(r"<(https://[^>]+)>", policy) == [f"{PROJECT}/security/advisories/new"]
