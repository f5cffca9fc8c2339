"""The compiled rulebook is made again when what it was made of was edited."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdlint.rulebook.index import Sources, checkout_sources
from tests.helpers import write

_LATER = 4_000_000_000 * 10**9  # behind every file that was written


@pytest.mark.parametrize(
    "name", ["rules/legal/LEG001-a.yaml", "rules/words/deferral.yaml", "checks/leg001.py", "tests/LEG001-a.md"]
)
def test_an_edited_file_is_seen(tmp_path: Path, name: str) -> None:
    others = {"rules/legal/LEG002-b.yaml": "", "checks/leg002.py": "", "tests/LEG002-b.md": ""}
    write(tmp_path, {**others, name: ""})
    sources = Sources(tmp_path / "rules", tmp_path / "checks", tmp_path / "tests")
    assert not sources.edited_since(_LATER)
    os.utime(tmp_path / name, ns=(_LATER + 1, _LATER + 1))
    assert sources.edited_since(_LATER)
    assert not sources.edited_since(_LATER + 1)


def test_what_python_keeps_beside_its_modules_is_no_rule(tmp_path: Path) -> None:
    write(
        tmp_path, {"rules/a.yaml": "", "checks/__pycache__/a.cpython-311.py": "", "checks/a.pyc": "", "tests/a.md": ""}
    )
    for path in (tmp_path / "checks").rglob("*.py*"):
        os.utime(path, ns=(_LATER + 1, _LATER + 1))
    assert not Sources(tmp_path / "rules", tmp_path / "checks", tmp_path / "tests").edited_since(_LATER)


def test_every_file_that_the_index_is_made_of_is_looked_at() -> None:
    sources = checkout_sources()
    assert sources is not None
    newest = max(path.stat().st_mtime_ns for path in sources.files())
    assert not sources.edited_since(newest)
    assert sources.edited_since(newest - 1)
