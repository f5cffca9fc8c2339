"""Fixes: splices that change what they say and not a byte more."""

from __future__ import annotations

import datetime as dt
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.core.errors import JdlintError
from jdlint.core.finding import AddKey, Edit, Finding, Fix, FixRequest, Operation, Position, RenameKey, SetValue, Site
from jdlint.core.report import Report
from jdlint.core.text import digest
from jdlint.fixer.apply import Change, plan_fixes, show_diff, write_fixes
from jdlint.fixer.operations import build_fix, quoted
from jdlint.storage.atomic import write_atomic
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.yaml_reader import read_yaml
from tests.helpers import check, jdlint, snapshot, write
from tests.syntax.trees import documents, plain, root

_RULES = ("--isolated", "--select", "LNG,STR009,DUT006,DUT001")
_SOURCE = """\
# Päis
jdlint: 1
id: a   # tunnus
duties: # ülesanded
  - {number: "1.1.", duty: 'Nõustab' }   # esimene
  - number: '1.2'     # teine

    duty: "Juhendab"
  - number: "1.3."
    duty: >-
      Pikk
      tekst
requirements:
  languages:
    - {language: et, level: c1}
    - language: en
      level: "b2" # väike täht
    - {language: ru, level: C3}
special_condition:   Töö on väljas   # tundmatu

# Lõpp"""
_FIXED = (
    _SOURCE.replace("level: c1", "level: C1")
    .replace('"b2"', '"B2"')
    .replace("special_condition:", "special_conditions:")
    .replace("'1.2' ", "'1.2.' ")
)


def fix(folder: Path, source: bytes, *argv: str) -> bytes:
    (folder / "a.jd.yaml").write_bytes(source)
    result = jdlint("check", "--as-of", "2026-11-20", *_RULES, "--fix", *argv, "a.jd.yaml", cwd=folder)
    assert "Traceback" not in result.err
    return (folder / "a.jd.yaml").read_bytes()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "byte order mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"], ids=["no end of line", "end of line", "blank end"])
def test_comments_blanks_quotes_and_line_ends_stay(tmp_path: Path, mark: bytes, newline: str, end: str) -> None:
    def encoded(text: str) -> bytes:
        return mark + (text + end).replace("\n", newline).encode()

    assert fix(tmp_path, encoded(_SOURCE)) == encoded(_FIXED)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    once = fix(tmp_path, _SOURCE.encode())
    assert fix(tmp_path, once) == once


def test_unsafe_fixes_are_made_only_when_asked_for(tmp_path: Path) -> None:
    assert b"level: C3" in fix(tmp_path, _SOURCE.encode())
    assert b"level: C2" in fix(tmp_path, _SOURCE.encode(), "--unsafe-fixes")
    write(tmp_path, {"a.jd.yaml": _SOURCE})
    jdlint("check", *_RULES, "--unsafe-fixes", "a.jd.yaml", cwd=tmp_path)
    assert (tmp_path / "a.jd.yaml").read_text("utf-8") == _SOURCE


def test_the_report_after_a_fix_is_that_of_the_fixed_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": _SOURCE})
    result = check(*_RULES, "--fix", "a.jd.yaml", cwd=tmp_path)
    assert result.err == "Fixed: 4 (1 files)\n"
    assert set(result.rules) >= {"DUT001", "LNG001"}
    assert result.code == 1


def test_everything_fixed_ends_with_zero(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "jdlint: 1\nid: a\nspecial_condition: x\n"})
    result = check("--isolated", "--select", "STR009", "--fail-level", "warning", "--fix", "a.jd.yaml", cwd=tmp_path)
    assert (result.code, result.rules) == (0, [])


def test_diff_shows_what_fix_would_write_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "jdlint: 1\r\nid: a\u2028b\r\nspecial_condition: x"})
    before = snapshot(tmp_path)
    result = jdlint("check", "--isolated", "--select", "STR009", "--diff", "a.jd.yaml", cwd=tmp_path)
    assert snapshot(tmp_path) == before
    assert result.out == (
        "--- a/a.jd.yaml\n+++ b/a.jd.yaml\n@@ -1,3 +1,3 @@\n jdlint: 1\r\n id: a\u2028b\r\n"
        "-special_condition: x\n\\ No newline at end of file\n"
        "+special_conditions: x\n\\ No newline at end of file\n"
    )


def test_suppressed_findings_are_not_fixed(tmp_path: Path) -> None:
    source = "jdlint: 1\nid: a\nspecial_condition: x # jdlint: ignore[STR009] own field\n"
    assert fix(tmp_path, source.encode()) == source.encode()


def test_a_broken_file_is_not_touched(tmp_path: Path) -> None:
    source = _SOURCE.replace("# Lõpp", "---\nx: [a\n")
    assert b"level: C1" in fix(tmp_path, source.encode())
    source = "x: [a\n" + _SOURCE
    assert fix(tmp_path, source.encode()) == source.encode()


def test_a_file_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_bytes(b"new")
    with pytest.raises(JdlintError, match="has changed meanwhile; nothing was written to it"):
        write_fixes([Change(str(path), b"old", b"fixed", 1)])
    assert path.read_bytes() == b"new"


