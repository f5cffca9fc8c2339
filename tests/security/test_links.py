"""Links among descriptions: each description is judged once, and none is passed over in silence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.helpers import Repo, check, jdlint, pair, post, write


def _project(folder: Path) -> Path:
    """Write two posts that answer each other, and a link to one in the folder of another department."""
    files = {f"asutus/{name}": text for name, text in pair(answered=True).items()}
    write(folder, {**files, "jdlint.toml": ""})
    (folder / "personal").mkdir(parents=True)
    (folder / "personal" / "b.jd.yaml").symlink_to("../asutus/b.jd.yaml")
    (folder / "asutus" / "koopia.jd.yaml").symlink_to("b.jd.yaml")
    return folder


@pytest.mark.parametrize("git", [False, True])
@pytest.mark.parametrize("paths", [(".",), ("personal",), ("personal/b.jd.yaml",), ("asutus/b.jd.yaml", "personal")])
def test_a_description_that_links_name_too_is_one(tmp_path: Path, paths: tuple[str, ...], *, git: bool) -> None:
    folder = _project(tmp_path / "oma")
    if git:
        repo = Repo(folder).commit({})
        assert check("--base", "HEAD", *paths, cwd=folder).rules == check(*paths, cwd=folder).rules
        assert repo.git("status", "--porcelain") == ""
    plain = write(tmp_path / "plain", {**pair(answered=True), "jdlint.toml": ""})
    expected = check("." if paths == (".",) else "b.jd.yaml", cwd=plain)
    found = check(*paths, cwd=folder)
    assert found.rules == expected.rules
    assert {item["path"] for item in found.findings} <= {"asutus/a.jd.yaml", "asutus/b.jd.yaml"}
    assert "SUB001" not in found.rules
    listed = jdlint("list", ".", cwd=folder).out
    assert listed.count("b.jd.yaml") <= 1


def test_in_a_hook_too(tmp_path: Path) -> None:
    folder = _project(tmp_path / "oma")
    Repo(folder).commit({})
    assert {item["path"] for item in check("--hook", ".", cwd=folder).findings} <= {
        "asutus/a.jd.yaml",
        "asutus/b.jd.yaml",
    }


def test_a_link_whose_file_is_read_otherwise_is_a_file_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": "", "alus.txt": post("a")})
    (tmp_path / "a.jd.yaml").symlink_to("alus.txt")
    assert {item["path"] for item in check("--select", "DUT,STR", ".", cwd=tmp_path).findings} == {"a.jd.yaml"}


def test_what_leads_out_is_a_finding_and_its_post_is_not_missed(tmp_path: Path) -> None:
    posts = pair(answered=True)
    folder = write(tmp_path / "oma", {"a.jd.yaml": posts["a.jd.yaml"], "jdlint.toml": ""})
    write(tmp_path / "muu", {"b.jd.yaml": posts["b.jd.yaml"]})
    (folder / "b.jd.yaml").symlink_to("../muu/b.jd.yaml")
    result = check("--select", "SUB,JDL", ".", cwd=folder)
    assert [(item["rule"], item["path"]) for item in result.findings if item["severity"] == "error"] == [
        ("JDL008", "b.jd.yaml")
    ]
    assert any("--trust" in item["message"] for item in result.findings)
    assert (
        jdlint("--trust", "../muu", "check", "--select", "SUB,JDL", "--as-of", "2026-11-20", ".", cwd=folder).code == 0
    )
    both = check("--select", "SUB,JDL", ".", "../muu", cwd=folder)
    assert "JDL008" not in both.rules


def test_a_folder_that_is_trusted_is_read_through_its_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "oma", {"a.jd.yaml": post("a"), "jdlint.toml": ""})
    write(tmp_path / "muu", {"sees/b.jd.yaml": post("b")})
    (folder / "it").symlink_to("../muu")
    (tmp_path / "muu" / "ring").symlink_to(".")
    (tmp_path / "muu" / "sees" / "tagasi").symlink_to("../../oma")
    assert "leads out" in "".join(item["message"] for item in json.loads(check(".", cwd=folder).out)["notices"])
    monkeypatch.setenv("JDLINT_TRUST", str(tmp_path / "muu"))
    result = check(".", cwd=folder)
    assert json.loads(result.out)["summary"]["descriptions"] == 2
    assert "leads out" not in result.out


@pytest.mark.parametrize("git", [False, True])
def test_what_is_no_file_but_called_like_a_description_is_a_finding(tmp_path: Path, *, git: bool) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "jdlint.toml": ""})
    os.mkfifo(tmp_path / "toru.jd.yaml")
    (tmp_path / "kadunud.jd.yaml").symlink_to("kusagil.jd.yaml")
    (tmp_path / "ring.jd.yaml").symlink_to("ring.jd.yaml")
    if git:
        Repo(tmp_path).commit({})
    found = {item["path"] for item in check("--select", "JDL008", ".", cwd=tmp_path).findings}
    # git does not know pipes that it does not track
    assert found == {"kadunud.jd.yaml", "ring.jd.yaml", *(() if git else ("toru.jd.yaml",))}
