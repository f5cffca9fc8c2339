"""Which rules run, at which level, and where their findings are not wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.rulebook.index import load_rulebook
from tests.helpers import check, jdlint, pair, post, write

#: STR012 (no id) error, STR003 … : a description with a fault of several families.
_FAULTY = """\
jdlint: 1
position: {title: Nõustaja}
duties:
  - number: "2.3"
    duty: Nõustab
  - duty: Juhendab
requirements:
  languages:
    - {language: et, level: C3}
    - {language: en, level: c1}
dutyes: []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {"a.jd.yaml": _FAULTY, "jdlint.toml": ""})


def ids(rules: list[str], *prefixes: str) -> list[str]:
    return [rule for rule in rules if rule.startswith(prefixes)]


@pytest.mark.parametrize(
    ("argv", "rules"),
    [
        (["--select", "DUT001"], ["DUT001", "DUT001"]),
        (["--select", "dut001"], ["DUT001", "DUT001"]),
        (["--select", "duty-without-result"], ["DUT001", "DUT001"]),
        (["--select", "DUT001,LNG001"], ["DUT001", "DUT001", "LNG001", "LNG001"]),
        (["--select", "DUT001", "--select", "LNG001"], ["DUT001", "DUT001", "LNG001", "LNG001"]),
        (["--select", "DUT00", "--ignore", "DUT005"], ["DUT001", "DUT001"]),
        (["--select", "DUT001", "--ignore", "DUT"], ["DUT001", "DUT001"]),
        (["--select", "DUT001", "--ignore", "ALL"], ["DUT001", "DUT001"]),
        (["--select", "DUT", "--ignore", "DUT"], []),
        (["--select", "DUT001", "--ignore", "DUT001"], []),
        (["--select", "DUT001", "--extend-select", "STR012"], ["STR012", "DUT001", "DUT001"]),
        (["--ignore", "ALL", "--extend-select", "STR012"], ["STR012"]),
        (["--ignore", "ALL"], []),
    ],
)
def test_the_more_specific_selector_wins(folder: Path, argv: list[str], rules: list[str]) -> None:
    assert check(*argv, cwd=folder).rules == rules


def test_a_broken_file_is_reported_whatever_is_selected(folder: Path) -> None:
    write(folder, {"b.jd.yaml": "a: [b\n"})
    assert check("--select", "DUT001", cwd=folder).rules == ["DUT001", "DUT001", "JDL002"]
    assert check("--select", "DUT001", "--ignore", "JDL002", cwd=folder).rules == ["DUT001", "DUT001"]


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["--select", "DUT0001"], "unknown rule 'DUT0001'; did you mean DUT001?"),
        (["--select", "duty-without-resul"], "did you mean duty-without-result?"),
        (["--ignore", "QQQ"], "unknown rule 'QQQ'; jdlint rule lists them all"),
        (["--extend-select", "SUB999"], "unknown rule 'SUB999'"),
        (["--select", ","], "a rule code is missing"),
        (["--profile", "standart"], "unknown profile 'standart'; there are audit, legal, standard, strict"),
    ],
)
def test_an_unknown_rule_or_profile_is_one_sentence(folder: Path, argv: list[str], hint: str) -> None:
    result = check(*argv, cwd=folder)
    assert result.code == 2
    assert result.out == ""
    assert hint in result.sentence
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("config", "levels"),
    [
        ('[severity]\nDUT001 = "warning"', {"warning"}),
        ('[severity]\nduty-without-result = "info"', {"info"}),
        ('[severity]\nDUT = "info"', {"info"}),
        ('[severity]\nDUT001 = "off"', set()),
        ("", {"error"}),
    ],
)
def test_levels_come_from_the_configuration(folder: Path, config: str, levels: set[str]) -> None:
    write(folder, {"jdlint.toml": config})
    result = check("--select", "DUT001", cwd=folder)
    assert {item["severity"] for item in result.findings} == levels
    assert result.code == (1 if "error" in levels else 0)


def test_the_configured_level_wins_over_the_level_of_a_single_finding(folder: Path) -> None:
    own = post(
        "a", "Peainspektor", position={"specialisation": "rand"}, substitution={"substituted_by": ["Peainspektor"]}
    )
    write(folder, {"a.jd.yaml": own})
    assert [item["severity"] for item in check("--select", "SUB004", cwd=folder).findings] == ["info"]
    write(folder, {"jdlint.toml": '[severity]\nSUB004 = "warning"'})
    assert [item["severity"] for item in check("--select", "SUB004", cwd=folder).findings] == ["warning"]


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("info", 1)], ids=["error", "warning", "info"]
)
def test_fail_level(folder: Path, level: str, code: int) -> None:
    write(folder, {"jdlint.toml": '[severity]\nDUT001 = "warning"'})
    assert check("--select", "DUT001", "--fail-level", level, cwd=folder).code == code
    write(folder, {"jdlint.toml": f'fail-level = "{level}"\n[severity]\nDUT001 = "warning"'})
    assert check("--select", "DUT001", cwd=folder).code == code
    assert check("--select", "DUT001", "--exit-zero", cwd=folder).code == 0


