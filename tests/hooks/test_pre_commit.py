"""The shipped hooks under the real pre-commit and prek, in real repositories: what each shows and whether it stops."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.helpers import ROOT, Repo, post

BIN = Path(sys.executable).parent
GOOD = post("a", "Vaatleja", duties=[{"number": "1", "duty": "Vaatleb.", "expected_results": ["Vaadeldud on."]}])
BAD = post("a", "Vaatleja", requirements={"languages": [{"language": "et", "level": "C3"}]})
CONFIG = 'select = ["LNG001", "SUB002", "ORG001", "STR009", "CHG", "REV002"]\n'


def manifest(*ids: str) -> str:
    """Return a configuration with the shipped hooks, run by the program of this environment."""
    with (ROOT / ".pre-commit-hooks.yaml").open() as stream:
        hooks: list[dict[str, Any]] = YAML(typ="safe").load(stream)
    lines = ["repos:", "  - repo: local", "    hooks:"]
    for hook in hooks:
        if hook["id"] not in ids:
            continue
        chosen = {**hook, "language": "system", "entry": str(BIN / hook["entry"])}
        chosen.pop("minimum_pre_commit_version")
        lines.append(f"      - {json.dumps(chosen)}")
    return "\n".join(lines) + "\n"


@pytest.fixture(params=["pre-commit", "prek"])
def runner(request: pytest.FixtureRequest) -> str:
    """The program that runs the hooks; both read the same configuration."""
    name: str = request.param
    return name


class Project(Repo):
    """A repository in which `runner` has installed the hooks."""

    def __init__(self, runner: str, folder: Path, files: dict[str, str], *ids: str) -> None:
        super().__init__(folder, {**files, "jdlint.toml": CONFIG, ".pre-commit-config.yaml": manifest(*ids)})
        self.home = folder.parent
        code, out = self.run(runner, "install")
        assert code == 0, out

    def run(self, *command: str) -> tuple[int, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PREK_"))
        }
        env = {
            **kept,
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(self.home / "pre-commit-home"),
            "PREK_HOME": str(self.home / "prek-home"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=300,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def commit_with_hooks(self, *arguments: str) -> tuple[int, str]:
        return self.run("git", "commit", "-q", "-m", "x", *arguments)


def test_a_clean_commit_passes(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {}, "jdlint", "jdlint-project")
    project.write({"a.jd.yaml": GOOD}).git("add", "-A")
    code, out = project.commit_with_hooks()
    assert code == 0, out
    assert out.count("Passed") == 2


def test_a_faulty_commit_is_stopped_with_the_finding(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {}, "jdlint", "jdlint-project")
    project.write({"a.jd.yaml": BAD}).git("add", "-A")
    code, out = project.commit_with_hooks()
    assert code == 1
    assert 'error[LNG001] the level "C3" of Estonian is not a CEFR level' in out
    assert "\x1b" not in out
    # prek moves what a hook prints to the right
    assert {"pre-commit": "\n  --> a.jd.yaml:4:", "prek": "\n    --> a.jd.yaml:4:"}[runner] in out


def test_hooks_that_are_not_staged_do_not_run(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {"a.jd.yaml": GOOD}, "jdlint")
    project.write({".pre-commit-config.yaml": manifest("jdlint-project"), "a.jd.yaml": BAD}).git("add", "a.jd.yaml")
    code, out = project.commit_with_hooks()
    words = {
        "pre-commit": "Your pre-commit configuration is unstaged",
        "prek": "`.pre-commit-config.yaml` is not staged",
    }
    assert (code, words[runner] in out, "LNG001" in out) == (1, True, False)


def test_what_is_staged_counts_and_not_what_is_on_the_disk(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {"a.jd.yaml": GOOD}, "jdlint", "jdlint-project")
    project.write({"a.jd.yaml": BAD}).git("add", "-A")
    project.write({"a.jd.yaml": GOOD})
    code, out = project.commit_with_hooks()
    assert (code, "LNG001" in out) == (1, True)
    project.git("checkout", "-q", "HEAD", "--", ".")
    project.write({"a.jd.yaml": GOOD.replace("Vaatleb.", "Vaatleb merd.")}).git("add", "-A")
    project.write({"a.jd.yaml": BAD})
    code, out = project.commit_with_hooks()
    assert code == 0, out
    assert (project.folder / "a.jd.yaml").read_text("utf-8") == BAD


def test_the_index_of_git_commit_path_is_used(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {"a.jd.yaml": GOOD, "b.jd.yaml": post("b")}, "jdlint", "jdlint-project")
    project.write({"a.jd.yaml": BAD, "b.jd.yaml": post("b", rights=["õigus"])}).git("add", "a.jd.yaml")
    code, out = project.commit_with_hooks("b.jd.yaml")
    assert code == 0, out
    code, out = project.commit_with_hooks("a.jd.yaml")
    assert (code, "LNG001" in out) == (1, True)


def test_without_pre_commit_the_hook_reads_the_index_too(tmp_path: Path) -> None:
    project = Project("pre-commit", tmp_path / "r", {"a.jd.yaml": GOOD})
    hook = project.folder / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nexec {BIN / 'jdlint'} check --hook\n", "utf-8")
    hook.chmod(0o755)
    project.write({"a.jd.yaml": BAD}).git("add", "-A")
    project.write({"a.jd.yaml": GOOD + "rights: [õigus]\n"})
    code, out = project.commit_with_hooks()
    assert (code, "LNG001" in out, 'level": "C3"' in out) == (1, True, True)  # the staged line is shown
    code, out = project.commit_with_hooks("-a")
    assert code == 0, out


def test_an_untracked_draft_is_not_looked_at(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {"a.jd.yaml": GOOD}, "jdlint", "jdlint-project")
    project.write(
        {"b.jd.yaml": BAD.replace('"a"', '"b"'), "c.jd.yaml": post("c", substitution={"substituted_by": ["b"]})}
    )
    project.git("add", "c.jd.yaml")
    code, out = project.commit_with_hooks()
    assert code == 1
    assert 'referenced position "b" not found' in out  # the draft is no part of the commit
    assert "LNG001" not in out


def test_deleting_a_description_that_others_name_is_stopped(tmp_path: Path, runner: str) -> None:
    files = {"a.jd.yaml": GOOD, "b.jd.yaml": post("b", substitution={"substituted_by": ["a"]})}
    project = Project(runner, tmp_path / "r", files, "jdlint", "jdlint-project")
    project.git("rm", "-q", "a.jd.yaml")
    code, out = project.commit_with_hooks()
    assert code == 1
    assert "(no files to check)Skipped" in out  # the hook that takes names of files
    assert 'the file a.jd.yaml was removed, and the post "Vaatleja" is still named' in out
    assert "b.jd.yaml:4" in out


def test_a_date_that_has_passed_stops_no_commit(tmp_path: Path, runner: str) -> None:
    old = post("a", "Vaatleja", review={"last_reviewed": "2020-01-01"})
    project = Project(runner, tmp_path / "r", {"a.jd.yaml": old}, "jdlint-project")
    project.write({"märkus.txt": "x"}).git("add", "-A")
    code, out = project.commit_with_hooks()
    assert code == 0, out
    code, out = project.run(str(BIN / "jdlint"), "check", "--hook", "--as-of", "2026-11-20")
    assert (code, "info[REV002]" in out) == (0, True)
    assert project.run(str(BIN / "jdlint"), "check", "--hook", "--due", "error", "--as-of", "2026-11-20")[0] == 1


def test_many_files_are_one_project(tmp_path: Path, runner: str) -> None:
    files = {f"kaust/pikk-nimi-{'x' * 40}/p{i}.jd.yaml": post(f"p{i}", f"Koht {i}") for i in range(3000)}
    files["b.jd.yaml"] = post("b", substitution={"substituted_by": ["p2999"]})
    project = Project(runner, tmp_path / "r", files, "jdlint", "jdlint-project")
    code, out = project.run(runner, "run", "--all-files", "--verbose")
    assert code == 0, out
    # pre-commit names files in two calls, prek in one; the project hook takes none, and is called once
    assert out.count("Nothing to report") == {"pre-commit": 3, "prek": 2}[runner]
    assert out.count("· 3001 descriptions (3001 files) ·") == {"pre-commit": 1, "prek": 2}[runner]
    project.write({"b.jd.yaml": post("b", substitution={"substituted_by": ["p3000"]})}).git("add", "-A")
    code, out = project.run(runner, "run", "--all-files")
    assert (code, 'referenced position "p3000" not found' in out) == (1, True)


def test_a_merge_conflict(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {"a.jd.yaml": GOOD, "b.jd.yaml": post("b")}, "jdlint", "jdlint-project")
    project.git("checkout", "-q", "-b", "haru")
    project.commit({"a.jd.yaml": GOOD.replace("Vaatleb.", "Vaatleb merd.")})
    project.git("checkout", "-q", "main")
    project.commit({"a.jd.yaml": GOOD.replace("Vaatleb.", "Vaatleb randa.")})
    code, out = project.run("git", "merge", "-q", "haru")
    assert code == 1
    code, out = project.run(str(BIN / "jdlint"), "check", "--hook", "--as-of", "2026-11-20")
    assert code == 0, out  # what is in conflict is staged in no version
    assert "1 description (1 file)" in out
    project.write({"a.jd.yaml": BAD}).git("add", "-A")
    code, out = project.run("git", "commit", "-q", "--no-edit")
    assert (code, "LNG001" in out) == (1, True)


def test_the_fix_hook_changes_files_and_stops(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {}, "jdlint-fix")
    faulty = GOOD + "special_condition: väljas\n"
    project.write({"a.jd.yaml": faulty}).git("add", "-A")
    code, out = project.commit_with_hooks()
    assert (code, "files were modified by this hook" in out) == (1, True)
    assert (project.folder / "a.jd.yaml").read_text("utf-8") == faulty.replace(
        "special_condition", "special_conditions"
    )
    project.git("add", "-A")
    assert project.commit_with_hooks()[0] == 0


def test_excluded_files_stay_out_although_pre_commit_names_them(tmp_path: Path, runner: str) -> None:
    project = Project(runner, tmp_path / "r", {}, "jdlint", "jdlint-project")
    project.write({"jdlint.toml": f'exclude = ["arhiiv"]\n{CONFIG}', "arhiiv/a.jd.yaml": BAD}).git("add", "-A")
    code, out = project.commit_with_hooks()
    assert code == 0, out


@pytest.mark.parametrize("name", ["jdlint", "jdlint-project", "jdlint-fix"])
def test_the_manifest_has_what_pre_commit_wants(name: str) -> None:
    with (ROOT / ".pre-commit-hooks.yaml").open() as stream:
        (hook,) = [hook for hook in YAML(typ="safe").load(stream) if hook["id"] == name]
    assert {"id", "name", "entry", "language", "description"} <= hook.keys()
    assert hook["entry"].startswith("jdlint check --hook")
    assert hook["require_serial"]


def test_the_manifest_is_accepted(runner: str) -> None:
    done = subprocess.run(
        [BIN / runner, "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_acceptance_that_expired_stops_no_commit(tmp_path: Path) -> None:
    line = BAD.replace("\n", "  # jdlint: ignore[LNG001] kokku lepitud until=2026-11-01\n").splitlines()
    text = "\n".join(row if "C3" in row else row.split("  #")[0] for row in line) + "\n"
    project = Project("pre-commit", tmp_path / "r", {"a.jd.yaml": text})
    jdlint = str(BIN / "jdlint")
    code, out = project.run(jdlint, "check", "--hook", "--as-of", "2026-11-20")
    assert (code, "info[LNG001]" in out) == (0, True)
    assert project.run(jdlint, "check", "--hook", "--due", "error", "--as-of", "2026-11-20")[0] == 1
    assert "info[LNG001]" not in project.run(jdlint, "check", "--hook", "--as-of", "2026-11-01")[1]
