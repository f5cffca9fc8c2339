"""A cache that came from elsewhere is not believed: it lacks the seal of this user's jdlint."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from jdlint.storage.records import KEY
from tests.cache.project import cache_files, settle
from tests.cache.test_broken import joined, parts
from tests.cache.test_trust import FAULTY, run
from tests.helpers import write


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with a home of his own, and no key yet."""
    settle(monkeypatch)
    monkeypatch.delenv(KEY)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "project", {"a.jd.yaml": FAULTY, "jdlint.toml": ""})


def _key(tmp_path: Path) -> Path:
    return tmp_path / "home" / ".local" / "state" / "jdlint" / "cache.key"


def _silent(folder: Path, monkeypatch: pytest.MonkeyPatch, key: str | None) -> None:
    """Let the cache of a project say that there is nothing to find, as who has a `key`."""
    (file,) = cache_files(folder)
    index, records = parts(file.read_bytes())
    for fields in index["files"].values():
        fields[8] = None
    with monkeypatch.context() as patch:
        patch.setenv(KEY, key or "")
        file.write_bytes(joined(index, records))


def test_one_that_somebody_else_made(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder) == ["DUT001"]
    monkeypatch.setenv(KEY, "of both")
    assert run(folder) == ["DUT001"]
    _silent(folder, monkeypatch, "of both")
    assert run(folder) == [], "who has the key is believed: the rest can fail"
    monkeypatch.delenv(KEY)
    assert run(folder) == ["DUT001"]
    for key in ("guessed", ""):
        _silent(folder, monkeypatch, key)
        for mode in (0o644, 0o664, 0o600):
            cache_files(folder)[0].chmod(mode)
            assert run(folder) == ["DUT001"]
            _silent(folder, monkeypatch, key)


def test_it_is_used_by_who_made_it(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run(folder) == ["DUT001"]
    assert stat.S_IMODE(_key(tmp_path).stat().st_mode) == 0o600
    made = _key(tmp_path).read_bytes()
    assert len(made) == 32
    (file,) = cache_files(folder)
    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("jdlint.engine.judge.Judge.judge", None)  # nothing is judged
        assert run(folder) == ["DUT001"]
    assert file.read_bytes() == before
    assert _key(tmp_path).read_bytes() == made


@pytest.mark.parametrize("key", ["of-another", "folder", "pipe", "link"])
def test_a_key_that_others_may_know_is_none(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    run(folder)
    file = _key(tmp_path)
    if key == "of-another":
        other = os.getuid() + 1
        monkeypatch.setattr("jdlint.storage.records._is_ours", lambda _status: True)
        monkeypatch.setattr("jdlint.storage.records.os.getuid", lambda: other)
    else:
        file.unlink()
        if key == "folder":
            file.mkdir()
        elif key == "pipe":
            os.mkfifo(file, 0o600)
        else:
            file.symlink_to("other")
    shutil.rmtree(folder / ".jdlint_cache")
    for _ in range(2):
        assert run(folder) == ["DUT001"]
        assert not (folder / ".jdlint_cache").exists()


@pytest.mark.parametrize("mode", [0o600, 0o644])
@pytest.mark.parametrize("content", [b"", b"x" * 32])
def test_a_file_of_ours_that_is_no_key_is_replaced(tmp_path: Path, folder: Path, mode: int, content: bytes) -> None:
    file = _key(tmp_path)
    write(file.parent, {file.name: content})
    file.chmod(mode)
    assert run(folder) == ["DUT001"]
    kept = content and mode == 0o600
    assert (file.read_bytes() == content) is bool(kept)
    assert (stat.S_IMODE(file.stat().st_mode), len(file.read_bytes())) == (0o600, 32)
    assert len(cache_files(folder)) == 1


def test_a_key_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "")

    with monkeypatch.context() as patch:
        patch.setattr("jdlint.storage.records.os.fsync", full)
        assert run(folder) == ["DUT001"]
    assert list(_key(tmp_path).parent.iterdir()) == []
    assert not (folder / ".jdlint_cache").exists()


def test_a_home_is_never_made(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "home").rmdir()
    assert run(folder) == ["DUT001"]
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("home", ["", "relative", "/dev/null"])
def test_without_a_home_nothing_is_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    for _ in range(2):
        assert run(folder) == ["DUT001"]
        assert cache_files(folder) == []
