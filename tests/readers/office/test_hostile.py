"""Files made to choke, to mislead or by a program that broke off: one finding each, never a traceback."""

from __future__ import annotations

import io
import struct
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable

import pytest

from jdlint.readers import acts
from jdlint.readers.office.limits import DEFAULT_LIMITS, OfficeLimits
from tests.readers.office.packages import (
    NUMBERING,
    abstract,
    docx,
    docx_members,
    level,
    num,
    odt,
    odt_members,
    op,
    p,
    pack,
    tbl,
    tc,
    tr,
)
from tests.readers.office.reading import looks_like_description, read_office
from tests.readers.office.test_word_descriptions import TABLES_2024
from tests.readers.reading import value

GOOD = docx(TABLES_2024, numbering=NUMBERING)
MEMORY = 300 * 1024 * 1024


def finding(data: bytes, path: str = "x.docx", limits: OfficeLimits = DEFAULT_LIMITS) -> tuple[str, str]:
    """Return rule and message of the one finding of a file that cannot be read."""
    [document] = read_office(path, data, limits)
    assert document.root is None
    [problem] = document.problems
    assert document.locator.locate(0, 0) is not None
    # What cannot be read is named wherever it lies.
    assert looks_like_description(data, limits) == (problem.message != "no-labels")
    return problem.rule, problem.message


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("JDL010", "empty")),
        (b"{\\rtf1\\ansi ...", ("JDL008", "rtf")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument".ljust(600, b"\0"), ("JDL008", "ole")),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le").rjust(600, b"\0"),
            ("JDL008", "encrypted"),
        ),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", ("JDL008", "markup")),
        (b'<?xml version="1.0"?><w:wordDocument/>', ("JDL008", "markup")),
        (b"AMETIJUHEND\n", ("JDL008", "foreign")),
        (pack({"readme.txt": "x"}), ("JDL008", "foreign")),
        (pack(docx_members("x", main="xl/workbook.xml") | {"xl/workbook.xml": "<workbook/>"}), ("JDL008", "foreign")),
        (docx(p("Koosoleku protokoll")), ("JDL010", "no-labels")),
    ],
)
def test_what_is_no_description_is_named(data: bytes, expected: tuple[str, str]) -> None:
    assert finding(data) == expected


def test_the_content_tells_what_a_file_is() -> None:
    [document] = read_office("x.docx", odt("<text:p>AMETIJUHEND</text:p><text:p>Haridus: kõrgharidus</text:p>"))
    assert document.kind == "odt"
    [document] = read_office("x.odt", GOOD)
    assert document.kind == "docx"


