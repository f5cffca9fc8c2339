"""What a run must not import: each of these costs more than the run itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.rulebook.index import load_rulebook
from tests.helpers import EXAMPLES, write

_HEAVY = ("pydantic", "jsonschema", "ruamel", "rich", "asyncio")
#: What a check of YAML imports of jdlint: rooms, and of some rooms these modules alone. Rules are counted.
_ROOMS = ("core", "engine", "estonian", "facts", "predicates", "syntax", "views")
_ALONE = {
    "changes": {"thresholds"},
    "cli": {"arguments", "check", "main", "options", "output", "progress"},
    "config": {"checker", "form", "read", "settings"},
    "readers": {"reading"},
    "reporters": {"formats", "printing", "render", "style", "terminal"},
    "rulebook": {"index", "profiles", "rule"},
    "storage": {"atomic", "cache_folder", "files", "inside", "listing", "records", "stores"},
}
_NOT_THESE = {
    "core": {"order"},
    "engine": {
        *("baselining", "chart", "companions", "comparison", "diffing", "explain", "fixture_run", "impact", "load"),
        *("members", "novelty", "organisation", "sides", "since", "worklist"),
    },
    "estonian": {"workdays"},
    "facts": {"graph"},
}
_NOT_NEEDED = {"decimal", "calendar", "tempfile", "subprocess"}
_RUNNER = """
import re, sys
compile, made = re.compile, []
def counted(*given, **named):
    made.append(sys._getframe(1).f_globals["__name__"])
    return compile(*given, **named)
re.compile = counted
from jdlint.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    print("code", ended.code, file=sys.stderr)
print("\\n".join(sys.modules), file=sys.stderr)
print("patterns", *(name for name in made if name.startswith("jdlint")), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("files", "argv", "code"),
    [
        (["direktor", "rannahoiu-juhataja", "jarelevalve-juhataja", "peainspektor"], ["direktor.jd.yaml"], 0),
        (["rannainspektor"], ["rannainspektor.jd.yaml"], 1),
        (["rannainspektor"], ["--format", "json", "--lang", "et", "rannainspektor.jd.yaml"], 1),
        (["rannainspektor"], ["--diff", "."], 1),
    ],
    ids=["clean", "faulty", "json", "diff"],
)
def test_checking_yaml_imports_nothing_heavy(tmp_path: Path, files: list[str], argv: list[str], code: int) -> None:
    load_rulebook()  # a checkout makes its index again when a rule was edited; that may import pydantic
    for name in files:
        shutil.copy(EXAMPLES / f"{name}.jd.yaml", tmp_path)
    write(tmp_path, {"jdlint.toml": 'language = "en"\n[review]\ninterval-months = 12\n'})
    command = [sys.executable, "-c", _RUNNER, "check", "--as-of", "2026-11-20", "--fail-level", "error", *argv]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    lines = done.stderr.splitlines()
    assert f"code {code}" in lines
    assert "jdlint.engine.run" in lines
    assert [name for name in lines if name.split(".")[0] in _HEAVY] == []


def test_importing_the_package_imports_nothing_of_it() -> None:
    script = "import sys, jdlint; print(sorted({'click', 'yaml', 'pydantic', 'jdlint.engine'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def _imported(folder: Path, *argv: str) -> tuple[set[str], list[str]]:
    """Run jdlint and return the modules that it imported, and the modules of jdlint that compiled a pattern."""
    load_rulebook()
    command = [sys.executable, "-c", _RUNNER, *argv]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}  # it imports much
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=60, env=bare)
    assert "code 0" in done.stderr.splitlines()
    *modules, patterns = done.stderr.splitlines()
    return set(modules), patterns.split()[1:]


def test_a_check_of_clean_yaml_imports_what_it_calls(tmp_path: Path) -> None:
    for name in ("direktor", "rannahoiu-juhataja", "jarelevalve-juhataja", "peainspektor"):
        shutil.copy(EXAMPLES / f"{name}.jd.yaml", tmp_path)
    modules, patterns = _imported(tmp_path, "check", "--as-of", "2026-11-20", "direktor.jd.yaml")
    assert "jdlint.engine.run" in modules
    assert modules & _NOT_NEEDED == set()
    parts = [name.split(".") for name in modules if name.startswith("jdlint.")]
    below = {(room, ".".join(module)) for _, room, *module in parts if module and room != "checks"}
    assert {room for room, *_ in below} == {*_ROOMS, *_ALONE}
    assert {(room, name) for room, name in below if room in _ALONE and name not in _ALONE[room]} == set()
    assert {(room, name) for room, name in below if name in _NOT_THESE.get(room, ())} == set()
    rules = {name for _, room, *module in parts if room == "checks" for name in module}
    assert 30 < len(rules) <= 80  # of 150: those that are called
    assert [name for name in rules if name.startswith(("chg", "imp"))] == []
    assert len(below) <= 121
    assert len(patterns) <= 50


def test_help_imports_no_engine(tmp_path: Path) -> None:
    modules, patterns = _imported(tmp_path, "--help")
    assert {name for name in modules if name.startswith("jdlint.")} == {
        *("jdlint.cli", "jdlint.cli.arguments", "jdlint.cli.main"),
        *("jdlint.core", "jdlint.core.errors", "jdlint.core.i18n", "jdlint.core.patterns", "jdlint.core.text"),
        "jdlint.core.version",
    }
    assert "yaml" not in modules
    assert patterns == []


def test_a_document_that_is_no_yaml_brings_its_reader(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "AMETIJUHEND\n\nAmetikoha nimetus: nõunik\n"})
    modules, _ = _imported(tmp_path, "check", "--exit-zero", "a.txt")
    assert "jdlint.readers.other" in modules
