"""`jdlint review`, `approve` and `list`: records written into the files, and the working list."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from tests.helpers import AS_OF, ROOT, check, jdlint, post, snapshot, write

LOOKS = {
    "block": "id: a\nposition: {title: X}\nreview:\n  interval_months: 12\n  last_reviewed: 2024-01-01 # vana\nx: z\n",
    "braces": "id: a\nposition: {title: X}\nreview: {last_reviewed: 2024-01-01, reviewed_by: juht}\n",
    "missing": "id: a\nposition: {title: X}\n# lõpp\n",
    "blank": "id: a\nposition: {title: X}\nreview:   # tuleb\npurpose: y\n",
    "blank value": "id: a\nposition: {title: X}\nreview:\n  last_reviewed:   # tuleb\n",
    "windows": "id: a\r\nposition: {title: X}\r\nreview:\r\n  interval_months: 12\r\n",
    "no newline": "id: a\nposition: {title: X}\nreview: {interval_months: 12}",
    "quotes": "id: a\nposition: {title: X}\nreview:\n  last_reviewed: '2024-01-01'\n",
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_review_is_recorded_and_nothing_else_changes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_bytes(LOOKS[name].encode())
    done = jdlint("review", "a", "--date", "2026-11-02", "--by", "vahetu juht", "--as-of", AS_OF, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    text = path.read_bytes().decode()
    assert "2026-11-02" in text
    assert "reviewed_by: vahetu juht" in text
    kept = [line for line in LOOKS[name].split("\n") if "review" not in line]
    assert [line for line in text.split("\n") if line in kept] == kept
    assert ("\r\n" in text) == ("\r\n" in LOOKS[name])
    assert text.count("#") == LOOKS[name].count("#")
    again = jdlint("review", "a", "--date", "2026-11-02", "--by", "vahetu juht", "--as-of", AS_OF, cwd=tmp_path)
    assert again.code == 0
    assert path.read_bytes().decode() == text


def test_an_approval_is_recorded_in_all_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.jd.yaml": post("a"), "b.jd.yaml": "id: b\nposition: {title: Y}\n---\nid: c\nposition: {title: Z}\n"},
    )
    argv = ("--act", "käskkiri", "--number", "1-2/7", "--date", "2026-11-02", "--effective-from", "2026-12-01")
    done = jdlint("approve", "a.jd.yaml", "b.jd.yaml", *argv, "--approver", "peadirektor", cwd=tmp_path)
    assert (done.code, done.out) == (0, "Recorded in 2 files\n  a.jd.yaml\n  b.jd.yaml\n")
    text = (tmp_path / "b.jd.yaml").read_text("utf-8")
    row = 'approval: {act: käskkiri, number: "1-2/7", date: 2026-11-02, effective_from: 2026-12-01, '
    assert text.count(row + "approver: peadirektor}\n") == 2
    assert check("--select", "APR001,APR003", ".", cwd=tmp_path).rules == []


def test_diff_shows_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": LOOKS["block"]})
    before = snapshot(tmp_path)
    done = jdlint("review", "a", "--date", "2026-11-02", "--as-of", AS_OF, "--diff", cwd=tmp_path)
    assert "-  last_reviewed: 2024-01-01 # vana\n+  last_reviewed: 2026-11-02 # vana\n" in done.out
    assert snapshot(tmp_path) == before


NAMES = [
    "Mari Maasikas",
    "Torvald Kask",
    "juht Peeter Puu",
    "Kask, Torvald",
    "TORVALD KASK",
    "peeter kask",
    "T. Kask",
    "hr Kask",
    "torvald.kask@asutus.example",
    "Иван Петров",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_person_is_refused_and_not_repeated(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": LOOKS["block"]})
    before = snapshot(tmp_path)
    for argv in (
        ("review", "a", "--date", "2026-11-02", "--as-of", AS_OF, "--by", name),
        ("approve", "a.jd.yaml", "--act", "käskkiri", "--number", "1", "--date", "2026-11-02", "--approver", name),
    ):
        done = jdlint(*argv, cwd=tmp_path)
        assert done.code == 2
        assert "seems to be the name of a person" in done.sentence
        assert name not in done.err
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("review", "b", "--date", "2026-11-02"), "there is no post with the id 'b'"),
        (("review", "b.jd.yaml", "--date", "2026-11-02"), "b.jd.yaml: there is no such file"),
        (
            ("review", "a", "--date", "2023-12-31"),
            (
                "a.jd.yaml: review.last_reviewed is 2024-01-01 already, which is later; correct it by hand "
                "(nothing was written)"
            ),
        ),
        (
            ("approve", "u", "--act", "k", "--number", "1", "--date", "2025-12-31"),
            "u.jd.yaml: approval.date is 2026-01-12 already, which is later; correct it by hand (nothing was written)",
        ),
        (
            ("approve", "u", "--act", "k", "--number", "1", "--date", "2026-11-02"),
            "u.jd.yaml: took effect on 2026-02-01 by an earlier act; say --effective-from too (nothing was written)",
        ),
        (("review", "kinni", "--date", "2026-11-02"), "the post 'kinni' is closed; nothing was written"),
        (("review", "a", "--date", "2026-12-02"), "--date lies in the future; record a review when it has taken place"),
        (("review", "a", "kinni", "--date", "2026-11-02"), "the post 'kinni' is closed; nothing was written"),
        (
            ("approve", "x.txt", "--act", "k", "--number", "1", "--date", "2026-11-02"),
            "x.txt: no YAML description; records are written into YAML alone (nothing was written)",
        ),
        (("approve", "y.yaml", "--act", "k", "--number", "1", "--date", "2026-11-02"), "y.yaml: there is no such file"),
    ],
)
def test_what_cannot_be_recorded_changes_nothing(argv: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.jd.yaml": LOOKS["block"],
            "k.jd.yaml": post("kinni", position={"valid_to": "2026-01-31"}),
            "x.txt": "Ametinimetus: Vaatleja\n",
            "u.jd.yaml": post("u", approval={"number": "4", "date": "2026-01-12", "effective_from": "2026-02-01"}),
        },
    )
    before = snapshot(tmp_path)
    done = jdlint(*argv, *(("--as-of", AS_OF) if argv[0] == "review" else ()), cwd=tmp_path)
    assert (done.code, done.sentence) == (2, f"jdlint: {sentence}")
    assert snapshot(tmp_path) == before


def test_an_alias_is_not_written_through(tmp_path: Path) -> None:
    text = "id: a\nposition: {title: X}\nreview: &r\n  last_reviewed: 2024-01-01\nx-vana: *r\n"
    write(tmp_path, {"a.jd.yaml": text})
    done = jdlint("review", "a", "--date", "2026-11-02", "--as-of", AS_OF, cwd=tmp_path)
    assert done.code == 2
    assert "review.last_reviewed cannot be changed safely" in done.sentence
    assert (tmp_path / "a.jd.yaml").read_text("utf-8") == text


ROLES = ["vahetu juht", "Tallinna Linnavalitsus", "Riigikantselei Direktor", "PPA", "Immediate supervisor"]


@pytest.mark.parametrize("role", ROLES)
def test_an_office_is_no_person(role: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": LOOKS["block"]})
    argv = ("approve", "a.jd.yaml", "--act", "käskkiri", "--number", "1", "--date", "2026-11-02", "--approver", role)
    assert jdlint(*argv, cwd=tmp_path).code == 0


FILES = {
    "a.jd.yaml": post("a", "Ajaloolane", position={"unit": ["Amet", "Arhiiv"]}, review={"last_reviewed": "2025-10-01"}),
    "b.jd.yaml": post(
        "b", "Botaanik", position={"unit": ["Amet", "Aed"]}, approval={"number": "3", "date": "2026-01-05"}
    ),
    "c.jd.yaml": post("c", "=1+1", position={"unit": ["Amet", "Aed"]}),
    "d.jd.yaml": post("d", "Kinni", position={"valid_to": "2026-01-31"}),
}


def test_the_list_is_sorted_by_urgency(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    done = jdlint("list", "--as-of", AS_OF, "--format", "json", cwd=tmp_path)
    found = json.loads(done.out)
    jsonschema.validate(found, json.loads((ROOT / "schemas/list.v1.schema.json").read_text("utf-8")))
    assert [(item["id"], item["days"], item["state"]) for item in found["posts"]] == [
        ("a", -50, "overdue"),
        ("b", 46, "due-soon"),
        ("c", None, "unknown"),
    ]


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (("--due", "45"), ["a", "c"]),
        (("--due", "46"), ["a", "b", "c"]),
        (("--unit", "aed"), ["b", "c"]),
        (("b.jd.yaml",), ["b"]),
        (("b.jd.yaml", "--unit", "Amet"), ["b"]),
    ],
)
def test_the_list_can_be_narrowed(argv: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, FILES)
    done = jdlint("list", *argv, "--as-of", AS_OF, "--format", "json", cwd=tmp_path)
    assert [item["id"] for item in json.loads(done.out)["posts"]] == expected


def test_the_list_as_text(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert jdlint("list", "--as-of", AS_OF, cwd=tmp_path).out == (
        "Due         Days  Post            Unit    Approval            File\n"
        "2026-10-01  -50   Ajaloolane [a]  Arhiiv  –                   a.jd.yaml\n"
        "2027-01-05  46    Botaanik [b]    Aed     no 3 of 2026-01-05  b.jd.yaml\n"
        "no date           =1+1 [c]        Aed     –                   c.jd.yaml\n"
        "3 posts · overdue: 1 · as of 2026-11-20\n"
    )


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    out = jdlint("list", "--as-of", AS_OF, "--format", "csv", "--lang", "et", cwd=tmp_path).out
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0][:3] == ["Tunnus", "Koht", "Üksus"]
    assert [row[1] for row in rows[1:]] == ["Ajaloolane", "Botaanik", "'=1+1"]
    assert rows[1][6] == "-50"


def test_a_unit_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    done = jdlint("list", "--unit", "Arhiv", cwd=tmp_path)
    assert (done.code, done.sentence) == (2, "jdlint: no post is in a unit 'Arhiv'; did you mean 'Arhiiv'?")


def test_the_list_says_that_files_are_missing_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "b.jd.yaml": "x: [", "jdlint.toml": ""})
    told = jdlint("list", ".", "--format", "json", cwd=tmp_path)
    assert (told.code, told.err) == (0, "note: 1 file could not be read; jdlint check says why\n")
    (tmp_path / "b.jd.yaml").unlink()
    assert jdlint("list", ".", cwd=tmp_path).err == ""
