"""Runs a part of the tests with the oldest versions that pyproject.toml allows: ``python -m tools.floors FOLDER``.

FOLDER gets an environment of its own. A floor that does not work is to be raised to the oldest version that does.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: What shows that a dependency does its work: reading and writing of every kind, the audit, the command line.
SMOKE = (
    *("tests/syntax", "tests/predicates", "tests/model", "tests/acceptance", "tests/engine/test_inputs.py"),
    *("tests/cli/test_commands.py", "tests/cli/test_export.py", "tests/authoring/test_importing.py"),
    *("tests/audit/test_files.py", "tests/reporters/test_graph_formats.py", "tests/authoring/test_staff.py"),
    *("tests/readers/pdf", "tests/readers/scan/test_missing.py", "tests/authoring/official/test_formats.py"),
)
_FLOOR = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)")


def floors() -> dict[str, str]:
    """Return the oldest version allowed of every package that is needed to run, extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [
        *project["dependencies"],
        *(item for extra in project["optional-dependencies"].values() for item in extra),
    ]
    return {found[1]: found[2] for item in needed if (found := _FLOOR.fullmatch(item))}


def _main(folder: Path) -> int:
    venv.create(folder, with_pip=True, clear=True)
    python = str(folder / "bin" / "python")
    constraints = folder / "floors.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in floors().items()), "utf-8")
    extras = ",".join(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])
    needed = ["--editable", f".[{extras}]", "pytest", "hypothesis", "lxml", "icalendar"]
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in (
        [*install, "--upgrade", "pip"],
        [*install, "--constraint", str(constraints), *needed],
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SMOKE],
    ):
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]).resolve()))
