"""What is reported and what is read to judge it: targets, context, configurations."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.helpers import check, pair, post, write

PAIR = pair(answered=False)


def places(*argv: str | Path, cwd: Path) -> list[str]:
    return [f"{item['path']} {item['rule']}" for item in check(*argv, cwd=cwd).findings]


@pytest.mark.parametrize("target", ["a.jd.yaml", "b.jd.yaml", "."])
def test_one_file_still_finds_its_broken_counterpart(tmp_path: Path, target: str) -> None:
    write(tmp_path, {**PAIR, "jdlint.toml": ""})
    assert places("--select", "SUB001", target, cwd=tmp_path) == ["a.jd.yaml SUB001"]


def test_document_rules_speak_of_targets_alone(tmp_path: Path) -> None:
    faulty = {name: text + 'duties: [{"duty": "x"}]\n' for name, text in PAIR.items()}
    write(tmp_path, {**faulty, "jdlint.toml": ""})
    assert places("--select", "DUT001,SUB001", "b.jd.yaml", cwd=tmp_path) == ["a.jd.yaml SUB001", "b.jd.yaml DUT001"]


def test_a_pair_of_which_neither_is_named_is_not_reported(tmp_path: Path) -> None:
    write(tmp_path, {**PAIR, "c.jd.yaml": post("c"), "jdlint.toml": ""})
    assert places("--select", "SUB001", "c.jd.yaml", cwd=tmp_path) == []


def test_the_git_root_is_the_context_without_configuration(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.jd.yaml": PAIR["a.jd.yaml"], "y/b.jd.yaml": PAIR["b.jd.yaml"]})
    assert places("--select", "SUB00", "x/a.jd.yaml", cwd=tmp_path) == ["x/a.jd.yaml SUB002"]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert places("--select", "SUB00", "x/a.jd.yaml", cwd=tmp_path) == ["x/a.jd.yaml SUB001"]


def test_the_named_folder_is_the_context_where_there_is_neither(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.jd.yaml": PAIR["a.jd.yaml"], "x/y/b.jd.yaml": PAIR["b.jd.yaml"]})
    assert places("--select", "SUB001,SUB002", "x", cwd=tmp_path) == ["x/a.jd.yaml SUB001"]


def test_context_is_where_the_option_says(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.jd.yaml": PAIR["a.jd.yaml"], "one/jdlint.toml": "", "two/b.jd.yaml": PAIR["b.jd.yaml"]})
    select = ("--select", "SUB001,SUB002")
    assert places(*select, "one/a.jd.yaml", cwd=tmp_path) == ["one/a.jd.yaml SUB002"]
    assert places(*select, "--context", ".", "one/a.jd.yaml", cwd=tmp_path) == ["one/a.jd.yaml SUB001"]


def test_a_file_outside_the_context_is_linted_alone(tmp_path: Path) -> None:
    write(tmp_path, {"in/b.jd.yaml": PAIR["b.jd.yaml"], "in/jdlint.toml": "", "out/a.jd.yaml": PAIR["a.jd.yaml"]})
    write(tmp_path, {"out/c.jd.yaml": post("c")})
    select = ("--select", "SUB001,SUB002")
    assert places(*select, "out/a.jd.yaml", "in", cwd=tmp_path) == ["out/a.jd.yaml SUB002"]
    assert places(*select, "--context", "in", "out/a.jd.yaml", cwd=tmp_path) == ["out/a.jd.yaml SUB002"]


def test_the_nearest_configuration_holds_and_parts_the_projects(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "jdlint.toml": 'select = ["SUB001", "SUB002", "STR003"]\n',
            "a.jd.yaml": PAIR["a.jd.yaml"],
            "sub/jdlint.toml": '[severity]\nSTR003 = "off"\n',
            "sub/b.jd.yaml": PAIR["b.jd.yaml"],
            "sub/untitled.jd.yaml": "jdlint: 1\nid: u\n",
            "untitled.jd.yaml": "jdlint: 1\nid: u\n",
        },
    )
    found = check(".", cwd=tmp_path).findings
    outer = [f"{item['path']} {item['rule']}" for item in found if not item["path"].startswith("sub/")]
    assert outer == ["a.jd.yaml SUB002", "untitled.jd.yaml STR003"]
    assert "STR003" not in {item["rule"] for item in found if item["path"].startswith("sub/")}
    assert {item["rule"] for item in found if item["path"].startswith("sub/")} & {"STR001", "STR002", "STR004"}


@pytest.mark.parametrize("name", ["jdlint.toml", ".jdlint.toml", "pyproject.toml"])
def test_names_of_a_configuration(tmp_path: Path, name: str) -> None:
    section = "[tool.jdlint]\n" if name == "pyproject.toml" else ""
    write(tmp_path, {name: f'{section}select = ["STR003"]\n', "x/y/a.jd.yaml": "jdlint: 1\nid: a\n"})
    assert places("x/y/a.jd.yaml", cwd=tmp_path) == ["x/y/a.jd.yaml STR003"]


def test_a_pyproject_of_another_tool_is_passed_over(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "jdlint.toml": 'select = ["STR003"]\n',
            "x/pyproject.toml": "[tool.black]\nline-length = 88\n",
            "x/a.jd.yaml": "jdlint: 1\nid: a\n",
        },
    )
    assert places("x", cwd=tmp_path) == ["x/a.jd.yaml STR003"]


def test_no_configuration_is_looked_for_above_the_git_root(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": 'select = ["STR003"]\n', "repo/a.jd.yaml": "jdlint: 1\nid: a\n"})
    subprocess.run(["git", "init", "-q", "repo"], cwd=tmp_path, check=True)
    assert len(places("repo", cwd=tmp_path)) > 1


def test_isolated_reads_no_configuration_and_config_names_one(tmp_path: Path) -> None:
    write(
        tmp_path, {"jdlint.toml": 'select = ["STR003"]\n', "a.jd.yaml": "jdlint: 1\n", "o.toml": 'select = ["STR012"]'}
    )
    assert places("a.jd.yaml", cwd=tmp_path) == ["a.jd.yaml STR003"]
    assert len(places("--isolated", "a.jd.yaml", cwd=tmp_path)) > 3
    assert places("--config", "o.toml", "a.jd.yaml", cwd=tmp_path) == ["a.jd.yaml STR012"]


def test_include_and_exclude(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "jdlint.toml": 'include = ["posts/*.yaml"]\nexclude = ["old", "posts/x*"]\nselect = ["STR003"]\n',
            **dict.fromkeys(
                ("posts/a.yaml", "posts/x.yaml", "other/b.yaml", "old/c.jd.yaml", "d.jd.yaml"), "jdlint: 1\n"
            ),
        },
    )
    assert places(".", cwd=tmp_path) == ["d.jd.yaml STR003", "posts/a.yaml STR003"]
    assert places("old/c.jd.yaml", cwd=tmp_path) == ["old/c.jd.yaml STR003"]


def test_text_files_are_read_where_they_look_like_descriptions(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "jdlint.toml": "",
            "a.txt": "AMETIJUHEND\nAmetinimetus: Nõustaja\nStruktuuriüksus: Osakond\nTeenistuskoha eesmärk: nõustada\n",
            "notes.txt": "Piim, leib, sai.\n",
        },
    )
    result = check("--select", "STR004", ".", cwd=tmp_path)
    assert [item["path"] for item in result.findings] == ["a.txt"]
    assert '"path": "notes.txt"' in result.out
    assert check("--select", "JDL010", "notes.txt", cwd=tmp_path).rules == ["JDL010"]


@pytest.mark.parametrize("order", [["a.jd.yaml", "b.jd.yaml"], ["b.jd.yaml", "a.jd.yaml"], [".", "a.jd.yaml"], ["."]])
def test_the_order_of_arguments_changes_nothing(tmp_path: Path, order: list[str]) -> None:
    write(tmp_path, {**PAIR, "jdlint.toml": ""})
    assert check(*order, cwd=tmp_path).out == check("b.jd.yaml", ".", "a.jd.yaml", cwd=tmp_path).out


def test_the_order_of_nested_folders_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.jd.yaml": PAIR["a.jd.yaml"], "x/y/b.jd.yaml": PAIR["b.jd.yaml"]})
    assert check("x", "x/y", cwd=tmp_path).out == check("x/y", "x", cwd=tmp_path).out


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path, {**PAIR, "c.jd.yaml": "a: [b\n", "jdlint.toml": ""})
    first = check(".", cwd=tmp_path)
    assert first.rules
    assert check(".", cwd=tmp_path) == first


def test_paths_are_relative_to_where_one_stands_and_findings_sorted(tmp_path: Path) -> None:
    write(tmp_path, {**PAIR, "sub/c.jd.yaml": post("c"), "jdlint.toml": ""})
    found = check("..", cwd=tmp_path / "sub").findings
    assert {item["path"] for item in found} == {"../a.jd.yaml", "../b.jd.yaml", "c.jd.yaml"}
    keys = [(item["path"], item["start"]["line"], item["start"]["column"], item["rule"]) for item in found]
    assert keys == sorted(keys)
