"""Layouts that people met: what stands in one field stays there, and no name of a person comes in."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.helpers import jdlint
from tests.readers.office.packages import docx, p, tbl, tr
from tests.rules.test_personal_code import make_code

HEAD = p("AMETIJUHEND") + tbl(
    tr("Ametinimetus", "Arhivaar"),
    tr("Struktuuriüksus", "Üldosakond"),
    tr("Vahetu juht", "direktor"),
    tr("Teenistuja asendaja", "sekretär"),
)
DUTIES = p("Tööülesanded") + tbl(tr("Ülesanne", "Oodatav tulemus"), tr("1. Korrastab arhiivi.", "Arhiiv on korras."))


def imported(folder: Path, body: str) -> tuple[Any, str]:
    """Return the description that a Word file becomes, as data and as text."""
    (folder / "juhend.docx").write_bytes(docx(body))
    assert jdlint("import", "juhend.docx", "--to", ".", cwd=folder).code == 0
    text = (folder / "arhivaar.jd.yaml").read_text("utf-8")
    return YAML(typ="safe").load(text), text


@pytest.mark.parametrize(
    "line", ["3. TEENISTUSÜLESANDED JA OODATAVAD TULEMUSED", "Üleskutse", "Muu oluline teave järgneb allpool."]
)
def test_what_follows_a_table_belongs_to_none_of_its_cells(line: str, tmp_path: Path) -> None:
    data, _text = imported(tmp_path, HEAD + p(line) + DUTIES)
    assert data["substitution"] == {"substituted_by": ["sekretär"]}
    assert [duty["duty"] for duty in data["duties"]] == ["Korrastab arhiivi."]


@pytest.mark.parametrize(
    "end",
    [
        p("Koostas: Ants Aas"),
        p("Ametikoha täitja: Ants Aas"),
        p("Osakonna juhataja Ants Aas"),
        p("Ants Aas") + p("/allkirjastatud digitaalselt/"),
        tbl(tr("Koostaja", "Töötaja"), tr("juhataja Ants Aas", "Ants Aas /allkirjastatud digitaalselt/")),
        tbl(tr("Töötaja", "Ants Aas")),
    ],
)
@pytest.mark.parametrize("before", ["Vastutus", "Õigused"])
def test_no_name_below_the_text_comes_in(before: str, end: str, tmp_path: Path) -> None:
    data, text = imported(tmp_path, HEAD + DUTIES + p(before) + p("Vastutab arhiivi eest.") + end)
    assert "Aas" not in text
    field = {"Vastutus": "responsibilities", "Õigused": "rights"}[before]
    assert data[field] == ["Vastutab arhiivi eest."]


def test_the_name_in_an_order_before_the_description_stays_out(tmp_path: Path) -> None:
    order = p("KÄSKKIRI") + p("12.09.2025 nr 1-2/77") + p("Ants Aas") + p("peadirektor") + p("Lisa 1")
    _data, text = imported(tmp_path, order + HEAD + DUTIES)
    assert "Aas" not in text
    assert "peadirektor" in text


def test_numbers_with_a_bracket_count_duties(tmp_path: Path) -> None:
    rows = tbl(tr("Ülesanne", "Oodatav tulemus"), tr("1) Korrastab arhiivi", "korras"), tr("2) Annab teatisi", "antud"))
    data, _text = imported(tmp_path, HEAD + p("Tööülesanded") + rows)
    assert [(duty["number"], duty["duty"]) for duty in data["duties"]] == [
        ("1)", "Korrastab arhiivi"),
        ("2)", "Annab teatisi"),
    ]


def test_a_result_may_be_told_below_its_duty(tmp_path: Path) -> None:
    told = p("1. Korrastab arhiivi.") + p("Oodatav tulemus: arhiiv on korras.") + p("2. Annab teatisi.")
    data, _text = imported(tmp_path, HEAD + p("Tööülesanded") + told)
    assert [(duty["duty"], duty["expected_results"]) for duty in data["duties"]] == [
        ("Korrastab arhiivi.", ["arhiiv on korras."]),
        ("Annab teatisi.", []),
    ]


def test_the_numbers_of_paragraphs_are_no_part_of_the_text(tmp_path: Path) -> None:
    body = p("2. Ametikoha eesmärk") + p("2.1. Arhiivi korrashoid.") + p("6. Õigused") + p("6.1. Saada teavet.")
    data, _text = imported(tmp_path, HEAD + body)
    assert data["purpose"] == "Arhiivi korrashoid."
    assert data["rights"] == ["Saada teavet."]


def test_workload_is_no_experience(tmp_path: Path) -> None:
    data, _text = imported(tmp_path, HEAD + tbl(tr("Töökoormus", "0,5")) + DUTIES)
    assert "requirements" not in data


def test_no_message_and_no_quotation_shows_a_personal_code(tmp_path: Path) -> None:
    code = make_code()
    body = HEAD + p(f"Märkus {code} siin") + DUTIES + p("Õigused") + p(f"Saada teavet isikukoodi {code} kohta.")
    (tmp_path / "juhend.docx").write_bytes(docx(body))
    for form in ("full", "concise", "json", "sarif", "markdown", "github"):
        result = jdlint("check", "juhend.docx", "--isolated", "--profile", "strict", "--format", form, cwd=tmp_path)
        assert result.out
        assert code not in result.out + result.err, form
    assert jdlint("annotate", "juhend.docx", "--isolated", "--profile", "strict", cwd=tmp_path).code == 0
    with zipfile.ZipFile(tmp_path / "juhend.jdlint.docx") as archive:
        assert code not in archive.read("word/comments.xml").decode()