def test_a_file_that_has_gone_meanwhile_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(JdlintError, match="cannot be read"):
        plan_fixes(_report(str(tmp_path / "gone.jd.yaml"), _edit(0, 1, "x")), unsafe=False)


def _edit(start: int, end: int, text: str) -> Edit:
    return Edit(start, end, text, Position(1, start + 1), Position(1, end + 1))


def _report(path: str, *edits: Edit) -> Report:
    site = Site("", Position(1, 1), Position(1, 1), "")
    judged = digest(Path(path).read_text("utf-8")) if Path(path).exists() else ""
    findings = tuple(
        Finding("X", "error", "m", {}, path, None, site, (), Fix("safe", "fix", {}, (edit,), judged), "")
        for edit in edits
    )
    return Report(dt.date(2026, 1, 1), "en", findings, (), 1, 1)


@pytest.mark.parametrize(
    ("edits", "after", "fixes"),
    [
        ([_edit(3, 4, "1"), _edit(9, 10, "2")], "a: 1, b= 2 c", 2),
        ([_edit(9, 10, "2"), _edit(3, 4, "1")], "a: 1, b= 2 c", 2),
        ([_edit(3, 4, "1"), _edit(3, 4, "2")], "a: 1, b= y c", 1),
        ([_edit(0, 4, "q: 1"), _edit(3, 10, "z")], "q: 1, b= y c", 1),
        ([_edit(3, 3, "1"), _edit(3, 3, "2")], "a: 1x, b= y c", 1),
        ([_edit(3, 4, "1"), _edit(4, 4, "2")], "a: 12, b= y c", 2),
    ],
    ids=["apart", "order is free", "same place", "overlap", "two insertions", "touching"],
)
def test_of_overlapping_fixes_the_first_is_made(tmp_path: Path, edits: list[Edit], after: str, fixes: int) -> None:
    (tmp_path / "a.jd.yaml").write_text("a: x, b= y c", "utf-8")
    (change,) = plan_fixes(_report(str(tmp_path / "a.jd.yaml"), *edits), unsafe=False)
    assert (change.after.decode(), change.fixes) == (after, fixes)


@pytest.mark.parametrize("text", ["[", "'", "\t@", "b: c: d", "*x", "&x [*x"])
def test_a_fix_that_would_break_the_file_is_not_made(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.jd.yaml").write_text("a: x\n", "utf-8")
    assert plan_fixes(_report(str(tmp_path / "a.jd.yaml"), _edit(3, 4, text)), unsafe=False) == []


def apply(source: str, *operations: Operation) -> str | None:
    (document,) = documents(source)
    built = build_fix(document, FixRequest("safe", "fix", operations))
    if built is None:
        return None
    for edit in sorted(built.edits, reverse=True):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


@pytest.mark.parametrize(
    ("source", "operation", "after"),
    [
        ("a: b # c\n", SetValue(("a",), "d"), "a: d # c\n"),
        ("a: 'b'\n", SetValue(("a",), "it's"), "a: 'it''s'\n"),
        ('a: "b"\n', SetValue(("a",), 'x "y" \\z'), 'a: "x \\"y\\" \\\\z"\n'),
        ("a: b\n", SetValue(("a",), "no: x"), 'a: "no: x"\n'),
        ("a: b\n", SetValue(("a",), "true"), 'a: "true"\n'),
        ("a: 2\n", SetValue(("a",), "2."), 'a: "2."\n'),
        ("a: [b, c]\n", SetValue(("a", 1), "d"), "a: [b, d]\n"),
        ("a: |\n  b\n", SetValue(("a",), "d"), None),
        ("a:\n", SetValue(("a",), "d"), None),
        ("a: [b]\n", SetValue(("a",), "d"), None),
        ("a: b\n", SetValue(("x",), "d"), None),
        ("a: {b: 1}\n", RenameKey(("a", "b"), "c"), "a: {c: 1}\n"),
        ("'a' : 1\n", RenameKey(("a",), "c"), "c : 1\n"),
        ("a: 1\na: 2\n", RenameKey(("a~2",), "c"), "a: 1\nc: 2\n"),
        ("a: 1\n", RenameKey(("x",), "c"), None),
        ("a: [1]\n", RenameKey(("a", 0), "c"), None),
        ("a: 1 # x\n", AddKey((), "c", "2"), "a: 1 # x\nc: 2\n"),
        ("a: 1", AddKey((), "c", "2"), "a: 1\nc: 2"),
        ("a:\n  b: 1\n\n# x\nd: 1\n", AddKey(("a",), "c", "2"), "a:\n  b: 1\n  c: 2\n\n# x\nd: 1\n"),
        ("a:\r\n  b: 1\r\nd: 1\r\n", AddKey(("a",), "c", "2"), "a:\r\n  b: 1\r\n  c: 2\r\nd: 1\r\n"),
        (
            "a:\n  - b: 1\n    e: [x,\n     y]\nd: 1\n",
            AddKey(("a", 0), "c", "2"),
            "a:\n  - b: 1\n    e: [x,\n     y]\n    c: 2\nd: 1\n",
        ),
        (
            "a:\n  b: |\n    x\n\n    y\n\nd: 1\n",
            AddKey(("a",), "c", "2"),
            "a:\n  b: |\n    x\n\n    y\n  c: 2\n\nd: 1\n",
        ),
        ("a:\n  b:\n    - x\n    - y: z\n", AddKey(("a",), "c", "2"), "a:\n  b:\n    - x\n    - y: z\n  c: 2\n"),
        ("a: {b: 1}\n", AddKey(("a",), "c", "2"), None),
        ("a: []\n", AddKey(("a",), "c", "2"), None),
    ],
)
def test_operation(source: str, operation: Operation, after: str | None) -> None:
    assert apply(source, operation) == after


def test_one_operation_that_cannot_be_made_takes_the_others_with_it() -> None:
    assert apply("a: b\nc:\n", SetValue(("a",), "x"), SetValue(("c",), "y")) is None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_key_is_added_with_the_line_end_of_the_file(newline: str) -> None:
    source = newline.join(["a:", "  b: 1", "d: 1", ""])
    fixed = apply(source, AddKey(("a",), "c", "2"))
    assert fixed is not None
    assert plain(root(fixed)) == {"a": {"b": "1", "c": "2"}, "d": "1"}
    assert set(re.findall(r"\r\n|\n|\r", fixed)) == {newline}


_SAFE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), max_size=12)


