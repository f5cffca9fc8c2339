"""A repository of somebody else: git runs none of the programs that its settings name, and asks no server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jdlint.core.errors import JdlintError
from jdlint.storage.git import Repository
from jdlint.storage.programs import program
from tests.helpers import Repo, jdlint, post

_POST = post("vaatleja", "Merevaatleja")
_OTHER = post("kapten", "Kapten")


def _program(folder: Path, name: str, then: str = "cat") -> str:
    """Write a program that leaves a mark with its name, and return its path."""
    path = folder / f"run-{name}"
    path.write_text(f"#!/bin/sh\ntouch '{folder}/mark-{name}'\n{then}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def _marks(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("mark-*"))


def _hostile(tmp_path: Path) -> Repo:
    """Return a repository with two commits whose settings name a program wherever git knows such a setting."""
    repo = Repo(tmp_path / "repo", {"a.jd.yaml": _POST, "b.jd.yaml": _OTHER})
    repo.git("submodule", "--quiet", "add", f"file://{Repo(tmp_path / 'sub', {'x': ''}).folder}", "sub")
    repo.commit(
        {".gitattributes": "*.jd.yaml filter=clean diff=text\nb.jd.yaml filter=proc merge=m\nc.jd.yaml filter=a=b\n"}
    )
    os.utime(repo.folder / "a.jd.yaml", (1, 1))
    repo.write({"b.jd.yaml": _OTHER.replace("Kapten", "Tüürimees")})

    def run(name: str, then: str = "cat") -> str:
        return _program(tmp_path, name, then)

    settings = {
        "core.fsmonitor": run("fsmonitor", "exit 1"),
        "core.sshCommand": run("ssh", "exit 1"),
        "core.pager": run("pager"),
        "core.editor": run("editor"),
        "core.askPass": run("askpass"),
        "credential.helper": run("credential"),
        "core.hooksPath": str(tmp_path / "hooks"),
        "diff.external": run("external"),
        "diff.text.textconv": run("textconv"),
        "diff.text.command": run("driver"),
        "merge.m.driver": run("merge"),
        "filter.clean.clean": run("clean"),
        "filter.clean.smudge": run("smudge"),
        "filter.clean.required": "true",
        "filter.proc.process": run("process", "exit 1"),
        "filter.proc.required": "true",
        "pager.status": "true",
        "status.submoduleSummary": "true",
        "gpg.program": run("gpg"),
        "log.showSignature": "true",
        "interactive.diffFilter": run("interactive"),
        "alias.ls-files": "!" + run("alias"),
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none",
        "remote.origin.url": str(tmp_path / "sub"),
        "remote.origin.uploadpack": run("uploadpack", "exit 1"),
    }
    with (repo.folder / ".git" / "config").open("a") as config:
        for name, value in settings.items():
            section, _, key = name.partition(".")
            part, _, key = key.rpartition(".")
            head = f'{section} "{part}"' if part else section
            config.write(f'[{head}]\n  {key} = "{value}"\n')
    (tmp_path / "hooks").mkdir()
    for hook in ("post-index-change", "reference-transaction", "pre-commit", "post-checkout", "fsmonitor-watchman"):
        shutil.copy(_program(tmp_path, f"hook-{hook}"), tmp_path / "hooks" / hook)
        shutil.copy(_program(tmp_path, f"hook-{hook}"), repo.folder / ".git" / "hooks" / hook)
    inner = repo.folder / ".git" / "modules" / "sub" / "config"
    inner.write_text(inner.read_text("utf-8") + f"[core]\n  fsmonitor = {run('inner', 'exit 1')}\n", "utf-8")
    assert _marks(tmp_path) == []
    return repo


def test_no_command_runs_what_the_settings_name(tmp_path: Path) -> None:
    repo = _hostile(tmp_path)
    for command in (
        ["check", "."],
        ["check", "--base", "HEAD", "."],
        ["check", "--base", "HEAD", "--new-only", "."],
        ["check", "--hook", "a.jd.yaml"],
        ["diff", "HEAD", "."],
        ["audit", ".", "--out", str(tmp_path / "audit")],
        ["list", "."],
        ["init", "."],
    ):
        result = jdlint(*command, "--lang", "en", cwd=repo.folder)
        assert result.code in (0, 1), (command, result)
        assert _marks(tmp_path) == [], command
    report = json.loads((tmp_path / "audit" / "report.json").read_text("utf-8"))
    assert report["changed_since_commit"] is None
    assert "could not be told" in (tmp_path / "audit" / "report.html").read_text("utf-8")


def test_the_settings_do_run_programs_where_git_is_asked_plainly(tmp_path: Path) -> None:
    repo = _hostile(tmp_path)
    repo.git("status", "--porcelain")
    assert {"mark-fsmonitor", "mark-clean", "mark-inner"} <= set(_marks(tmp_path))


@pytest.mark.parametrize("url", ["{sub}", "ext::{run}", "ssh://host/x", "file://{sub}"])
def test_a_content_that_is_not_there_is_not_fetched(tmp_path: Path, url: str) -> None:
    repo = _hostile(tmp_path)
    repo.git("config", "remote.origin.url", url.format(sub=tmp_path / "sub", run=_program(tmp_path, "ext", "exit 1")))
    repo.git("config", "protocol.allow", "always")
    blob = repo.git("rev-parse", "HEAD:b.jd.yaml")
    (repo.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    result = jdlint("check", "--base", "HEAD", "--lang", "en", ".", cwd=repo.folder)
    assert result.code in (0, 1)
    assert _marks(tmp_path) == []


def test_a_filter_whose_name_no_option_can_say(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", {"a.jd.yaml": _POST})
    repo.commit({".gitattributes": "*.jd.yaml filter=a=b\n"})
    os.utime(repo.folder / "a.jd.yaml", (1, 1))
    assert Repository(repo.folder).head()[1] is False
    repo.git("config", "filter.a=b.clean", _program(tmp_path, "clean"))
    assert Repository(repo.folder).head()[1] is None
    assert _marks(tmp_path) == []
    repo.git("status")
    assert _marks(tmp_path) == ["mark-clean"]


def test_what_stands_behind_a_filter_is_not_taken_for_changed(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.git("config", "filter.x.clean", "tr a-z A-Z")
    repo.git("config", "filter.y.smudge", "cat")
    files = {".gitattributes": "*.jd.yaml filter=x\n*.txt filter=y\n", "posts/a.jd.yaml": _POST, "posts/b.txt": "b"}
    repo.commit(files)
    posts = Repository(repo.folder / "posts")
    os.utime(repo.folder / "posts" / "a.jd.yaml", (1, 1))
    assert posts.head()[1] is None
    repo.write({"posts/b.txt": "c"})
    assert posts.head()[1] is True
    repo.write({"posts/b.txt": "b"})
    assert posts.head()[1] is None
    repo.git("rm", "-q", "--cached", "posts/a.jd.yaml")
    assert posts.head()[1] is True


def test_a_filter_of_the_user_leaves_what_was_checked_out_unchanged(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.git("config", "filter.x.clean", "tr a-z A-Z")
    repo.write({".gitattributes": "*.jd.yaml filter=x\n", "a.jd.yaml": _POST})
    os.utime(repo.folder / "a.jd.yaml", (1, 1))
    repo.commit({})
    assert Repository(repo.folder).head()[1] is False


@pytest.mark.parametrize("told", [None, b"fatal: unsafe repository ('/x' is owned by someone else)"])
def test_a_repository_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bytes | None) -> None:
    repo = Repo(tmp_path / "two words", {"posts/a.jd.yaml": _POST})
    if told is None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # what git's own tests use
    else:
        refused = subprocess.CompletedProcess([], 128, b"", told)
        monkeypatch.setattr(Repository, "_call", lambda *_words, **_more: refused)
    with pytest.raises(JdlintError) as error:
        Repository(repo.folder / "posts")
    assert str(error.value).endswith(f"; allow it: git config --global --add safe.directory '{repo.folder}'")


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("another user", "git config --global --add safe.directory {folder})"),
        ("no git", "note: .: git did not answer; files that the repository ignores were checked too"),
        ("broken", "note: .: git cannot read the repository; files that it ignores were checked too"),
        ("leads nowhere", "note: .: git cannot read the repository; files that it ignores were checked too"),
    ],
)
def test_that_ignored_files_were_checked_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, said: str
) -> None:
    repo = Repo(tmp_path / "repo", {".gitignore": "vana\n", "a.jd.yaml": _POST})
    repo.write({"vana/b.jd.yaml": _POST.replace("id: a", "id: b")})
    text = said.format(folder=repo.folder)
    assert "1 description" in jdlint("check", "--notices", cwd=repo.folder).out
    if how == "another user":
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    elif how == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
    elif how == "broken":
        (repo.folder / ".git" / "index").write_bytes(b"no index")
    else:  # a worktree whose repository is somewhere else, as in a container
        shutil.rmtree(repo.folder / ".git")
        repo.write({".git": "gitdir: /pole/kuskil\n"})
    result = jdlint("check", "--notices", ".", "vana", cwd=repo.folder)
    assert "2 descriptions" in result.out
    assert result.err.count(text) == result.err.count("checked too") == 1


@pytest.mark.parametrize(
    "command", [["list"], ["graph"], ["impact", "vaatleja", "--remove"], ["rename", "vaatleja", "z", "--diff"]]
)
def test_every_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    repo = Repo(tmp_path / "repo", {".gitignore": "vana\n", "a.jd.yaml": _POST})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = jdlint(*command, cwd=repo.folder)
    assert result.err.count("note: .: git refuses a repository of another user") == 1


def test_nobody_is_told_how_to_allow_what_a_stranger_put_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = Repo(tmp_path / "repo", {"posts/a.jd.yaml": _POST})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "safe.directory" in jdlint("list", cwd=repo.folder / "posts").err
    monkeypatch.setattr("jdlint.storage.listing.is_top", lambda *_folders: False)  # what it says of a stranger's .git
    assert jdlint("list", cwd=repo.folder / "posts").err == ""


def test_a_repository_whose_files_are_elsewhere_is_none(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    repo = Repo(tmp_path / "repo", {"a.jd.yaml": _POST})
    repo.git("config", "core.worktree", str(tmp_path / "home"))
    with pytest.raises(JdlintError, match="no git repository here"):
        Repository(repo.folder)


def test_a_folder_is_no_repository_by_what_lies_in_it(tmp_path: Path) -> None:
    bare = Repo(tmp_path / "repo", {"a.jd.yaml": _POST}).folder / ".git"
    shutil.copytree(bare, tmp_path / "posts")
    with (tmp_path / "posts" / "config").open("a") as config:
        config.write(f"[core]\n  bare = false\n  worktree = {tmp_path / 'posts'}\n")
    with pytest.raises(JdlintError, match="no git repository here"):
        Repository(tmp_path / "posts")


@pytest.mark.parametrize("path", ["", ".", "bin", "{empty}"])
def test_a_program_in_the_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    repo = Repo(tmp_path / "repo", {"a.jd.yaml": _POST})
    real = program("git")
    assert real is not None
    for name in ("git", "tesseract"):
        for folder in (repo.folder, repo.folder / "bin"):
            folder.mkdir(exist_ok=True)
            shutil.copy(_program(tmp_path, name), folder / name)
    entries = [path.format(empty=""), str(Path(real).parent)]
    monkeypatch.setenv("PATH", os.pathsep.join(entries))
    monkeypatch.chdir(repo.folder)
    assert program("git") == real
    repo.write({"a.jd.yaml": _OTHER, "s.png": b"\x89PNG\r\n\x1a\n"})
    assert jdlint("check", "--base", "HEAD", ".", "s.png", cwd=repo.folder).code in (1, 2)
    assert _marks(tmp_path) == []
    monkeypatch.setenv("PATH", entries[0])
    assert program("git") is None
    assert "git cannot be run" in jdlint("check", "--base", "HEAD", ".", cwd=repo.folder).sentence
