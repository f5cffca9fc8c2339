"""``check --add-ignore=REASON``: comments that accept findings where they stand, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from jdlint.fixer.expected import said
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.yaml_reader import read_yaml
from tests.helpers import AS_OF, EXAMPLES, jdlint
from tests.rules.test_personal_code import make_code

ALL = ["--isolated", "--profile", "strict", "--as-of", AS_OF]


def meaning(data: bytes) -> list[Any]:
    return [None if item.root is None else said(item.root) for item in read_yaml("", data, DEFAULT_LIMITS)]


def accept(folder: Path, *more: str) -> None:
    result = jdlint("check", *ALL, "--add-ignore", "vana leid, vt kava 3", "--exit-zero", *more, cwd=folder)
    assert result.code == 0, result.err


def test_afterwards_nothing_is_reported_and_every_finding_is_suppressed_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "kirjeldused"
    shutil.copytree(EXAMPLES, folder)
    before = jdlint("check", *ALL, "--format", "json", cwd=folder)
    accept(folder)
    after = jdlint("check", *ALL, "--format", "json", cwd=folder)
    assert before.rules
    assert after.code == 0
    assert after.rules == []
    suppressed = [item for item in after.findings if item["suppressed"]]
    assert len(suppressed) == len(before.findings)
    assert {item["suppressed"]["reason"] for item in suppressed} == {"vana leid, vt kava 3"}
    assert {item["fingerprint"] for item in suppressed} == {item["fingerprint"] for item in before.findings}


def test_only_comment_lines_are_added_and_a_second_time_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "kirjeldused"
    shutil.copytree(EXAMPLES, folder)
    accept(folder)
    for path in folder.glob("*.yaml"):
        new = path.read_bytes().splitlines(keepends=True)
        kept = [line for line in new if b"# jdlint: ignore[" not in line]
        assert b"".join(kept) == (EXAMPLES / path.name).read_bytes()
    first = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    accept(folder)
    assert {path: path.read_bytes() for path in folder.glob("*.yaml")} == first


SHAPES = {
    "crlf": "jdlint: 1\r\nid: a\r\nposition: {title: A}\r\nduties:\r\n  - number: '1'\r\n    duty: Teeb tööd\r\n",
    "mark": "\ufeffjdlint: 1\nid: a\nposition: {title: A}\nduties:\n- {number: '1', duty: Teeb tööd}\n",
    "flow over lines": "{jdlint: 1, id: a,\n position: {title: A},\n duties: [{number: '1',\n   duty: Teeb tööd}]}\n",
    "two documents": "jdlint: 1\nid: a\nposition: {title: A}\n---\njdlint: 1\nid: b\nposition:\n  title: B\n",
    "prose over lines": (
        "jdlint: 1\nid: a\nposition: {title: A}\npurpose: >-\n  esimene rida\n\n  teine rida\n"
        "duties:\n  - number: '1'\n    duty: |\n      Teeb tööd\n      ja muud\n"
    ),
    "no end of line": "jdlint: 1\nid: a\nposition: {title: A}\nduties: []",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_whatever_the_file_looks_like_it_says_the_same(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_bytes(SHAPES[shape].encode())
    accept(tmp_path)
    after = path.read_bytes()
    assert meaning(SHAPES[shape].encode()) == meaning(after)
    assert after.count(b"\r\n") == (after.count(b"\n") if shape == "crlf" else 0)
    assert jdlint("check", *ALL, "--format", "json", cwd=tmp_path).rules == []


def test_what_no_comment_can_accept_is_left_and_said(tmp_path: Path) -> None:
    """A broken file, and a text document."""
    (tmp_path / "katki.jd.yaml").write_text("jdlint: 1\nid: [\n", "utf-8")
    text = "Ametijuhend\nAmetinimetus: nõunik\nStruktuuriüksus: osakond\nVahetu juht: juhataja\nEesmärk: nõustada.\n"
    (tmp_path / "nounik.txt").write_text(text, "utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    result = jdlint("check", ".", "nounik.txt", *ALL, "--add-ignore", "vana", cwd=tmp_path)
    assert result.code == 1
    assert "cannot be accepted by a comment where they stand; see jdlint baseline" in result.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_only_what_is_selected_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_text(SHAPES["two documents"], "utf-8")
    accept(tmp_path, "--select", "STR004")
    assert path.read_text("utf-8").count("# jdlint: ignore[STR004]") == path.read_text("utf-8").count("# jdlint")


def test_diff_shows_the_comments_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_text(SHAPES["two documents"], "utf-8")
    result = jdlint("check", *ALL, "--add-ignore", "vana", "--diff", cwd=tmp_path)
    assert "+# jdlint: ignore[" in result.out
    assert path.read_text("utf-8") == SHAPES["two documents"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--add-ignore", "  "], "needs a reason"),
        (["--add-ignore", "vana", "--fix"], "neither with --fix nor with --hook"),
        (["--add-ignore", "vana", "--hook"], "neither with --fix nor with --hook"),
        (["--add-ignore", f"vt {make_code()}"], "personal code"),
        (["-", "--add-ignore", "vana"], "stands alone"),
    ],
)
def test_refusals(words: list[str], sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.jd.yaml").write_text(SHAPES["mark"], "utf-8")
    result = jdlint("check", *words, cwd=tmp_path)
    assert result.code == 2
    assert sentence in result.sentence
    assert (tmp_path / "a.jd.yaml").read_text("utf-8") == SHAPES["mark"]
