"""The words of a page as a reader sees them: turned pages, watermarks, hyphens, hidden and illegible text, lines."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint.readers.content import Content, OnlyPictures
from jdlint.readers.labels import load_labels
from jdlint.readers.pages.geometry import Page
from jdlint.readers.pdf.read import pages_of, read_pdf
from tests.readers.pdf.files import many_pages, page, pdf, stream, without_letters, written


def _only(data: bytes) -> Page:
    [found] = pages_of(data)
    return found


def _texts(found: Page) -> list[str]:
    return [word.text for word in found.words]


def test_words_stand_where_they_are_seen() -> None:
    found = _only(written((50, 700, "Esimene sõna"), (50, 100, "all")))
    assert _texts(found) == ["Esimene", "sõna", "all"]
    first, second, last = found.words
    assert first.x0 == pytest.approx(50, abs=1)
    assert first.x1 < second.x0
    assert first.top == second.top < last.top
    assert first.bottom == pytest.approx(100, abs=5)
    assert (found.width, found.height) == (600, 800)


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    turned = b"BT /F 12 Tf 0 1 -1 0 100 50 Tm (Esimene) Tj ET BT /F 12 Tf 0 1 -1 0 120 50 Tm (teine) Tj ET"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    found = _only(pdf([*page(turned, "/Font<</F 5 0 R>>"), font]))
    assert (found.width, found.height) == (800, 600)
    first, second = found.words
    assert first.text == "Esimene"
    assert [first.x0, second.x0] == pytest.approx([50, 50], abs=2)
    assert first.bottom < second.bottom


def test_a_watermark_is_left_out() -> None:
    slope = b"BT /F 12 Tf .7 .7 -.7 .7 100 100 Tm (KAVAND) Tj ET BT /F 12 Tf 1 0 0 1 50 700 Tm (Tekst on siin) Tj ET"
    found = _only(pdf([*page(slope, "/Font<</F 5 0 R>>"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]))
    assert _texts(found) == ["Tekst", "on", "siin"]


def test_straight_lines_and_thin_boxes_are_rules_and_shades_are_none() -> None:
    lines, boxes = b"50 700 m 300 700 l S 50 600 m 50 700 l S 10 10 m 90 90 l S", b"60 500 200 .5 re f"
    drawn = lines + b" " + boxes + b" 60 300 200 100 re 60 200 1 50 re f"
    found = _only(pdf(page(drawn)))
    assert sorted(map(tuple, found.rules)) == [
        (50, 100, 50, 200),
        (50, 100, 300, 100),
        (60, 299.5, 260, 300),
        (60, 550, 61, 600),
    ]


def test_hidden_text_is_that_of_a_recognised_scan() -> None:
    words = [(50.0, 700.0, "AMETIJUHEND")]
    assert not _only(written(*words)).recognised
    assert _only(written(*words, state="3 Tr")).recognised
    assert _read(written(*words, state="3 Tr")).kind == "scan"


def test_text_of_no_letters_is_a_picture() -> None:
    found = _only(without_letters())
    assert (found.words, found.picture) == ([], True)
    with pytest.raises(OnlyPictures):
        _read(without_letters())


def test_an_empty_page_is_no_picture() -> None:
    assert [found.picture for found in pages_of(many_pages(2))] == [False, False]
    assert _read(many_pages(2)).blocks == []


def test_a_page_of_pictures_among_others_is_said() -> None:
    objects: list[Any] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 7 0 R>>",
        stream(b"BT /F 12 Tf 50 700 Td (AMETIJUHEND) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(b"60 300 200 100 re f"),
    ]
    [problem] = _read(pdf(objects)).problems
    assert (problem.rule, problem.message, problem.args) == ("IMP006", "pages", {"count": 1})


def _read(data: bytes) -> Content:
    return read_pdf(data, load_labels(), scans=False)
