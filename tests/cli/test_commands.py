"""The commands besides `check`: what each prints and writes, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jdlint.cli.main import COMMANDS
from jdlint.core.version import VERSION
from jdlint.rulebook.index import load_rulebook
from tests.helpers import AS_OF, EXAMPLES, ROOT, check, jdlint, post, program, snapshot, write

_ALL = [*([name] for name in COMMANDS), ["config", "show"], []]


@pytest.mark.parametrize("env", [{"JDLINT_LANG": "en"}, {"JDLINT_LANG": "et"}], ids=["en", "et"])
@pytest.mark.parametrize("command", _ALL, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(tmp_path: Path, command: list[str], option: str, env: dict[str, str]) -> None:
    result = jdlint(*command, option, cwd=tmp_path, env=env)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Usage: jdlint" if env["JDLINT_LANG"] == "en" else "Kasutus: jdlint")


def test_help_names_every_command(tmp_path: Path) -> None:
    out = jdlint("--help", cwd=tmp_path).out
    for name, (_module, text) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(text[:30])}", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["chekc"], "jdlint: there is no command 'chekc'; did you mean check?"),
        (["qqq"], "jdlint: there is no command 'qqq'"),
        (["--nope"], "jdlint: No such option '--nope'."),
        (["new"], "jdlint: Missing argument 'ID | rule ID NAME'."),
        (["import"], "jdlint: Missing argument 'PATHS...'."),
        (["rule", "NOPE"], "jdlint: unknown rule 'NOPE'; jdlint rule lists them all"),
        (["rule", "DUT0001"], "jdlint: unknown rule 'DUT0001'; did you mean DUT001?"),
        (
            ["rule", "--format", "xml"],
            "jdlint: Invalid value for '--format': 'xml' is not one of 'text', 'json', 'markdown'.",
        ),
    ],
)
def test_a_wrong_word_is_one_sentence(tmp_path: Path, argv: list[str], sentence: str) -> None:
    result = jdlint(*argv, cwd=tmp_path)
    assert (result.code, result.out, result.sentence) == (2, "", sentence)
    assert snapshot(tmp_path) == {}


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["chekc"], "käsku 'chekc' ei ole; kas mõtlesid check?"),
        (["check", "--as-of"], "Valik '--as-of' vajab väärtust."),
        (["check", "--max-warnings", "x"], "'--max-warnings': vigane väärtus: 'x' ei ole täisarv."),
        (["check", "--max-warnings", "-1"], "'--max-warnings': vigane väärtus: -1 ei ole lubatud vahemikus x>=0."),
        (["check", "--isolated=x"], "Valik '--isolated' ei võta väärtust."),
        (["check", "--bsae", "x"], "Valikut '--bsae' ei ole. (Võimalikud valikud: '--base', '--isolated', '--jobs')"),
        (["baseline"], "Puuduv argument '{create|update|prune|show}'. Vali: create, update, prune, show"),
    ],
)
def test_a_wrong_word_in_estonian(tmp_path: Path, argv: list[str], sentence: str) -> None:
    result = jdlint(*argv, cwd=tmp_path, env={"LANG": "et_EE.UTF-8"})
    assert (result.code, result.out, result.sentence) == (2, "", f"jdlint: {sentence}")


def test_a_file_in_the_place_of_a_folder_in_estonian(tmp_path: Path) -> None:
    (tmp_path / "fail").touch()
    done = program("audit", "--lang", "et", "--out", "fail", cwd=tmp_path)  # what it is called is told at the start
    assert done.stderr.decode().splitlines()[-1] == "jdlint: '--out': vigane väärtus: Kaust 'fail' on fail."


def test_the_module_is_the_program(tmp_path: Path) -> None:
    done = program("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"jdlint {VERSION}\n".encode(), b"")


def test_interrupting_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jdlint.cli.check.run", stop)
    result = jdlint("check", ".", cwd=tmp_path)
    assert result.code == 130
    assert result.sentence == "interrupted"


# rule


def test_rule_lists_every_rule(tmp_path: Path) -> None:
    out = jdlint("rule", "--isolated", cwd=tmp_path).out
    assert re.findall(r"^([A-Z]{3}\d{3}) ", out, re.MULTILINE) == list(load_rulebook().rules)


@pytest.mark.parametrize("code", ["DUT001", "dut001", "duty-without-result"])
@pytest.mark.parametrize(
    ("lang", "title"), [("en", "Duty has no expected result."), ("et", "Tööülesandel puudub oodatav tulemus.")]
)
def test_rule_explains_one(tmp_path: Path, code: str, lang: str, title: str) -> None:
    lines = jdlint("rule", code, "--lang", lang, "--isolated", cwd=tmp_path).out.splitlines()
    assert lines[:2] == ["DUT001 duty-without-result", title]


@pytest.mark.parametrize("code", list(load_rulebook().rules))
def test_every_rule_can_be_explained(tmp_path: Path, code: str) -> None:
    for lang in ("et", "en"):
        assert jdlint("rule", code, "--lang", lang, "--isolated", cwd=tmp_path).code == 0


def test_rule_takes_the_beginning_of_ids_and_names_each_once(tmp_path: Path) -> None:
    data = json.loads(jdlint("rule", "SUB", "SUB001", "--format", "json", "--isolated", cwd=tmp_path).out)
    ids = [rule["id"] for rule in data]
    assert ids == [code for code in load_rulebook().rules if code.startswith("SUB")]
    assert {"title", "why", "remedy", "messages", "basis", "examples"} <= set(data[0])


def test_rule_as_markdown(tmp_path: Path) -> None:
    out = jdlint("rule", "DUT001", "--format", "markdown", "--isolated", cwd=tmp_path).out
    assert out.startswith("# DUT001 duty-without-result\n")
    assert out.count("```") % 2 == 0


# new, init, schema


def test_new_writes_a_description_that_can_be_read(tmp_path: Path) -> None:
    result = jdlint("new", "noustaja-11", "--title", 'Nõustaja "ida" \\ : x', "--to", "sub/posts", cwd=tmp_path)
    assert (result.code, result.out) == (0, "Written: sub/posts/noustaja-11.jd.yaml\n")
    assert list(snapshot(tmp_path)) == ["sub/posts/noustaja-11.jd.yaml"]
    found = check("--isolated", ".", cwd=tmp_path).findings
    assert {item["description"] for item in found} == {"noustaja-11"}
    assert not [
        item
        for item in found
        if item["rule"].startswith("JDL") or item["rule"] in ("STR003", "STR009", "STR011", "STR012")
    ]


@pytest.mark.parametrize(("lang", "words"), [("en", "# A new job description."), ("et", "# Uus ametijuhend.")])
def test_new_speaks_the_language_and_is_the_same_each_time(tmp_path: Path, lang: str, words: str) -> None:
    for folder in ("one", "two"):
        jdlint("new", "a", "--lang", lang, "--to", folder, cwd=tmp_path)
    files = snapshot(tmp_path)
    assert files["one/a.jd.yaml"] == files["two/a.jd.yaml"]
    assert words in files["one/a.jd.yaml"].decode()


@pytest.mark.parametrize("identifier", ["", "Nõustaja", "a b", "../a", "a/b", "-", "a--b", "a_b", "A"])
def test_new_refuses_what_is_no_id(tmp_path: Path, identifier: str) -> None:
    result = jdlint("new", "--", identifier, cwd=tmp_path)
    assert (result.code, snapshot(tmp_path)) == (2, {})
    assert "is no id; write small letters, digits and hyphens" in result.sentence


@pytest.mark.parametrize("words", [["a", "b"], ["rule"], ["rule", "XAB001"], ["rule", "XAB001", "a", "b"]])
def test_new_with_too_many_or_too_few_words_says_how_to_write_it(tmp_path: Path, words: list[str]) -> None:
    result = jdlint("new", *words, cwd=tmp_path)
    assert (result.code, snapshot(tmp_path)) == (2, {})
    assert result.sentence.startswith("jdlint: write: jdlint new ")


def test_new_refuses_to_overwrite(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": "mine"})
    result = jdlint("new", "a", cwd=tmp_path)
    assert (result.code, result.sentence) == (2, "jdlint: a.jd.yaml: exists already; nothing was written")
    assert snapshot(tmp_path) == {"a.jd.yaml": b"mine"}


@pytest.mark.parametrize(("lang", "words"), [("en", "# Configuration of jdlint."), ("et", "# jdlinti seadistus.")])
def test_init_writes_a_configuration_and_the_schema(tmp_path: Path, lang: str, words: str) -> None:
    result = jdlint("init", "--lang", lang, cwd=tmp_path)
    files = snapshot(tmp_path)
    assert result.code == 0
    assert list(files) == ["jdlint.toml", "schemas/job-description.v1.schema.json"]
    assert words in files["jdlint.toml"].decode()
    assert (
        files["schemas/job-description.v1.schema.json"]
        == (ROOT / "schemas/job-description.v1.schema.json").read_bytes()
    )
    assert jdlint("config", "show", cwd=tmp_path).code == 0


@pytest.mark.parametrize("existing", ["jdlint.toml", ".jdlint.toml"])
def test_init_refuses_to_overwrite(tmp_path: Path, existing: str) -> None:
    write(tmp_path, {existing: ""})
    result = jdlint("init", cwd=tmp_path)
    assert result.code == 2
    assert "exists already; nothing was written" in result.sentence
    assert list(snapshot(tmp_path)) == [existing]


def test_every_line_of_the_written_configuration_may_be_switched_on(tmp_path: Path) -> None:
    for lang in ("en", "et"):
        (tmp_path / lang).mkdir()
        jdlint("init", "--lang", lang, lang, cwd=tmp_path)
        path = tmp_path / lang / "jdlint.toml"
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join(re.sub(r"^# (?=\[|[\w\"/*-]+ *=|\")", "", line) for line in lines), "utf-8")
        shown = jdlint("config", "show", "--origin", lang, cwd=tmp_path)
        assert shown.code == 0, shown.err
        assert shown.out.count(str(path)) >= 10


def test_init_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = jdlint("init", "none", cwd=tmp_path)
    assert (result.code, result.sentence) == (2, "jdlint: none: there is no such folder")


@pytest.mark.parametrize(
    ("argv", "name"),
    [
        ([], "job-description.v1.schema.json"),
        (["--draft7"], "job-description.v1.draft-07.schema.json"),
        (["organisation"], "organisation.v1.schema.json"),
        (["titles", "--draft7"], "titles.v1.draft-07.schema.json"),
    ],
)
def test_schema_prints_the_shipped_file(tmp_path: Path, argv: list[str], name: str) -> None:
    assert jdlint("schema", *argv, cwd=tmp_path).out == (ROOT / "schemas" / name).read_text("utf-8")


# demo


def _planted() -> set[tuple[str, str]]:
    """Return file and rule of every fault that examples/README.md says is planted."""
    rows = re.findall(
        r"^\| `([\w-]+\.jd\.yaml):\d+` \| ([A-Z]{3}\d{3}) \|", (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE
    )
    return set(rows)


def test_demo_holds_the_faults_that_its_readme_lists(tmp_path: Path) -> None:
    result = jdlint("demo", cwd=tmp_path)
    assert result.code == 0
    command = result.out.splitlines()[-1].split("jdlint ", 1)[1].split()
    assert command[-2:] == ["--as-of", AS_OF]
    found = jdlint(*command, "--format", "json", cwd=tmp_path)
    assert found.code == 1
    faults = {(Path(item["path"]).name, item["rule"]) for item in found.findings if item["severity"] != "info"}
    assert len(_planted()) == 10
    assert faults == _planted()


def test_demo_is_the_same_each_time_and_refuses_to_overwrite(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert jdlint("demo", folder, cwd=tmp_path).code == 0
    files = snapshot(tmp_path)
    assert {name.removeprefix("one/"): data for name, data in files.items() if name.startswith("one/")} == {
        name.removeprefix("two/"): data for name, data in files.items() if name.startswith("two/")
    }
    again = jdlint("demo", "one", cwd=tmp_path)
    assert again.code == 2
    assert "exists already; nothing was written" in again.sentence
    assert snapshot(tmp_path) == files


# texts of refusals


def test_a_refusal_does_not_speak_to_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    write(tmp_path, {"jdlint.toml": '"\\u001b[2J" = 1\n', "a.jd.yaml": post("a")})
    result = jdlint("check", "a.jd.yaml", cwd=tmp_path)
    assert result.code == 2
    assert "\x1b" not in result.err
