"""The review clock: when it starts, when it runs out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from jdlint.core.calendar import add_months
from tests.helpers import check, post, write


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-07", 12, "2027-01-07"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-02-28", 12, "2024-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-06-15", 0, "2026-06-15"),
        ("0001-01-01", 12, "0002-01-01"),
        ("9998-12-31", 12, "9999-12-31"),
        ("9999-01-01", 12, "9999-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
        ("2026-01-01", 999_999_999, "9999-12-31"),
    ],
)
def test_calendar_months(start: str, months: int, end: str) -> None:
    assert add_months(dt.date.fromisoformat(start), months) == dt.date.fromisoformat(end)


def run(folder: Path, as_of: str, fields: dict[str, Any], config: str = "") -> list[tuple[str, str]]:
    write(folder, {"a.jd.yaml": post("a", **fields), "jdlint.toml": config})
    found = check("--select", "REV001,REV002,REV003", "--as-of", as_of, "a.jd.yaml", cwd=folder).findings
    return [(item["rule"], item["message"]) for item in found]


_REVIEWED = {"review": {"last_reviewed": "2025-06-10"}}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-04-10", []),
        ("2026-04-11", [("REV003", "the review is due on 2026-06-10 (in 60 days)")]),
        ("2026-06-09", [("REV003", "the review is due on 2026-06-10 (in 1 day)")]),
        ("2026-06-10", [("REV003", "the review is due today, 2026-06-10")]),
        ("2026-06-11", [("REV002", "the review is 1 day overdue (it was due on 2026-06-10)")]),
        ("2026-06-12", [("REV002", "the review is 2 days overdue (it was due on 2026-06-10)")]),
    ],
)
def test_due_soon_due_and_overdue(tmp_path: Path, as_of: str, expected: list[tuple[str, str]]) -> None:
    assert run(tmp_path, as_of, _REVIEWED) == expected


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        pytest.param({"approval": {"date": "2025-03-01"}}, "2026-03-01", id="approval alone"),
        pytest.param({**_REVIEWED, "approval": {"date": "2025-03-01"}}, "2026-06-10", id="review is newer"),
        pytest.param({**_REVIEWED, "approval": {"date": "2025-09-01"}}, "2026-09-01", id="approval is newer"),
        pytest.param(
            {**_REVIEWED, "approval": {"date": "2025-03-01", "effective_from": "2026-01-01"}}, "2026-06-10", id="effect"
        ),
        pytest.param(
            {"review": {"last_reviewed": "2025-06-10", "interval_months": 6}}, "2025-12-10", id="own interval"
        ),
        pytest.param({"review": {"last_reviewed": "2024-02-29"}}, "2025-02-28", id="29 February"),
        pytest.param(
            {"review": {"last_reviewed": "2025-06-31"}, "approval": {"date": "2025-03-01"}}, "2026-03-01", id="no date"
        ),
    ],
)
def test_the_clock_starts_at_the_newer_date(tmp_path: Path, fields: dict[str, Any], due: str) -> None:
    assert run(tmp_path, due, fields) == [("REV003", f"the review is due today, {due}")]
    day_after = (dt.date.fromisoformat(due) + dt.timedelta(days=1)).isoformat()
    assert [rule for rule, _message in run(tmp_path, day_after, fields)] == ["REV002"]


@pytest.mark.parametrize(
    ("config", "as_of", "rules"),
    [
        ("[review]\ninterval-months = 24\n", "2027-06-10", ["REV003"]),
        ("[review]\ninterval-months = 24\n", "2027-06-11", ["REV002"]),
        ("[review]\ndue-soon-days = 1\n", "2026-06-08", []),
        ("[review]\ndue-soon-days = 1\n", "2026-06-09", ["REV003"]),
    ],
)
def test_the_configuration_sets_interval_and_warning(tmp_path: Path, config: str, as_of: str, rules: list[str]) -> None:
    assert [rule for rule, _message in run(tmp_path, as_of, _REVIEWED, config)] == rules


def test_the_own_interval_wins_over_the_configuration(tmp_path: Path) -> None:
    own = {"review": {"last_reviewed": "2025-06-10", "interval_months": 6}}
    assert run(tmp_path, "2025-12-11", own, "[review]\ninterval-months = 24\n")[0][0] == "REV002"


@pytest.mark.parametrize("interval", [0, -1, "x", 1.5, "99999999999999999999"])
def test_an_interval_that_is_none_leaves_the_configured(tmp_path: Path, interval: Any) -> None:
    own = {"review": {"last_reviewed": "2025-06-10", "interval_months": interval}}
    assert run(tmp_path, "2026-06-10", own)[0][0] == "REV003"


def test_without_a_date_there_is_no_clock(tmp_path: Path) -> None:
    found = run(tmp_path, "2026-06-10", {"approval": {"effective_from": "2020-01-01"}})
    assert [rule for rule, _message in found] == ["REV001"]
    # a date that nobody can read is another fault (APR003), and still no clock
    unreadable = {"review": {"last_reviewed": "eile"}, "approval": {"effective_from": "2020-01-01"}}
    assert run(tmp_path, "2026-06-10", unreadable) == []


def test_the_last_year_of_the_calendar(tmp_path: Path) -> None:
    assert run(tmp_path, "9999-12-31", {"review": {"last_reviewed": "9999-06-01"}})[0][0] == "REV003"


def test_a_closed_post_has_no_clock(tmp_path: Path) -> None:
    closing = {**_REVIEWED, "position": {"valid_to": "2026-11-30"}}
    assert run(tmp_path, "2026-12-01", closing) == []
    assert run(tmp_path, "2026-11-30", closing)[0][0] == "REV002"