def test_the_legal_profile_shows_what_rests_on_law(folder: Path) -> None:
    write(folder, {"b.jd.yaml": "a: [b\n"})
    kinds = {item["basis"]["kind"] for item in check("--profile", "legal", cwd=folder).findings}
    assert {"legal", "tool"} <= kinds <= {"legal", "eu", "tool"}
    assert "house" in {item["basis"]["kind"] for item in check("--profile", "standard", cwd=folder).findings}


def test_the_basis_of_a_single_message_counts_in_the_legal_profile(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a", status="official"), "jdlint.toml": ""})
    fields = [
        item["keyed_path"] for item in check("--profile", "legal", cwd=tmp_path).findings if item["rule"] == "STR001"
    ]
    assert fields == ["duties", "requirements"]


def test_a_preview_rule_is_off_until_it_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jdlint.engine import rules

    book = load_rulebook()
    preview = book._replace(rules={**book.rules, "DUT001": book.rules["DUT001"]._replace(preview=True)})
    monkeypatch.setattr(rules, "load_rulebook", lambda *_: preview)
    assert "DUT001" not in check(cwd=folder).rules
    assert "DUT001" not in check("--profile", "audit", cwd=folder).rules
    assert "DUT001" in check("--select", "DUT", cwd=folder).rules
    assert "DUT001" in check("--extend-select", "DUT001", cwd=folder).rules


@pytest.mark.parametrize(
    ("pattern", "codes", "left"),
    [
        ("a.jd.yaml", '["DUT001"]', []),
        ("*.yaml", '["DUT"]', []),
        ("b*", '["DUT001"]', ["DUT001", "DUT001"]),
        ("a.jd.yaml::duties[[]2.3]*", '["DUT001"]', ["DUT001", "DUT001"]),
        ("a.jd.yaml::duties[2.3].expected_results", '["DUT001"]', ["DUT001"]),
        ("*::duties[2.3]*", '["DUT001"]', ["DUT001"]),
        ("*::duties*", '["DUT001"]', []),
        ("*::rights*", '["DUT001"]', ["DUT001", "DUT001"]),
        ("*", '["LNG"]', ["DUT001", "DUT001"]),
    ],
)
def test_per_file_ignores(folder: Path, pattern: str, codes: str, left: list[str]) -> None:
    write(folder, {"jdlint.toml": f"[per-file-ignores]\n'{pattern}' = {codes}\n"})
    result = check("--select", "DUT001", cwd=folder)
    assert result.rules == left
    assert [item["suppressed"] for item in result.findings if item["suppressed"]] == [
        {"kind": "config", "reason": None, "until": None, "by": None}
    ] * (2 - len(left))


def test_patterns_are_relative_to_the_configuration_wherever_one_stands(folder: Path) -> None:
    write(folder, {"sub/a.jd.yaml": _FAULTY, "jdlint.toml": '[per-file-ignores]\n"sub/*" = ["DUT"]\n'})
    assert check("--select", "DUT001", "a.jd.yaml", cwd=folder / "sub").rules == []
    assert len(check("--select", "DUT001", "../a.jd.yaml", cwd=folder / "sub").rules) == 2


def test_scope_parts_the_rules_in_two(tmp_path: Path) -> None:
    write(tmp_path, {**pair(answered=False), "jdlint.toml": ""})
    every, document, project = (check("--scope", scope, cwd=tmp_path).rules for scope in ("all", "document", "project"))
    assert set(document) & set(project) == set()
    assert sorted(every) == sorted(document + project)
    assert "SUB001" in project
    assert "STR001" in document


def test_options_of_a_rule_reach_it(folder: Path) -> None:
    write(folder, {"jdlint.toml": "[rules.IMP002]\nleast-percent = 100\n"})
    assert check("--select", "IMP002", cwd=folder).code == 0


@pytest.mark.parametrize(
    ("config", "hint"),
    [
        ("[rules.IMP002]\nleast = 1\n", "unknown option 'least'; it has: least-percent"),
        ("[rules.IMP002]\nleast-percent = 'a'\n", "option 'least-percent' must be like 1.0"),
        ("[rules.DUT001]\nx = 1\n", "unknown option 'x'; it has: none"),
        ("[rules.DUT0001]\nx = 1\n", "unknown rule 'DUT0001'; did you mean DUT001?"),
    ],
)
def test_a_wrong_option_is_one_sentence_that_names_the_file(folder: Path, config: str, hint: str) -> None:
    write(folder, {"jdlint.toml": config})
    result = jdlint("check", cwd=folder)
    assert result.code == 2
    assert str(folder / "jdlint.toml") in result.sentence
    assert hint in result.sentence