@pytest.mark.parametrize("keep", [5, 30, 200, len(GOOD) // 2, len(GOOD) - 30])
def test_truncated(keep: int) -> None:
    assert finding(GOOD[:keep]) == ("JDL008", "damaged")


def broken(members: dict[str, str | bytes], name: str, content: str | bytes) -> bytes:
    return pack({**members, name: content})


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        '<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"),
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_document_types_are_refused_in_every_part(xml: str | bytes, name: str) -> None:
    members = docx_members(TABLES_2024, styles="<w:style/>")
    assert finding(broken(members, name, xml)) == ("JDL008", "doctype")


@pytest.mark.parametrize(
    "xml", ["", "<a>", "<a></b>", "<a>&x;</a>", b"<a>\xff</a>", '<?xml version="1.0" encoding="x"?><a/>']
)
def test_broken_parts(xml: str | bytes) -> None:
    assert finding(broken(docx_members(TABLES_2024), "word/document.xml", xml)) == ("JDL008", "damaged")
    assert finding(broken(odt_members("x"), "content.xml", xml)) == ("JDL008", "damaged")


def test_another_encoding_is_read() -> None:
    members = docx_members(TABLES_2024, numbering=NUMBERING)
    main = str(members["word/document.xml"])
    members["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{main}'.encode("utf-16")
    [document] = read_office("x.docx", pack(members))
    assert document.root is not None
    assert document.text == read_office("x.docx", GOOD)[0].text


@pytest.mark.parametrize(
    ("target", "mode"),
    [("../../etc/passwd", ""), ("http://example.invalid/a.xml", 'TargetMode="External"'), ("none.xml", "")],
)
def test_targets_outside_of_the_package_are_not_opened(target: str, mode: str) -> None:
    members = docx_members(TABLES_2024, numbering=NUMBERING)
    name = "_rels/.rels"
    members[name] = str(members[name]).replace('Target="word/document.xml"', f'Target="{target}" {mode}')
    assert finding(pack(members)) == ("JDL008", "foreign")
    members = docx_members(TABLES_2024, numbering=NUMBERING)
    name = "word/_rels/document.xml.rels"
    members[name] = str(members[name]).replace('Target="numbering.xml"', f'Target="{target}" {mode}')
    [document] = read_office("x.docx", pack(members))
    assert document.root is not None
    assert "number" not in str(value(document, "duties"))


def test_names_that_leave_the_folder_are_only_names() -> None:
    members = docx_members(TABLES_2024, numbering=NUMBERING) | {"../../evil.txt": "x", "/etc/evil": "x"}
    [document] = read_office("x.docx", pack(members))
    assert document.root is not None
    assert document.problems == []


def test_two_members_of_one_name() -> None:
    out = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", "<x/>")
    assert finding(out.getvalue()) == ("JDL008", "damaged")


def test_an_encrypted_member_and_an_unknown_compression() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # the flags and the method of every entry of the directory
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert finding(bytes(data)) == ("JDL008", "encrypted")
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 10 : at + 12] = struct.pack("<H", 97)
        at = data.find(b"PK\x01\x02", at + 4)
    assert finding(bytes(data)) == ("JDL008", "damaged")


def test_members_that_overlap_even_where_none_of_them_is_read() -> None:
    data = bytearray(pack({**docx_members(TABLES_2024), "media/1": "x" * 50, "media/2": "y" * 50}))
    first = data.index(b"media/1", data.index(b"PK\x01\x02")) - 46
    second = data.index(b"media/2", first) - 46
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert finding(bytes(data)) == ("JDL008", "damaged")


def lying(members: dict[str, str | bytes], name: str, size: int) -> bytes:
    """Return a package that declares `name` to be `size` bytes long, unpacked."""
    data = bytearray(pack(members))
    at = data.index(name.encode(), data.index(b"PK\x01\x02")) - 46
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def test_a_size_that_lies() -> None:
    assert finding(lying(docx_members(TABLES_2024), "word/document.xml", 100)) == ("JDL008", "damaged")


def spaces(mebibytes: int) -> dict[str, str | bytes]:
    return docx_members(TABLES_2024) | {"word/document.xml": b" " * (mebibytes * 1024 * 1024)}


def nested(element: str) -> bytes:
    return docx(f"<{element}>" * 10_000 + f"</{element}>" * 10_000)


LOOSE = DEFAULT_LIMITS._replace(ratio_floor=DEFAULT_LIMITS.member_bytes)
#: What the file is, the limits it is read under (those that would stop it earlier are loosened), and what is said.
HOSTILE: dict[str, tuple[Callable[[], bytes], OfficeLimits, tuple[str, str]]] = {
    "a bomb": (lambda: pack(spaces(45)), DEFAULT_LIMITS, ("JDL007", "ratio")),
    "a bomb that declares little": (
        lambda: lying(spaces(300), "word/document.xml", 1000),
        DEFAULT_LIMITS,
        ("JDL008", "damaged"),
    ),
    "a large member": (lambda: pack(spaces(300)), DEFAULT_LIMITS, ("JDL007", "member")),
    "many members": (lambda: pack({f"{i}": "" for i in range(2_001)}), LOOSE, ("JDL007", "members")),
    "nested tables": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 10_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 10_000),
        LOOSE,
        ("JDL007", "depth"),
    ),
    "nested wrappers": (lambda: nested("w:unknown"), LOOSE, ("JDL007", "depth")),
    "nested in what is left out": (lambda: nested("w:tabs"), LOOSE, ("JDL007", "depth")),
    "many elements": (lambda: docx("<w:x/>" * 50_001), LOOSE._replace(elements=50_000), ("JDL007", "elements")),
    "many kept elements": (lambda: docx("<w:p>" + "<w:r/>" * 250_001 + "</w:p>"), LOOSE, ("JDL007", "elements")),
    "many paragraphs": (lambda: docx("<w:p/>" * 50_001), LOOSE, ("JDL007", "blocks")),
    "much text": (lambda: docx(p("aa bb " * 700_000)), LOOSE, ("JDL007", "text")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_limits_hold_in_bounded_memory(name: str) -> None:
    make, limits, expected = HOSTILE[name]
    data = make()
    tracemalloc.start()
    try:
        [document] = read_office("x.docx", data, limits)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert document.root is None
    assert [(problem.rule, problem.message) for problem in document.problems] == [expected]
    assert peak < MEMORY


def test_a_file_that_is_too_large() -> None:
    assert finding(GOOD, limits=DEFAULT_LIMITS._replace(file_bytes=100)) == ("JDL007", "file")
    assert finding(GOOD, limits=DEFAULT_LIMITS._replace(total_bytes=100)) == ("JDL007", "unpacked")


def test_a_cell_without_end() -> None:
    body = TABLES_2024 + tbl(tr(tc("a", span=999_999_999), *["b"] * 500))
    [document] = read_office("x.docx", docx(body, numbering=NUMBERING))
    assert document.root is not None


def test_what_a_list_puts_before_its_items_is_bounded() -> None:
    """A few bytes that would unfold with every item, or be searched for placeholders again and again."""
    for text in ("x" * 900_000, "%1" * 450_000):
        lists = abstract(1, level(0, "decimal", text)) + num(1, 1)
        [document] = read_office("x.docx", docx(p("a", num=(1, 0)) * 200, numbering=lists))
        assert [problem.rule for problem in document.problems] == ["JDL010"]  # read whole, and no description
        assert len(document.text) < 200 * 100


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx(p("a" * 1_000 + "".join(" • b" for _ in range(60_000)))), "blocks"),
        (odt(op('x<text:s text:c="1000"/>' * 240_000)), "text"),
        (docx(p("<w:r>" + "<w:tab/>" * 200_000 + "</w:r>")), None),
    ],
    ids=["bullets on one line", "repeated blanks", "tabs"],
)
def test_what_a_small_file_unfolds_to_counts(data: bytes, message: str | None) -> None:
    tracemalloc.start()
    try:
        documents = read_office("x.docx", data, LOOSE)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MEMORY
    if message is not None:
        assert [(problem.rule, problem.message) for problem in documents[0].problems] == [("JDL007", message)]


def test_a_header_that_is_another_part_is_no_header() -> None:
    members = docx_members(TABLES_2024, numbering=NUMBERING, styles="<w:style/>")
    body = str(members["word/document.xml"])
    section = '<w:sectPr><w:headerReference w:type="default" r:id="styles"/></w:sectPr></w:body>'
    members["word/document.xml"] = body.replace("</w:body>", section)
    [document] = read_office("x.docx", pack(members))
    assert (
        value(document, "position", "title") == value(read_office("x.docx", GOOD)[0], "position", "title") is not None
    )


def test_only_the_beginning_of_an_approval_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resembles(word: str, _form: str) -> bool:
        asked.append(word)
        return False

    monkeypatch.setattr(acts, "resembles", resembles)
    words = " ".join(f"sõna{number:05}" for number in range(20_000))
    read_office("x.docx", docx(p(f"KINNITATUD {words}") + TABLES_2024, numbering=NUMBERING))
    assert 0 < len(set(asked)) < 1_000
