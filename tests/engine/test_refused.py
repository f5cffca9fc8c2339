"""What the system will not list or give, or gives otherwise than it was listed: a finding each, never silence."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdlint.storage import listing as storage
from jdlint.storage.files import read_bytes
from tests.helpers import AS_OF, Repo, check, jdlint, post, write

_FAULTY = post("a", duties=[{"duty": "Nõustab"}])


def _without_privileges() -> None:
    """Take from a process of root what makes it free of permissions (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):
        assert libc.prctl(24, capability, 0, 0, 0) == 0  # PR_CAPBSET_DROP: holds from the next exec on


def _as_a_plain_user(folder: Path, *argv: str) -> tuple[int, list[tuple[str, str, str]], str]:
    command = [sys.executable, "-m", "jdlint", "check", "--format", "json", "--as-of", AS_OF, *argv]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=_without_privileges if os.geteuid() == 0 else None,
        env={**os.environ, "LANG": "en_US.UTF-8", "LANGUAGE": "en"},
    )
    found = json.loads(done.stdout)["findings"] if done.stdout else []
    return done.returncode, [(item["path"], item["rule"], item["message"]) for item in found], done.stderr.decode()


@pytest.fixture(params=[0o000, 0o444, 0o111], ids=["closed", "listed but not entered", "entered but not listed"])
def closed(tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    write(tmp_path, {"a.jd.yaml": _FAULTY, "sub/deep/b.jd.yaml": _FAULTY, "sub/c.jd.yaml": _FAULTY})
    (tmp_path / "sub").chmod(request.param)
    yield tmp_path
    (tmp_path / "sub").chmod(0o755)


_REFUSED = ("sub", "JDL008", "the folder cannot be listed: Permission denied; descriptions in it were not checked")


def test_a_folder_without_rights_is_a_finding_and_hides_no_other(closed: Path) -> None:
    code, found, err = _as_a_plain_user(closed, "--select", "DUT001", ".")
    assert (code, err) == (1, "")
    assert [item for item in found if item[1] == "JDL008"] == [_REFUSED]
    assert ("a.jd.yaml", "DUT001", found[0][2]) in found


@pytest.mark.parametrize("closed", [0o000, 0o444], indirect=True)
def test_the_same_in_a_repository_tracked_or_not(closed: Path) -> None:
    repository = Repo(closed)
    for track in (False, True):
        if track:
            mode = (closed / "sub").stat().st_mode
            (closed / "sub").chmod(0o755)
            repository.commit({})
            (closed / "sub").chmod(mode)
        code, found, _err = _as_a_plain_user(closed, "--select", "DUT001", ".")
        assert (code, [item for item in found if item[1] == "JDL008"]) == (1, [_REFUSED])


@pytest.mark.parametrize("closed", [0o000], indirect=True)
def test_a_folder_that_git_ignores_or_the_configuration_excludes_is_not_looked_for(closed: Path) -> None:
    write(closed, {"jdlint.toml": 'exclude = ["sub"]'})
    assert [rule for _path, rule, _text in _as_a_plain_user(closed, "--select", "DUT001", ".")[1]] == ["DUT001"]
    (closed / "jdlint.toml").unlink()
    Repo(closed).write({".gitignore": "sub/\n"})
    assert [rule for _path, rule, _text in _as_a_plain_user(closed, "--select", "DUT001", ".")[1]] == ["DUT001"]


def test_a_folder_that_fails_while_it_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.jd.yaml": _FAULTY, "sub/b.jd.yaml": _FAULTY, "jdlint.toml": ""})
    scandir = os.scandir

    def failing(folder: Any = ".") -> Any:
        if Path(folder).name == "sub":
            raise OSError(5, "Input/output error", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", failing)
    result = check("--select", "DUT001", ".", cwd=tmp_path)
    assert [(item["path"], item["rule"]) for item in result.findings] == [("a.jd.yaml", "DUT001"), ("sub", "JDL008")]
    assert "Input/output error" in result.findings[1]["message"]
    beside = jdlint("check", "--select", "SUB001", "--notices", "--as-of", AS_OF, "a.jd.yaml", cwd=tmp_path)
    assert "files that could not be read: 1" in beside.err
    assert (
        jdlint("import", ".", "--to", "out", cwd=tmp_path).sentence == "jdlint: sub: cannot be read: Input/output error"
    )


def _vanish(path: Path) -> None:
    path.unlink()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _zeros(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_vanish, "No such file or directory"),
        (_pipe, "not a regular file"),
        (_zeros, "not a regular file"),
        (_folder, "Is a directory"),
    ],
)
def test_a_file_that_is_another_one_when_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], reason: str
) -> None:
    write(tmp_path, {"a.jd.yaml": _FAULTY, "b.jd.yaml": _FAULTY})
    listing = storage.listing

    def and_then(folder: Path, *own: Path) -> storage.Listing:
        found = listing(folder, *own)
        change(tmp_path / "b.jd.yaml")
        return found

    monkeypatch.setattr("jdlint.storage.stores.listing", and_then)
    result = check("--select", "DUT001", ".", cwd=tmp_path)
    assert [(item["path"], item["rule"]) for item in result.findings] == [
        ("a.jd.yaml", "DUT001"),
        ("b.jd.yaml", "JDL008"),
    ]
    assert result.findings[1]["message"] == f"the file cannot be read: {reason}"


def test_a_file_that_grows_while_it_is_read_is_taken_up_to_the_cap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_bytes(b"12345")
    read = os.read

    def growing(descriptor: int, size: int) -> bytes:
        with path.open("ab") as stream:
            stream.write(bytes(100))
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", growing)
    assert len(read_bytes(path, 1000)) == 1001
