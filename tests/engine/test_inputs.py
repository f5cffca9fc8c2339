"""Bad input: one sentence or a finding, the right exit code, never a traceback, nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import Result, check, jdlint, post, program, snapshot, write
from tests.readers.office.packages import docx, p

_FAULTY = post("a", duties=[{"duty": "Nõustab"}])


def refuses(result: Result, *words: str) -> None:
    """Assert exit code 2 and one sentence that holds `words`."""
    assert result.code == 2
    assert result.out == ""
    assert "Traceback" not in result.err
    for word in words:
        assert word in result.sentence


@pytest.mark.parametrize(
    ("files", "argv", "code"),
    [
        pytest.param({"a.jd.yaml": post("a")}, ["--select", "JDL", "a.jd.yaml"], 0, id="clean"),
        pytest.param({"a.jd.yaml": _FAULTY}, ["--select", "DUT001", "a.jd.yaml"], 1, id="errors"),
        pytest.param(
            {"a.jd.yaml": _FAULTY}, ["--select", "DUT001", "--exit-zero", "."], 0, id="errors that do not count"
        ),
        pytest.param({"a.jd.yaml": "a: [b\n"}, ["--select", "DUT001", "."], 1, id="broken file"),
        pytest.param({"a.jd.yaml": "a: [b\n", "b.jd.yaml": post("b")}, ["--exit-zero", "."], 0, id="broken but zero"),
        pytest.param({"x.md": "text"}, ["."], 0, id="named folder without descriptions"),
        pytest.param({}, ["."], 0, id="empty named folder"),
        pytest.param({}, [], 2, id="nothing named, nothing found"),
        pytest.param({"x.md": "text"}, [], 2, id="nothing named, no description found"),
        pytest.param({"a.jd.yaml": post("a")}, ["--select", "JDL"], 0, id="nothing named, something found"),
        pytest.param({"a.jd.yaml": post("a")}, ["missing"], 2, id="missing path"),
        pytest.param({"a.jd.yaml": post("a")}, ["a.jd.yaml", "missing"], 2, id="missing beside a good one"),
    ],
)
def test_exit_code(tmp_path: Path, files: dict[str, str], argv: list[str], code: int) -> None:
    result = check(*argv, cwd=write(tmp_path, files))
    assert (result.code, "Traceback" in result.err) == (code, False)


def test_a_named_folder_without_descriptions_is_noted(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert check("empty", cwd=tmp_path).err == "note: no job descriptions in empty\n"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["missing.jd.yaml"], ["missing.jd.yaml", "no such file or folder"]),
        (["dangling.jd.yaml"], ["dangling.jd.yaml", "no such file or folder"]),
        (["loop"], ["loop", "no such file or folder"]),
        (["--config", "none.toml", "a.jd.yaml"], ["none.toml", "no such configuration file"]),
        (["--config", ".", "a.jd.yaml"], ["no such configuration file"]),
        (["--context", "none", "a.jd.yaml"], ["none", "no such folder"]),
        (["--context", "a.jd.yaml", "a.jd.yaml"], ["no such folder"]),
        (["--as-of", "2026-02-30", "a.jd.yaml"], ["--as-of", "'2026-02-30' is no date; write it as 2026-01-31"]),
        (["--as-of", "20.11.2026", "a.jd.yaml"], ["is no date"]),
        (["--as-of", "20261120", "a.jd.yaml"], ["is no date"]),
        (["--as-of", "", "a.jd.yaml"], ["is no date"]),
        (["--format", "yaml", "a.jd.yaml"], ["--format", "yaml"]),
        (["--fail-level", "fatal", "a.jd.yaml"], ["--fail-level"]),
        (["--lang", "ru", "a.jd.yaml"], ["--lang"]),
        (["--output", "json", "a.jd.yaml"], ["--output 'json'", "FORMAT=PATH"]),
        (["--output", "xml=x", "a.jd.yaml"], ["FORMAT=PATH"]),
        (["--output", "json=", "a.jd.yaml"], ["FORMAT=PATH"]),
        (["--output", "json=none/x.json", "a.jd.yaml"], ["x.json: cannot be written"]),
        (["--output", "json=.", "a.jd.yaml"], ["cannot be written"]),
        (["--fix", "--diff", "a.jd.yaml"], ["--fix and --diff exclude each other"]),
        (["--no-such-option"], ["--no-such-option"]),
    ],
)
def test_a_wrong_argument_is_one_sentence(tmp_path: Path, argv: list[str], words: list[str]) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    (tmp_path / "dangling.jd.yaml").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    before = snapshot(tmp_path)
    refuses(jdlint("check", *argv, cwd=tmp_path), *words)
    assert snapshot(tmp_path) == before


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF" + bytes(100))


def _too_large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)


def _latin(path: Path) -> None:
    path.write_bytes("id: nõustaja\n".encode("latin-1"))


def _broken(path: Path) -> None:
    path.write_bytes(b"id: [a\n")


def _list(path: Path) -> None:
    path.write_bytes(b"- a\n")


def _foreign(path: Path) -> None:
    path.write_bytes(b"services: {web: {image: x}}\n")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


POISON = [
    (_fifo, "JDL008", "the file cannot be read: not a regular file"),
    (_device, "JDL008", "the file cannot be read: not a regular file"),
    (_binary, "JDL003", "the file is no text"),
    (_too_large, "JDL007", "the file is larger than 2097152 bytes"),
    (_latin, "JDL003", "the file is not UTF-8 (line 1 holds byte 0xF5); save it as UTF-8"),
    (_broken, "JDL002", "a list in brackets is not finished: a comma or ] was expected"),
    (_list, "JDL010", "a document must consist of fields (name: value)"),
    (_foreign, "JDL010", "the file holds no field of a job description"),
    (_empty, "JDL010", "the file is empty"),
]


@pytest.mark.parametrize(("make", "rule", "message"), POISON, ids=lambda value: getattr(value, "__name__", None))
def test_a_bad_file_is_a_finding_and_hides_no_other(
    tmp_path: Path, make: Callable[[Path], None], rule: str, message: str
) -> None:
    write(tmp_path, {"a.jd.yaml": _FAULTY, "c.jd.yaml": post("c", duties=[{"duty": "Juhib"}])})
    make(tmp_path / "b.jd.yaml")
    result = check("--select", "DUT001", "a.jd.yaml", "b.jd.yaml", "c.jd.yaml", cwd=tmp_path)
    assert [(item["path"], item["rule"]) for item in result.findings] == [
        ("a.jd.yaml", "DUT001"),
        ("b.jd.yaml", rule),
        ("c.jd.yaml", "DUT001"),
    ]
    assert result.findings[1]["message"] == message
    assert result.code == 1


@pytest.mark.parametrize(("make", "rule", "message"), POISON[2:], ids=lambda value: getattr(value, "__name__", None))
def test_a_bad_file_in_a_folder_is_a_finding(
    tmp_path: Path, make: Callable[[Path], None], rule: str, message: str
) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    make(tmp_path / "b.jd.yaml")
    result = check("--select", "DUT001", ".", cwd=tmp_path)
    assert [(item["rule"], item["message"]) for item in result.findings] == [(rule, message)]


def test_a_bad_file_in_the_context_is_not_reported_but_in_the_way_of_nobody(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": _FAULTY, "jdlint.toml": ""})
    for name, (make, _rule, _message) in enumerate(POISON):
        make(tmp_path / f"{name}.jd.yaml")
    assert check("--select", "DUT001,SUB001", "a.jd.yaml", cwd=tmp_path).rules == ["DUT001"]


def test_links_in_a_folder_neither_loop_nor_break(tmp_path: Path) -> None:
    write(tmp_path, {"sub/a.jd.yaml": _FAULTY})
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "sub" / "dangling.jd.yaml").symlink_to("nowhere")
    (tmp_path / "sub" / "loop.jd.yaml").symlink_to("loop.jd.yaml")
    (tmp_path / "sub" / "folder.jd.yaml").mkdir()
    found = {item["path"]: item["rule"] for item in check("--select", "DUT001", ".", cwd=tmp_path).findings}
    broken = {"sub/dangling.jd.yaml": "JDL008", "sub/loop.jd.yaml": "JDL008"}
    assert found == {"sub/a.jd.yaml": "DUT001", **broken}


def test_hidden_and_foreign_folders_are_left_out(tmp_path: Path) -> None:
    names = (
        ".venv/a.jd.yaml",
        "node_modules/x/a.jd.yaml",
        "__pycache__/a.jd.yaml",
        ".a.jd.yaml",
        "b/a.yaml",
        "b/a.jd.yml",
    )
    write(tmp_path, dict.fromkeys(names, _FAULTY))
    assert [item["path"] for item in check("--select", "DUT001", ".", cwd=tmp_path).findings] == ["b/a.jd.yml"]


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": _FAULTY, "out/b.jd.yaml": _FAULTY, ".gitignore": "out/\n"})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert [item["path"] for item in check("--select", "DUT001", ".", cwd=tmp_path).findings] == ["a.jd.yaml"]
    named = check("--select", "DUT001", "out/b.jd.yaml", cwd=tmp_path)
    assert [item["path"] for item in named.findings] == ["out/b.jd.yaml"]


def test_what_is_no_description_or_not_read_is_noted(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "b.docx": docx(p("Koosoleku protokoll")), "c.rtf": b"{\\rtf1}"})
    result = jdlint("check", "--select", "JDL", "--as-of", "2026-11-20", ".", cwd=tmp_path)
    assert result.err == "note: 2 things were not checked; --notices lists them\n"
    listed = jdlint("check", "--select", "JDL", "--notices", ".", cwd=tmp_path).err
    (tmp_path / "c.rtf").unlink()
    one = jdlint("check", "--select", "JDL", ".", cwd=tmp_path)
    assert one.err == "note: 1 thing was not checked; --notices lists it\n"
    assert "note: b.docx: no labels of a job description were found in the text" in listed
    assert "note: c.rtf: files of this kind are not read by this release" in listed


def test_a_word_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "b.docx": b"PK", "~$b.docx": b"", "b.jdlint.docx": b"PK"})
    result = check("--select", "JDL", ".", cwd=tmp_path)
    assert [(item["rule"], item["path"]) for item in result.findings] == [("JDL008", "b.docx")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("select = [", ["jdlint.toml", "is no valid TOML", "at end of document"]),
        ("selec = []", ["jdlint.toml:1", "did you mean select?"]),
        (b"\xff\xfe", ["jdlint.toml", "is not UTF-8"]),
        ('select = ["NOPE"]', ["unknown rule 'NOPE'"]),
        ('profile = "none"', ["unknown profile 'none'"]),
        ('required-version = ">=99"', ["needs jdlint >=99"]),
    ],
)
def test_a_broken_configuration_is_one_sentence(tmp_path: Path, content: str | bytes, words: list[str]) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "jdlint.toml": content})
    before = snapshot(tmp_path)
    refuses(jdlint("check", cwd=tmp_path), *words)
    assert snapshot(tmp_path) == before
    assert check("--isolated", "--select", "JDL", "a.jd.yaml", cwd=tmp_path).code == 0


def test_a_name_that_is_too_long_is_one_sentence(tmp_path: Path) -> None:
    refuses(jdlint("check", "a" * 5000, cwd=tmp_path))


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n"
    script += "from jdlint.cli.main import main; main(['check'])"

    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_name_that_is_no_unicode_is_shown(tmp_path: Path) -> None:
    name = os.fsdecode(b"n\xf5u.jd.yaml")
    (tmp_path / name).write_text(_FAULTY, "utf-8")
    done = program("check", "--select", "DUT001", "--format", "concise", "-q", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(b"n\\udcf5u.jd.yaml:4:11: error DUT001")


def test_a_name_that_is_no_unicode_goes_into_a_report_file(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"n\xf5u.jd.yaml")).write_text(_FAULTY, "utf-8")
    done = program("check", "--select", "DUT001", "--output", "json=out.json", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b"")
