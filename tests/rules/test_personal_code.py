"""PII001 and PII005 with codes that are made as the test runs: no valid code stands in any file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from jdlint.core.finding import Finding
from jdlint.engine.request import Request
from jdlint.engine.run import run
from jdlint.estonian.personal_codes import is_personal_code

AS_OF = dt.date(2026, 11, 20)


def make_code(first: str = "4001231000") -> str:
    """Return eleven digits with the right check digit, computed by the letter of the standard."""
    total = sum(int(digit) * weight for digit, weight in zip(first, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1), strict=True)) % 11
    if total == 10:
        total = sum(int(d) * w for d, w in zip(first, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3), strict=True)) % 11 % 10
    return f"{first}{total}"


CODE = make_code()


def findings(folder: Path, text: str, rule: str = "PII001", name: str = "a.jd.yaml") -> list[Finding]:
    (folder / name).write_text(text, "utf-8")
    report = run(Request(paths=(folder / name,), as_of=AS_OF, overrides={"select": ["PII001", "PII005"]})).report
    assert all(finding.rule in ("PII001", "PII005") for finding in report.active)
    return [finding for finding in report.active if finding.rule == rule]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (2, f"jdlint: 1\npurpose: Koodiga {CODE} lause.\n"),
        (1, f"# {CODE}\njdlint: 1\n"),
        (3, f"jdlint: 1\nid: a\n# EE{CODE}\n"),
        (3, f"jdlint: 1\nx-own:\n  person: {CODE}\n"),
        (3, f"jdlint: 1\nx-own:\n  {CODE}: person\n"),
        (4, f"jdlint: 1\nsubstitution:\n  substituted_by:\n    - Vaatleja {CODE}\n"),
        (3, f'jdlint: 1\nduties:\n  - number: "{CODE}"\n'),
        (2, f"jdlint: 1\npurpose: PNOEE-{CODE}\n"),
    ],
)
def test_code_is_found_wherever_it_stands_and_never_shown(tmp_path: Path, line: int, text: str) -> None:
    (finding,) = findings(tmp_path, text)
    assert finding.args == {"line": line}
    assert CODE not in repr(finding)


def test_code_in_a_text(tmp_path: Path) -> None:
    text = f"AMETIJUHEND\n\nTeenistuskoht: Merevaatleja\nStruktuuriüksus: Mereseire\nVahetu juht: Juhataja\n\n{CODE}\n"
    (finding,) = findings(tmp_path, text, name="a.txt")
    assert finding.args == {"line": 7}


def test_every_document_of_a_file_reports_its_own(tmp_path: Path) -> None:
    other = make_code("3991115002")
    text = f"jdlint: 1\nid: a\n# {CODE}\n---\n# {other}\njdlint: 1\nid: b\npurpose: {CODE}\n"
    assert [(finding.description, finding.args["line"]) for finding in findings(tmp_path, text)] == [
        ("a", 3),
        ("b", 5),
        ("b", 8),
    ]


def test_signature_metadata_are_reported_once(tmp_path: Path) -> None:
    text = f"jdlint: 1\nsource:\n  signer: PNOEE-{CODE}\nx-signature:\n  serialNumber: {CODE}\n"
    assert findings(tmp_path, text) == []
    found = findings(tmp_path, text, "PII005")
    assert [finding.site.start.line for finding in found if finding.site.start] == [3, 5]
    assert CODE not in repr(found)


def test_what_is_no_code(tmp_path: Path) -> None:
    wrong = CODE[:-1] + str((int(CODE[-1]) + 1) % 10)
    undated = make_code("4001331000")
    text = f"jdlint: 1\nx-own: [{wrong}, {undated}, 1{CODE}, {CODE}0, a{CODE}]\n"
    assert findings(tmp_path, text) == []


@pytest.mark.parametrize("first", ["1001231000", "8991231999", "5000229123"])
def test_centuries_and_leap_days(first: str) -> None:
    assert is_personal_code(make_code(first))


def test_second_weights_and_the_zero() -> None:
    """Some codes need the second row of weights, a few of these end in zero: both are met within a day's numbers."""
    codes = [make_code(f"500022{day:02}{number:02}") for day in range(1, 29) for number in range(100)]
    assert all(is_personal_code(code) for code in codes)
    assert {code[-1] for code in codes} == set("0123456789")
    assert not is_personal_code("5" + "9" * 10)
