"""What jdlint is made of and how it is published: floors, lock, packages, workflows."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from tests.helpers import ROOT
from tools.dist_check import built
from tools.floors import floors
from tools.lock import LOCK, wanted

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def locked() -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+) \\$", LOCK.read_text("utf-8"), re.MULTILINE))


def test_the_lock_holds_what_is_asked_for_with_hashes() -> None:
    pins = locked()
    assert len(pins) > 60
    for text in wanted():
        requirement = Requirement(text)
        version = pins.get(canonicalize_name(requirement.name))
        assert version is not None, f"{text}: make lock"
        assert requirement.specifier.contains(version), f"{text}: make lock"
    parts = re.split(r"^(?=[\w.-]+==)", LOCK.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [part for part in parts if "--hash=sha256:" not in part] == []


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert re.search(r"://|--index|--find-links|/", LOCK.read_text("utf-8").partition("\n")[2]) is None


def test_every_dependency_has_a_floor_and_they_are_few() -> None:
    extras = {item for extra in PROJECT["optional-dependencies"].values() for item in extra}
    named = {Requirement(item).name for item in (*PROJECT["dependencies"], *extras)} - {"jdlint"}
    assert floors().keys() == named
    assert len(PROJECT["dependencies"]) <= 12


@pytest.mark.skipif(sys.platform == "win32", reason="no modes and umask on Windows: packages were NOT compared")
def test_packages_built_twice_are_the_same_bytes(tmp_path: Path) -> None:
    one = built(tmp_path / "one", 1_000_000_000)
    assert [Path(name).suffix for name in one] == [".whl", ".gz"]
    assert built(tmp_path / "another-folder", 1_700_000_000, 0o077) == one


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_that_a_job_does_not_name(path: Path) -> None:
    workflow = _read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        may = job["permissions"]
        assert set(may.values()) <= {"read", "write"}
        if "write" in may.values():
            assert (path.stem, name) == ("release", "publish")
            assert job["environment"] == "release"
        for step in job["steps"]:
            assert "secrets." not in str(step)
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_what_runs_at_night_is_there() -> None:
    jobs = _read(ROOT / ".github/workflows/nightly.yml")["jobs"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in jobs["torture"]["strategy"]["matrix"]["target"]:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    assert PROJECT["requires-python"] == ">=" + jobs["tests"]["strategy"]["matrix"]["python"][0]
