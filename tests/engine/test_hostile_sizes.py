"""A few of the inputs of `benchmarks.hostile`, made small enough for every run: a verdict, in bounded memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.hostile import CASES, MOST_MEGABYTES, measure
from jdlint.core import bounded_json

_CHOSEN = {
    "YAML: alias bomb, 2 MB": "JDL007",
    "YAML: one substitute of 99,000 letters": "SUB002",
    "YAML: 6,000 substitutes": "SUB002",
    "docx: paragraphs, 20 MB": "JDL007",
    "report.json: lists, 100 MB": "values",
    "TOML: one key of many parts, 900 kB": "too many dots",
}


@pytest.mark.parametrize("name", list(_CHOSEN))
def test_a_hostile_input_is_judged_in_bounded_memory(tmp_path: Path, name: str) -> None:
    (case,) = (case for case in CASES if case.name == name)
    (tmp_path / "in").mkdir()
    found = measure(case, tmp_path / "in")
    assert found.code in (1, 2)
    assert _CHOSEN[name] in found.verdict
    assert found.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[" * 100_000, "nested too deep"),
        (b"[" + b"[]," * 1_600_000 + b"[]]", "more than 3000000 values"),
        (b" " * (100 * 1024 * 1024 + 1), "larger than 104857600 bytes"),
        (b"\xff", "it is no JSON"),
        (b"{", "line 1 is no JSON"),
    ],
)
def test_json_that_is_none_or_too_much(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        bounded_json.loads(data)
