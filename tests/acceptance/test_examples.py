"""`jdlint check examples`: the planted faults, at the right place, in both languages, in the published form."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]

#: file, line, column, rule, and a piece of the message in each language
PLANTED = [
    ("andmespetsialist", 26, 17, "SUB001", "kuid selle juhendis ei ole", "does not say it substitutes"),
    ("andmespetsialist", 48, 5, "DUT001", "ülesandel 3.4 puudub oodatav tulemus", "duty 3.4 has no expected result"),
    ("andmespetsialist", 72, 29, "LNG001", "„C3“ ei ole CEFR-tase", '"C3" is not a CEFR level'),
    ("rannahoiu-koordinaator", 26, 17, "SUB002", "ei leitud", "not found"),
    ("rannahoiu-koordinaator", 41, 13, "DUT006", "ebaühtlane", "inconsistent"),
    ("rannahoiu-koordinaator", 52, 13, "DUT005", "katkeb", "breaks"),
    ("rannainspektor", 4, 1, "STR001", "jaotis puudub: õigused", "section is missing: rights"),
    ("rannainspektor", 82, 1, "STR002", "„vastutus“ on tühi", '"responsibilities" is empty'),
    ("rannainspektor", 84, 1, "STR009", "special_conditions", "special_conditions"),
    ("rannainspektor", 87, 18, "REV002", "ületatud 66 päeva", "66 days overdue"),
]


def check(language: str) -> bytes:
    command = [sys.executable, "-m", "jdlint", "check", "examples", "--as-of", "2026-11-20", "--format", "json"]
    done = subprocess.run([*command, "--no-cache", "--lang", language], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout


@pytest.fixture(scope="module", params=["et", "en"])
def report(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    data = json.loads(check(request.param))
    assert isinstance(data, dict)
    return request.param, data


def test_every_planted_fault_is_found_and_nothing_else(report: tuple[str, dict[str, Any]]) -> None:
    language, data = report
    found = [(item["path"], item["start"]["line"], item["start"]["column"], item["rule"]) for item in data["findings"]]
    assert found == [(f"examples/{name}.jd.yaml", line, column, rule) for name, line, column, rule, *_ in PLANTED]
    for item, (*_, estonian, english) in zip(data["findings"], PLANTED, strict=True):
        assert (estonian if language == "et" else english) in item["message"]


def test_report_keeps_to_the_published_schema(report: tuple[str, dict[str, Any]]) -> None:
    schema = json.loads((ROOT / "schemas" / "report.v1.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(report[1])


def test_a_second_run_gives_the_same_bytes() -> None:
    assert check("et") == check("et")


def test_the_core_families_are_all_shown() -> None:
    assert {rule[:3] for _, _, _, rule, *_ in PLANTED} == {"STR", "DUT", "SUB", "LNG", "REV"}


def test_faults_are_where_the_readme_of_the_examples_says() -> None:
    text = (ROOT / "examples" / "README.md").read_text("utf-8")
    for name, _line, _column, rule, *_ in PLANTED:
        assert f"{name}.jd.yaml" in text
        assert rule in text


def test_the_correct_descriptions_give_no_finding() -> None:
    command = [sys.executable, "-m", "jdlint", "check", "tests/correct", "--as-of", "2026-11-20", "--format", "json"]
    done = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, check=False)
    data = json.loads(done.stdout)
    assert data["findings"] == []
    assert data["summary"]["descriptions"] == 12
    assert done.returncode == 0
