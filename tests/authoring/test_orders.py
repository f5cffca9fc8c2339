"""``jdlint import-order``: orders into the organisation file, of which one list changes; then APR007 works from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import check, jdlint, post, snapshot, write
from tests.readers.containers.making import as_docx, as_text, description, signed
from tests.readers.orders.test_orders import ORDER, annex, whole

FILE = """\
# Meie asutus
jdlint-organisation: 1
orders:   # käskkirjad
  # esimene, käsitsi
  - number: 1-2/3   # vana
    date: 2022-05-02
owners: []
"""
WRITTEN = """\
  - act: käskkiri
    number: 1-2/17
    date: 2026-02-10
    effective_from: 2026-01-01
    annexes:
      - {number: "1", post: osakonna-juhataja}
      - {number: "2", title: Konservaator (tekstiil)}
      - {number: "3", title: Hoidja}
      - {number: "4", title: Hoidja}
    revokes:
      - {number: 1-2/3, date: 2022-05-02, annex: "4"}
"""
HEAD = post("osakonna-juhataja", "Osakonna juhataja")
CONFIG = 'organisation = "organisation.yaml"\n'


def folder(path: Path, files: dict[str, str | bytes] | None = None) -> Path:
    return write(path, {"jdlint.toml": CONFIG, "organisation.yaml": FILE, "juhataja.jd.yaml": HEAD, **(files or {})})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("k.txt", as_text(whole(1, 2, 3, 4))),
        ("k.docx", as_docx(whole(1, 2, 3, 4))),
        ("k.asice", signed({"k.docx": as_docx(ORDER), **{f"{n}.docx": as_docx(annex(n)) for n in (1, 2, 3, 4)}})),
    ],
)
def test_an_order_is_added_and_everything_else_stays(tmp_path: Path, name: str, data: str | bytes) -> None:
    folder(tmp_path, {name: data})
    before = snapshot(tmp_path)
    for flag in ("--diff", "--dry-run"):
        told = jdlint("import-order", name, flag, cwd=tmp_path)
        assert "+    number: 1-2/17" in told.out
    assert snapshot(tmp_path) == before
    result = jdlint("import-order", name, cwd=tmp_path)
    assert (result.code, result.out) == (0, "organisation.yaml: added 1, unchanged 0, left alone 0\n")
    text = (tmp_path / "organisation.yaml").read_text("utf-8")
    assert text == FILE.replace("owners", WRITTEN + "owners")
    again = jdlint("import-order", name, "--to", "organisation.yaml", cwd=tmp_path)
    assert again.out == "organisation.yaml: added 0, unchanged 1, left alone 0\n"
    assert (tmp_path / "organisation.yaml").read_text("utf-8") == text
    assert [item for item in check("organisation.yaml", cwd=tmp_path).findings if item["rule"] == "ORG010"] == []


def test_what_a_person_corrected_stays(tmp_path: Path) -> None:
    folder(tmp_path, {"k.txt": as_text(whole(1, 2, 3, 4))})
    jdlint("import-order", "k.txt", cwd=tmp_path)
    path = tmp_path / "organisation.yaml"
    edited = (
        path.read_text("utf-8")
        .replace("number: 1-2/17\n", "number: 1-2/17   # kontrollitud\n")
        .replace("Hoidja", "Valvur")
    )
    path.write_text(edited, "utf-8")
    result = jdlint("import-order", "k.txt", cwd=tmp_path)
    assert "left alone 1" in result.out
    assert "order 1-2/17 stands in organisation.yaml otherwise" in result.err
    assert path.read_text("utf-8") == edited


def test_the_annexes_of_a_lone_order_are_compared_with_the_descriptions_there_are(tmp_path: Path) -> None:
    folder(
        tmp_path,
        {
            "k/käskkiri.docx": as_docx(ORDER),
            "k/kiri.txt": "Tere\n",
            "keeper.jd.yaml": post("hoidja-a", "Hoidja", approval={"act": "käskkiri", "number": "1-2/17", "annex": 9}),
            "arhiiv.jd.yaml": post("vanem", "Konservaator", position={"specialisation": "tekstiil"}),
        },
    )
    result = jdlint("import-order", "k", cwd=tmp_path)
    assert result.code == 0, result.err
    text = (tmp_path / "organisation.yaml").read_text("utf-8")
    assert '{number: "2", post: vanem}' in text
    assert '{number: "3", title: Hoidja}' in text
    found = [item for item in check(".", cwd=tmp_path).findings if item["rule"] == "APR007"]
    assert [item["message"] for item in found] == ["order 1-2/17 has no annex 9"]
    (tmp_path / "arhiiv.jd.yaml").unlink()
    found = [item for item in check(".", cwd=tmp_path).findings if item["rule"] == "APR007"]
    assert "the description of annex 2 (vanem) of order 1-2/17 was not found" in [item["message"] for item in found]


def test_words_in_another_case_are_the_post(tmp_path: Path) -> None:
    """Nothing tells the nominative of a post that is not there yet; when it is, its case form is known."""
    folder(tmp_path, {"k.docx": as_docx(ORDER)})
    assert jdlint("import-order", "k.docx", cwd=tmp_path).code == 0
    assert '{number: "2", title: konservaatori (tekstiil)}' in (tmp_path / "organisation.yaml").read_text("utf-8")
    kept = post("x", "Konservaator", position={"specialisation": "tekstiil"})
    write(tmp_path, {"k.jd.yaml": kept, "h.jd.yaml": post("h", "Hoidja")})
    assert "APR007" not in check(".", cwd=tmp_path).rules


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("kiri.txt", "Tere\n", "no order that approves"),
        ("katki.docx", b"PK\x03\x04x", "damaged"),
        ("nr.txt", as_text([line.replace("nr 1-2/17", "") for line in ORDER]), "has no number"),
        ("juhend.txt", as_text(description("Hoidja")), "no order that approves"),
    ],
)
def test_a_file_without_an_order_is_one_sentence(tmp_path: Path, name: str, data: str | bytes, words: str) -> None:
    folder(tmp_path, {name: data, "k.txt": as_text(ORDER)})
    result = jdlint("import-order", name, "k.txt", cwd=tmp_path)
    assert result.code == 1
    assert words in result.err
    assert "added 1" in result.out
    assert jdlint("import-order", "puudub.docx", cwd=tmp_path).code == 2


@pytest.mark.parametrize("file", ["jdlint-organisation: 1\norders: {a: 1}\n", "{jdlint-organisation: 1}\n", "a: [\n"])
def test_a_file_that_cannot_be_filled_stays(tmp_path: Path, file: str) -> None:
    write(tmp_path, {"organisation.yaml": file, "k.txt": as_text(ORDER)})
    result = jdlint("import-order", "k.txt", "--to", "organisation.yaml", cwd=tmp_path)
    assert result.code == 2
    assert result.sentence.startswith("jdlint: organisation.yaml")
    assert (tmp_path / "organisation.yaml").read_text("utf-8") == file


@pytest.mark.parametrize("file", ["", "jdlint-organisation: 1\norders: []\n", "jdlint-organisation: 1\r\norders:\r\n"])
def test_a_list_is_begun(tmp_path: Path, file: str) -> None:
    write(tmp_path, {"k.txt": as_text(ORDER), **({"organisation.yaml": file} if file else {})})
    assert jdlint("import-order", "k.txt", "--to", "organisation.yaml", cwd=tmp_path).code == 0
    data = (tmp_path / "organisation.yaml").read_bytes()
    assert b"number: 1-2/17" in data
    assert (b"\r\n" in data) == ("\r\n" in file)
    assert "unchanged 1" in jdlint("import-order", "k.txt", "--to", "organisation.yaml", cwd=tmp_path).out
