"""What `jdlint check` prints, format by format and in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import AS_OF, check, jdlint, post, program, write

_A = """\
jdlint: 1
id: a
position: {title: Nõustaja 😀}
special_condition: "väljas"
duties:
  - number: "2.3"
    duty: Nõustab
requirements:
  languages:
    - {language: en, level: c1}  # jdlint: ignore[LNG001] kokku lepitud until=2027-01-01 by=hr
substitution:
  substituted_by:
    - position: b
"""
_B = "jdlint: 1\nid: b\nposition: {title: Juhendaja}\nsubstitution: {substitutes_for: []}\n"
_SELECT = ("--select", "STR009,DUT001,LNG001,SUB001", "--as-of", AS_OF)

FULL_EN = """\
warning[STR009] unknown field "special_condition"; did you mean "special_conditions"?
  --> a.jd.yaml:4:1
    |
  4 | special_condition: "väljas"
    | ^^^^^^^^^^^^^^^^^
   = basis: house rule – description format 1
   = --fix: write "special_conditions"

error[DUT001] duty 2.3 has no expected result
  --> a.jd.yaml:6:5
    |
  6 |   - number: "2.3"
    |     ^^^^^^
   = basis: house rule – template column "Expected results"

error[SUB001] "Juhendaja" is named as substitute of "Nõustaja 😀", but its description says that it substitutes nobody
  --> a.jd.yaml:13:17
    |
 13 |     - position: b
    |                 ^
  ::: b.jd.yaml:4:33
    |
  4 | substitution: {substitutes_for: []}
    |                                 ^^ "Nõustaja 😀" should stand here
   = basis: house rule – house practice; effect ATS § 57(4)
   = --fix --unsafe-fixes: add "Nõustaja 😀" to the description of "Juhendaja" (b.jd.yaml)

2 errors, 1 warning · 2 descriptions (2 files) · as of 2026-11-20 · 1 suppressed · 1 fixable with --fix
Explain one: jdlint rule DUT001
"""
FULL_ET = """\
hoiatus[STR009] tundmatu väli „special_condition“; kas mõtlesid „special_conditions“?
  --> a.jd.yaml:4:1
    |
  4 | special_condition: "väljas"
    | ^^^^^^^^^^^^^^^^^
   = alus: asutuse reegel – ametijuhendi vorming 1
   = --fix: kirjuta „special_conditions“

viga[DUT001] ülesandel 2.3 puudub oodatav tulemus
  --> a.jd.yaml:6:5
    |
  6 |   - number: "2.3"
    |     ^^^^^^
   = alus: asutuse reegel – malli veerg „Oodatavad tulemused“

viga[SUB001] asendajaks on nimetatud „Juhendaja“, kuid selle juhend ütleb, et „Juhendaja“ ei asenda kedagi (Nõustaja 😀)
  --> a.jd.yaml:13:17
    |
 13 |     - position: b
    |                 ^
  ::: b.jd.yaml:4:33
    |
  4 | substitution: {substitutes_for: []}
    |                                 ^^ siin peaks olema „Nõustaja 😀“
   = alus: asutuse reegel – asutuse tava; mõju ATS § 57 lg 4
   = --fix --unsafe-fixes: lisa „Nõustaja 😀“ juhendisse „Juhendaja“ (b.jd.yaml)

2 viga, 1 hoiatus · 2 juhendit (2 faili) · seisuga 20.11.2026 · 1 erandina lubatud · --fix parandab 1
Selgitus: jdlint rule DUT001
"""
CONCISE_EN = """\
a.jd.yaml:4:1: warning STR009 unknown field "special_condition"; did you mean "special_conditions"?  [house rule]
a.jd.yaml:6:5: error DUT001 duty 2.3 has no expected result  [house rule]
a.jd.yaml:13:17: error SUB001 "Juhendaja" is named as substitute of "Nõustaja 😀", but its description says that it \
substitutes nobody  [house rule]
"""
CONCISE_ET = """\
a.jd.yaml:4:1: hoiatus STR009 tundmatu väli „special_condition“; kas mõtlesid „special_conditions“?  [asutuse reegel]
a.jd.yaml:6:5: viga DUT001 ülesandel 2.3 puudub oodatav tulemus  [asutuse reegel]
a.jd.yaml:13:17: viga SUB001 asendajaks on nimetatud „Juhendaja“, kuid selle juhend ütleb, et „Juhendaja“ ei asenda \
kedagi (Nõustaja 😀)  [asutuse reegel]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"a.jd.yaml": _A, "b.jd.yaml": _B, "jdlint.toml": ""})


