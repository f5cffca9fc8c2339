"""Configuration files: what they may say, and the sentence about what they may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jdlint.config.form import KEYS, RENAMED
from jdlint.config.read import find_config, git_root, read_config
from jdlint.core.errors import JdlintError
from jdlint.core.version import VERSION
from jdlint.syntax.limits import DEFAULT_LIMITS
from tests.helpers import jdlint, post, write


def settings(folder: Path, text: str, name: str = "jdlint.toml") -> Any:
    write(folder, {name: text})
    return read_config(folder / name)


def refusal(folder: Path, text: str | bytes, name: str = "jdlint.toml") -> str:
    write(folder, {name: text})
    with pytest.raises(JdlintError) as raised:
        read_config(folder / name)
    return str(raised.value).removeprefix(f"{folder}/")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("selct = []", "jdlint.toml:1: selct: unknown key; did you mean select?"),
        ("\n\nper_file_ignores = {}", "jdlint.toml:3: per_file_ignores: unknown key; did you mean per-file-ignores?"),
        ("extends = 'a'", "jdlint.toml:1: extends: unknown key; did you mean extend?"),
        ("select = 'DUT'", 'jdlint.toml:1: select: must be a list of texts, such as ["a", "b"]'),
        ("select = [1]", 'jdlint.toml:1: select: must be a list of texts, such as ["a", "b"]'),
        ("profile = 1", "jdlint.toml:1: profile: must be a text in quotes"),
        ("# x\nbody = 'city'", "jdlint.toml:2: body: 'city' is none of state, local, other"),
        ("language = 'ru'", "jdlint.toml:1: language: 'ru' is none of et, en"),
        ("fail-level = 'fatal'", "jdlint.toml:1: fail-level: 'fatal' is none of error, warning, info"),
        ("severity = 'x'", 'jdlint.toml:1: severity: must be a table of rule = "level"'),
        (
            "[severity]\nDUT001 = 'off'\nDUT002 = 'hint'",
            "jdlint.toml:3: severity.DUT002: 'hint' is none of error, warning, info, off",
        ),
        ("[severity]\nDUT002 = 1", "jdlint.toml:2: severity.DUT002: must be a text in quotes"),
        ("a = " + "1" * 5000, "jdlint.toml: is no valid TOML: Exceeds the limit"),
        ("a." * 200_000 + "a = 1", "jdlint.toml: is no valid TOML: too many dots in one line"),
        ("b = 1  # " + '"' + r"\\\"" * 250_000, "jdlint.toml:1: b: unknown key; known are"),
        ("review = 6", "jdlint.toml:1: review: must be a table"),
        (
            "[review]\ninterval-month = 6",
            "jdlint.toml:2: review.interval-month: unknown key; did you mean interval-months?",
        ),
        (
            "review.interval-month = 6",
            "jdlint.toml:1: review.interval-month: unknown key; did you mean interval-months?",
        ),
        ("x-y = 1\nreview = {interval-months = 0}", "jdlint.toml:1: x-y: unknown key; known are"),
        ("review = {interval-months = 0}", "jdlint.toml:1: review.interval-months: must be a whole number above zero"),
        (
            "[review]\ninterval-months = true",
            "jdlint.toml:2: review.interval-months: must be a whole number above zero",
        ),
        ("[review]\ninterval-months = 1.5", "jdlint.toml:2: review.interval-months: must be a whole number above zero"),
        ("[limits]\ndepth = -1", "jdlint.toml:2: limits.depth: must be a whole number above zero"),
        ("[limits]\ndeep = 1", "jdlint.toml:2: limits.deep: unknown key; did you mean depth?"),
        ("[review]\n[limits]\nreview = 1", "jdlint.toml:3: limits.review: unknown key"),
        ("per-file-ignores = []", 'jdlint.toml:1: per-file-ignores: must be a table of "pattern" = ["RULE"]'),
        ("[per-file-ignores]\n'a/*' = 'DUT'", "jdlint.toml:2: per-file-ignores.a/*: must be a list of texts"),
        ("[owners]\n'b' = 1\n[per-file-ignores]\n'b' = ['X']", "jdlint.toml:2: owners.b: must be a list of texts"),
        ("[per-file-ignores]\n'b' = ['X']\n[owners]\n\"b\" = 1", "jdlint.toml:4: owners.b: must be a list of texts"),
        ("rules = 'packs'", "jdlint.toml:1: rules: must be a list of folders, or tables [rules.ID] of options"),
        ("rules = [1]", "jdlint.toml:1: rules: must be a list of texts"),
        ("[rules]\nDUT001 = 1", "jdlint.toml:2: rules.DUT001: must be a table of options"),
        ("[rules]\npaths = 'x'", "jdlint.toml:2: rules.paths: must be a list of texts"),
        ("extend = 1", "jdlint.toml:1: extend: must be a text in quotes"),
        ('extend = "\\u0000"', "jdlint.toml:1: extend: '\\x00' is no name of a file"),
        ("extend = 'jdlint.toml'", "jdlint.toml:1: extend: extends itself; name another file, or remove the key"),
        ("extend = 'none.toml'", "none.toml: cannot be read: No such file or directory"),
        ("extend = '.'", "cannot be read: Is a directory"),
        (
            "required-version = 'new'",
            "jdlint.toml:1: required-version: 'new' is no version; write for instance \">=0.1\"",
        ),
        (
            "\nrequired-version = '>=99'",
            f"jdlint.toml:2: required-version: this project needs jdlint >=99, and this is {VERSION}",
        ),
        ("required-version = '==0.0.9'", "jdlint.toml:1: required-version: this project needs jdlint ==0.0.9"),
        ("required-version = '~=0.0.9'", "jdlint.toml:1: required-version: this project needs jdlint ~=0.0.9"),
        ("select = [", "jdlint.toml: is no valid TOML: Invalid value (at end of document)"),
        (
            "a = 1\nb = 2 3\n",
            "is no valid TOML: Expected newline or end of document after a statement (at line 2, column 7)",
        ),
        ("a = " + "[" * 5000, "jdlint.toml: is no valid TOML: "),
    ],
)
def test_a_fault_is_one_sentence_with_file_line_and_remedy(tmp_path: Path, text: str, sentence: str) -> None:
    found = refusal(tmp_path, text)
    assert sentence in found
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[tool.jdlint]\nselct = []", "pyproject.toml:2: selct: unknown key; did you mean select?"),
        ("[project]\nselct = 1\n[tool.jdlint]\nselct = []", "pyproject.toml:4: selct: unknown key"),
        ("[tool.jdlint.review]\ninterval = 6", "pyproject.toml:2: review.interval: unknown key"),
        ("[tool]\njdlint = 1", "pyproject.toml:2: tool.jdlint: must be a table"),
    ],
)
def test_a_fault_in_pyproject(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in refusal(tmp_path, text, "pyproject.toml")


def test_other_encodings_and_sizes_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "select = []".encode("utf-16")) == "jdlint.toml: is not UTF-8; save it as UTF-8"
    assert refusal(tmp_path, "#" * (1024 * 1024 + 1)) == "jdlint.toml: too large for a configuration"
    assert settings(tmp_path, "\ufeffprofile = 'legal'").profile == "legal"


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nblack = 1", "[project]\nname = 'x'", ""])
def test_a_pyproject_that_does_not_speak_of_jdlint_is_no_configuration(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"pyproject.toml": text})
    (tmp_path / ".git").mkdir()
    assert find_config(tmp_path) is None


def test_the_nearest_file_wins_and_jdlint_toml_goes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"jdlint.toml": "", "x/pyproject.toml": "[tool.jdlint]\n", "x/y/.jdlint.toml": "", "x/z/a": ""})
    assert find_config(tmp_path / "x" / "z") == tmp_path / "x" / "pyproject.toml"
    assert find_config(tmp_path / "x" / "y") == tmp_path / "x" / "y" / ".jdlint.toml"
    assert find_config(tmp_path) == tmp_path / "jdlint.toml"
    write(tmp_path, {"x/jdlint.toml": ""})
    assert find_config(tmp_path / "x") == tmp_path / "x" / "jdlint.toml"
    assert git_root(tmp_path / "x" / "y") == tmp_path


def test_every_key_reaches_the_settings(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
include = ["a/*.yaml"]
exclude = ["b"]
profile = "strict"
template = "ee-2021"
body = "local"
language = "et"
select = ["DUT"]
ignore = ["DUT001"]
extend-select = ["SUB"]
fail-level = "info"
required-version = ">=0.1"
rules = {paths = ["packs"], IMP002 = {least-percent = 2}}
[severity]
DUT = "off"
[per-file-ignores]
"x/*" = ["STR"]
[review]
interval-months = 24
due-soon-days = 30
[limits]
file-bytes = 5
nodes = 7
""",
    )
    assert found.root == tmp_path
    assert found.file == tmp_path / "jdlint.toml"
    assert (found.include, found.exclude, found.profile, found.template) == (("a/*.yaml",), ("b",), "strict", "ee-2021")
    assert (found.body, found.language, found.fail_level) == ("local", "et", "info")
    assert (found.select, found.ignore, found.extend_select) == (("DUT",), ("DUT001",), ("SUB",))
    assert (found.severity, found.per_file_ignores) == ({"DUT": "off"}, {"x/*": ("STR",)})
    assert (found.review_interval, found.due_soon) == (24, 30)
    assert found.limits == DEFAULT_LIMITS._replace(file_bytes=5, nodes=7)
    assert found.packs == (tmp_path / "packs",)
    assert found.rules_options == {"IMP002": {"least-percent": 2}}


