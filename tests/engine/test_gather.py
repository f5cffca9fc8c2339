"""The project of what a person names, read without judging: the same files, companions and unread files as `check`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from jdlint.core.errors import JdlintError
from jdlint.engine.gather import Gathered, gather
from jdlint.engine.request import Request
from tests.helpers import AS_OF, pair, post, write

DAY = dt.date.fromisoformat(AS_OF)


def one(*paths: Path, **more: object) -> Gathered:
    (found,) = gather(Request(paths, DAY, **more)).projects  # type: ignore[arg-type]
    return found


def test_a_file_stands_for_its_project_and_is_remembered(tmp_path: Path) -> None:
    write(tmp_path, {**pair(answered=True), "jdlint.toml": "", "sub/c.jd.yaml": post("c")})
    found = one(tmp_path / "b.jd.yaml")
    assert [item.path for item in found.project.facts] == ["a.jd.yaml", "b.jd.yaml", "sub/c.jd.yaml"]
    assert found.targets == {"b.jd.yaml"}
    assert found.posts == (1,)
    assert [document.path for document in found.documents.file("a.jd.yaml")] == ["a.jd.yaml"]


def test_a_file_that_has_changed_since_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, pair(answered=True))
    found = one(tmp_path)
    write(tmp_path, {"a.jd.yaml": post("a")})
    assert found.documents.file("a.jd.yaml") == []
    assert len(found.documents.file("b.jd.yaml")) == 1


def test_companions_unread_files_and_closed_posts_are_as_in_check(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "jdlint.toml": 'organisation = "org.yaml"\ntitles = "titles.yaml"\n',
            "org.yaml": "jdlint-organisation: 1\nname: Amet\n",
            "titles.yaml": "jdlint-titles: 1\naliases: {ülemus: a}\n",
            "a.jd.yaml": post("a", position={"valid_to": "2026-11-19"}),
            "b.jd.yaml": "id: b\nposition: [\n",
            "c.jd.yaml": post("c"),
        },
    )
    found = one(tmp_path)
    project = found.project
    assert project.organisation is not None
    assert project.organisation.name == "Amet"
    assert project.titles is not None
    assert [item.path for item in project.unread] == ["b.jd.yaml"]
    assert [project.facts[number].id for number in found.posts] == ["c"]
    assert one(tmp_path, isolated=True).project.titles is None


def test_each_configuration_makes_a_project_of_its_own_and_empty_folders_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": "", "a.jd.yaml": post("a"), "sub/jdlint.toml": "", "sub/b.jd.yaml": post("b")})
    (tmp_path / "none").mkdir()
    found = gather(Request((tmp_path, tmp_path / "none"), DAY))
    assert [[item.id for item in project.project.facts] for project in found.projects] == [["a"], ["b"]]
    assert found.empty == (tmp_path / "none",)


def test_texts_that_are_no_descriptions_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"jdlint.toml": "", "a.jd.yaml": post("a"), "letter.txt": "Tere!\n"})
    assert [item.path for item in one(tmp_path).project.facts] == ["a.jd.yaml"]


@pytest.mark.parametrize("setting", ['titles = "none.yaml"', 'select = ["NOPE"]'])
def test_a_wrong_configuration_is_refused_as_by_check(tmp_path: Path, setting: str) -> None:
    write(tmp_path, {"jdlint.toml": setting + "\n", "a.jd.yaml": post("a")})
    with pytest.raises(JdlintError):
        gather(Request((tmp_path,), DAY))
