"""What project rules said stands where nothing has changed that they see; the report is that without a cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus
from jdlint.engine.crosscheck import CrossCheck
from tests.cache.project import settle
from tests.helpers import check, post, write

COUNT = 12
OVERDUE = ("--as-of", "2030-01-01", "--profile", "strict")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    corpus.write(tmp_path, COUNT)
    settle(monkeypatch)
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The rules of each time that project rules are asked."""
    found: list[list[str]] = []
    original = CrossCheck.find

    def find(self: CrossCheck, rules: list, targets: set[str]) -> list:  # type: ignore[type-arg]
        found.append(sorted(rule.id for rule in rules))
        return original(self, rules, targets)

    monkeypatch.setattr(CrossCheck, "find", find)
    return found


def after(project: Path, asked: list[list[str]], old: str, new: str, *argv: str) -> list[str] | None:
    """Change a file of a project that was checked, check it again; return the rules that were asked, None for none."""
    file = sorted(project.rglob("*.jd.yaml"))[3]
    check(*OVERDUE, *argv, cwd=project)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    asked.clear()
    again = check(*OVERDUE, *argv, cwd=project)
    told = asked[0] if asked else None
    assert len(asked) < 2
    assert again == check(*OVERDUE, *argv, "--no-cache", cwd=project)
    assert any(finding["rule"] == "REV002" and file.name in finding["path"] for finding in again.findings)
    return told


def test_where_lines_have_moved_findings_stand_where_they_are_now(project: Path, asked: list[list[str]]) -> None:
    assert after(project, asked, "jdlint: 1\n", "# uus rida\n\njdlint: 1\n") is None


def test_rules_are_asked_that_look_at_the_prose_that_changed(project: Path, asked: list[list[str]]) -> None:
    rules = after(project, asked, "    duty: ", "    duty: Üleliigselt ")
    assert rules is not None
    assert "DUT016" in rules
    assert set(rules) <= {"DUT013", "DUT016", "TXT016"}


@pytest.mark.parametrize(
    ("old", "new"),
    [("  title: ", "  title: Uus "), ("last_reviewed: ", "last_reviewed: 2020-01-01 # "), ("id: ", "id: uus-")],
)
def test_all_are_asked_where_they_see_a_change(project: Path, asked: list[list[str]], old: str, new: str) -> None:
    rules = after(project, asked, old, new)
    assert rules is not None
    assert len(rules) > 20


def test_a_rule_is_asked_whose_fix_is_a_splice_of_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)
    one = post("a", "Nõunik", substitution={"substitutes_for": ["b"], "substituted_by": []})
    other = post("b", "Spetsialist", substitution={"substitutes_for": [], "substituted_by": []})
    write(tmp_path, {"jdlint.toml": "", "a.jd.yaml": one, "b.jd.yaml": other})
    options = ("--select", "SUB001")
    assert check(*options, cwd=tmp_path).rules == ["SUB001"]
    write(tmp_path, {"b.jd.yaml": "# uus rida\n" + other})
    again = check(*options, cwd=tmp_path)
    assert again == check(*options, "--no-cache", cwd=tmp_path)
    assert again.findings[0]["fix"] is not None


def test_of_files_that_come_and_go_nothing_is_assumed(project: Path, asked: list[list[str]]) -> None:
    check(*OVERDUE, cwd=project)
    write(project, {"uus.jd.yaml": post("uus", "Nõunik")})
    for gone in (False, True):
        if gone:
            (project / "uus.jd.yaml").unlink()
        asked.clear()
        assert check(*OVERDUE, cwd=project) == check(*OVERDUE, "--no-cache", cwd=project)
        assert len(asked[0]) > 20
