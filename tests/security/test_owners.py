"""A configuration above what was named: anybody may have put it there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import Repo, check, jdlint, post, write

Give = Callable[..., None]
_QUIET = 'ignore = ["ALL"]\n'
_PASSED_OVER = "it belongs to another user, or everybody may write it"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to be checked, below one with a configuration that switches every rule off."""
    write(tmp_path, {"jdlint.toml": _QUIET, "work/posts/a.jd.yaml": post("a")})
    return tmp_path / "work"


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Let paths seem to belong to another user, whoever runs the tests."""
    stranger = os.getuid() + 4242
    given: set[str] = set()
    real = os.stat

    def stat(path: Any, *args: Any, **named: Any) -> os.stat_result:
        found = real(path, *args, **named)
        followed = named.get("follow_symlinks", True) and not isinstance(path, int) and os.path.islink(path)  # noqa: PTH114
        if not followed and not isinstance(path, int) and os.path.abspath(path) in given:  # noqa: PTH100 - as named
            found = os.stat_result((*found[:4], stranger, *found[5:]))
        return found

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "lstat", lambda path, **named: stat(path, follow_symlinks=False, **named))
    return lambda *paths: given.update(map(str, paths))


def test_one_that_everybody_may_write_is_passed_over(folder: Path) -> None:
    assert check(".", cwd=folder).rules == []
    (folder.parent / "jdlint.toml").chmod(0o666)
    assert check(".", cwd=folder).rules != []
    for form in ("full", "json"):  # always said, and once
        told = jdlint("check", "--format", form, ".", cwd=folder).err
        assert told.count(f"../jdlint.toml: {_PASSED_OVER}") == 1
    assert check("--config", "../jdlint.toml", ".", cwd=folder).rules == []


def test_one_of_another_user_is_passed_over(folder: Path, give: Give) -> None:
    give(folder.parent / "jdlint.toml")
    assert check(".", cwd=folder).rules != []
    assert check(".", cwd=folder.parent).rules == []  # where the user stands


def test_one_in_a_named_folder_holds_for_all_below_it(folder: Path, give: Give) -> None:
    top = folder.parent
    write(top, {"jdlint.toml": 'exclude = ["work/posts/**"]\n', "b.jd.yaml": post("b")})
    give(top / "jdlint.toml")
    elsewhere = write(top / "elsewhere", {"x": ""})
    for cwd, named in ((elsewhere, str(top)), (top, "."), (top, "work")):
        paths = {finding["path"] for finding in check(named, cwd=cwd).findings}
        assert not [path for path in paths if path.endswith("a.jd.yaml")], named
    assert check("../work", cwd=elsewhere).rules != []
    assert check("../b.jd.yaml", cwd=elsewhere).rules != []


def test_the_git_of_a_stranger_above_makes_nothing_ours(tmp_path: Path, give: Give) -> None:
    folder = write(tmp_path / "ours", {"jdlint.toml": ""})
    write(tmp_path / "theirs", {"a.jd.yaml": post("a")})
    (folder / "a.jd.yaml").symlink_to("../theirs/a.jd.yaml")
    (tmp_path / ".git").touch()
    assert "JDL008" not in check(".", cwd=folder).rules
    give(tmp_path / ".git")
    assert "JDL008" in check(".", cwd=folder).rules
    give(folder)  # all of it a checkout of that user
    assert "JDL008" not in check(".", cwd=folder).rules


def test_one_in_the_folder_itself_or_in_the_repository_is_obeyed(folder: Path) -> None:
    (folder.parent / "jdlint.toml").chmod(0o666)
    assert check("a.jd.yaml", cwd=write(folder.parent, {"a.jd.yaml": post("a")})).rules == []
    Repo(folder.parent)
    assert check(".", cwd=folder).rules == []


def test_a_git_folder_of_another_user_makes_nothing_trusted(folder: Path, give: Give) -> None:
    top = folder.parent
    (top / ".git").mkdir()
    give(top / "jdlint.toml", top / ".git")
    assert check(".", cwd=folder).rules != []
    give(folder)  # the stranger's own folder, in one for all
    assert check(".", cwd=folder).rules != []
    give(top)  # a checkout that belongs to another user, as in containers of CI
    assert check(".", cwd=folder).rules == []


def test_a_link_of_another_user_to_what_is_ours(folder: Path, give: Give) -> None:
    config = folder.parent / "jdlint.toml"
    config.rename(folder.parent / "real.toml")
    config.symlink_to("real.toml")
    assert check(".", cwd=folder).rules == []
    give(config)
    assert check(".", cwd=folder).rules != []


@pytest.mark.parametrize(
    "command",
    [
        ["rule", "DUT001"], ["config", "show", "--origin"], ["test-rules"], ["import-staff", "t.csv"],
        ["init"], ["import", "t.txt", "--to", "."], ["export", "posts/a.jd.yaml", "--to", "html", "-o", "-"],
        ["list"], ["graph"], ["baseline", "show"], ["clean"],
    ],
    ids=lambda command: command[0],
)  # fmt: skip
def test_every_command_says_so(folder: Path, command: list[str]) -> None:
    (folder.parent / "jdlint.toml").chmod(0o666)
    write(folder, {"t.csv": "Ametinimetus\nArhivaar\n", "t.txt": "AMETIJUHEND\n"})
    assert f"note: ../jdlint.toml: {_PASSED_OVER}" in jdlint(*command, cwd=folder).err


@pytest.mark.parametrize(("text", "said"), [("[tool.jdlint]\n", True), ("[tool.x]\n", False), ("no TOML", False)])
def test_a_pyproject_is_said_where_it_speaks_of_jdlint(folder: Path, text: str, said: bool) -> None:
    (folder.parent / "jdlint.toml").unlink()
    write(folder.parent, {"pyproject.toml": text})
    (folder.parent / "pyproject.toml").chmod(0o666)
    result = check(".", cwd=folder)
    assert result.rules != []
    assert (f"../pyproject.toml: {_PASSED_OVER}" in result.err) is said