@pytest.mark.parametrize(
    ("argv", "text"),
    [
        (["--format", "full", "--lang", "en"], FULL_EN),
        (["--format", "full", "--lang", "et"], FULL_ET),
        (["--format", "concise", "-q", "--lang", "en"], CONCISE_EN),
        (["--format", "concise", "-q", "--lang", "et"], CONCISE_ET),
    ],
    ids=["full en", "full et", "concise en", "concise et"],
)
def test_text(folder: Path, argv: list[str], text: str) -> None:
    result = jdlint("check", *_SELECT, *argv, ".", cwd=folder)
    assert result.out == text
    assert (result.code, result.err) == (1, "")


def test_json(folder: Path) -> None:
    result = check("--select", "STR009,LNG001", "--lang", "et", ".", cwd=folder)
    report = json.loads(result.out)
    findings = report.pop("findings")
    assert report == {
        "schema_version": 1,
        "tool": {"name": "jdlint", "version": "0.1.0"},
        "as_of": "2026-11-20",
        "language": "et",
        "notices": [],
        "summary": {
            "files": 2,
            "descriptions": 2,
            "errors": 0,
            "warnings": 1,
            "infos": 0,
            "suppressed": 1,
            "fixable": 1,
        },
    }
    assert findings[0] == {
        "rule": "STR009",
        "name": "unknown-field",
        "severity": "warning",
        "message": "tundmatu väli „special_condition“; kas mõtlesid „special_conditions“?",
        "basis": {"kind": "house", "source": "ametijuhendi vorming 1"},
        "path": "a.jd.yaml",
        "description": "a",
        "keyed_path": "special_condition",
        "start": {"line": 4, "column": 1},
        "end": {"line": 4, "column": 18},
        "source_place": None,
        "related": [],
        "fix": {
            "applicability": "safe",
            "title": "kirjuta „special_conditions“",
            "edits": [
                {"start": {"line": 4, "column": 1}, "end": {"line": 4, "column": 18}, "text": "special_conditions"}
            ],
        },
        "fingerprint": "sha256:ff07d5f42072f94db0adc70c739458570f4f3b69a27a38ad5d3bd3c6d81a3f2f",
        "suppressed": None,
    }
    assert findings[1]["suppressed"] == {
        "kind": "comment",
        "reason": "kokku lepitud",
        "until": "2027-01-01",
        "by": "hr",
    }


