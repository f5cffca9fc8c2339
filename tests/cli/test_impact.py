"""``jdlint impact`` and ``jdlint rename``: what would break, and the id written everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.helpers import AS_OF, ROOT, check, jdlint, post, snapshot, write

DAY = ("--as-of", AS_OF)
FILES = {
    "a.jd.yaml": post("a", "Laborant", substitution={"substituted_by": [{"position": "b"}], "substitutes_for": ["b"]}),
    "b.jd.yaml": post("b", "Keemik", substitution={"substituted_by": ["a"], "substitutes_for": ["Laborant"]}),
    "c.jd.yaml": post("c", "Juhataja", reporting={"subordinates": [{"position": "b"}, "Laborant"], "supervisor": []}),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {**FILES, "jdlint.toml": ""})
    return tmp_path


def test_removing_a_post_leaves_its_mentions_dangling(folder: Path) -> None:
    before = snapshot(folder)
    result = jdlint("impact", "a", "--remove", *DAY, "--format", "json", cwd=folder)
    data = json.loads(result.out)
    jsonschema.validate(data, json.loads((ROOT / "schemas/impact.v1.schema.json").read_text("utf-8")))
    assert result.code == 0
    assert [(item["path"], item["direction"], item["by_id"]) for item in data["mentions"]] == [
        ("b.jd.yaml", "substitutes_for", False),
        ("b.jd.yaml", "substituted_by", True),
        ("c.jd.yaml", "subordinates", False),
    ]
    assert sorted((item["rule"], item["path"]) for item in data["brought"]) == [  # ORG011 takes a bare title for words
        ("SUB002", "b.jd.yaml"),
        ("SUB002", "b.jd.yaml"),
    ]
    assert data["change"] == {"remove": True}
    assert snapshot(folder) == before


def test_what_is_told_is_what_happens(folder: Path) -> None:
    told = json.loads(jdlint("impact", "a", "--remove", *DAY, "--format", "json", cwd=folder).out)["brought"]
    before = {item["fingerprint"] for item in check(".", *DAY, "--scope", "project", cwd=folder).findings}
    (folder / "a.jd.yaml").unlink()
    now = check(".", *DAY, "--scope", "project", cwd=folder).findings
    assert {item["fingerprint"] for item in told} == {item["fingerprint"] for item in now} - before


def test_a_new_id_makes_the_old_one_stale_and_titles_stay(folder: Path) -> None:
    data = json.loads(jdlint("impact", "b", "--rename", "keemik-2", *DAY, "--format", "json", cwd=folder).out)
    assert [item["words"] for item in data["mentions"] if item["by_id"]] == ["b", "b", "b"]
    assert {item["rule"] for item in data["brought"]} == {"SUB001", "SUB002", "ORG011"}
    text = jdlint("impact", "b", "--rename", "keemik-2", *DAY, "--lang", "et", cwd=folder).out
    assert "jdlint rename b keemik-2" in text
    assert "Keemik [b]" in text


def test_a_post_that_nobody_names_breaks_nothing(folder: Path) -> None:
    result = jdlint("impact", "c", "--remove", *DAY, "--lang", "en", cwd=folder)
    assert "nothing would break" in result.out


def test_rename_writes_the_id_everywhere_and_nothing_else(folder: Path) -> None:
    before = check(".", *DAY, cwd=folder).rules
    result = jdlint("rename", "b", "keemik-2", "--lang", "en", cwd=folder)
    assert (result.code, result.out) == (0, "Renamed: b is keemik-2 in 4 places (3 files)\n")
    assert check(".", *DAY, cwd=folder).rules == before
    for name, text in FILES.items():
        now = (folder / name).read_text("utf-8")
        old_lines, new_lines = text.splitlines(), now.splitlines()
        assert len(old_lines) == len(new_lines)
        assert all(old == new or "keemik-2" in new for old, new in zip(old_lines, new_lines, strict=True))


def test_rename_says_which_files_beside_the_descriptions_name_the_id(folder: Path) -> None:
    write(
        folder,
        {
            "jdlint.toml": 'organisation = "organisation.yaml"\ntitles = "titles.yaml"\n',
            "organisation.yaml": "jdlint-organisation: 1\nstaff:\n  - {post: b, title: Keemik}\n",
            "titles.yaml": "jdlint-titles: 1\naliases: {analüütik: a}\n",
        },
    )
    assert jdlint("rename", "b", "keemik-2", "--lang", "en", cwd=folder).err.splitlines() == [
        "note: organisation.yaml names b too; change it there"
    ]
    assert jdlint("rename", "a", "laborant", "--lang", "et", cwd=folder).err.splitlines() == [
        "märkus: ka titles.yaml nimetab tunnust a; muuda see seal"
    ]
    assert jdlint("rename", "c", "juhataja", "--lang", "en", cwd=folder).err == ""


def test_rename_shows_a_patch_and_writes_nothing(folder: Path) -> None:
    before = snapshot(folder)
    result = jdlint("rename", "a", "uus", "--diff", cwd=folder)
    assert result.out.count("+++ b/") == 2
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("impact", "a"), "--remove or --rename"),
        (("impact", "a", "--remove", "--rename", "x"), "--remove or --rename"),
        (("impact", "laborannt", "--remove"), "no post with the id 'laborannt'; did you mean Laborant?"),
        (("impact", "a", "--rename", "b"), "already a post with the id 'b'"),
        (("rename", "a", "b"), "already a post with the id 'b'"),
        (("rename", "zz", "x"), "no post with the id 'zz'"),
        (("rename", "a", "Ei ole id"), "is no id"),
    ],
)
def test_refusals(folder: Path, argv: tuple[str, ...], words: str) -> None:
    before = snapshot(folder)
    result = jdlint(*argv, cwd=folder)
    assert result.code == 2
    assert words in result.sentence
    assert snapshot(folder) == before


def test_a_place_that_cannot_be_changed_stops_everything(folder: Path) -> None:
    write(folder, {"d.jd.yaml": post("d", "Nõunik") + "substitution:\n  substituted_by:\n    - |-\n      b\n"})
    before = snapshot(folder)
    result = jdlint("rename", "b", "keemik-2", cwd=folder)
    assert result.code == 2
    assert "d.jd.yaml" in result.sentence
    assert snapshot(folder) == before
