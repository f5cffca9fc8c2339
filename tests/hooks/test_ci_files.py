"""What cannot run here, checked statically: the action, the GitLab component, the problem matcher, the snippets."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from ruamel.yaml import YAML

from jdlint.cli.main import cli
from tests.helpers import AS_OF, EXAMPLES, ROOT, jdlint

ACTION = ROOT / "action.yml"
COMPONENT = ROOT / "templates/jdlint.yml"


def load(path: Path) -> list[Any]:
    with path.open(encoding="utf-8") as stream:
        return list(YAML(typ="safe").load_all(stream))


def options_of(command: str) -> set[str]:
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    return {name for parameter in found.params for name in (*parameter.opts, *parameter.secondary_opts)}


def steps() -> list[dict[str, Any]]:
    (action,) = load(ACTION)
    found: list[dict[str, Any]] = action["runs"]["steps"]
    return found


def test_no_input_of_the_action_is_pasted_into_a_command() -> None:
    for step in steps():
        assert "${{" not in step.get("run", "")
        if "run" in step:
            assert step["shell"] == "bash"


def actions_and_workflows() -> list[Path]:
    """Return every YAML file of the repository that may name an action: actions anywhere, and workflows."""
    found = {path for name in ("action.yml", "action.yaml") for path in ROOT.glob(f"**/{name}")}
    found |= {path for suffix in ("yml", "yaml") for path in ROOT.glob(f".github/workflows/*.{suffix}")}
    return sorted(path for path in found if ".venv" not in path.parts)


def used(data: Any) -> Iterator[str]:
    """Yield what ``uses`` names anywhere below `data`."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "uses":
                yield value
            yield from used(value)
    elif isinstance(data, list):
        for value in data:
            yield from used(value)


def test_every_action_that_is_used_is_pinned_to_a_commit_with_its_version() -> None:
    counted = 0
    for path in actions_and_workflows():
        names = [name for name in used(load(path)) if not name.startswith("./")]  # of this repository itself
        text = path.read_text("utf-8")
        for name in names:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name), f"{path}: {name}"
            assert re.search(rf"uses: {re.escape(name)}  # v\d+\.\d+\.\d+$", text, re.MULTILINE), f"{path}: {name}"
        counted += len(names)
    assert counted  # else nothing was looked at


def test_every_input_is_used_and_described() -> None:
    (action,) = load(ACTION)
    text = ACTION.read_text("utf-8")
    for name, entry in action["inputs"].items():
        assert entry["description"]
        assert f"inputs.{name} }}}}" in text, name


@pytest.mark.parametrize("path", [ACTION, COMPONENT, ROOT / "docs/ci.md"], ids=lambda path: path.name)
def test_options_that_are_used_exist(path: Path) -> None:
    known = options_of("check") | options_of("baseline") | {"--quiet", "--"}
    text = path.read_text("utf-8")
    lines = [line for line in text.splitlines() if "jdlint check" in line or "options" in line or "set --" in line]
    used = {word for line in lines for word in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    assert used
    assert used <= known, used - known


def test_the_shell_parts_are_shell() -> None:
    scripts = [step["run"] for step in steps() if "run" in step]
    scripts += [line for line in load(COMPONENT)[1]["jdlint"]["script"] if "\n" in line]
    for script in scripts:
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_the_component_has_inputs_and_a_job() -> None:
    spec, jobs = load(COMPONENT)
    text = COMPONENT.read_text("utf-8")
    for name in spec["spec"]["inputs"]:
        assert f"$[[ inputs.{name} ]]" in text
    assert jobs["jdlint"]["artifacts"]["reports"] == {
        "codequality": "gl-code-quality-report.json",
        "junit": "jdlint.xml",
    }
    for line in jobs["jdlint"]["script"]:
        assert "$[[" not in line  # inputs reach the shell as variables


def test_the_matcher_reads_every_line_of_the_concise_format(tmp_path: Path) -> None:
    (pattern,) = json.loads((ROOT / "jdlint-matcher.json").read_text("utf-8"))["problemMatcher"][0]["pattern"]
    lines = jdlint(
        "check", EXAMPLES, "--as-of", AS_OF, "--no-cache", "--format", "concise", "-q", "--lang", "en", cwd=tmp_path
    ).out
    for line in lines.splitlines():
        match = re.fullmatch(pattern["regexp"], line)
        assert match, line
        assert match[pattern["code"]] in line
        assert match[pattern["severity"]] in ("error", "warning", "info")


def test_the_page_names_every_format() -> None:
    from jdlint.reporters.formats import FORMATS

    page = (ROOT / "docs/ci.md").read_text("utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []
