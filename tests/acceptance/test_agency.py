"""A generated agency of five thousand posts: planted defects are found, nothing else is, fixes mend what they can."""

from __future__ import annotations

import json
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from benchmarks.agency import Agency, agency, write
from tests.helpers import AS_OF, UNMEASURED, program

POSTS, DEFECTS = 5000, 100
CHECK = ("check", ".", "--scope", "project", "--as-of", AS_OF, "--format", "json", "--no-cache")
#: Rules whose fixes change a line; those of all others only add lines.
CHANGING = {"SUB003", "SUB007", "SUB008"}


@pytest.fixture(scope="module")
def made() -> Agency:
    return agency(POSTS, DEFECTS)


@pytest.fixture(scope="module")
def folder(made: Agency, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agency")
    write(folder, made)
    return folder


@pytest.fixture(scope="module")
def found(folder: Path) -> list[dict[str, Any]]:
    """What was found before anything was mended."""
    return _findings(folder)


def _findings(folder: Path, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(program(*CHECK, *options, cwd=folder, env=UNMEASURED).stdout)["findings"]
    return found


def test_every_planted_defect_is_found_and_nothing_else(made: Agency, found: list[dict[str, Any]]) -> None:
    assert len(made.posts) >= POSTS
    assert len(made.expected) >= DEFECTS
    links = sum(len(row) for post in made.posts for row in post.get("substitution", {}).values())
    assert links > 2 * POSTS
    assert Counter((item["path"], item["rule"]) for item in found) == Counter(made.expected)


def test_fixes_leave_nothing_that_can_be_fixed_and_touch_nothing_else(
    made: Agency, folder: Path, found: list[dict[str, Any]]
) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.jd.yaml")}
    fixable = [item for item in found if item["fix"] is not None]
    assert len({item["rule"] for item in fixable}) >= 4
    program(*CHECK, "--fix", "--unsafe-fixes", cwd=folder, env=UNMEASURED)
    remaining = _findings(folder)
    assert [item for item in remaining if item["fix"] is not None] == []
    written = {edit.get("path", item["path"]) for item in fixable for edit in item["fix"]["edits"]}
    lines_changed = {
        edit.get("path", item["path"]) for item in fixable if item["rule"] in CHANGING for edit in item["fix"]["edits"]
    }
    touched = set()
    for name, data in before.items():
        now = (folder / name).read_bytes()
        if now == data:
            continue
        touched.add(name)
        old, new = data.splitlines(keepends=True), now.splitlines(keepends=True)
        steps = {step for step, *_ in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()}
        allowed = {"equal", "insert", "replace"} if name in lines_changed else {"equal", "insert"}
        # an empty list in brackets is written on its own line, which then holds the item
        assert steps <= allowed or _only_empty_lists_filled(old, new), name
    assert touched == written
    assert _remaining(made) == Counter(item["rule"] for item in remaining)


def _only_empty_lists_filled(old: list[bytes], new: list[bytes]) -> bool:
    changed = [line for line in old if line not in new]
    return bool(changed) and all(line.rstrip().endswith(b": []") for line in changed)


def _remaining(made: Agency) -> Counter[str]:
    """Return what no fix mends: titles of which no holder answers are among it (SUB003)."""
    mended = {"SUB001", "SUB007", "SUB008", "ORG002"}
    return Counter(rule for _, rule in made.expected if rule not in mended)
