"""Texts made to have patterns looked for again and again: no description of the size that is read takes long."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import check, write

_LENGTH = 99_000
#: What is repeated: letters, signs and blanks alone and together, and words that shipped patterns begin with.
_UNITS = (
    *("a", "1", " ", "-", ",", "(", '"', "@", ":", "\\"),
    *("a-", "a.", "a@", "a (", "1 ", "1.", "1-", "Aa ", "või a, "),
    *("chang ", "cannot ", "võib ", "tase ", "salajane ", "kuus ", "noor ja "),
    *("lg 1 ", "01.01.2020 ", "https://", "number ", "tööandja: "),
    *("inging ", "ss ", "of ", "eesti keel ", "kõrgharidus "),
)


@pytest.mark.parametrize("unit", _UNITS)
def test_a_repeated_text_takes_no_time(tmp_path: Path, unit: str) -> None:
    text = (unit * (_LENGTH // len(unit)) + "!").strip()
    body = {
        "jdlint": 1,
        "id": "a",
        "position": {"title": "A"},
        "purpose": text,
        "duties": [{"duty": text, "expected_results": [text]}],
        "requirements": {"education": {"text": text}, "languages": [text], "knowledge_and_skills": [text]},
        "substitution": {"substituted_by": [text]},
        "review": {"clause": text},
    }
    file = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in body.items())
    write(tmp_path, {"a.jd.yaml": file, "jdlint.toml": 'profile = "strict"\n'})
    found = [
        item["message"] for item in check("--no-cache", "a.jd.yaml", cwd=tmp_path).findings if item["rule"] == "JDL007"
    ]
    assert found == []
