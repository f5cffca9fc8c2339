"""docs/quality.md judges every finding of `strict`, and none that is arguable is more than information."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers import ROOT, check

_ROW = re.compile(r"^\| (\S+) \| `([^`]+)` \| ([A-Z]{3}\d{3}) \| (\w+) \| (\w+) \| (.+) \|$", re.MULTILINE)
ROWS = _ROW.findall((ROOT / "docs" / "quality.md").read_text("utf-8"))
SEEDS = os.environ.get("JDLINT_SEEDS")


def found(folder: Path, length: int | None) -> Counter[tuple[str, str, str]]:
    findings = check(".", "--profile", "strict", cwd=folder).findings
    return Counter(
        (Path(item["path"]).name.split(".")[0][:length], item["rule"], item["severity"]) for item in findings
    )


def judged(*, seeds: bool) -> Counter[tuple[str, str, str]]:
    return Counter((name, rule, level) for name, _, rule, level, _, _ in ROWS if name.isdecimal() == seeds)


def test_every_finding_in_the_examples_is_judged() -> None:
    assert judged(seeds=False) == found(ROOT / "examples", None)


@pytest.mark.skipif(SEEDS is None, reason="JDLINT_SEEDS is not set: the real descriptions are NOT tested")
def test_every_finding_in_the_real_descriptions_is_judged() -> None:
    assert judged(seeds=True) == found(Path(str(SEEDS)), 3)


def test_none_is_wrong_and_what_is_arguable_is_information() -> None:
    assert {row[4] for row in ROWS} == {"right", "arguable"}
    assert {row[3] for row in ROWS if row[4] == "arguable"} == {"info"}


def test_the_numbers_are_those_of_the_table() -> None:
    right = sum(row[4] == "right" for row in ROWS)
    head = f"| {len(ROWS)} | {right} | {len(ROWS) - right} | 0 |"
    assert head in (ROOT / "docs" / "quality.md").read_text("utf-8")


def test_every_break_that_no_test_notices_is_argued() -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8").split("## Breaks in the code")[1].split("\n## ")[0]
    counted = [
        tuple(map(int, row)) for row in re.findall(r"^\| [\w ]+ \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    ]
    assert counted
    assert all(tried == noticed + rest for tried, noticed, rest in counted)
    argued = re.findall(r"^\| `[\w/]+\.py`: (.+) \| .+ \|$", page, re.MULTILINE)
    assert sum(rest for _tried, _noticed, rest in counted) == sum(2 if "two breaks" in row else 1 for row in argued)
