"""Pins everything that development and CI install, with hashes: ``python -m tools.lock`` writes requirements-dev.txt.

pip-compile (pip-tools) is installed into a folder of its own for that. The lock is for the Python that makes it; with
another one `make` resolves anew.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-dev.txt"
_HEAD = "# Written by `make lock` for Python {version} on Linux; installed by `make`. Do not edit.\n"


def wanted() -> list[str]:
    """Return what pyproject.toml asks for to run and to develop, without extras (the group `test` has them)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    return [*project["project"]["dependencies"], *_group(groups, "dev")]


def _group(groups: dict[str, list[Any]], name: str) -> Iterator[str]:
    for item in groups[name]:
        if isinstance(item, str):
            yield item
        else:
            yield from _group(groups, item["include-group"])


def _main() -> None:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        venv.create(folder / "tools", with_pip=True)
        python = str(folder / "tools" / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-tools"], check=True)
        (folder / "dev.in").write_text("\n".join(sorted(wanted())) + "\n", "utf-8")
        plain = ["--no-header", "--no-emit-index-url", "--no-emit-options", "--no-emit-find-links", "--no-annotate"]
        exact = ["--generate-hashes", "--strip-extras", "--allow-unsafe", "--upgrade", "--quiet"]
        command = [python, "-m", "piptools", "compile", *plain, *exact, "--output-file", "dev.txt", "dev.in"]
        subprocess.run(command, cwd=folder, check=True)
        version = ".".join(map(str, sys.version_info[:2]))
        LOCK.write_text(_HEAD.format(version=version) + (folder / "dev.txt").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    _main()
