"""The four real descriptions, through the whole command: what is found, and that importing changes nothing of it.

They are no part of the project; JDLINT_SEEDS names their folder. With it set, a missing one is a failure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jdlint.rulebook.index import load_rulebook

FOLDER = os.environ.get("JDLINT_SEEDS")
NAMES = ("000_d2e9f28d1a9c5bfd", "001_5aa6aa7af26799af", "002_1618ab1ab381611c", "003_05aa866d7c026209")
#: Rules about the source rather than the content: they look at some kinds of document only.
ABOUT_THE_SOURCE = {rule.id for rule in load_rulebook().rules.values() if rule.sources}
#: What import leaves out on purpose: names in the signature block, and labels that are no words of the document.
LEFT_OUT = {("PII002", ""), ("STA002", "status")}

pytestmark = pytest.mark.skipif(FOLDER is None, reason="JDLINT_SEEDS is not set: the real descriptions are NOT tested")


def check(*words: str | Path, cwd: Path | None = None) -> dict[str, Any]:
    command = [sys.executable, "-m", "jdlint", "check", *map(str, words), "--as-of", "2026-11-20", "--format", "json"]
    done = subprocess.run(command, capture_output=True, cwd=cwd, check=False)
    assert done.returncode in (0, 1), done.stderr
    data = json.loads(done.stdout)
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return check(str(FOLDER))


def rules(report: dict[str, Any], name: str) -> list[str]:
    return [item["rule"] for item in report["findings"] if name in item["path"]]


def test_all_four_are_read(report: dict[str, Any]) -> None:
    assert all((Path(str(FOLDER)) / f"{name}.txt").is_file() for name in NAMES)
    assert report["summary"]["descriptions"] == 4


@pytest.mark.parametrize("name", NAMES)
def test_no_false_alarm_about_results_and_levels(report: dict[str, Any], name: str) -> None:
    assert not {"DUT001", "LNG001"} & set(rules(report, name))


def test_only_the_scan_is_called_poorly_recognised(report: dict[str, Any]) -> None:
    assert [name for name in NAMES if "IMP002" in rules(report, name)] == [NAMES[2]]


def test_the_result_without_a_bullet_is_the_one_of_duty_3_9(report: dict[str, Any]) -> None:
    found = [item for item in report["findings"] if item["rule"] == "IMP001"]
    assert [NAMES[3] in item["path"] for item in found] == [True]
    assert "3.9" in found[0]["message"]


def test_displaced_words_are_told_of_the_scan_alone(report: dict[str, Any]) -> None:
    assert [name for name in NAMES if "IMP003" in rules(report, name)] == [NAMES[2]]


def test_review_dates(report: dict[str, Any]) -> None:
    assert [name for name in NAMES if "REV001" in rules(report, name)] == [NAMES[0], NAMES[1], NAMES[3]]
    soon = [item for item in report["findings"] if item["rule"] == "REV003"]
    assert [NAMES[2] in item["path"] for item in soon] == [True]
    assert "2027-01-07" in soon[0]["message"]
    assert "48" in soon[0]["message"]


@pytest.mark.parametrize("name", NAMES)
def test_importing_gives_the_same_rules_on_the_same_keyed_paths(name: str, tmp_path: Path) -> None:
    source = Path(str(FOLDER)) / f"{name}.txt"
    command = [sys.executable, "-m", "jdlint", "import", str(source), "--to", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    (imported,) = tmp_path.glob("*.jd.yaml")
    assert imported.read_text("utf-8").startswith("# yaml-language-server: $schema=")

    def content(report: dict[str, Any]) -> list[tuple[str, str]]:
        found = {(item["rule"], item["keyed_path"]) for item in report["findings"]}
        return sorted(pair for pair in found - LEFT_OUT if pair[0] not in ABOUT_THE_SOURCE)

    assert content(check(imported, "--isolated")) == content(check(source, "--isolated"))
