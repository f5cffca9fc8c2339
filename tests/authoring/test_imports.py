"""``jdlint import``: folders of documents to reviewed YAML, again and again, without losing what a person wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import Result, jdlint
from tests.rules.test_personal_code import make_code

TEXT = """\
AMETIJUHEND
Ametinimetus: {title}
Struktuuriüksus: Ohvriabi osakond
Vahetu juht: Osakonnajuhataja
Teenistuskoha eesmärk: Nõustada kannatanuid nii, et nad saavad {what}.
"""


def text(title: str = "Nõustaja", what: str = "abi") -> str:
    return TEXT.format(title=title, what=what)


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def made(folder: Path) -> dict[str, bytes]:
    """Return what stands in the folder that was written to."""
    return {path.relative_to(folder / "out").as_posix(): path.read_bytes() for path in (folder / "out").rglob("*.yaml")}


def imported(folder: Path, *argv: str) -> Result:
    return jdlint("import", *(argv or ("docs",)), "--to", "out", cwd=folder)


def test_a_description_is_written_and_can_be_checked(tmp_path: Path) -> None:
    write(tmp_path, {"docs/juhend.txt": text()})
    result = imported(tmp_path)
    assert (result.code, result.err) == (0, "")
    assert list(made(tmp_path)) == ["noustaja.jd.yaml"]
    assert re.search(
        r"docs/juhend\.txt → out/noustaja\.jd\.yaml: new · generic · \d+ fields · \d+ to confirm", result.out
    )
    assert result.out.splitlines()[-1].startswith("Written: 1 · unchanged: 0 · left alone: 0 · failed: 0 · ")
    assert "title: Nõustaja" in made(tmp_path)["noustaja.jd.yaml"].decode()
    assert "JDL002" not in jdlint("check", "--isolated", "out", "--format", "json", cwd=tmp_path).rules


def test_names_do_not_depend_on_the_order_in_which_files_are_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"docs/{name}.txt": text(what=name) for name in ("a", "b", "c")}
    write(tmp_path, files)
    imported(tmp_path, "docs/c.txt", "docs/a.txt", "docs/b.txt")
    first = made(tmp_path)
    assert sorted(first) == ["noustaja-2.jd.yaml", "noustaja-3.jd.yaml", "noustaja.jd.yaml"]
    for path in (tmp_path / "out").iterdir():
        path.unlink()
    imported(tmp_path, "docs/b.txt", "docs/c.txt", "docs/a.txt")
    assert made(tmp_path) == first
    assert b"saavad a." in first["noustaja.jd.yaml"]


def test_no_two_names_are_one_on_a_disk_that_does_not_tell_case_apart(tmp_path: Path) -> None:
    titles = {"Arhivaar": "a", "ARHIVAAR": "b", "arhivaar": "c", "ÕPETAJA": "d", "Opetaja": "e"}
    write(tmp_path, {f"docs/{title}.txt": text(title, what) for title, what in titles.items()})
    write(tmp_path, {"docs/muu/Arhivaar.txt": text("arhiVAAR", "f")})
    assert imported(tmp_path).code == 0
    assert len({name.lower() for name in made(tmp_path)}) == len(titles) + 1
    assert {what for what in "abcdef" if f"saavad {what}." in b"".join(made(tmp_path).values()).decode()} == set(
        "abcdef"
    )


def test_again_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text(), "docs/b.txt": text(what="tuge")})
    imported(tmp_path)
    before = made(tmp_path)
    result = imported(tmp_path)
    assert (result.code, made(tmp_path)) == (0, before)
    assert result.out.splitlines()[-1].startswith("Written: 0 · unchanged: 2")


def test_a_later_document_of_the_same_title_takes_no_name_away(tmp_path: Path) -> None:
    write(tmp_path, {"docs/m.txt": text()})
    imported(tmp_path)
    before = made(tmp_path)
    write(tmp_path, {"docs/a.txt": text(what="tuge")})
    imported(tmp_path)
    after = made(tmp_path)
    assert after["noustaja.jd.yaml"] == before["noustaja.jd.yaml"]
    assert b"saavad tuge." in after["noustaja-2.jd.yaml"]


def test_a_document_that_changed_is_taken_over_where_nobody_edited_the_description(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text()})
    imported(tmp_path)
    write(tmp_path, {"docs/a.txt": text(what="tuge")})
    result = imported(tmp_path)
    assert result.code == 0
    assert list(made(tmp_path)) == ["noustaja.jd.yaml"]
    assert b"saavad tuge." in made(tmp_path)["noustaja.jd.yaml"]
    assert "written anew" in result.out


def test_another_post_under_the_same_file_name_takes_nothing_away(tmp_path: Path) -> None:
    write(tmp_path, {"a/juhend.txt": text(), "b/juhend.txt": text("Jurist")})
    imported(tmp_path, "a/juhend.txt")
    before = made(tmp_path)
    assert imported(tmp_path, "b/juhend.txt").code == 0
    assert made(tmp_path)["noustaja.jd.yaml"] == before["noustaja.jd.yaml"]
    assert b"title: Jurist" in made(tmp_path)["jurist.jd.yaml"]


def test_a_renamed_document_keeps_its_description_though_another_has_its_name_now(tmp_path: Path) -> None:
    write(tmp_path, {"docs/x.txt": text()})
    imported(tmp_path)
    before = made(tmp_path)
    (tmp_path / "docs/x.txt").rename(tmp_path / "docs/y.txt")
    write(tmp_path, {"docs/x.txt": text(what="tuge")})
    assert imported(tmp_path).code == 0
    assert made(tmp_path)["noustaja.jd.yaml"] == before["noustaja.jd.yaml"]
    assert b"saavad tuge." in made(tmp_path)["noustaja-2.jd.yaml"]


def test_parts_of_an_order_are_told_by_their_titles_when_one_comes_before_them(tmp_path: Path) -> None:
    parts = [text(), text("Jurist")]
    write(tmp_path, {"docs/kaskkiri.txt": "".join(f"\nLisa {i}\n{part}" for i, part in enumerate(parts, 1))})
    imported(tmp_path)
    parts = [text("Analüütik"), text(what="tuge"), text("Jurist", what="nõu")]
    write(tmp_path, {"docs/kaskkiri.txt": "".join(f"\nLisa {i}\n{part}" for i, part in enumerate(parts, 1))})
    assert imported(tmp_path).code == 0
    found = {name: content.decode() for name, content in made(tmp_path).items()}
    assert sorted(found) == ["analuutik.jd.yaml", "jurist.jd.yaml", "noustaja.jd.yaml"]
    assert "saavad tuge." in found["noustaja.jd.yaml"]
    assert "saavad nõu." in found["jurist.jd.yaml"]


@pytest.mark.parametrize("name", ["topelt  tühik.txt", "kood CODE.txt", "suund\u202e.txt"])
def test_a_file_is_found_again_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    name = name.replace("CODE", make_code())
    write(tmp_path, {f"docs/{name}": text()})
    imported(tmp_path)
    write(tmp_path, {f"docs/{name}": text(what="tuge")})
    imported(tmp_path)
    assert list(made(tmp_path)) == ["noustaja.jd.yaml"]
    assert b"saavad tuge." in made(tmp_path)["noustaja.jd.yaml"]


def test_a_file_named_by_a_personal_code_shows_it_nowhere(tmp_path: Path) -> None:
    code = make_code()
    write(tmp_path, {f"docs/{code}.txt": text().replace("Ametinimetus: Nõustaja\n", "")})
    imported(tmp_path)
    ((name, content),) = made(tmp_path).items()
    assert code not in name + content.decode()
    assert b"id: ametijuhend\n" in content


def test_zeros_in_a_text_are_no_hash(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text(what="0" * 64)})
    imported(tmp_path)
    assert f"saavad {'0' * 64}." in made(tmp_path)["noustaja.jd.yaml"].decode().replace("\n  ", " ")
    write(tmp_path, {"docs/a.txt": text()})
    assert "written anew" in imported(tmp_path).out


@pytest.mark.parametrize("edit", ["# minu märkus\n", "rights: []\n"])
def test_the_edits_of_a_person_are_never_overwritten(edit: str, tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text()})
    imported(tmp_path)
    path = tmp_path / "out/noustaja.jd.yaml"
    path.write_text(path.read_text("utf-8") + edit, "utf-8")
    edited = made(tmp_path)
    assert imported(tmp_path).code == 0  # the document is the same: nothing is missing
    write(tmp_path, {"docs/a.txt": text(what="tuge")})
    result = imported(tmp_path)
    assert (result.code, made(tmp_path)) == (1, edited)
    assert "left alone: it was edited since" in result.out


def test_line_ends_that_git_changed_are_no_edit(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text()})
    imported(tmp_path)
    path = tmp_path / "out/noustaja.jd.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    write(tmp_path, {"docs/a.txt": text(what="tuge")})
    assert imported(tmp_path).code == 0
    assert b"saavad tuge." in path.read_bytes()


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text(), "out/noustaja.jd.yaml": "jdlint: 1\nid: noustaja\n"})
    before = made(tmp_path)
    result = imported(tmp_path)
    assert (result.code, made(tmp_path)) == (1, before)


def test_an_order_with_annexes_keeps_its_parts_apart(tmp_path: Path) -> None:
    write(tmp_path, {"docs/kaskkiri.txt": "Lisa 1\n" + text() + "\nLisa 2\n" + text("Koordinaator")})
    imported(tmp_path)
    assert sorted(made(tmp_path)) == ["koordinaator.jd.yaml", "noustaja.jd.yaml"]
    assert b"\n  part: 2\n" in made(tmp_path)["koordinaator.jd.yaml"]
    again = "Lisa 1\n" + text(what="tuge") + "\nLisa 2\n" + text("Koordinaator", what="nõu")
    write(tmp_path, {"docs/kaskkiri.txt": again})
    assert imported(tmp_path).code == 0
    assert sorted(made(tmp_path)) == ["koordinaator.jd.yaml", "noustaja.jd.yaml"]
    assert "saavad nõu." in made(tmp_path)["koordinaator.jd.yaml"].decode()


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text()})
    dry = imported(tmp_path, "docs", "--dry-run")
    assert not (tmp_path / "out").exists()
    assert dry.out.splitlines()[-1].startswith("Would write: 1")
    assert dry.out.splitlines()[0] == imported(tmp_path).out.splitlines()[0]


def test_one_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.txt": text(),
        "latin.txt": text().encode("latin-1"),
        "ostud.txt": "piim\n",
    }
    write(tmp_path, files)
    result = imported(tmp_path, "latin.txt", "ostud.txt", "a.txt")
    assert result.code == 1
    assert [line.split(": ")[1] for line in result.err.splitlines()] == ["latin.txt", "ostud.txt"]
    assert result.out.splitlines()[-1].endswith("to confirm")
    assert "failed: 2" in result.out
    assert list(made(tmp_path)) == ["noustaja.jd.yaml"]


def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": text()})
    result = imported(tmp_path, "a.txt", "puudub.txt")
    assert (result.code, result.sentence) == (2, "jdlint: puudub.txt: there is no such file or folder")
    assert not (tmp_path / "out").exists()


def test_what_is_no_description_in_a_folder_is_left_out_and_said(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text(), "docs/ostud.txt": "piim\n", "docs/vana/b.txt": text("Koordinaator")})
    result = imported(tmp_path)
    assert result.code == 0
    assert "docs/ostud.txt: no labels of a job description; left out" in result.err
    assert b"file: vana/b.txt" in made(tmp_path)["koordinaator.jd.yaml"]


def test_a_folder_without_any_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, {"docs/ostud.txt": "piim\n"})
    assert imported(tmp_path).code == 1


def test_what_was_imported_is_no_second_post(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.txt": text(), "jdlint.toml": ""})
    imported(tmp_path)
    result = jdlint("check", ".", "--format", "json", "--as-of", "2026-11-20", cwd=tmp_path)
    assert {finding["path"] for finding in result.findings} == {"out/noustaja.jd.yaml"}
    notices = jdlint("check", ".", "--notices", "--as-of", "2026-11-20", cwd=tmp_path).err
    assert "docs/a.txt: a YAML description was made from this file" in notices
    write(tmp_path, {"docs/a.txt": text(what="tuge")})
    changed = jdlint("check", ".", "--format", "json", "--as-of", "2026-11-20", cwd=tmp_path)
    assert "docs/a.txt" in {finding["path"] for finding in changed.findings}


def test_personal_codes_stay_out_of_everything(tmp_path: Path) -> None:
    code = make_code()
    write(tmp_path, {"docs/a.txt": text(what=f"abi (isikukood {code})") + f"\nmuu jutt {code}\n"})
    result = imported(tmp_path, "docs", "--report", "aruanne.html")
    everything = result.out + result.err + (tmp_path / "aruanne.html").read_text("utf-8")
    assert code not in everything + made(tmp_path)["noustaja.jd.yaml"].decode()
    assert "•••" in made(tmp_path)["noustaja.jd.yaml"].decode()


@pytest.mark.parametrize(("lang", "words"), [("et", "Imporditud ametijuhendid"), ("en", "Imported descriptions")])
def test_the_report_runs_nothing_and_shows_both_sides(lang: str, words: str, tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script> & \"'"
    write(tmp_path, {"docs/a.txt": text(what=nasty), "docs/katki.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    imported(tmp_path, "docs", "--report", "aruanne.html", "--lang", lang)
    page = (tmp_path / "aruanne.html").read_text("utf-8")
    assert f"<h1>{words}</h1>" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "&lt;script&gt;" in page
    assert "katki.doc" in page
    assert f'lang="{lang}"' in page
