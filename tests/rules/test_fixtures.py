"""Every example of every rule fixture, run through the whole engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.engine.fixture_run import run_case
from jdlint.rulebook.fixtures import Case, parse_fixture
from jdlint.rulebook.index import load_rulebook

FOLDER = Path(__file__).parent
#: A crash, an encoding and a missing permission cannot be written down in a text (tests/engine has them), and no
#: personal code that is valid may stand in a file (test_personal_code.py makes them). Word files and containers are
#: no text either (tests/readers).
NOT_IN_TEXT = {"JDL001", "JDL003", "JDL008", "PII001", *(f"IMP{number:03}" for number in range(5, 12))}
RULES = load_rulebook().rules


def _cases() -> list[tuple[str, Case]]:
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        rule_id = path.name.split("-")[0]
        found += [(rule_id, case) for case in parse_fixture(path.read_text("utf-8"), rule_id).cases]
    return found


def _name(value: str | Case) -> str:
    return value.title.replace(" ", "-") if isinstance(value, Case) else value


@pytest.mark.parametrize(("rule_id", "case"), _cases(), ids=_name)
def test_example(rule_id: str, case: Case, tmp_path: Path) -> None:
    assert run_case(case, rule_id, tmp_path) == []


def test_every_rule_has_one_fixture_and_every_fixture_a_rule() -> None:
    fixtures = {path.stem for path in FOLDER.glob("*.md")}
    assert fixtures == {f"{rule.id}-{rule.name}" for rule in RULES.values()}


@pytest.mark.parametrize("rule_id", list(RULES))
def test_fixture_shows_both_sides(rule_id: str) -> None:
    rule = RULES[rule_id]
    fixture = parse_fixture((FOLDER / f"{rule.id}-{rule.name}.md").read_text("utf-8"), rule_id)
    assert fixture.prose
    wrong = sum(case.invalid for case in fixture.cases)
    assert wrong >= 2 or (wrong == 0 and rule_id in NOT_IN_TEXT), "too few examples of what is wrong"
    assert len(fixture.cases) - wrong >= 3, "too few examples of what is right, near misses among them"
    assert (rule.fix != "none") == any(file.fixed is not None for case in fixture.cases for file in case.files)
