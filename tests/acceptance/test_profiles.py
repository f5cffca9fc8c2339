"""The twelve correct descriptions under every profile, and what the legal profile may show at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from jdlint.engine.request import Request
from jdlint.engine.run import run

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2026, 11, 20)


@pytest.mark.parametrize("profile", ["legal", "standard", "audit", "strict"])
def test_the_correct_descriptions_are_clean(profile: str) -> None:
    report = run(Request((ROOT / "tests" / "correct",), AS_OF, overrides={"profile": profile})).report
    assert report.descriptions == 12
    assert [(item.path, item.rule) for item in report.active] == []


def test_the_legal_profile_shows_no_house_rule() -> None:
    outcome = run(Request((ROOT / "examples",), AS_OF, overrides={"profile": "legal"}))
    kinds = {outcome.book.rules[item.rule].basis_of(item.message).kind for item in outcome.report.active}
    assert kinds <= {"legal", "eu", "tool"}


@pytest.mark.parametrize(("basis", "allowed"), [("legal", {"legal", "tool"}), ("house", {"house", "tool"})])
def test_findings_can_be_chosen_by_their_basis(basis: str, allowed: set[str]) -> None:
    outcome = run(Request((ROOT / "examples",), AS_OF, basis=(basis, "tool")))
    kinds = {outcome.book.rules[item.rule].basis_of(item.message).kind for item in outcome.report.active}
    assert kinds <= allowed
    assert (basis == "legal") or basis in kinds
