"""Fixes over several files: all of a fix or nothing, all files or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.core.errors import JdlintError
from jdlint.core.finding import AddItem, AddKey, Fix, RenameKey, SetValue
from jdlint.fixer import apply as fixer
from jdlint.fixer.apply import Change, plan_fixes, plan_values, write_fixes
from jdlint.fixer.diff import show_diff
from jdlint.fixer.operations import Parts
from jdlint.syntax.limits import DEFAULT_LIMITS
from tests.fixer.fixing import fix_of, patch_of, report_of
from tests.helpers import snapshot, write

_ADD = AddItem(("s",), "x")


def _fix(*parts: tuple[Path, Parts]) -> Fix:
    return Fix("safe", "fix", {}, tuple(patch_of(path, part) for path, part in parts))


def _files(folder: Path, **texts: str) -> list[Path]:
    write(folder, {f"{name}.jd.yaml": text for name, text in texts.items()})
    return [folder / f"{name}.jd.yaml" for name in texts]


def _texts(changes: list[Change]) -> dict[str, str]:
    return {Path(change.path).name[0]: change.after.decode() for change in changes}


def test_one_fix_changes_several_files_and_documents_and_counts_once(tmp_path: Path) -> None:
    b, a = _files(tmp_path, b="s: [1]\n---\ns: [2]\n", a="s: []\n")
    changes = plan_fixes(report_of(_fix((b, ((1, (_ADD,)), (0, (_ADD,)))), (a, ((0, (_ADD,)),)))), unsafe=False)
    assert [Path(change.path).name for change in changes] == ["a.jd.yaml", "b.jd.yaml"]
    assert _texts(changes) == {"a": "s: [x]\n", "b": "s: [1, x]\n---\ns: [2, x]\n"}
    assert write_fixes(changes) == 1
    assert b.read_text("utf-8") == "s: [1, x]\n---\ns: [2, x]\n"


def test_a_fix_that_waits_in_one_file_waits_in_all(tmp_path: Path) -> None:
    a, b = _files(tmp_path, a="id: q\n", b="s: []\nid: q\n")
    first = _fix((a, ((0, (SetValue(("id",), "z"),)),)))
    second = _fix((a, ((0, (SetValue(("id",), "y"),)),)), (b, ((0, (_ADD,)),)))
    third = _fix((b, ((0, (SetValue(("id",), "w"),)),)))
    changes = plan_fixes(report_of(first, second, third), unsafe=False)
    assert _texts(changes) == {"a": "id: z\n", "b": "s: []\nid: w\n"}
    assert write_fixes(changes) == 2


def test_a_fix_that_is_not_proven_in_one_file_is_made_in_none(tmp_path: Path) -> None:
    a, b = _files(tmp_path, a="id: q\npurpos: 1\ngoal: 2\n", b="s: []\n")
    first = _fix((a, ((0, (RenameKey(("purpos",), "purpose"),)),)))
    second = _fix((a, ((0, (RenameKey(("goal",), "purpose"),)),)), (b, ((0, (_ADD,)),)))  # a second `purpose`
    third = _fix((b, ((0, (AddItem(("s",), "y"),)),)))
    assert _texts(plan_fixes(report_of(first, second, third), unsafe=False)) == {
        "a": "id: q\npurpose: 1\ngoal: 2\n",
        "b": "s: [y]\n",
    }
    assert _texts(plan_fixes(report_of(second, first, third), unsafe=False)) == {
        "a": "id: q\npurpos: 1\npurpose: 2\n",
        "b": "s: [x, y]\n",
    }


def test_an_added_key_and_an_item_for_it_wait_for_each_other(tmp_path: Path) -> None:
    (a,) = _files(tmp_path, a="s:\n  c: 1\n")
    report = report_of(fix_of(a, AddKey(("s",), "b", "[]")), fix_of(a, AddItem(("s", "b"), "x")))
    write_fixes(plan_fixes(report, unsafe=False))
    assert a.read_text("utf-8") == "s:\n  c: 1\n  b: []\n"
    write_fixes(plan_fixes(report_of(fix_of(a, AddItem(("s", "b"), "x"))), unsafe=False))
    assert a.read_text("utf-8") == "s:\n  c: 1\n  b: [x]\n"


def test_only_so_many_doubtful_fixes_are_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixer, "_ONE_BY_ONE", 2)
    (a,) = _files(tmp_path, a="id: q\nk: [1, 2]\n")
    fixes = [fix_of(a, AddKey((), "z", str(number))) for number in range(2)]
    report = report_of(*fixes, fix_of(a, SetValue(("id",), "w")))
    assert _texts(plan_fixes(report, unsafe=False)) == {"a": "id: q\nk: [1, 2]\nz: 0\n"}
    monkeypatch.undo()
    assert _texts(plan_fixes(report, unsafe=False)) == {"a": "id: w\nk: [1, 2]\nz: 0\n"}


def test_nothing_is_written_where_one_file_has_changed(tmp_path: Path) -> None:
    a, b = _files(tmp_path, a="s: []\n", b="s: []\n")
    report = report_of(fix_of(a, _ADD), fix_of(b, _ADD))
    changes = plan_fixes(report, unsafe=False)
    b.write_text("s: [] #\n", "utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(JdlintError, match=r"b\.jd\.yaml: has changed meanwhile; nothing was written"):
        write_fixes(changes)
    with pytest.raises(JdlintError, match=r"b\.jd\.yaml: has changed meanwhile; nothing was written"):
        plan_fixes(report, unsafe=False)
    assert snapshot(tmp_path) == before


def test_a_file_and_a_link_to_it_are_one_file(tmp_path: Path) -> None:
    (a,) = _files(tmp_path, a="s: []\n")
    link = tmp_path / "link.jd.yaml"
    link.symlink_to("a.jd.yaml")
    report = report_of(fix_of(a, _ADD), fix_of(link, _ADD), fix_of(link, AddItem(("s",), "y")))
    assert write_fixes(plan_fixes(report, unsafe=False)) == 3
    assert (link.is_symlink(), a.read_text("utf-8")) == (True, "s: [x, y]\n")


def test_safe_and_unsafe_fixes_are_told_apart(tmp_path: Path) -> None:
    (a,) = _files(tmp_path, a="s: []\n")
    report = report_of(fix_of(a, _ADD, applicability="unsafe"), fix_of(a, AddItem(("s",), "y")))
    assert _texts(plan_fixes(report, unsafe=False)) == {"a": "s: [y]\n"}
    assert _texts(plan_fixes(report, unsafe=True)) == {"a": "s: [x, y]\n"}


def test_the_limits_are_those_of_the_run(tmp_path: Path) -> None:
    (a,) = _files(tmp_path, a="s: [1, 2, 3]\nq: [4, 5, 6]\n")
    report = report_of(fix_of(a, _ADD))
    assert plan_fixes(report, unsafe=False, limits=DEFAULT_LIMITS._replace(nodes=5)) == []
    assert len(plan_fixes(report, unsafe=False, limits=DEFAULT_LIMITS._replace(nodes=12))) == 1


# one value everywhere


def test_a_value_is_written_in_every_place_in_the_manner_of_each(tmp_path: Path) -> None:
    a, b = _files(
        tmp_path,
        a="id: vana # tunnus\ns: [vana, {position: 'vana'}, \"vana\"]\nd: &d vana\n",
        b="s:\n- position: vana\n  scope: kõik\n---\ns: vana\n  \n",
    )
    places = [
        (str(a), 0, ("id",)),
        (str(b), 1, ("s",)),
        (str(a), 0, ("s", 0)),
        (str(a), 0, ("s", 1, "position")),
        (str(a), 0, ("s", 2)),
        (str(a), 0, ("d",)),
        (str(b), 0, ("s", 0, "position")),
    ]
    changes = plan_values(dict.fromkeys(places, "uus-nimi"), DEFAULT_LIMITS)
    assert _texts(changes) == {
        "a": "id: uus-nimi # tunnus\ns: [uus-nimi, {position: 'uus-nimi'}, \"uus-nimi\"]\nd: &d uus-nimi\n",
        "b": "s:\n- position: uus-nimi\n  scope: kõik\n---\ns: uus-nimi\n  \n",
    }
    assert plan_values({}, DEFAULT_LIMITS) == []


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ("s: [|\n", ("s", 0), "s\\[0\\] cannot be changed safely"),
        ("s: |\n  vana\n", ("s",), "s cannot be changed safely"),
        ("s: &a vana\nt: *a\n", ("s",), "s cannot be changed safely"),
        ("s: !!int 12\n", ("s",), "would alter more than was asked for"),
    ],
)
def test_a_value_that_cannot_be_written_everywhere_is_written_nowhere(
    tmp_path: Path, text: str, place: tuple[str | int, ...], sentence: str
) -> None:
    a, b = _files(tmp_path, a="id: vana\n", b=text)
    with pytest.raises(JdlintError, match=rf"b\.jd\.yaml: .*{sentence}.*nothing was written"):
        plan_values({(str(a), 0, ("id",)): "12", (str(b), 0, place): "12"}, DEFAULT_LIMITS)
    with pytest.raises(JdlintError, match="cannot be read"):
        plan_values({(str(tmp_path / "c"), 0, ("id",)): "uus"}, DEFAULT_LIMITS)


def test_the_diff_holds_all_files_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _files(tmp_path, b="s: []\n", a="s: []")
    report = report_of(fix_of(Path("b.jd.yaml"), _ADD), fix_of(Path("a.jd.yaml"), _ADD))
    assert show_diff(plan_fixes(report, unsafe=False)) == (
        "--- a/a.jd.yaml\n+++ b/a.jd.yaml\n@@ -1 +1 @@\n-s: []\n\\ No newline at end of file\n"
        "+s: [x]\n\\ No newline at end of file\n"
        "--- a/b.jd.yaml\n+++ b/b.jd.yaml\n@@ -1 +1 @@\n-s: []\n+s: [x]\n"
    )
