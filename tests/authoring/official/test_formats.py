"""The four formats: whole, harmless, the same bytes every time."""

from __future__ import annotations

import html.parser
import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jdlint.authoring.official.content import clean
from jdlint.authoring.official.export import render
from jdlint.authoring.official.formats import FORMATS
from jdlint.authoring.official.source import titles_near
from jdlint.syntax.yaml_reader import read_yaml
from tests.authoring.official.descriptions import descriptions
from tests.helpers import EXAMPLES
from tests.model.plain import mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ROUGH = "<b>õ&ä</b> \"ü\" 'š' ž ]]> =1+1 | * _ ` [x](http://y) \u202ekuri\u200f \ufffe\x0b # - 1. \u05d0"


def description(**fields: Any) -> dict[str, Any]:
    return {"jdlint": 1, "id": "a-1", "position": {"title": "Jurist"}, **fields}


def export(data: dict[str, Any], form: str) -> bytes:
    return render(mapping(data), form, language="et", layout=None, names={})


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return every part of a package as XML; all of them must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name != "mimetype"}


def texts(data: bytes, form: str) -> list[str]:
    """Return the paragraphs of a document."""
    if form == "docx":
        return ["".join(map(str, p.itertext(f"{W}t"))) for p in parts(data)["word/document.xml"].iter(f"{W}p")]
    if form == "odt":
        found = parts(data)["content.xml"].iter(f"{TEXT}p", f"{TEXT}h")
        return ["".join(str(text) for text in p.itertext()) for p in found]
    if form == "html":
        reader = _Reader()
        reader.feed(data.decode("utf-8"))
        return reader.texts
    return [re.sub(r"\\(.)", r"\1", piece) for piece in re.split(r"\n| \| |<br>", data.decode("utf-8"))]


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("href", "src") for name, _value in attrs)
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("form", FORMATS)
@given(descriptions)
@settings(max_examples=25)
def test_the_same_description_gives_the_same_bytes(form: str, data: dict[str, Any]) -> None:
    assert export(data, form) == export(data, form)


@pytest.mark.parametrize("form", FORMATS)
def test_rough_texts_stand_as_they_are(form: str) -> None:
    data = description(
        purpose=ROUGH,
        duties=[{"number": "2.1.", "duty": ROUGH, "expected_results": [ROUGH]}],
        rights=[ROUGH],
        approval={"act": ROUGH},
    )
    found = [text.removeprefix("• ").removeprefix("- ") for text in texts(export(data, form), form)]
    assert sum(clean(ROUGH) in text for text in found) == 5
    assert not re.search("[\u202a-\u202e\u200f\ufffe\x0b]", "".join(found))


def test_html_has_no_script_and_loads_nothing() -> None:
    data = export(description(purpose="<script>alert(1)</script><img src=x onerror=y>"), "html")
    reader = _Reader()
    reader.feed(data.decode("utf-8"))
    assert not reader.tags & {"script", "img", "link", "iframe", "a"}
    assert b"default-src 'none'" in data
    assert b"url(" not in data


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_an_archive_holds_no_time_of_writing(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(export(description(), form))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        assert len(names) == len(set(names))
        if form == "odt":
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
            assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
            listed = archive.read("META-INF/manifest.xml").decode()
            assert all(f'"{name}"' in listed for name in names if name not in ("mimetype", "META-INF/manifest.xml"))


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_every_style_that_is_used_is_there(form: str) -> None:
    data = parts(export({**description(), **_whole()}, form))
    if form == "docx":
        used = {e.get(f"{W}val") for tag in ("pStyle", "tblStyle") for e in data["word/document.xml"].iter(f"{W}{tag}")}
        known = {e.get(f"{W}styleId") for e in data["word/styles.xml"].iter(f"{W}style")}
    else:
        style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
        used = {str(v) for e in data["content.xml"].iter() for k, v in e.items() if str(k).endswith("}style-name")}
        known = {str(e.get(style)) for part in ("content.xml", "styles.xml") for e in data[part].iter() if e.get(style)}
    assert used
    assert used <= known


def _whole() -> dict[str, Any]:
    root = read_yaml("x", (EXAMPLES / "peainspektor.jd.yaml").read_bytes())[0].root
    assert root is not None
    from jdlint.views.values import plain

    whole: dict[str, Any] = plain(root)
    return whole


def test_forty_duties_stand_in_rows_below_a_head_that_repeats() -> None:
    duties = [{"number": f"2.{i}.", "duty": f"Ülesanne nr {i}", "expected_results": ["x" * 5000]} for i in range(1, 41)]
    document = parts(export(description(duties=duties), "docx"))["word/document.xml"]
    table = next(t for t in document.iter(f"{W}tbl") if t.find(f".//{W}tblHeader") is not None)
    rows = table.findall(f"{W}tr")
    assert len(rows) == 41
    numbers = ["".join(map(str, row.findall(f"{W}tc")[0].itertext())) for row in rows[1:]]
    assert numbers == [duty["number"] for duty in duties]
    assert all(len(row.findall(f"{W}tc")) == 3 for row in rows)


@pytest.mark.parametrize(
    ("template", "layout", "first"),
    [("ee-2021", None, "Ametinimetus"), ("ee-2024", None, "Teenistuskoht"), ("generic", None, "Teenistuskoht"),
     ("ee-2021", "ee-2024", "Teenistuskoht")],
)  # fmt: skip
def test_the_layout_is_asked_for_or_that_of_the_template(template: str, layout: str | None, first: str) -> None:
    root = mapping(description(source={"template": template}))
    data = render(root, "docx", language="et", layout=layout, names={})
    assert texts(data, "docx")[2] == first


def test_sections_are_counted() -> None:
    found = [text for text in texts(export(_whole(), "docx"), "docx") if re.match(r"\d+\. ", text)]
    numbers = [int(text.split(".")[0]) for text in found]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))


def test_a_post_is_named_by_its_title_and_by_its_id_where_others_are_called_so_too(tmp_path: Path) -> None:
    posts = {"juht-1": "Direktor", "jurist-1": "Jurist", "jurist-2": "jurist"}
    for identifier, title in posts.items():
        text = f"jdlint: 1\nid: {identifier}\nposition: {{title: {title}}}\n"
        (tmp_path / f"{identifier}.jd.yaml").write_text(text, "utf-8")
    names = titles_near(tmp_path / "juht-1.jd.yaml", None)
    supervised = [{"position": name} for name in ("jurist-1", "jurist-2", "jurist-3")]
    root = mapping(description(reporting={"supervisor": {"position": "juht-1"}, "subordinates": supervised}))
    page = render(root, "html", language="et", layout=None, names=names).decode("utf-8")
    assert "<p>Direktor</p>" in page
    assert "<p>Jurist [jurist-1], jurist [jurist-2], [jurist-3]</p>" in page


@given(st.text(max_size=60))
def test_any_text_makes_well_formed_documents(text: str) -> None:
    data = description(purpose=text, rights=[text], duties=[{"duty": text, "expected_results": [text]}])
    for form in ("docx", "odt"):
        parts(export(data, form))
