"""A configuration above, in no repository: anybody may have put it there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers import Repo, check, jdlint, post, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {"jdlint.toml": 'ignore = ["ALL"]\n', "work/posts/a.jd.yaml": post("a")})
    return tmp_path / "work"


def test_one_that_everybody_may_write_is_passed_over(folder: Path) -> None:
    assert check(".", cwd=folder).rules == []
    (folder.parent / "jdlint.toml").chmod(0o666)
    assert check(".", cwd=folder).rules != []
    told = jdlint("check", "--notices", ".", cwd=folder).err
    assert "../jdlint.toml: it belongs to another user, or everybody may write it" in told
    assert check("--config", "../jdlint.toml", ".", cwd=folder).rules == []


def test_one_in_the_folder_itself_or_in_the_repository_is_obeyed(folder: Path) -> None:
    (folder.parent / "jdlint.toml").chmod(0o666)
    assert check("a.jd.yaml", cwd=write(folder.parent, {"a.jd.yaml": post("a")})).rules == []
    Repo(folder.parent)
    assert check(".", cwd=folder).rules == []


def test_one_of_another_user_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = (folder.parent / "jdlint.toml").stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    assert (check(".", cwd=folder).rules == []) is (owner == 0)  # what belongs to root is obeyed
    monkeypatch.undo()
    if owner == 0:
        os.chown(folder.parent / "jdlint.toml", 1, -1)
        assert check(".", cwd=folder).rules != []
