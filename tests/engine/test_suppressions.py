"""Suppression comments at work: what they silence, and what is said about the comments themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import Result, check, pair, write

_BODY = """\
jdlint: 1
id: a
position:
  title: Nõustaja
duties:
  - number: "1"
    duty: Nõustab
  - number: "2"
    duty: Juhendab
"""
#: DUT001 stands on the lines 6 and 8.
_RULES = "DUT001,STR012,JDL02"


def run(folder: Path, source: str, *argv: str) -> Result:
    write(folder, {"a.jd.yaml": source, "jdlint.toml": ""})
    return check("--select", _RULES, *argv, "a.jd.yaml", cwd=folder)


def found(result: Result) -> list[tuple[str, int, bool]]:
    """Return rule, line and whether it is suppressed, of every finding."""
    return [(item["rule"], item["start"]["line"], item["suppressed"] is not None) for item in result.findings]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("", "", [("DUT001", 6, False), ("DUT001", 8, False)], id="none"),
        pytest.param(
            'number: "1"',
            'number: "1" # jdlint: ignore[DUT001] r',
            [("DUT001", 6, True), ("DUT001", 8, False)],
            id="line",
        ),
        pytest.param(
            '  - number: "2"',
            '  # jdlint: ignore[DUT001] r\n  - number: "2"',
            [("DUT001", 6, False), ("DUT001", 9, True)],
            id="alone above",
        ),
        pytest.param(
            "duties:", "duties: # jdlint: ignore[DUT001] r", [("DUT001", 6, True), ("DUT001", 8, True)], id="section"
        ),
        pytest.param(
            "duties:",
            "# jdlint: ignore[duty-without-result] r\nduties:",
            [("DUT001", 7, True), ("DUT001", 9, True)],
            id="name",
        ),
        pytest.param(
            "duties:",
            "duties: # jdlint: ignore[STR012, dut001] r",
            [("JDL020", 5, False), ("DUT001", 6, True), ("DUT001", 8, True)],
            id="several",
        ),
        pytest.param(
            "jdlint: 1",
            "jdlint: 1 # jdlint: file-ignore[DUT001] r",
            [("DUT001", 6, True), ("DUT001", 8, True)],
            id="file",
        ),
        pytest.param(
            "duties:",
            "# jdlint: disable[DUT001] r\nduties:",
            [("DUT001", 7, True), ("DUT001", 9, True)],
            id="disabled to the end",
        ),
        pytest.param(
            '  - number: "1"\n    duty: Nõustab\n',
            '  # jdlint: disable[DUT001] r\n  - number: "1"\n    duty: Nõustab\n  # jdlint: enable[DUT001]\n',
            [("DUT001", 7, True), ("DUT001", 10, False)],
            id="stretch",
        ),
        pytest.param(
            "jdlint: 1",
            "jdlint: 1 # jdlint: ignore[DUT001] r",
            [("JDL020", 1, False), ("DUT001", 6, False), ("DUT001", 8, False)],
            id="the first line is not the file",
        ),
    ],
)
def test_what_a_comment_covers(tmp_path: Path, before: str, after: str, expected: list[tuple[str, int, bool]]) -> None:
    assert found(run(tmp_path, _BODY.replace(before, after, 1))) == expected


def test_reason_date_and_author_are_reported(tmp_path: Path) -> None:
    source = _BODY.replace("duties:", "duties: # jdlint: ignore[DUT001] old template until=2027-03-01 by=hr")
    result = run(tmp_path, source)
    assert result.code == 0
    assert {str(item["suppressed"]) for item in result.findings} == {
        str({"kind": "comment", "reason": "old template", "until": "2027-03-01", "by": "hr"})
    }


@pytest.mark.parametrize(
    ("until", "as_of", "holds"),
    [
        ("2027-03-01", "2027-02-28", True),
        ("2027-03-01", "2027-03-01", True),
        ("2027-03-01", "2027-03-02", False),
        ("9999-12-31", "9999-12-31", True),
        ("2027-02-30", "2026-01-01", False),
        ("01.03.2027", "2026-01-01", False),
        ("soon", "2026-01-01", False),
        ("", "2026-01-01", False),
    ],
)
def test_until_is_inclusive_and_a_date_that_is_none_has_passed(
    tmp_path: Path, until: str, as_of: str, holds: bool
) -> None:
    source = _BODY.replace("duties:", f"duties: # jdlint: ignore[DUT001] r until={until}")
    result = run(tmp_path, source, "--as-of", as_of)
    assert [item["suppressed"] is not None for item in result.findings if item["rule"] == "DUT001"] == [holds] * 2
    assert [rule for rule in result.rules if rule.startswith("JDL")] == ([] if holds else ["JDL022"])
    if not holds:
        message = next(item["message"] for item in result.findings if item["rule"] == "JDL022")
        assert (f"held until {until}" if until == "2027-03-01" else f'"{until or "?"}", cannot be read') in message


@pytest.mark.parametrize(
    ("comment", "complaints"),
    [
        ("ignore[DUT001] r", []),
        ("ignore[DUT001]", ["JDL023 the suppression gives no reason; write it behind the brackets"]),
        ("ignore[DUT0001] r", ['JDL021 there is no rule "DUT0001"; did you mean DUT001?']),
        (
            "ignore[duty-without-results] r",
            ['JDL021 there is no rule "duty-without-results"; did you mean duty-without-result?'],
        ),
        ("ignore[QQQ999] r", ['JDL021 there is no rule "QQQ999"']),
        ("ignore[DUT] r", ['JDL021 there is no rule "DUT"']),
        ("ignore[STR012] r", ["JDL020 suppression [STR012] suppresses nothing; delete it"]),
        ("ignore[STR001] r", []),
        ("ignore DUT001", ["JDL024 the rule code is missing; write it in brackets: ignore[DUT001]"]),
        ("ignroe[DUT001] r", ['JDL024 unknown directive "ignroe"; there are ignore, disable, enable and file-ignore']),
    ],
)
def test_what_is_said_of_a_comment(tmp_path: Path, comment: str, complaints: list[str]) -> None:
    result = run(tmp_path, _BODY.replace("duties:", f"duties: # jdlint: {comment}"))
    said = [f"{item['rule']} {item['message']}" for item in result.findings if item["rule"].startswith("JDL")]
    assert said == complaints


def test_a_comment_about_a_rule_that_is_off_is_not_called_unused(tmp_path: Path) -> None:
    source = _BODY.replace("id: a", "id: a # jdlint: ignore[STR012] r")
    assert "JDL020" in run(tmp_path, source).rules
    assert "JDL020" not in run(tmp_path, source, "--ignore", "STR012").rules


def test_a_comment_cannot_silence_what_is_said_of_comments(tmp_path: Path) -> None:
    source = _BODY.replace("id: a", "id: a # jdlint: ignore[STR012, JDL020] r")
    assert run(tmp_path, source).rules.count("JDL020") == 2


@pytest.mark.parametrize("text", ["|\n  # jdlint: ignore[DUT001] r\n", "'# jdlint: ignore[DUT001] r'\n"])
def test_a_comment_inside_a_text_is_text(tmp_path: Path, text: str) -> None:
    result = run(tmp_path, f"purpose: {text}{_BODY}")
    assert result.rules.count("DUT001") == 2
    assert result.rules.count("JDL024") == 1


def test_a_text_that_speaks_of_jdlint_is_no_comment(tmp_path: Path) -> None:
    assert run(tmp_path, f"purpose: 'vt # jdlint: juhend'\n{_BODY}").rules == ["DUT001", "DUT001"]


@pytest.mark.parametrize("target", ["a.jd.yaml", "b.jd.yaml", "."])
@pytest.mark.parametrize(
    ("file", "line"), [("a.jd.yaml", "substitution"), ("b.jd.yaml", "substitution")], ids=["primary", "related"]
)
def test_a_project_finding_is_silenced_at_either_place(tmp_path: Path, file: str, line: str, target: str) -> None:
    files = pair(answered=False)
    assert check("--select", "SUB001", target, cwd=write(tmp_path, {**files, "jdlint.toml": ""})).rules == ["SUB001"]
    files[file] = files[file].replace(f"{line}:", f"# jdlint: ignore[SUB001] agreed\n{line}:")
    result = check("--select", "SUB001,JDL020", target, cwd=write(tmp_path, files))
    assert [item["suppressed"]["reason"] for item in result.findings] == ["agreed"]


def test_the_report_counts_what_is_suppressed(tmp_path: Path) -> None:
    result = run(tmp_path, _BODY.replace('number: "1"', 'number: "1" # jdlint: ignore[DUT001] r'))
    assert '"suppressed": 1,' in result.out
    assert '"errors": 1,' in result.out
    assert result.code == 1