def test_rules_may_be_a_list_of_packs(tmp_path: Path) -> None:
    found = settings(tmp_path, 'rules = ["one", "sub/two"]')
    assert found.packs == (tmp_path / "one", tmp_path / "sub" / "two")
    assert found.rules_options == {}


def test_a_file_lies_over_the_one_it_extends(tmp_path: Path) -> None:
    write(tmp_path, {"base/house.toml": 'profile = "legal"\nselect = ["DUT"]\nrules = ["packs"]\n'})
    found = settings(tmp_path, 'extend = "base/house.toml"\nselect = ["SUB"]\n')
    assert (found.profile, found.select, found.root) == ("legal", ("SUB",), tmp_path)
    assert found.origins["profile"] == str(tmp_path / "base" / "house.toml")
    assert found.origins["select"] == str(tmp_path / "jdlint.toml")
    assert found.packs == (tmp_path / "base" / "packs",)


def test_a_fault_in_the_extended_file_names_that_file(tmp_path: Path) -> None:
    write(tmp_path, {"base.toml": "selct = []"})
    assert refusal(tmp_path, 'extend = "base.toml"').startswith("base.toml:1: selct: unknown key")


def test_a_long_chain_of_extensions_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.toml": f'extend = "{number + 1}.toml"' for number in range(1000)})
    assert refusal(tmp_path, 'extend = "0.toml"') == (
        "19.toml:1: extend: more than 20 files extend each other one by one; name the last of them"
    )


