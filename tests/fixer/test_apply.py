"""Fixes: splices that change what they say and not a byte more."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.core.errors import JdlintError
from jdlint.core.finding import AddKey, Operation, RenameKey, SetValue
from jdlint.fixer.apply import Change, plan_fixes, write_fixes
from jdlint.fixer.diff import show_diff
from jdlint.fixer.quoting import quoted
from jdlint.storage.atomic import write_atomic
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.yaml_reader import read_yaml
from tests.fixer.fixing import apply, fix_of, report_of
from tests.helpers import check, jdlint, snapshot, write
from tests.syntax.trees import plain, root

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
    assert result.err == "Fixed: 4 (1 file)\n"
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
    with pytest.raises(JdlintError, match="has changed meanwhile; nothing was written"):
        write_fixes([Change(str(path), b"old", b"fixed", 1)])
    assert path.read_bytes() == b"new"


def test_a_file_that_has_gone_meanwhile_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "gone.jd.yaml"
    path.write_bytes(b"a: b\n")
    report = report_of(fix_of(path, SetValue(("a",), "c")))
    path.unlink()
    with pytest.raises(JdlintError, match="cannot be read"):
        plan_fixes(report, unsafe=False)
    with pytest.raises(JdlintError, match="has changed meanwhile"):
        write_fixes([Change(str(path), b"old", b"fixed", 1)])


@pytest.mark.parametrize(
    ("operations", "after", "fixes"),
    [
        ([SetValue(("a",), "x"), SetValue(("b", 0), "y")], "a: x\nb: [y, e]\n", 2),
        ([SetValue(("b", 0), "y"), SetValue(("a",), "x")], "a: x\nb: [y, e]\n", 2),
        ([SetValue(("a",), "x"), SetValue(("a",), "y")], "a: x\nb: [d, e]\n", 1),
        ([SetValue(("a",), "x"), SetValue(("a",), "x")], "a: x\nb: [d, e]\n", 2),
        ([AddKey((), "f", "1"), AddKey((), "g", "2")], "a: c\nb: [d, e]\nf: 1\ng: 2\n", 2),
        ([AddKey((), "f", "1"), AddKey((), "f", "2")], "a: c\nb: [d, e]\nf: 1\n", 1),
        ([AddKey((), "f", "1"), AddKey((), "f", "1")], "a: c\nb: [d, e]\nf: 1\n", 2),
    ],
    ids=["apart", "order is free", "same place", "the same", "two insertions", "one key twice", "the same key"],
)
def test_of_fixes_that_do_not_go_together_the_first_is_made(
    tmp_path: Path, operations: list[Operation], after: str, fixes: int
) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_text("a: c\nb: [d, e]\n", "utf-8")
    (change,) = plan_fixes(report_of(*(fix_of(path, operation) for operation in operations)), unsafe=False)
    assert (change.after.decode(), change.fixes) == (after, fixes)


@pytest.mark.parametrize("text", ["[", "'", "\t@", "b: c: d", "*x", "&x [*x", "y", "'x'\nb: 1", "x # x", "!!int 1"])
def test_a_splice_that_does_not_do_what_was_asked_for_is_not_made(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_text("a: z\nb: z\n", "utf-8")
    report = report_of(fix_of(path, SetValue(("a",), "x # x")), fix_of(path, AddKey((), "c", "1")))
    monkeypatch.setattr("jdlint.fixer.operations.quoted", lambda *_, **__: text)
    (change,) = plan_fixes(report, unsafe=False)
    assert (change.after, change.fixes) == (b"a: z\nb: z\nc: 1\n", 1)


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
        ("a:\n", SetValue(("a",), "d"), "a: d\n"),
        ("a:   # c\nb: 1\n", SetValue(("a",), "2026-01-31"), "a: 2026-01-31   # c\nb: 1\n"),
        ("{a: , b: }", SetValue(("b",), "1"), '{a: , b: "1" }'),
        ("a: # c\nb: 1\n", AddKey(("a",), "d", "2"), "a: # c\n  d: 2\nb: 1\n"),
        ("a:\n  b:", AddKey(("a", "b"), "d", "2"), "a:\n  b:\n    d: 2"),
        ("{a: }", AddKey(("a",), "d", "2"), None),
        ("a: [b]\n", SetValue(("a",), "d"), None),
        ("a: b\n", SetValue(("x",), "d"), None),
        ("a: [b, c]\n", SetValue(("a", 1), "d, e"), 'a: [b, "d, e"]\n'),
        ("a: b\n", SetValue(("a",), "d, e"), "a: d, e\n"),
        ("a: &x b # c\n", SetValue(("a",), "d"), "a: &x d # c\n"),
        ("a: !!str 'b'\n", SetValue(("a",), "d"), "a: !!str 'd'\n"),
        ("a: &x !!str\n  # c\n  b\n", SetValue(("a",), "d"), "a: &x !!str\n  # c\n  d\n"),
        ("a: &x b\nc: *x\n", SetValue(("a",), "d"), None),
        ("a: &x b\nc: *x\n", SetValue(("c",), "d"), "a: &x b\nc: d\n"),
        ("a: &x {b: 1}\nc: *x\n", SetValue(("c", "b"), "d"), None),
        ("a: &x {b: 1}\nc: *x\n", SetValue(("a", "b"), "d"), None),
        ("a: b\n  c\n\n  d # e\n", SetValue(("a",), "f"), "a: f # e\n"),
        ("a: [b\n   c, d]\n", SetValue(("a", 0), "f"), "a: [f, d]\n"),
        ("a: 'b\n  c'\n", SetValue(("a",), "f"), "a: 'f'\n"),
        ("a: b\n", SetValue(("a",), "x\u2028y\x7f"), 'a: "x\\u2028y\\u007F"\n'),
        ("s:\n- position: b\n", SetValue(("s", 0, "position"), "c"), "s:\n- position: c\n"),
        ("&k a: 1\n", RenameKey(("a",), "c"), "&k c: 1\n"),
        ("a: 1\nc: 2\n", RenameKey(("a",), "c"), None),
        ("a: 1\n", AddKey((), "a", "2"), None),
        ('{"a":1}', RenameKey(("a",), "c"), '{"c":1}'),
        ("{a: 1}", RenameKey(("a",), "c"), "{c: 1}"),
        ("a: &x {b: 1}\nc: *x\n", RenameKey(("c", "b"), "d"), None),
        ("a: &x\n  b: 1\nc: *x\n", RenameKey(("a", "b"), "d"), None),
        ("&x a: 1\nc: *x\n", RenameKey(("a",), "d"), None),
        ("a: &x\n  b: 1\nc: *x\n", AddKey(("a",), "d", "1"), None),
        ("a: &x\n  b: 1\nc:\n  *x\n", AddKey((), "d", "1"), None),
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
        ("a: {b: 1}\n", AddKey(("a",), "c", "2"), "a: {b: 1, c: 2}\n"),
        ("a: [{b: 1,}] # x\n", AddKey(("a", 0), "c", '"2, 3"'), 'a: [{b: 1, c: "2, 3",}] # x\n'),
        ('{"a": {"b":"1"}}', AddKey(("a",), "c", '"2"'), '{"a": {"b":"1", "c": "2"}}'),
        ("a: {b: 1 # x\n  }\n", AddKey(("a",), "c", "2"), "a: {b: 1, c: 2 # x\n  }\n"),
        ("a: {b: 1}\n", AddKey(("a",), "c", "2, d: 3"), None),
        ("a: {b: }\n", AddKey(("a",), "c", "2"), None),
        ("a: {b}\n", AddKey(("a",), "c", "2"), None),
        ("a: [b: 1]\n", AddKey(("a", 0), "c", "2"), None),
        ("a: []\n", AddKey(("a",), "c", "2"), None),
    ],
)
def test_operation(source: str, operation: Operation, after: str | None) -> None:
    assert apply(source, operation) == after


def test_one_operation_that_cannot_be_made_takes_the_others_with_it() -> None:
    assert apply("a: b\nc: |\n  z\n", SetValue(("a",), "x"), SetValue(("c",), "y")) is None


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
