"""The examples of somebody else's rule pack: `jdlint test-rules` writes nowhere else and runs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.rulebook.fixtures import parse_fixture
from tests.helpers import jdlint, snapshot

_CONFIG = """[core]
  repositoryformatversion = 0
  fsmonitor = touch {mark}
[filter "x"]
  clean = touch {mark}; cat
"""


def _run(folder: Path, fences: str) -> tuple[str, int]:
    assert jdlint("new", "rule", "XAB003", "traits-listed", "--to", "rules", cwd=folder).code == 0
    fixture = folder / "rules" / "XAB003-traits-listed.md"
    text = fixture.read_text("utf-8")
    fixture.write_text(text.replace("## Valid\n", f"## Valid\n\n### Own\n\n{fences}\n\n### Ours\n", 1), "utf-8")
    before = snapshot(folder)
    result = jdlint("test-rules", "rules", cwd=folder)
    assert snapshot(folder) == before
    return result.out, text.split("\n").index("## Valid") + 5


def test_a_fixture_writes_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    target = tmp_path / "target.jd.yaml"
    out, line = _run(tmp_path / "pack", f"```yaml file={target}\njdlint: 1\n```")
    assert not target.exists()
    place = f"rules/XAB003-traits-listed.md:{line}: file={target}: must be a plain name in the folder of the example"
    assert place in out
    assert "failed: 1" in out


def test_a_fixture_gives_its_repository_no_settings(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    mark = tmp_path / "mark"
    config = f"```yaml base file=.git/config\n{_CONFIG.format(mark=mark)}```"
    attributes = "```yaml base file=.gitattributes\n* filter=x\n```"
    out, line = _run(
        tmp_path / "pack", f"{config}\n\n{attributes}\n\n```yaml base\njdlint: 1\n```\n\n```yaml\njdlint: 1\n```"
    )
    assert not mark.exists()
    assert f"{line}: file=.git/config: must be" in out


@pytest.mark.parametrize("info", ["base file={}", "file={}", "fixed file={}"])
@pytest.mark.parametrize(
    "name",
    [
        "../a.jd.yaml", "a/../../b.jd.yaml", "a/./b", "/a.jd.yaml", "C:a.jd.yaml", "C:/a", "a\\..\\b", "\\\\host\\a",
        ".git/config", "a/.GIT/config", "GIT~1/config", "g\u200cit~1/config", ".g\u200cit/config", ".git./config",
        ".gitattributes", "a//b", "a/", "a.", "nul\0", "",
    ],
)  # fmt: skip
def test_names_that_are_refused(info: str, name: str) -> None:
    fixture = parse_fixture(f"X\n\n## Invalid\n\n```yaml {info.format(name)}\nid: a\n```\n", "XAB003")
    assert fixture.cases == ()
    assert [(stray.line, stray.name) for stray in fixture.strays] == [(5, name)]


def test_names_that_are_taken() -> None:
    for name in ("a.jd.yaml", "tüürimees.jd.yaml", "sadam/kapten-2.jd.yaml", "rules/words/a_b.yaml", "a(1).docx"):
        assert parse_fixture(f"## Valid\n\n```yaml file={name}\nid: a\n```\n", "X").strays == ()
