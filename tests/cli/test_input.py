"""Other ways to name what is checked, and other ways to count it: standard input, lists in files, statistics."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest

from tests.helpers import AS_OF, Result, check, jdlint, pair, post, write

FAULTY = post("a", requirements={"languages": [{"language": "en", "level": "C3"}]})


def piped(text: str, *argv: str, cwd: Path) -> Result:
    with mock.patch.object(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()))):
        return jdlint("check", "--format", "json", "--as-of", AS_OF, *argv, cwd=cwd)


def test_standard_input_is_judged_under_the_name_it_is_given(tmp_path: Path) -> None:
    write(tmp_path, {"sub/jdlint.toml": 'select = ["LNG001"]\n'})
    done = piped(FAULTY, "-", "--stdin-filename", "sub/a.jd.yaml", cwd=tmp_path)
    assert (done.code, [(item["rule"], item["path"]) for item in done.findings]) == (1, [("LNG001", "sub/a.jd.yaml")])
    assert not (tmp_path / "sub/a.jd.yaml").exists()


def test_standard_input_stands_for_the_file_in_its_project(tmp_path: Path) -> None:
    files = pair(answered=False)
    write(tmp_path, {**files, "jdlint.toml": 'select = ["SUB001"]\n'})
    assert piped(files["b.jd.yaml"], "-", "--stdin-filename", "b.jd.yaml", cwd=tmp_path).code == 1
    assert piped(pair(answered=True)["b.jd.yaml"], "-", "--stdin-filename", "b.jd.yaml", cwd=tmp_path).code == 0


def test_the_excerpt_is_that_of_standard_input(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    done = piped(FAULTY, "-", "--stdin-filename", "a.jd.yaml", "--format", "full", "--select", "LNG001", cwd=tmp_path)
    assert '"level": "C3"' in done.out


@pytest.mark.parametrize(
    "argv", [("-", "--fix"), ("-", "--hook"), ("-", "a.jd.yaml"), ("a.jd.yaml", "--stdin-filename", "x")]
)
def test_what_does_not_go_with_standard_input(argv: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": FAULTY})
    assert piped(FAULTY, *argv, cwd=tmp_path).code == 2


def test_a_list_of_paths_in_a_file(tmp_path: Path) -> None:
    names = [f"kaust nr {n}/p{n}.jd.yaml" for n in range(300)]
    write(tmp_path, {name: post(f"p{n}") for n, name in enumerate(names)})
    write(tmp_path, {"loend.txt": "\ufeff" + "\r\n".join([*names, ""]), "@x.jd.yaml": post("x")})
    done = jdlint("check", "--format", "json", "--as-of", AS_OF, "@loend.txt", cwd=tmp_path)
    assert json.loads(done.out)["summary"]["files"] == 300
    assert jdlint("check", "--exit-zero", "@x.jd.yaml", cwd=tmp_path).code == 0  # no file x.jd.yaml: a name like others


def test_statistics_and_the_number_of_warnings(tmp_path: Path) -> None:
    write(tmp_path, {f"{n}.jd.yaml": post(f"p{n}", special_condition="x") for n in range(3)})
    write(tmp_path, {"a.jd.yaml": FAULTY, "jdlint.toml": 'select = ["LNG001", "STR009"]\n'})
    done = jdlint("check", "--statistics", "--as-of", AS_OF, "-q", cwd=tmp_path)
    assert done.out == ("3  warning  STR009  Unknown field *\n1  error    LNG001  Level is no CEFR level\n")
    assert jdlint("check", "--ignore", "LNG001", "--max-warnings", "3", cwd=tmp_path).code == 0
    assert jdlint("check", "--ignore", "LNG001", "--max-warnings", "2", cwd=tmp_path).code == 1


@pytest.mark.parametrize(
    ("shell", "checker"), [("bash", ["bash", "-n"]), ("zsh", []), ("fish", []), ("powershell", [])]
)
def test_completion_scripts(shell: str, checker: list[str], tmp_path: Path) -> None:
    done = jdlint("completion", shell, cwd=tmp_path)
    assert (done.code, "_JDLINT_COMPLETE" in done.out) == (0, True)
    if checker:
        assert subprocess.run(checker, input=done.out, text=True, check=False).returncode == 0


def test_reasons_of_the_system_are_in_the_language_of_what_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "folder/x": ""})
    os.mkfifo(tmp_path / "b.jd.yaml")
    (tmp_path / "loop").symlink_to("loop")
    for locale, pipe, folder in (
        ("et_EE.UTF-8", "see ei ole tavaline fail", "see on kaust"),
        ("en_US.UTF-8", "not a regular file", "Is a directory"),
    ):
        env = {"LANG": locale, "LANGUAGE": ""}
        assert pipe in jdlint("check", "b.jd.yaml", "--format", "concise", cwd=tmp_path, env=env).out
        assert "not a regular file" in check("b.jd.yaml", cwd=tmp_path, env=env).out, "the language of JSON"
        assert folder in jdlint("import-staff", "folder", cwd=tmp_path, env=env).sentence


def test_a_folder_that_is_gone_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f"rmdir ../gone && exec {sys.executable} -m jdlint check --lang en"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path / "gone", capture_output=True, check=False, timeout=60)
    told = "jdlint: the current folder is not there any more; change to another one\n"
    assert (done.returncode, done.stderr.decode()) == (2, told)
