"""Python files of somebody else: none is imported for lying where jdlint stands, or beside the rules of a pack."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.test_own_rule import FIXTURE, RULE
from tests.helpers import AS_OF, UNMEASURED, jdlint, post, write
from tests.readers.containers.making import as_docx, as_text, description, signed
from tests.readers.pdf.files import page, pdf, written

_MODULES = (
    "json", "click", "yaml", "re", "sitecustomize", "usercustomize", "runpy", "encodings", "tomllib", "hashlib",
    "multiprocessing", "concurrent", "signal", "threading", "pickle", "random", "subprocess", "pypdfium2", "lxml",
    "pydantic", "jsonschema", "babel", "ctypes", "zipfile", "csv", "resource",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of somebody else with modules that leave a mark."""
    mark = f"open({str(tmp_path / 'mark')!r}, 'a').write(__name__ + ' ')\nraise ImportError\n"
    work = write(tmp_path / "work", {f"{name}.py": mark for name in _MODULES})
    return write(
        work, {"a.jd.yaml": post("a"), "jdlint.toml": 'rules = ["./rules"]\n', "rules/XAB001-traits.yaml": RULE}
    )


def _run(folder: Path, *command: str | Path, more: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [*command, "check", ".", "--as-of", AS_OF, "--format", "concise", "--no-cache", *more]
    env = {**kept, **UNMEASURED}
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 1, done.stderr
    assert not (folder.parent / "mark").exists(), (folder.parent / "mark").read_text()
    return done


def test_the_command_imports_nothing_of_the_folder(folder: Path) -> None:
    text = description("Restauraator")
    write(folder, {"b.docx": as_docx(text), "c.txt": as_text(text), "d.asice": signed({"e.docx": as_docx(text)})})
    write(folder, {"f.pdf": pdf(page(written((72, 700, "AMETIJUHEND"), (72, 680, "Ametikoht: hoidja"))))})
    found = _run(folder, Path(sys.executable).with_name("jdlint")).stdout
    assert [name for name in ("a.jd.yaml", "b.docx", "c.txt", "d.asice") if name not in found] == []


def test_neither_do_the_processes_that_it_starts(folder: Path, tmp_path: Path) -> None:
    script = """
from jdlint.cli.main import main
from jdlint.engine import flow
if __name__ == "__main__":
    flow._WORTH = flow._BATCH = 1
    main()
"""
    write(folder, {f"{number}.jd.yaml": post(f"p{number}") for number in range(4)})
    own = write(tmp_path / "own", {"run.py": script})
    assert "3.jd.yaml" in _run(folder, sys.executable, own / "run.py", more=("--jobs", "2")).stdout


def test_nor_does_the_module(folder: Path) -> None:
    assert "a.jd.yaml" in _run(folder, sys.executable, "-m", "jdlint").stdout


def test_a_python_file_of_a_pack_is_not_imported(tmp_path: Path) -> None:
    mark = f"open({str(tmp_path / 'mark')!r}, 'a').write(__name__)\n"
    names = ("__init__", "XAB001-traits-listed", "xab001_traits_listed", "conftest", "words/__init__", "checks/a")
    write(tmp_path, {f"rules/{name}.py": mark for name in names})
    write(tmp_path, {"rules/XAB001-traits-listed.yaml": RULE, "rules/XAB001-traits-listed.md": FIXTURE})
    write(tmp_path, {"jdlint.toml": 'rules = ["./rules"]\n', "a.jd.yaml": post("a")})
    for command in (["check", "."], ["test-rules"], ["rule", "XAB001"], ["rule"]):
        assert jdlint(*command, cwd=tmp_path).code in (0, 1)
    assert not (tmp_path / "mark").exists()
