"""``jdlint annotate``: comments at the right place, a package that holds together, and nothing else changed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import AS_OF, EXAMPLES, Result, jdlint
from tests.readers.office.packages import STRICT, W, docx_members, p, pack, tbl, tr

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
HEAD = (
    p("AMETIJUHEND")
    + tbl(
        tr("Struktuuriüksus", "Rannahoiuosakond"),
        tr("Teenistuskoht", "Nõunik"),
        tr("Vahetu juht", "osakonnajuhataja"),
        tr("Teenistuja asendab", "puuduvad"),
        tr("Teenistuja asendaja", "puuduvad"),
        tr("Teenistuskoha eesmärk", "Tagada, et rannad on hooajaks korras ja ohutud."),
    )
    + p("2. Peamised teenistusülesanded")
)
DUTIES = tbl(
    tr("Teenistusülesanne", "Oodatavad tulemused"),
    tr("2.1. Korraldab randade hooldust.", "Rannad on hooldatud 1. juuniks."),
    tr("2.2. Koostab hoolduskava.", ""),
)
#: Only the rule whose place the tests know: duty 2.2 has no result.
ONE = ("--isolated", "--select", "DUT001", "--as-of", AS_OF)


def members(body: str = HEAD + DUTIES, **more: object) -> dict[str, str | bytes]:
    return {"[Content_Types].xml": TYPES, **docx_members(body, **more)}  # type: ignore[arg-type]


def annotate(folder: Path, data: bytes, *argv: str, name: str = "juhend.docx") -> Result:
    (folder / name).write_bytes(data)
    return jdlint("annotate", name, "-o", f"koos{Path(name).suffix}", *(argv or ONE), cwd=folder)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


class Copy:
    """A copy with comments; `held` are the ids of comments by the text of the paragraph that holds them."""

    def __init__(self, path: Path, before: bytes, w: str = W) -> None:
        self.before, self.after = unpacked(before), unpacked(path.read_bytes())
        self.w = f"{{{w}}}"
        body = ET.fromstring(self.after["word/document.xml"])
        self.held = {
            "".join(t.text or "" for t in para.iter(f"{self.w}t")): [
                mark.get(f"{self.w}id", "") for mark in para.iter(f"{self.w}commentReference")
            ]
            for para in body.iter(f"{self.w}p")
            if next(para.iter(f"{self.w}commentReference"), None) is not None
        }
        self.marks = {
            name: sorted(e.get(f"{self.w}id", "") for e in body.iter(f"{self.w}{name}"))
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        }
        part = self.after.get("word/comments.xml")
        self.comments = {} if part is None else self._comments(ET.fromstring(part))

    def _comments(self, root: ET.Element) -> dict[str, list[str]]:
        return {
            comment.get(f"{self.w}id", ""): [
                "".join(t.text or "" for t in para.iter(f"{self.w}t")) for para in comment.iter(f"{self.w}p")
            ]
            for comment in root
        }

    def check(self) -> None:
        """Assert that comments, ranges, relation and content type belong together, and that nothing else changed."""
        ids = sorted(self.comments)
        assert len(set(ids)) == len(ids)
        for name, found in self.marks.items():
            assert found == ids, name
        types = ET.fromstring(self.after["[Content_Types].xml"])
        named = [entry.get("PartName") for entry in types if "comments+xml" in (entry.get("ContentType") or "")]
        assert named == ["/word/comments.xml"]
        relations = ET.fromstring(self.after["word/_rels/document.xml.rels"])
        related = [entry.get("Target") for entry in relations if (entry.get("Type") or "").endswith("/comments")]
        assert related == ["comments.xml"]
        assert len({entry.get("Id") for entry in relations}) == len(relations)
        touched = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}
        assert list(self.after)[: len(self.before)] == list(self.before)
        for name, content in self.before.items():
            if name not in touched:
                assert self.after[name] == content, name
        assert without_marks(self.after["word/document.xml"]) == self.before["word/document.xml"]


def without_marks(part: bytes) -> bytes:
    part = re.sub(rb"<[\w:]*commentRange(?:Start|End)[^>]*/>", b"", part)
    return re.sub(rb"<([\w:]*)r(?: [^>]*)?><[\w:]*commentReference[^>]*/></\1r>", b"", part)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("et", ["ülesandel 2.2. puudub oodatav tulemus", "Mida teha: ", "Alus: asutuse reegel – "]),
        ("en", ["duty 2.2. has no expected result", "What to do: ", "Basis: house rule – "]),
    ],
)
def test_the_comment_stands_at_the_duty_and_says_what_why_what_to_do_and_the_basis(
    lang: str, words: list[str], tmp_path: Path
) -> None:
    data = pack(members())
    result = annotate(tmp_path, data, *ONE, "--lang", lang)
    assert result.code == 0, result.err
    copy = Copy(tmp_path / "koos.docx", data)
    copy.check()
    ((identifier, lines),) = copy.comments.items()
    assert list(copy.held.values()) == [[identifier]]
    assert "DUT001" in lines[0]
    assert words[0].rstrip(".") in lines[0].replace("2.2.", "2.2").replace("2.2 ", "2.2. ")
    assert any(line.startswith(words[1]) for line in lines)
    assert lines[-1].startswith(words[2])
    assert (tmp_path / "juhend.docx").read_bytes() == data


def test_the_same_file_gives_the_same_bytes_and_again_replaces_the_comments(tmp_path: Path) -> None:
    data = pack(members())
    annotate(tmp_path, data)
    once = (tmp_path / "koos.docx").read_bytes()
    annotate(tmp_path, once, *ONE, "--force")
    twice = (tmp_path / "koos.docx").read_bytes()
    copy = Copy(tmp_path / "koos.docx", data)
    assert len(copy.comments) == 1
    assert [len(found) for found in copy.marks.values()] == [1, 1, 1]
    assert unpacked(twice)["word/document.xml"] == unpacked(once)["word/document.xml"]
    annotate(tmp_path, twice, *ONE, "--force")
    assert unpacked((tmp_path / "koos.docx").read_bytes()) == unpacked(twice)


def test_when_nothing_is_found_old_comments_of_jdlint_go(tmp_path: Path) -> None:
    data = pack(members())
    annotate(tmp_path, data)
    once = (tmp_path / "koos.docx").read_bytes()
    result = annotate(tmp_path, once, "--isolated", "--select", "LNG017", "--as-of", AS_OF, "--force")
    assert "(0 comments)" in result.out
    assert Copy(tmp_path / "koos.docx", data).comments == {}


def test_comments_of_people_stay(tmp_path: Path) -> None:
    human = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="Jurist" w:date="2026-01-01T00:00:00Z">'
        "<w:p><w:r><w:t>Kas see on vajalik?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    mark = '<w:commentRangeStart w:id="7"/><w:r><w:t>Seletus</w:t></w:r><w:commentRangeEnd w:id="7"/>'
    body = HEAD + p(mark, '<w:r><w:commentReference w:id="7"/></w:r>') + DUTIES
    parts = members(body, parts={"comments": ""})
    parts["word/comments.xml"] = human
    parts["[Content_Types].xml"] = TYPES.replace(
        "</Types>",
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.comments+xml"/></Types>',
    )
    data = pack(parts)
    assert annotate(tmp_path, data).code == 0
    copy = Copy(tmp_path / "koos.docx", data)
    assert copy.comments["7"] == ["Kas see on vajalik?"]
    assert sorted(copy.comments) == [str(number) for number in range(7, 7 + len(copy.comments))]
    assert len(copy.comments) > 1
    assert all(found == sorted(copy.comments) for found in copy.marks.values())
    assert copy.after["[Content_Types].xml"] == copy.before["[Content_Types].xml"]


@pytest.mark.parametrize(
    "cell", ["<w:p/>", "<w:p></w:p>", "<w:p><w:pPr/></w:p>", "<w:p ><w:pPr><w:b/></w:pPr ></w:p >"]
)
def test_paragraphs_of_every_form_hold_a_comment(cell: str, tmp_path: Path) -> None:
    duties = tbl(tr("Ülesanne", "Oodatavad tulemused"), tr("2.1. Koostab kava.", f"<w:tc><w:tcPr/>{cell}</w:tc>"))
    data = pack(members(HEAD + duties))
    assert annotate(tmp_path, data).code == 0
    copy = Copy(tmp_path / "koos.docx", data)
    assert len(copy.comments) == 1
    assert all(len(found) == 1 for found in copy.marks.values())


def test_strict_files(tmp_path: Path) -> None:
    data = pack(members(w=STRICT))
    assert annotate(tmp_path, data).code == 0
    copy = Copy(tmp_path / "koos.docx", data, STRICT)
    copy.check()
    assert len(copy.comments) == 1
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in copy.after["word/_rels/document.xml.rels"]


def test_a_file_that_uses_no_prefix(tmp_path: Path) -> None:
    parts = members()
    text = str(parts["word/document.xml"])
    text = re.sub(r"(</?)w:", r"\1", text).replace("xmlns:w=", f'xmlns="{W}" xmlns:w=', 1)
    parts["word/document.xml"] = text
    data = pack(parts)
    assert annotate(tmp_path, data).code == 0
    copy = Copy(tmp_path / "koos.docx", data)
    copy.check()
    assert len(copy.comments) == 1


def test_what_stands_in_a_text_box_is_told_at_the_paragraph_that_holds_it(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{DUTIES}</w:txbxContent></v:textbox></w:pict></w:r>"
    data = pack(members(HEAD + p(box)))
    assert annotate(tmp_path, data).code == 0
    copy = Copy(tmp_path / "koos.docx", data)
    copy.check()
    part = copy.after["word/document.xml"]
    assert part.index(b"commentReference") > part.index(b"</w:txbxContent>")


def test_what_stands_in_a_header_is_told_at_the_first_paragraph_with_its_place(tmp_path: Path) -> None:
    header = {"header1": p("KINNITATUD") + p("direktori 31.02.2026 käskkirjaga nr 4")}
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    data = pack(members(HEAD + DUTIES + section, parts=header))
    result = annotate(tmp_path, data, "--isolated", "--select", "APR", "--as-of", AS_OF, "--lang", "et")
    assert result.code == 0
    copy = Copy(tmp_path / "koos.docx", data)
    assert any("Koht: osa päis" in line for lines in copy.comments.values() for line in lines), copy.comments


def test_text_of_the_document_cannot_break_the_comment(tmp_path: Path) -> None:
    nasty = "C3 &amp; &lt;w:p/&gt; ]]&gt; \u202e"
    body = (
        HEAD + DUTIES + p("3. Nõuded") + tbl(tr("Keeleoskus", f"<w:tc><w:p><w:r><w:t>{nasty}</w:t></w:r></w:p></w:tc>"))
    )
    data = pack(members(body))
    assert annotate(tmp_path, data, "--isolated", "--profile", "strict", "--as-of", AS_OF).code == 0
    copy = Copy(tmp_path / "koos.docx", data)
    copy.check()
    assert "\u202e" not in copy.after["word/comments.xml"].decode()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["puudub.docx"], "there is no such file"),
        (["a.jd.yaml"], "comments are written into .docx and .odt files"),
        (["katki.docx"], "katki.docx: "),
        (["juhend.docx", "-o", "juhend.docx", "--force"], "is the file itself"),
        (["juhend.docx", "-o", "olemas.docx"], "--force replaces it"),
        (["ostud.docx"], "ostud.docx: "),
    ],
)
def test_refusals(argv: list[str], sentence: str, tmp_path: Path) -> None:
    contents = {
        "juhend.docx": pack(members()),
        "olemas.docx": b"minu",
        "katki.docx": b"PK\x03\x04",
        "ostud.docx": pack(members(p("piim"))),
        "a.jd.yaml": b"jdlint: 1\nid: a\n",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    result = jdlint("annotate", *argv, cwd=tmp_path)
    assert (result.code, sentence in result.sentence) == (2, True), result.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == contents


def test_another_encoding_is_refused_in_one_sentence(tmp_path: Path) -> None:
    parts = members()
    text = '<?xml version="1.0" encoding="UTF-16"?>' + str(parts["word/document.xml"])
    parts["word/document.xml"] = text.encode("utf-16")
    result = annotate(tmp_path, pack(parts))
    assert (result.code, "is not written in UTF-8 inside" in result.sentence) == (2, True), result.err


def test_without_a_name_the_copy_stands_beside_the_file_and_is_no_description(tmp_path: Path) -> None:
    (tmp_path / "juhend.docx").write_bytes(pack(members()))
    result = jdlint("annotate", "juhend.docx", *ONE, cwd=tmp_path)
    assert "Written: juhend.jdlint.docx (1 comment)" in result.out
    checked = jdlint("check", ".", *ONE, "--format", "json", cwd=tmp_path)
    assert [finding["path"] for finding in checked.findings] == ["juhend.docx"]


def example(folder: Path, form: str) -> bytes:
    source = EXAMPLES / "rannahoiu-koordinaator.jd.yaml"
    result = jdlint("export", source, "--to", form, "-o", str(folder / f"juhend.{form}"), cwd=folder)
    assert result.code == 0, result.err
    return (folder / f"juhend.{form}").read_bytes()


def test_open_document(tmp_path: Path) -> None:
    data = example(tmp_path, "odt")
    every = ("--isolated", "--as-of", AS_OF)
    result = annotate(tmp_path, data, *every, name="juhend.odt")
    assert result.code == 0, result.err
    before, after = unpacked(data), unpacked((tmp_path / "koos.odt").read_bytes())
    assert list(after) == list(before)
    assert next(iter(after)) == "mimetype"
    assert {name for name in before if before[name] != after[name]} == {"content.xml"}
    marks = re.findall(rb"<office:annotation .*?</office:annotation>", after["content.xml"])
    assert len(marks) == int(re.findall(r"\((\d+) comments?\)", result.out)[0]) > 0
    assert re.sub(rb"<office:annotation .*?</office:annotation>", b"", after["content.xml"]) == before["content.xml"]
    again = annotate(tmp_path, (tmp_path / "koos.odt").read_bytes(), *every, "--force", name="juhend.odt")
    assert again.code == 0
    assert unpacked((tmp_path / "koos.odt").read_bytes()) == after


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_another_program_finds_the_comments(form: str, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed: annotated files were NOT opened by another program")
    data = example(tmp_path, form)
    result = annotate(tmp_path, data, "--isolated", "--as-of", AS_OF, "--lang", "et", name=f"juhend.{form}")
    count = int(re.findall(r"\((\d+) ", result.out)[0])
    other = "odt" if form == "docx" else "docx"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        other,
        "--outdir",
        str(tmp_path / "teine"),
        f"koos.{form}",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    opened = unpacked((tmp_path / f"teine/koos.{other}").read_bytes())
    part = opened["content.xml" if other == "odt" else "word/comments.xml"].decode()
    assert len(re.findall(r"<office:annotation |<w:comment ", part)) == count
    assert "Mida teha: " in re.sub(r"<[^>]+>", "", part)


def comments_broken(parts: dict[str, str | bytes]) -> None:
    parts["word/comments.xml"] = "<w:comments"


def types_broken(parts: dict[str, str | bytes]) -> None:
    parts["[Content_Types].xml"] = "<Types"


def types_empty(parts: dict[str, str | bytes]) -> None:
    parts["[Content_Types].xml"] = ""


@pytest.mark.parametrize("damage", [comments_broken, types_broken, types_empty])
def test_damage_where_reading_does_not_look_is_one_sentence(
    damage: Callable[[dict[str, str | bytes]], None], tmp_path: Path
) -> None:
    parts = members(parts={"comments": ""}) if damage is comments_broken else members()
    damage(parts)
    result = annotate(tmp_path, pack(parts))
    assert (result.code, "parts of the file are damaged" in result.sentence) == (2, True), result.err
    assert not (tmp_path / "koos.docx").exists()


def test_a_picture_that_is_damaged(tmp_path: Path) -> None:
    data = bytearray(pack({**members(), "word/media/a.bin": b"0123456789"}, stored=["word/media/a.bin"]))
    data[data.index(b"0123456789")] ^= 1
    result = annotate(tmp_path, bytes(data))
    assert (result.code, "parts of the file are damaged" in result.sentence) == (2, True), result.err


def test_labels_of_the_house_count_here_too(tmp_path: Path) -> None:
    (tmp_path / "jdlint.toml").write_text('labels = "sildid.yaml"\n', "utf-8")
    labels = {"document": "Tööleht", "position.title": "Kes", "reporting.supervisor": "Ülal", "purpose": "Milleks"}
    lines = "".join(f"  {field}: [{label}]\n" for field, label in labels.items())
    (tmp_path / "sildid.yaml").write_text(f"jdlint-labels: 1\nlabels:\n{lines}", "utf-8")
    body = p("Tööleht") + tbl(tr("Kes", "Nõunik"), tr("Ülal", "juht"), tr("Milleks", "Hoida korras."))
    result = annotate(tmp_path, pack(members(body)), "--as-of", AS_OF, "--select", "STR001,SUB005")
    assert result.code == 0, result.err


def test_a_text_without_paragraphs_holds_no_comment(tmp_path: Path) -> None:
    header = {"header1": p("KINNITATUD") + p("direktori 05.02.2026 käskkirjaga nr 4") + HEAD}
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    result = annotate(tmp_path, pack(members(section, parts=header)), "--isolated", "--as-of", AS_OF)
    assert (result.code, "has no paragraph that a comment could stand at" in result.sentence) == (2, True), result.err


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mujal").mkdir()
    (tmp_path / "sees").mkdir()
    (tmp_path / "sees/juhend.docx").write_bytes(pack(members()))
    (tmp_path / "sees/juhend.jdlint.docx").symlink_to("../mujal/tekib.docx")
    result = jdlint("annotate", "juhend.docx", *ONE, cwd=tmp_path / "sees")
    assert (result.code, "exists already" in result.sentence) == (2, True)
    assert list((tmp_path / "mujal").iterdir()) == []
