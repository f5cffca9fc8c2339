"""What a cache is not used for, where none is left, and what never stands in one."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest

import jdlint
from tests.acceptance.test_own_rule import RULE
from tests.cache.project import cache_files, settle
from tests.cache.test_broken import joined, parts
from tests.cli.test_personal_data import YAML
from tests.helpers import Repo, Result, check, post, program, snapshot, write
from tests.helpers import jdlint as command
from tests.rules.test_personal_code import make_code

FAULTY = "jdlint: 1\nid: a\nduties: [{number: '1', duty: Teeb tööd.}]\n"
CODE = make_code()


@pytest.fixture(autouse=True)
def _rested(monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo", {"a.jd.yaml": FAULTY, "jdlint.toml": ""})


def run(folder: Path, *argv: str) -> list[str]:
    return check("--select", "DUT001", *argv, cwd=folder).rules


def forged(folder: Path) -> Path:
    """Let a cache say that nothing was found, and return its file."""
    assert run(folder) == ["DUT001"]
    (file,) = cache_files(folder)
    index, records = parts(file.read_bytes())
    for fields in index["files"].values():
        fields[8] = None
    file.write_bytes(joined(index, records))
    assert run(folder) == [], "the file is used: the tests below can fail"
    return file


def noted(folder: Path, *argv: str) -> Result:
    return command("check", "--select", "DUT001", "--as-of", "2026-11-20", "--notices", *argv, ".", cwd=folder)


def test_a_cache_that_the_repository_brings_along(repo: Repo) -> None:
    file = forged(repo.folder)
    repo.git("add", "-f", file.relative_to(repo.folder).as_posix())
    assert run(repo.folder) == ["DUT001"]
    assert run(repo.folder, "--hook") == ["DUT001"]
    told = "note: .jdlint_cache: the repository brings a cache along; it is not used: git rm -r --cached .jdlint_cache"
    assert told in noted(repo.folder).err
    assert "vahemälu kaasa" in noted(repo.folder, "--lang", "et").err
    for argv in (("--no-cache",), ("--cache-dir", "../mujal")):
        assert "cache" not in noted(repo.folder, *argv).err
    other = repo.folder / "alla"
    write(other, {"b.jd.yaml": FAULTY})
    assert run(repo.folder, "--context", "alla", "a.jd.yaml") == ["DUT001"]
    repo.git("rm", "-qr", "--cached", ".jdlint_cache")
    assert command("clean", cwd=repo.folder).code == 0
    assert noted(repo.folder).err == ""
    assert cache_files(repo.folder)


def test_a_link_to_a_folder_that_the_repository_brings_along(repo: Repo) -> None:
    file = forged(repo.folder)
    file.parent.rename(repo.folder / "andmed")
    (repo.folder / "andmed" / ".gitignore").unlink()
    (repo.folder / ".jdlint_cache").symlink_to("andmed")
    repo.git("add", "-Af")
    before = snapshot(repo.folder, caches=True)
    assert run(repo.folder) == ["DUT001"]
    assert snapshot(repo.folder, caches=True) == before


def test_one_that_anybody_may_write(repo: Repo) -> None:
    file = forged(repo.folder)
    file.chmod(0o646)
    assert run(repo.folder) == ["DUT001"]


def test_one_of_another_user(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    forged(repo.folder)
    other = os.getuid() + 1
    with monkeypatch.context() as patch:
        patch.setattr("jdlint.storage.records.os.getuid", lambda: other)
        assert run(repo.folder) == ["DUT001"]
    assert run(repo.folder) == ["DUT001"]  # it was written anew


def test_house_rules_of_a_cache_that_the_repository_brings_along(repo: Repo) -> None:
    repo.write({"jdlint.toml": 'rules = ["./kord"]\n', "kord/XAB001-traits-listed.yaml": RULE})
    repo.write({"a.jd.yaml": f"{FAULTY}requirements: {{traits: [täpsus]}}\n"})
    argv = ("--select", "XAB001", "--format", "concise", "--lang", "en")
    expected = check(*argv, cwd=repo.folder)
    (kept,) = (repo.folder / ".jdlint_cache").glob("rules-*")
    index, _records = parts(kept.read_bytes())
    kept.write_bytes(joined([line.replace('"warning"', '"error"') for line in index]))
    assert check(*argv, cwd=repo.folder) != expected
    repo.git("add", "-f", ".jdlint_cache")
    for _ in range(2):
        assert check(*argv, cwd=repo.folder).out == expected.out


def test_a_folder_that_is_no_project_is_left_as_it_was(tmp_path: Path) -> None:
    folder = write(tmp_path / "kaust", {"a.jd.yaml": FAULTY, "all/b.jd.yaml": FAULTY})
    write(tmp_path / "mujal", {"jdlint.toml": 'rules = ["./kord"]\n', "kord/XAB001-traits-listed.yaml": RULE})
    before = snapshot(tmp_path, caches=True)
    for argv in ((".",), ("all",), ("a.jd.yaml",), ("--config", "../mujal/jdlint.toml", "."), ("--isolated", ".")):
        assert check(*argv, cwd=folder).code in (0, 1)
    assert snapshot(tmp_path, caches=True) == before
    check("--cache-dir", "../vahemälu", ".", cwd=folder)
    added = snapshot(tmp_path, caches=True).keys() - before.keys()
    assert {Path(name).parent.as_posix() for name in added} == {"vahemälu"}
    assert check("--cache-dir", "../vahemälu", ".", cwd=folder) == check("--no-cache", ".", cwd=folder)


def test_the_python_api_and_other_commands_leave_nothing(repo: Repo) -> None:
    repo.write({"jdlint.toml": 'rules = ["./kord"]\n', "kord/XAB001-traits-listed.yaml": RULE})
    before = snapshot(repo.folder, caches=True)
    assert jdlint.check([repo.folder], as_of=dt.date(2026, 11, 20)).findings
    for argv in (["list"], ["graph"], ["impact", "a", "--remove"], ["diff"], ["check", "--no-cache", "."]):
        assert command(*argv, cwd=repo.folder).code in (0, 1)
    assert snapshot(repo.folder, caches=True) == before
    assert repo.git("status", "--porcelain", "--", ".jdlint_cache") == ""


def test_a_named_folder_holds_several_projects_and_their_rules(tmp_path: Path) -> None:
    for name, least in (("a", 2), ("b", 1)):
        rule = RULE.replace("min: 2", f"min: {least}")
        files = {"jdlint.toml": 'rules = ["./kord"]\n', "kord/XAB001-traits-listed.yaml": rule}
        write(tmp_path / name, {**files, "a.jd.yaml": f"{FAULTY}requirements: {{traits: [täpsus]}}\n"})
    for _ in range(2):
        for name, found in (("a", ["XAB001"]), ("b", [])):
            folder = tmp_path / name
            assert check("--select", "XAB001", "--cache-dir", "../kaust/vahemälu", cwd=folder).rules == found
            assert not (folder / ".jdlint_cache").exists()
    kept = [path.suffix for path in (tmp_path / "kaust" / "vahemälu").iterdir()]
    assert (kept.count(".records"), kept.count(".rules")) == (2, 2)


def test_a_named_folder_may_be_a_link(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "suur").mkdir()
    (tmp_path / "viide").symlink_to("suur")
    run(repo.folder, "--cache-dir", str(tmp_path / "viide"))
    assert list((tmp_path / "suur").glob("*.records"))


def test_git_does_not_see_it(repo: Repo) -> None:
    run(repo.folder)
    assert cache_files(repo.folder)
    assert repo.git("status", "--porcelain", "--untracked-files=all") == ""
    assert (
        (repo.folder / ".jdlint_cache" / "CACHEDIR.TAG")
        .read_bytes()
        .startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    )


@pytest.mark.parametrize(
    "text",
    [
        YAML.replace("serialNumber", "number"),
        f'jdlint: 1\nid: a\nposition: {{title: "Vaatleja „{CODE}“"}}\n',
        f'jdlint: 1\nid: a\nposition: {{title: "Vaatleja\\n{CODE}"}}\n',
        f'jdlint: 1\nid: a\nposition: {{title: "Vaatleja\\t{CODE}"}}\n',
        f'jdlint: 1\nid: a\nposition: {{title: "Vaatleja\\xa0{CODE}"}}\n',
        f'jdlint: 1\nid: a\nposition: {{title: "Vaatleja \\"{CODE}\\""}}\n',
        f'jdlint: 1\nid: a\nposition: {{title: "Vaatleja \\\\{CODE}"}}\n',
        f"jdlint: 1\nid: a\nduties: [{{number: '{CODE}', duty: „{CODE}“}}]\n",
        f"jdlint: 1\nid: a\n# jdlint: ignore[DUT001] {CODE}\n",
        f"id: {CODE}\nposition: [\n",
        f"id: a\nposition:\n  title: Vaatleja {CODE}\nduties: [\n",
    ],
    ids=range(11),
)
def test_no_personal_code_is_in_it(text: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "p", {"jdlint.toml": "", "a.jd.yaml": text, "b.jd.yaml": "jdlint: 1\nid: b\n"})
    command("check", ".", "--select", "ALL", "--as-of", "2026-11-20", cwd=folder)
    (file,) = cache_files(folder)
    assert CODE.encode() not in file.read_bytes()
    index = parts(file.read_bytes())[0]
    assert list(index["files"]) == ["b.jd.yaml"]


def test_no_personal_code_of_a_file_name_is_in_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {"jdlint.toml": "", f"Vaatleja {CODE}.jd.yaml": FAULTY, "b.jd.yaml": FAULTY})
    command("check", ".", "--select", "ALL", "--as-of", "2026-11-20", cwd=folder)
    assert all(CODE.encode() not in path.read_bytes() for path in cache_files(folder))


def test_another_interpreter_or_set_of_rules_is_another_cache(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    names: set[Any] = set()
    for where, value in (
        ("jdlint.engine.cache.key.VERSION", "9"),
        ("jdlint.engine.cache.key.sys.version", "4.0"),
        ("jdlint.engine.cache.key.unicodedata.unidata_version", "99"),
        ("jdlint.engine.cache.key._code", lambda: 1),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(where, value)
            run(repo.folder)
        names |= set(cache_files(repo.folder))
    run(repo.folder)
    run(repo.folder, "--as-of", "2026-11-21")
    assert len(names | set(cache_files(repo.folder))) == 6


def test_processes_at_the_same_time(tmp_path: Path) -> None:
    """Ten on one cache, two rounds with changes in between."""
    import subprocess
    import sys

    from benchmarks import corpus

    corpus.write(tmp_path, 12)
    argv = [sys.executable, "-m", "jdlint", "check", "--format", "json", "--as-of", "2026-11-20", "--lang", "en"]
    for number in range(2):
        for place in range(number * 3, number * 3 + 3):
            path = tmp_path / f"koht-{place:05}.jd.yaml"
            path.write_text(
                path.read_text("utf-8").replace("language: et, level: C1", "language: et, level: C3"), "utf-8"
            )
        expected = program(*argv[3:], "--no-cache", cwd=tmp_path).stdout
        running = [
            subprocess.Popen(argv, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(10)
        ]
        for process in running:
            out, err = process.communicate(timeout=120)
            assert (out, err) == (expected, b"")
    assert expected.count(b'"LNG001"') >= 6
    (file,) = cache_files(tmp_path)
    assert {path.name for path in file.parent.iterdir()} == {file.name, "CACHEDIR.TAG", ".gitignore"}


def test_projects_that_share_a_folder_remember_side_by_side(tmp_path: Path) -> None:
    for name in ("a", "b"):
        folder = write(tmp_path / name, {"jdlint.toml": "", "a.jd.yaml": post("a")})
        run(folder, "--cache-dir", "../kaust")
    assert len(list((tmp_path / "kaust").glob("*.records"))) == 2
