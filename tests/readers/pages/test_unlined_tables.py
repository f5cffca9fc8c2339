"""Tables that no lines part, or lines between the rows alone: every result at its duty, however cells are aligned."""

from __future__ import annotations

from html import escape
from itertools import product
from typing import Any

import pytest
from weasyprint import HTML  # type: ignore[import-untyped]

from jdlint.readers import doubts
from jdlint.syntax.nodes import Document
from tests.readers.pages.layouts import DUTIES, PURPOSE
from tests.readers.pages.made import only
from tests.readers.pages.words import LETTER, PITCH, lines, page, shown, text
from tests.readers.reading import value

_BETWEEN = "border-top: 0.5pt solid black; border-bottom: 0.5pt solid black"
_STYLE = """
@page {{ size: A4; margin: 20mm }}
body {{ font: {size}pt serif }}
p, ul {{ margin: 0 }}
ul {{ padding-left: 12pt }}
table {{ border-collapse: collapse; width: 100% }}
td {{ {borders}; vertical-align: {valign}; padding: 1pt {padding}pt; text-align: left }}
"""


def _made(
    valign: str,
    borders: str,
    numbers: str,
    bullets: str = "ul",
    *,
    padding: int = 5,
    size: int = 11,
    times: int = 1,
    width: int = 45,
    share: bool = False,
) -> bytes:
    """Return a PDF whose table of duties is laid out so; `times` repeats its rows for more pages.

    `numbers` that end with a bar stand in a column of their own, as the `share` of the working time does.
    """
    rows = ""
    for i, (duty, results) in enumerate(DUTIES * times, 1):
        number = {"2.1.": f"2.{i}. ", "1.": f"{i}. ", "1.|": f"{i}.<td>", "": ""}[numbers]
        found = [escape(one) for one in results]
        cell = (
            f"<ul><li>{'<li>'.join(found)}</ul>" if bullets == "ul" else "".join(f"<p>{bullets}{one}" for one in found)
        )
        rows += f"<tr><td style='width: {5 if '|' in numbers else width}%'>{number}{escape(duty)}<td>{cell}"
        rows += "<td>10%" if share else ""
    values = "".join(
        f"<tr><td style='width: 30%'>{label}<td>{told}"
        for label, told in (
            ("Struktuuriüksus", "Kaardi osakond"),
            ("Teenistuskoht", "Kaardihaldur"),
            ("Teenistuskoha eesmärk", PURPOSE),
            ("Vahetu juht", "Osakonna juhataja"),
        )
    )
    style = _STYLE.format(size=size, borders=_BETWEEN if borders else "border: none", valign=valign, padding=padding)
    return bytes(
        HTML(
            string=f"<style>{style}</style><p>AMETIJUHEND<p>1. Üldosa<table>{values}</table><br><table>"
            f"<tr><td>{'Nr<td>' if '|' in numbers else '2. '}Teenistusülesanded"
            f"<td>Oodatavad tulemused{'<td>Osakaal' if share else ''}{rows}</table>"
        ).write_pdf()
    )


def _duties(document: Document) -> list[tuple[str, list[str]]]:
    found: list[dict[str, Any]] = value(document, "duties")
    return [(duty["duty"], duty["expected_results"]) for duty in found]


@pytest.mark.parametrize(
    ("valign", "borders", "numbers", "bullets"),
    [*product(("top", "middle", "bottom"), ("", "between rows"), ("2.1.", "1.", ""), ("ul",)),
     *product(("top", "middle", "bottom"), ("",), ("2.1.", ""), ("", "- "))],
)  # fmt: skip
def test_each_result_stands_at_its_duty(valign: str, borders: str, numbers: str, bullets: str) -> None:
    document = only(_made(valign, borders, numbers, bullets))
    assert _duties(document) == [(duty, results) for duty, results in DUTIES]
    assert value(document, "purpose") == PURPOSE
    assert value(document, "reporting", "supervisor") == "Osakonna juhataja"
    assert document.unplaced == []
    told = {reason for path, reason in document.uncertain.items() if path[0] == "duties"}
    assert told <= {doubts.UNNUMBERED_DUTY, doubts.DIVIDED_RESULTS}


@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
def test_rows_on_several_pages(valign: str) -> None:
    document = only(_made(valign, "", "2.1.", times=4, size=12))
    assert _duties(document) == [(duty, results) for duty, results in DUTIES * 4]


@pytest.mark.parametrize("valign", ["top", "middle", "bottom"])
@pytest.mark.parametrize("share", [False, True])
def test_numbers_in_a_column_of_their_own(valign: str, share: bool) -> None:
    document = only(_made(valign, "", "1.|", size=9, share=share))
    assert _duties(document) == [(duty, results) for duty, results in DUTIES]
    assert [duty["number"] for duty in value(document, "duties")] == [f"{i}." for i in range(1, 11)]
    assert [duty.get("time_share") for duty in value(document, "duties")] == [10 if share else None] * 10


@pytest.mark.parametrize("valign", ["top", "middle"])
def test_first_lines_that_would_fit_the_table_above(valign: str) -> None:
    """They are narrower than the labels there, which nothing but the head of their own table parts them from."""
    assert _duties(only(_made(valign, "", "1.", width=35))) == [(duty, results) for duty, results in DUTIES]


@pytest.mark.parametrize("valign", ["top", "middle"])
def test_a_narrow_gap_between_columns(valign: str) -> None:
    assert _duties(only(_made(valign, "", "2.1.", padding=2))) == [(duty, results) for duty, results in DUTIES]


def test_cells_level_in_the_middle() -> None:
    left, right = 60, 360
    results = ["Ülevaade on koostatud", "õigel ajal.", "Arved on tasutud.", "Kassa klapib iga päev", "ja kuu lõpus."]
    found = shown(
        page(
            text(left, 100, "Ülesanded"), text(right, 100, "Oodatavad tulemused"),
            lines(right, 120, *results),
            text(left, 120 + PITCH / 2, "1.1. Koostab ülevaateid."),
            text(left, 120 + 3 * PITCH, "1.2. Hoiab kassat."),
        )
    )  # fmt: skip
    assert found == [
        ["Ülesanded", "Oodatavad tulemused"],
        ["1.1. Koostab ülevaateid.", "Ülevaade on koostatud õigel ajal."],
        ["1.2. Hoiab kassat.", "Arved on tasutud. / Kassa klapib iga päev ja kuu lõpus."],
    ]


def test_what_stands_level_with_nothing_is_doubtful() -> None:
    left, right = 60, 60 + 45 * LETTER
    rows = [
        word
        for i in range(6)
        for word in (
            *text(left, 120 + i * 3 * PITCH, f"1.{i + 1}. Hoiab kogu number {i + 1}."),
            *lines(right, 120 + i * 3 * PITCH + 7, "Kogu on korras ja lugejad", "leiavad selle üles."),
        )
    ]
    document = _read(page(text(left, 100, "Ülesanded"), text(right, 100, "Oodatavad tulemused"), rows))
    told = [document.uncertain.get(("duties", i, "duty")) for i in range(6)]
    assert doubts.UNLEVEL_CELLS in told


def _read(*pages: Any) -> Document:
    from jdlint.readers.content import Content
    from jdlint.readers.descriptions import documents
    from jdlint.readers.labels import load_labels
    from jdlint.readers.pages.read import read_pages

    labels = load_labels()
    content: Content = read_pages("pdf", pages, labels)
    (document,) = documents("x.pdf", content, labels)
    return document
