"""A rule that raises is a finding; everything else goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jdlint.checks import dut002_result_without_duty, sub001_not_reciprocal
from tests.helpers import check, jdlint, pair, post, write


def broken(*_: Any) -> Iterator[Any]:
    raise RuntimeError("boom")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    faulty = post("c", duties=[{"duty": "Nõustab"}])
    return write(tmp_path, {**pair(answered=False), "c.jd.yaml": faulty, "jdlint.toml": ""})


def test_a_document_rule_that_crashes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dut002_result_without_duty, "check", broken)
    result = check("--select", "DUT001,DUT002,SUB001", ".", cwd=folder)
    assert result.code == 2
    assert [(item["path"], item["rule"]) for item in result.findings] == [
        ("a.jd.yaml", "JDL001"),
        ("a.jd.yaml", "SUB001"),
        ("b.jd.yaml", "JDL001"),
        ("c.jd.yaml", "JDL001"),
        ("c.jd.yaml", "DUT001"),
    ]
    assert result.findings[0]["message"] == "rule DUT002 crashed: RuntimeError: boom"


def test_a_project_rule_that_crashes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sub001_not_reciprocal, "check", broken)
    result = check("--select", "DUT001,SUB001,SUB002", ".", cwd=folder)
    assert result.code == 2
    assert result.rules == ["JDL001", "DUT001"]
    assert result.findings[0]["start"] is None


def test_a_crash_after_a_first_hit_keeps_neither_half(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def later(*_: Any) -> Iterator[Any]:
        yield 1
        raise RuntimeError

    monkeypatch.setattr(dut002_result_without_duty, "check", later)
    assert check("--select", "DUT001,DUT002", "c.jd.yaml", cwd=folder).rules == ["JDL001", "DUT001"]


def test_exit_zero_does_not_hide_a_crash_but_switching_the_rule_off_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dut002_result_without_duty, "check", broken)
    assert check("--exit-zero", ".", cwd=folder).code == 2
    assert "JDL001" not in check("--ignore", "DUT002", ".", cwd=folder).rules


def test_the_sentence_about_a_crash_is_printed_and_no_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dut002_result_without_duty, "check", broken)
    result = jdlint("check", "--select", "DUT002", "c.jd.yaml", cwd=folder)
    assert "rule DUT002 crashed" in result.out
    assert "Traceback" not in result.out + result.err


@pytest.mark.parametrize("error", [RecursionError("deep"), MemoryError(), AssertionError(), KeyError("x")])
def test_any_exception_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def check_(*_: Any) -> Iterator[Any]:
        raise error

    monkeypatch.setattr(dut002_result_without_duty, "check", check_)
    assert check("--select", "DUT002", "c.jd.yaml", cwd=folder).rules == ["JDL001"]
