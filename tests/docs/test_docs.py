"""The commands in README and docs, run as they stand; a line with … stands for any lines."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: A file that the commands of a page work on.
GIVEN = re.compile(r"^```text file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: Git as on a machine where nobody set anything up but a name.
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "jdlint@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")


def commands(page: Path) -> list[tuple[str, str]]:
    """Return the commands of a page with the output shown below each."""
    found: list[tuple[str, str]] = []
    for language, body in FENCE.findall(page.read_text("utf-8")):
        if language != "console":
            continue
        for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            found.append((command, output))
    return found


def matches(expected: str, found: str) -> bool:
    pattern = "".join(".*" if line == "…\n" else re.escape(line) for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, found, re.DOTALL) is not None


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    environ = {**os.environ, **GIT, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    for name, text in GIVEN.findall(page.read_text("utf-8")):
        (tmp_path / name).write_text(text, "utf-8")
    for command, expected in commands(page):
        words = shlex.split(command)
        assert words[0] in ("jdlint", "git", "sed"), command
        python = [sys.executable, "-m"] if words[0] == "jdlint" else []
        done = subprocess.run([*python, *words], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), f"{command}: {done.stderr}"
        assert matches(expected, done.stdout), f"{command} printed:\n{done.stdout}"


def test_python_example_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    (code,) = (body for language, body in FENCE.findall(page) if language == "python")
    subprocess.run([sys.executable, "-m", "jdlint", "demo"], cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8\n")


@pytest.mark.parametrize(
    "page",
    [*PAGES, *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"))],
    ids=lambda page: page.name,
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_a_wrong_page_is_noticed() -> None:
    assert matches("a\n…\n", "a\nb\nc\n")
    assert not matches("a\nb\n", "a\nc\n")
