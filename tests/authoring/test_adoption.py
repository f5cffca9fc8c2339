"""``jdlint init`` in repositories of every kind: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from jdlint.core.version import PROJECT, VERSION
from tests.helpers import EXAMPLES, ROOT, Repo, jdlint

HOOKS = ".pre-commit-config.yaml"


def repository(folder: Path, origin: str = "") -> Path:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    if origin:
        subprocess.run(["git", "-C", str(folder), "remote", "add", "origin", origin], check=True)
    return folder


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith((".git/", "schemas/"))}


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("origin", "there", "written"),
    [
        ("git@github.com:asutus/juhendid.git", {}, ".github/workflows/jdlint.yml"),
        ("https://user:secret@github.com/asutus/juhendid", {}, ".github/workflows/jdlint.yml"),
        ("https://gitlab.asutus.example/juhendid.git", {}, ".gitlab-ci.yml"),
        ("https://asutus@dev.azure.com/asutus/_git/juhendid", {}, "azure-pipelines.yml"),
        ("https://git.asutus.example/github.com/juhendid", {}, None),
        ("", {}, None),
        ("", {".github/CODEOWNERS": ""}, ".github/workflows/jdlint.yml"),
        ("git@github.com:asutus/juhendid.git", {".gitlab-ci.yml": "a: {script: [true]}\n"}, None),
    ],
)
def test_the_ci_service_is_recognised(origin: str, there: dict[str, str], written: str | None, tmp_path: Path) -> None:
    """By what stands in the repository first, then by the server it comes from."""
    repository(tmp_path, origin)
    for name, text in there.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    result = jdlint("init", cwd=tmp_path)
    assert result.code == 0, result.err
    expected = {"jdlint.toml", HOOKS, *there} | ({written} if written else set())
    assert files(tmp_path) == expected
    assert "secret" not in result.out
    assert ("No CI service was recognised" in result.out) == (written is None and not there)
    if written:
        assert f"Written: {written}\n" in result.out
        text = (tmp_path / written).read_text("utf-8")
        assert read(tmp_path / written)
        assert not re.search(r"@[A-Z-]+@", text)


def test_the_hooks_are_those_of_this_version(tmp_path: Path) -> None:
    repository(tmp_path)
    jdlint("init", cwd=tmp_path)
    (repo,) = read(tmp_path / HOOKS)["repos"]
    offered = {hook["id"] for hook in YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert (repo["repo"], repo["rev"]) == (PROJECT, f"v{VERSION}")
    assert {hook["id"] for hook in repo["hooks"]} == {"jdlint", "jdlint-project"} <= offered
    checker = Path(sys.executable).with_name("pre-commit")
    done = subprocess.run([checker, "validate-config", tmp_path / HOOKS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_file_that_exists_is_left_as_it_is_and_what_it_lacks_is_said(tmp_path: Path) -> None:
    repository(tmp_path)
    mine = {HOOKS: "repos: []\n", ".gitlab-ci.yml": "a: {script: [true]}\n"}
    for name, text in mine.items():
        (tmp_path / name).write_text(text, "utf-8")
    result = jdlint("init", cwd=tmp_path)
    assert {name: (tmp_path / name).read_text("utf-8") for name in mine} == mine
    assert f"Left as it is: {HOOKS}; add to it:\n    repos:\n      - repo: {PROJECT}\n" in result.out
    assert "Left as it is: .gitlab-ci.yml; add to it:\n    jdlint:\n" in result.out
    assert "pre-commit install" not in result.out


def test_what_has_jdlint_already_needs_nothing(tmp_path: Path) -> None:
    repository(tmp_path)
    jdlint("init", cwd=tmp_path)
    (tmp_path / "maja").mkdir()
    result = jdlint("init", "maja", cwd=tmp_path)
    assert result.code == 0
    assert HOOKS not in result.out
    assert "Written: maja/jdlint.toml" in result.out


def test_a_jenkinsfile_is_never_written(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "Jenkinsfile").write_text("pipeline {}\n", "utf-8")
    result = jdlint("init", cwd=tmp_path)
    assert (tmp_path / "Jenkinsfile").read_text("utf-8") == "pipeline {}\n"
    assert "recordIssues tool: sarif" in result.out


@pytest.mark.parametrize("name", ["minu kaust", "it's", "a&b; rm -rf $HOME", '"jutumärk"', "-x", "õäöü"])
@pytest.mark.parametrize("service", [".github/x", ".gitlab/x", ".azuredevops/x"])
def test_the_folder_is_named_so_that_yaml_and_shell_take_it(name: str, service: str, tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / service).parent.mkdir()
    (tmp_path / service).write_text("", "utf-8")
    (tmp_path / name).mkdir()
    result = jdlint("init", "--", name, cwd=tmp_path)
    assert result.code == 0, result.err
    (written,) = (tmp_path / item for item in files(tmp_path) if item.endswith(".yml"))
    data = read(written)
    if service.startswith(".github"):
        assert data["jobs"]["jdlint"]["steps"][1]["with"]["path"] == name
        return
    script = data["jdlint"]["script"][0] if "jdlint" in data else data["steps"][2]["script"]
    code = f'jdlint() {{ printf %s "${{!#}}"; }}\n{script}'
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == name


def test_no_link_leads_out_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "mujal").mkdir()
    repository(tmp_path / "hoidla")
    (tmp_path / "hoidla/.github").symlink_to("../mujal")
    result = jdlint("init", cwd=tmp_path / "hoidla")
    assert result.code == 0
    assert "Left as it is: .github/workflows/jdlint.yml" in result.out
    assert list((tmp_path / "mujal").iterdir()) == []


def test_without_git_there_are_no_hooks(tmp_path: Path) -> None:
    result = jdlint("init", cwd=tmp_path)
    assert files(tmp_path) == {"jdlint.toml"}
    assert "No git repository here" in result.out


def test_ten_minutes(tmp_path: Path) -> None:
    """From a repository full of old findings to one that blocks only what is new."""
    repo = Repo(tmp_path / "hoidla")
    for path in EXAMPLES.glob("*.jd.yaml"):
        shutil.copy(path, repo.folder)
    assert jdlint("init", cwd=repo.folder).code == 0
    checked = ["check", "--as-of", "2026-11-20"]
    assert jdlint(*checked, cwd=repo.folder).code == 1
    assert jdlint("baseline", "create", "--as-of", "2026-11-20", cwd=repo.folder).code == 0
    assert jdlint(*checked, cwd=repo.folder).code == 0
    path = next(repo.folder.glob("andmespetsialist*"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("language: et, level: C1", "language: et, level: D1", 1), "utf-8")
    assert path.read_text("utf-8") != text
    result = jdlint(*checked, "--format", "json", cwd=repo.folder)
    assert (result.code, result.rules) == (1, ["LNG001"])


def test_in_estonian_the_comments_are_estonian(tmp_path: Path) -> None:
    repository(tmp_path)
    jdlint("init", "--lang", "et", cwd=tmp_path)
    assert "# muudetud ametijuhendid" in (tmp_path / HOOKS).read_text("utf-8")