def test_nothing_to_report(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a")})
    result = jdlint("check", "--isolated", "--select", "JDL", "--as-of", AS_OF, "a.jd.yaml", cwd=tmp_path)
    assert result == (0, "Nothing to report · 1 description (1 file) · as of 2026-11-20\n", "")


@pytest.mark.parametrize(
    ("argv", "env", "config", "language"),
    [
        ([], {}, "", "en"),
        ([], {"LANG": "et_EE.UTF-8"}, "", "et"),
        ([], {"LC_ALL": "et_EE.UTF-8", "LANG": "en_US.UTF-8"}, "", "et"),
        ([], {"LANG": "et_EE.UTF-8"}, 'language = "en"', "en"),
        ([], {"JDLINT_LANG": "et"}, 'language = "en"', "et"),
        (["--lang", "en"], {"JDLINT_LANG": "et"}, 'language = "et"', "en"),
        ([], {}, 'language = "et"', "et"),
        ([], {"LANG": "ru_RU.UTF-8"}, "", "en"),
    ],
)
def test_language_of_text(folder: Path, argv: list[str], env: dict[str, str], config: str, language: str) -> None:
    write(folder, {"jdlint.toml": config})
    result = jdlint("check", *_SELECT, *argv, ".", cwd=folder, env=env)
    assert result.out == {"en": FULL_EN, "et": FULL_ET}[language]


@pytest.mark.parametrize(
    ("argv", "env", "config", "language"),
    [
        ([], {"LANG": "et_EE.UTF-8"}, "", "en"),
        ([], {"JDLINT_LANG": "et"}, "", "en"),
        ([], {}, 'language = "et"', "et"),
        (["--lang", "en"], {}, 'language = "et"', "en"),
    ],
)
def test_the_locale_does_not_choose_the_language_of_json_and_files(
    folder: Path, argv: list[str], env: dict[str, str], config: str, language: str
) -> None:
    write(folder, {"jdlint.toml": config})
    result = check(*argv, "--output", "concise=out.txt", ".", cwd=folder, env=env)
    assert json.loads(result.out)["language"] == language
    assert ("hoiatus STR009" in (folder / "out.txt").read_text("utf-8")) == (language == "et")


def test_several_outputs_at_once(folder: Path) -> None:
    argv = ("--output", "json=out.json", "--output", "full=out.txt", "--color", "always", "--lang", "en")
    result = jdlint("check", *_SELECT, *argv, ".", cwd=folder)
    assert "\x1b[1;31m" in result.out
    assert json.loads((folder / "out.json").read_bytes())["summary"]["errors"] == 2
    assert FULL_EN.startswith((folder / "out.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    ("argv", "env", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ([], {"FORCE_COLOR": ""}, False),
        (["--color", "auto"], {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour(folder: Path, argv: list[str], env: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in jdlint("check", *_SELECT, *argv, ".", cwd=folder, env=env).out) == coloured


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [({}, True), ({"TERM": "dumb"}, False), ({"NO_COLOR": "x"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colour_on_a_terminal(environ: dict[str, str], coloured: bool) -> None:
    from jdlint.reporters.style import style_for

    assert style_for("auto", environ, terminal=True).on == coloured


_WORDS = r"x\e[2Jy\u202ez\u200b\x9b\rq\n::error::w"
_HOSTILE = f'jdlint: 1\nid: a\nposition: {{title: A}}\nsubstitution: {{substituted_by: ["{_WORDS}"]}}\n'


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_quoted_text_does_not_speak_to_the_terminal(tmp_path: Path, format_: str) -> None:
    write(tmp_path, {"a.jd.yaml": _HOSTILE, "jdlint.toml": ""})
    result = jdlint("check", "--select", "SUB002", "--format", format_, "a.jd.yaml", cwd=tmp_path)
    assert r"x\x1b[2Jy\u202ez\u200b\x9b\rq\n::error::w".replace(r"\r", r"\x0d").replace(r"\n", r"\x0a") in result.out
    assert not set(result.out) & set("\x1b\r\x9b\u202e\u200b")


def test_characters_beyond_ascii_are_made_visible(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": _HOSTILE, "jdlint.toml": ""})
    out = jdlint("check", "--select", "SUB002", "--format", "concise", "a.jd.yaml", cwd=tmp_path).out
    assert r"\u202ez\u200b\x9b" in out
    assert not set(out) & set("\x9b\u202e\u200b")


def test_directional_signs_in_a_line_of_text_are_shown(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "jdlint: 1\npurpose: a\u202eb\n"})
    out = jdlint("check", "--isolated", "--select", "JDL009", "a.jd.yaml", cwd=tmp_path).out
    assert r"  2 | purpose: a\u202eb" in out
    assert "\n    |           ^^^^^^\n" in out
    assert "\u202e" not in out


def test_a_long_line_is_shown_around_the_place(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "jdlint: 1\nx-a: [" + "b, " * 100 + "@c]\n"})
    lines = jdlint("check", "--isolated", "--select", "JDL", "a.jd.yaml", cwd=tmp_path).out.splitlines()
    shown, marks = lines[3], lines[4]
    assert len(shown) < 125
    assert shown[marks.index("^")] == "@"


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    import subprocess
    import sys

    write(folder, {f"{number}.jd.yaml": _A for number in range(300)})
    command = [sys.executable, "-m", "jdlint", "check", "--as-of", AS_OF, "."]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        noise = process.stderr.read()
        process.wait(60)
    assert noise == b""
    assert process.returncode in (0, 1)


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_locale_can_print_the_letters(folder: Path, env: dict[str, str]) -> None:
    done = program("check", *_SELECT, "--lang", "et", ".", cwd=folder, env=env)
    assert done.returncode == 1
    assert done.stderr == b""
    assert "ülesandel".encode() in done.stdout or rb"\xfclesandel" in done.stdout