@given(_SAFE, st.sampled_from([None, "'", '"']))
def test_a_written_value_is_read_as_that_text(value: str, style: str | None) -> None:
    (document,) = read_yaml("x", f"a: {quoted(value, style)}\n".encode())
    assert document.root is not None
    assert document.problems == []
    assert plain(document.root) == {"a": value}
    assert style is not None or quoted(value, None) != value or plain_kind(value) == "str"


_LEVEL = st.sampled_from(["C1", "c1", '"b2"', "'a1'", "C3", "B2 ", "В2", "C1+", "kõrgtase", '""', "~", "B2 # märkus"])
_KEYS = st.sampled_from(
    ["purpose", "purpos", "rights", "right", "Rights", "x-own", "special_condition", "qqq", "õigused"]
)
_NUMBERS = st.sampled_from(['"1"', '"1."', "'2'", "3.", "2.10", '""'])


@st.composite
def _descriptions(draw: st.DrawFn) -> str:
    lines = ["# päis", "jdlint: 1", "id: a"]
    lines += [
        f"{key}: väärtus{draw(st.sampled_from(['', '  # märkus', ' ']))}" for key in draw(st.lists(_KEYS, max_size=3))
    ]
    lines.append("duties:")
    for number in draw(st.lists(_NUMBERS, min_size=1, max_size=4)):
        lines += [
            f"  - number: {number}",
            "    duty: x",
            *draw(st.lists(st.sampled_from(["", "  # vahe"]), max_size=1)),
        ]
    lines += ["requirements:", "  languages:"]
    lines += [
        f"    - {{language: en, level: {level.split(' #')[0]}}}"
        for level in draw(st.lists(_LEVEL, min_size=1, max_size=2))
    ]
    lines += [f"    - language: fr\n      level: {level}" for level in draw(st.lists(_LEVEL, min_size=1, max_size=2))]
    return "\n".join([*lines, ""])


@given(_descriptions(), st.sampled_from(["\n", "\r\n"]))
def test_after_fix_nothing_safe_is_left_and_other_lines_are_the_same(source: str, newline: str) -> None:
    import tempfile

    data = source.replace("\n", newline).encode()
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {"a.jd.yaml": data})
        before = check("--isolated", "a.jd.yaml", cwd=folder)
        after = check("--isolated", "--fix", "a.jd.yaml", cwd=folder)
        fixed = (folder / "a.jd.yaml").read_bytes()
    safe = [item for item in after.findings if item["fix"] and item["fix"]["applicability"] == "safe"]
    assert safe == []
    touched = {
        edit["start"]["line"]
        for item in before.findings
        if item["fix"] and item["fix"]["applicability"] == "safe"
        for edit in item["fix"]["edits"]
    }
    old, new = data.split(newline.encode()), fixed.split(newline.encode())
    assert len(old) == len(new)
    assert {number for number, (one, other) in enumerate(zip(old, new, strict=True), 1) if one != other} <= touched
    assert len(after.findings) <= len(before.findings)


# writing


def test_a_file_is_written_with_the_mode_it_had(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomic(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert [item.name for item in tmp_path.iterdir()] == ["a"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomic(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_at_any_step_leaves_the_old_file_alone(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a"
    path.write_bytes(b"old")
    if step == "fsync":
        monkeypatch.setattr("os.fsync", fail)
    else:
        monkeypatch.setattr(Path, step, fail)
    with pytest.raises(JdlintError, match="cannot be written: No space left on device"):
        write_atomic(path, b"new")
    monkeypatch.undo()
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("a", b"old")]


def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JdlintError, match="not a regular file"):
        write_atomic(tmp_path / "pipe", b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_diff_of_nothing_is_empty() -> None:
    assert show_diff([]) == ""
