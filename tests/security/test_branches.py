"""A branch of strangers does not decide what it is checked for, where the user says so."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.helpers import ROOT, Repo, check, jdlint, post, write

_AS_OF = "--as-of=2026-11-20"


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A repository whose baseline accepts all that is found in it."""
    repo = Repo(tmp_path / "branch", {"posts/a.jd.yaml": post("a"), "posts/b.txt": "x"}).folder
    write(tmp_path, {"trusted/jdlint.toml": "language = 'en'\n"})
    assert jdlint("baseline", "create", ".", _AS_OF, cwd=repo).code == 0
    return repo


@pytest.mark.parametrize("more", [["--isolated"], ["--config", "../trusted/jdlint.toml"]], ids=lambda more: more[0])
def test_its_baseline_accepts_nothing(branch: Path, more: list[str]) -> None:
    def active(*argv: str) -> list[str]:
        findings = check(".", _AS_OF, *argv, cwd=branch).findings
        return [finding["rule"] for finding in findings if not finding.get("suppressed")]

    assert active() == []
    assert active(*more) != []
    assert active(*more, "--baseline", "jdlint-baseline.json") == []


def test_the_baseline_beside_a_configuration_from_elsewhere_holds(branch: Path) -> None:
    config = ["--config", "../trusted/jdlint.toml"]
    made = jdlint("baseline", "create", ".", _AS_OF, *config, cwd=branch)
    assert made.out.startswith("../trusted/jdlint-baseline.json: ")
    assert check(".", _AS_OF, *config, cwd=branch).code == 0
    (branch / "jdlint-baseline.json").unlink()
    assert check(".", _AS_OF, *config, cwd=branch).code == 0


def test_an_isolated_baseline_is_named(branch: Path) -> None:
    refused = jdlint("baseline", "update", ".", _AS_OF, "--isolated", cwd=branch)
    assert refused.code == 2
    assert "--isolated looks for no baseline; name one: --file FILE" in refused.sentence
    assert jdlint("baseline", "update", ".", _AS_OF, "--isolated", "--file", "x.json", cwd=branch).code == 0


def test_the_recipe_of_the_documentation(branch: Path) -> None:
    write(branch, {"jdlint.toml": 'ignore = ["ALL"]\n'})
    recipe = (ROOT / "docs" / "ci.md").read_text("utf-8").partition("## Branches of strangers")[2].partition("```sh")[2]
    lines = [line for line in recipe.partition("```")[0].splitlines() if line.startswith("jdlint ")]
    assert len(lines) == 2
    branch.rename(branch.parent / "checkout")
    for line in lines:
        result = jdlint(*shlex.split(line)[1:], _AS_OF, cwd=branch.parent)
        assert result.code == 1, result
        summary = json.loads((branch.parent / "jdlint.json").read_text("utf-8"))["summary"]
        assert summary["errors"] > 0
        assert summary["suppressed"] == 0
    write(branch.parent, {"trusted/jdlint.toml": 'exclude = ["posts/*.yaml"]\n'})
    assert check(*shlex.split(lines[0])[2:], _AS_OF, cwd=branch.parent).rules == []
