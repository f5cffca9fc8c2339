"""``jdlint clean`` removes what jdlint made, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.storage.atomic import TEMPORARY
from tests.cache.project import cache_files
from tests.helpers import check, jdlint, post, snapshot, write

_PROJECT = {"jdlint.toml": "", "a.jd.yaml": post("a"), "osa/b.jd.yaml": post("b")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "p", _PROJECT)


def cleaned(folder: Path, *argv: str) -> list[str]:
    done = jdlint("clean", *argv, cwd=folder)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


@pytest.mark.parametrize(("cwd", "argv"), [(".", ()), ("osa", ()), (".", ("osa",)), (".", ("a.jd.yaml",)), ("..", ())])
def test_of_the_project(cwd: str, argv: tuple[str, ...], folder: Path) -> None:
    before = snapshot(folder, caches=True)
    check(".", cwd=folder)
    assert cache_files(folder)
    (line,) = cleaned(folder / cwd, *argv)
    assert line.startswith("Removed: ")
    assert (folder / cwd / line.removeprefix("Removed: ")).resolve() == folder.resolve() / ".jdlint_cache"
    assert snapshot(folder, caches=True) == before
    assert not (folder / ".jdlint_cache").exists()
    assert cleaned(folder / cwd, *argv) == ["There was nothing to remove."]


def test_of_all_projects_below(tmp_path: Path) -> None:
    for name in ("üks", "kaks/all", "kaks/.peidus"):
        check(".", cwd=write(tmp_path / name, _PROJECT))
    assert cleaned(tmp_path / "kaks") == ["Removed: .peidus/.jdlint_cache", "Removed: all/.jdlint_cache"]
    assert cleaned(tmp_path, "--lang", "et") == ["Kustutatud: üks/.jdlint_cache"]
    assert cleaned(tmp_path, "--lang", "et") == ["Midagi polnud kustutada."]


def test_of_a_folder_that_was_named(folder: Path, tmp_path: Path) -> None:
    check(".", "--cache-dir", "../kaust", cwd=folder)
    assert cleaned(tmp_path, "p") == ["There was nothing to remove."]
    assert cleaned(tmp_path, "kaust") == ["Removed: kaust"]
    assert not (tmp_path / "kaust").exists()


def test_what_others_put_there_stays(folder: Path) -> None:
    check(".", cwd=folder)
    cache = folder / ".jdlint_cache"
    own = {"märkus.txt": "minu", "kaust.records/x": "minu"}
    write(cache, {**own, f".x{TEMPORARY}": "left by a run that was killed"})
    assert cleaned(folder) == ["Removed: .jdlint_cache"]
    assert {path.relative_to(cache).as_posix() for path in cache.rglob("*") if path.is_file()} == set(own)


def test_a_folder_that_jdlint_did_not_make_stays(folder: Path, tmp_path: Path) -> None:
    check(".", cwd=folder)
    (folder / ".jdlint_cache").rename(tmp_path / "mujal")
    (folder / ".jdlint_cache").symlink_to(tmp_path / "mujal")
    write(folder, {"osa/.jdlint_cache/x.records": "", "osa/.jdlint_cache/CACHEDIR.TAG": "Signature: of another"})
    before = snapshot(tmp_path, caches=True)
    assert cleaned(folder) == ["There was nothing to remove."]
    assert snapshot(tmp_path, caches=True) == before


def test_a_path_that_is_not_there(folder: Path) -> None:
    done = jdlint("clean", "puudub", cwd=folder)
    assert (done.code, done.sentence) == (2, "jdlint: puudub: there is no such file or folder")


def test_a_file_that_cannot_be_removed_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(".", cwd=folder)

    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refused)
    done = jdlint("clean", cwd=folder)
    assert done.code == 2
    assert done.sentence.endswith("Permission denied")
    monkeypatch.undo()
    assert cleaned(folder) == ["Removed: .jdlint_cache"]
