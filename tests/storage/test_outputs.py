"""What is written where: devices and pipes, links, protected files; and what a killed process left behind."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jdlint.storage.atomic import TEMPORARY, write_all
from tests.helpers import AS_OF, Repo, check, jdlint, post, program, snapshot, write

LEFT = f".a.jd.yaml.abcd1234{TEMPORARY}"
FAULTY = post("a", "Vaatleja") + "special_condition: väljas\n"


def report(folder: Path, target: str) -> subprocess.CompletedProcess[bytes]:
    return program(
        "check", "a.jd.yaml", "--as-of", AS_OF, "--format", "concise", "-q", *("--output", target), cwd=folder
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "p", {"a.jd.yaml": FAULTY, "jdlint.toml": ""})


def test_a_report_to_standard_output_precedes_what_is_printed(folder: Path) -> None:
    plain = report(folder, "json=r.json")
    both = report(folder, "json=/dev/stdout")
    assert both.stdout == (folder / "r.json").read_bytes() + plain.stdout
    assert both.returncode == plain.returncode


def test_a_file_that_standard_output_goes_to_is_not_replaced(folder: Path) -> None:
    plain = report(folder, "json=r.json")
    for name, target in (("by device", "/dev/stdout"), ("by name", "by name")):
        with (folder / name).open("wb") as stream:
            command = [sys.executable, "-m", "jdlint", "check", "a.jd.yaml", "--as-of", AS_OF, "--format", "concise"]
            subprocess.run(
                [*command, "-q", "--lang", "en", "--output", f"json={target}"], cwd=folder, stdout=stream, check=False
            )
        assert (folder / name).read_bytes() == (folder / "r.json").read_bytes() + plain.stdout


def test_a_report_to_nowhere(folder: Path) -> None:
    before = Path("/dev/null").stat()
    assert report(folder, "json=/dev/null").returncode < 2
    assert stat.S_ISCHR(before.st_mode)
    assert Path("/dev/null").stat().st_ino == before.st_ino


def test_a_report_into_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append((folder / "pipe").read_bytes()))
    reader.start()
    done = report(folder, "json=pipe")
    reader.join()
    assert done.returncode < 2
    assert json.loads(found[0])["summary"]["warnings"] >= 0
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


def test_a_report_over_a_protected_file_is_refused(folder: Path) -> None:
    write(folder, {"r.json": "mine"})
    (folder / "r.json").chmod(0o444)
    done = report(folder, "json=r.json")
    assert (done.returncode, b"r.json: cannot be written: Permission denied" in done.stderr) == (2, True)
    assert (folder / "r.json").read_text() == "mine"


def test_a_report_over_a_folder_is_refused(folder: Path) -> None:
    (folder / "r.json").mkdir()
    done = report(folder, "json=r.json")
    assert (done.returncode, b"r.json: cannot be written: Is a directory" in done.stderr) == (2, True)


def test_a_report_through_a_link_keeps_link_and_mode(folder: Path) -> None:
    write(folder, {"deep/r.json": "old"})
    (folder / "deep/r.json").chmod(0o604)
    (folder / "r.json").symlink_to("deep/r.json")
    assert report(folder, "json=r.json").returncode < 2
    assert (folder / "r.json").is_symlink()
    assert json.loads((folder / "deep/r.json").read_bytes())["schema_version"]
    assert stat.S_IMODE((folder / "deep/r.json").stat().st_mode) == 0o604


def test_one_protected_file_keeps_all_fixes_from_being_written(folder: Path) -> None:
    write(folder, {"b.jd.yaml": FAULTY.replace('"a"', '"b"')})
    (folder / "b.jd.yaml").chmod(0o444)
    before = snapshot(folder)
    done = jdlint("check", ".", "--as-of", AS_OF, "--fix", cwd=folder)
    assert (done.code, "b.jd.yaml: cannot be written: Permission denied" in done.sentence) == (2, True)
    assert snapshot(folder) == before


def test_a_long_name_leaves_room_for_the_temporary_one(tmp_path: Path) -> None:
    names = [tmp_path / ("語" * 85), tmp_path / ("x" * 255)]
    write_all([(path, b"x") for path in names])
    assert sorted(tmp_path.iterdir()) == sorted(names)


@pytest.mark.parametrize("git", [False, True])
def test_what_a_killed_process_left_is_not_read(tmp_path: Path, git: bool) -> None:
    files = {"a.jd.yaml": post("a"), "jdlint.toml": 'include = ["**", ".*"]\n'}
    write(tmp_path, files)
    if git:
        Repo(tmp_path)
    clean = check(".", cwd=tmp_path)
    half = FAULTY.encode()[:-3]  # a character is cut in two
    write(tmp_path, {LEFT: half, f"osa/{LEFT}": half, f".jdlint-baseline.json.abcd1234{TEMPORARY}": "{"})
    assert check(".", cwd=tmp_path) == clean
    if git:  # not even where somebody has committed it
        Repo(tmp_path, {})
        hooked = program("check", "--hook", "--format", "json", "--as-of", AS_OF, cwd=tmp_path)
        assert json.loads(hooked.stdout)["summary"] == json.loads(clean.out)["summary"]


def test_what_a_killed_process_left_is_in_no_commit_of_tracked_files(tmp_path: Path) -> None:
    repo = Repo(tmp_path, {"a.jd.yaml": post("a")})
    repo.write({"a.jd.yaml": FAULTY, LEFT: "half"})
    repo.git("commit", "-q", "-a", "-m", "x")
    assert repo.git("ls-files") == "a.jd.yaml"
