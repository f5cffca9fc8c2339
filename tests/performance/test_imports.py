"""What a run must not import: each of these costs more than the run itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.rulebook.index import load_rulebook
from tests.helpers import EXAMPLES, write

_HEAVY = ("pydantic", "jsonschema", "ruamel", "rich", "asyncio")
_RUNNER = """
import sys
from jdlint.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    print("code", ended.code, file=sys.stderr)
print("\\n".join(sys.modules), file=sys.stderr)
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
