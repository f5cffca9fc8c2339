"""Fixtures with several files: what is shown after the fix, and what must stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.engine.fixture_run import run_case
from jdlint.rulebook.fixtures import parse_fixture

_A, _B = "jdlint: 1\nid: a\nspecial_condition: x  # error: STR009\n", "jdlint: 1\nid: b\n"
_FIXED = _A.replace("condition:", "conditions:")


def _run(folder: Path, *fences: tuple[str, str]) -> list[str]:
    body = "".join(f"```yaml {info}\n{text}```\n\n" for info, text in fences)
    (case,) = parse_fixture(f"X\n\n## Invalid\n\n### Kaks\n\n{body}", "STR009").cases
    return run_case(case, "STR009", folder)


def test_several_files_are_shown_after_the_fix(tmp_path: Path) -> None:
    other = _A.replace("id: a", "id: c")
    fixed = _FIXED.replace("id: a", "id: c")
    files = [("file=a.jd.yaml", _A), ("file=b.jd.yaml", _B), ("file=c.jd.yaml", other)]
    assert _run(tmp_path, *files, ("fixed file=a.jd.yaml", _FIXED), ("fixed", fixed)) == []


@pytest.mark.parametrize(
    ("shown", "wrong"),
    [
        ([("fixed file=a.jd.yaml", _A)], "a.jd.yaml"),
        ([("fixed file=b.jd.yaml", _B)], "a.jd.yaml"),  # a file that is not shown must stay
        ([("fixed file=a.jd.yaml", _FIXED), ("fixed", "id: z\n")], "b.jd.yaml"),
        ([("fixed file=a.jd.yaml", _FIXED), ("fixed file=d.jd.yaml", _B)], "d.jd.yaml"),  # no such file
    ],
)
def test_a_fixture_that_shows_another_text_fails(tmp_path: Path, shown: list[tuple[str, str]], wrong: str) -> None:
    found = _run(tmp_path, ("file=a.jd.yaml", _A), ("file=b.jd.yaml", _B), *shown)
    assert f"Kaks: after the fix {wrong} is not as shown" in found