def test_a_circle_of_extensions_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.toml": 'extend = "b.toml"', "b.toml": '\nextend = "jdlint.toml"'})
    assert refusal(tmp_path, 'extend = "a.toml"').startswith("b.toml:2: extend: extends itself")


@pytest.mark.parametrize("version", [">=0.1", "0.1", "==0.1", f"=={VERSION}", "~=0.1.0", ">= 0.0.5", f"{VERSION}"])
def test_a_version_that_fits(tmp_path: Path, version: str) -> None:
    assert settings(tmp_path, f'required-version = "{version}"').file is not None


def test_renamed_keys_lead_to_keys() -> None:
    assert set(RENAMED.values()) <= set(KEYS)
    assert not set(RENAMED) & set(KEYS)


# jdlint config show


def test_show_prints_every_key_and_where_it_comes_from(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": 'body = "local"\n[review]\ndue-soon-days = 9\n', "sub/a.jd.yaml": post("a")})
    result = jdlint("config", "show", "--origin", "sub/a.jd.yaml", cwd=tmp_path)
    lines = result.out.splitlines()
    assert result.code == 0
    assert f'body = "local"  # {tmp_path / "jdlint.toml"}' in lines
    assert f'review = {{"interval-months": 12, "due-soon-days": 9}}  # {tmp_path / "jdlint.toml"}' in lines
    assert 'profile = "standard"  # default' in lines
    assert [line.split(" = ")[0] for line in lines] == [
        key for key in KEYS if key not in ("extend", "required-version")
    ]


def test_show_without_a_configuration_prints_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    result = jdlint("config", "show", cwd=tmp_path)
    assert result.code == 0
    assert 'fail-level = "error"' in result.out.splitlines()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["none"], "jdlint: none: there is no such file or folder"),
        (["--config", "none.toml"], "jdlint: none.toml: there is no such configuration file"),
        (["--config", "bad.toml"], "bad.toml:1: selct: unknown key; did you mean select?"),
    ],
)
def test_show_refuses_in_one_sentence(tmp_path: Path, argv: list[str], sentence: str) -> None:
    write(tmp_path, {"bad.toml": "selct = []"})
    result = jdlint("config", "show", *argv, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.sentence.endswith(sentence)
