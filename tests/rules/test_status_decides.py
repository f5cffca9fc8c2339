"""What the law demands of officials is house practice for others: the same fault, another basis and severity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.helpers import check, post, write

_OFFICIAL = {"status": "official"}
_EMPLOYEE = {"status": "employee"}
_PUBLISHED = {"publication": {"date": "2026-02-19", "contact": "personalitalitus"}}


@pytest.mark.parametrize(
    ("rule", "fields", "official", "other"),
    [
        ("APR001", {}, "error", "warning"),
        ("APR001", {"approval": {"act": "käskkiri", "number": "1", "date": "2026-02-16"}}, "error", "warning"),
        ("APR005", {}, "warning", "warning"),
        ("APR010", _PUBLISHED, "warning", "warning"),
        ("REQ001", {"requirements": {"traits": ["Täpsus"]}}, "error", "warning"),
        ("REQ003", {"requirements": {"traits": ["Täpsus"]}}, "warning", "info"),
    ],
)
def test_legal_for_officials_of_public_bodies_alone(
    tmp_path: Path, rule: str, fields: dict[str, Any], official: str, other: str
) -> None:
    def judged(status: dict[str, str], body: str) -> tuple[str, str]:
        write(tmp_path, {"a.jd.yaml": post("a", **status, **fields), "jdlint.toml": f'body = "{body}"'})
        (found,) = check("a.jd.yaml", "--select", rule, cwd=tmp_path).findings
        return found["severity"], found["basis"]["kind"]

    assert judged(_OFFICIAL, "state") == judged(_OFFICIAL, "local") == (official, "legal")
    assert judged(_EMPLOYEE, "state") == judged({}, "state") == judged(_OFFICIAL, "other") == (other, "house")


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("APR005", {"approval": {"effective_from": "2026-03-02"}, "acknowledgements": [{"date": "2026-03-16"}]}),
        ("APR010", {"publication": {"date": "2026-02-19", "act": "käskkiri nr 14"}}),
        ("REQ001", {"requirements": {"education": "Erialane haridus"}}),
    ],
)
def test_what_cannot_be_decided_is_an_information(tmp_path: Path, rule: str, fields: dict[str, Any]) -> None:
    write(tmp_path, {"a.jd.yaml": post("a", **_OFFICIAL, **fields)})
    (found,) = check("a.jd.yaml", "--select", rule, cwd=tmp_path).findings
    assert found["severity"] == "info"


@pytest.mark.parametrize(("status", "verified"), [(_OFFICIAL, False), (_EMPLOYEE, False), ({}, None)])
def test_an_interpretation_is_never_called_verified(
    tmp_path: Path, status: dict[str, str], verified: bool | None
) -> None:
    fields: dict[str, Any] = {"approval": {"date": "2026-02-16", "effective_from": "2026-02-09"}}
    write(tmp_path, {"a.jd.yaml": post("a", **status, **fields)})
    (found,) = check("a.jd.yaml", "--select", "APR004", cwd=tmp_path).findings
    assert found["basis"].get("verified") is verified
    assert ("may" in found["message"]) is (verified is False)
