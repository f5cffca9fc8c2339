"""The layouts in which descriptions come (the same as for texts), as Word files: tables, cells, paragraphs."""

from __future__ import annotations

import pytest

from jdlint.readers import doubts
from jdlint.syntax.nodes import Document
from tests.readers.office.packages import NUMBERING, docx, p, tbl, tc, tr
from tests.readers.office.reading import only, place, read_office
from tests.readers.reading import duties, rules, value

HEAD = p("AMETIJUHEND")
REST = p("3. Nõuded") + tbl(tr("Haridus", "Kõrgharidus"))
ADVICE = tr("2.2. Nõustab.", "Nõu on antud.")
TABLE_HEAD = tr("2. Teenistusülesanded", "Oodatavad tulemused")


def read(*body: str) -> Document:
    return only(docx("".join((HEAD, *body)), numbering=NUMBERING))


def item(text: str) -> str:
    return p(text, num=(2, 0))


FIELDS = {
    "label and value in a paragraph": (
        p("Teenistuskoht: Kaardihaldur") + p("Struktuuriüksus\tKaardi osakond") + p("Vahetu juht Osakonna juhataja")
        + p("Teenistuja asendab -") + p("Teenistuja asendaja Ekspert, nõunik")
    ),
    "label and value in two columns": tbl(
        tr("Teenistuskoht", "Kaardihaldur"), tr("Struktuuriüksus", "Kaardi osakond"),
        tr("Vahetu juht:", "Osakonna juhataja"), tr("Teenistuja asendab", "-"),
        tr("Teenistuja asendaja", tc("Ekspert", "nõunik")),
    ),
    "two pairs in a row": tbl(
        tr("Teenistuskoht", "Kaardihaldur", "Struktuuriüksus", "Kaardi osakond"),
        tr("Vahetu juht", tc("Osakonna juhataja", span=3)),
        tr("Teenistuja asendab", "-", "Teenistuja asendaja", "Ekspert,\nnõunik"),
    ),
    "numbered labels, with numbers of their own or automatic ones": tbl(
        tr("1.1. Ametinimetus", "Kaardihaldur"), tr(tc(p("Struktuuriüksus", num=(1, 1))), "Kaardi osakond"),
        tr("1.3. Vahetu juht", "Osakonna juhataja"),
        tr("1.4 Kes asendab", "Ekspert, nõunik"), tr("1.5 Keda asendab", "-"),
    ),
    "sub-heads in a row, values below": tbl(
        tr("1.1. Ametinimetus", "1.2. Struktuuriüksus"), tr("Kaardihaldur", "Kaardi osakond")
    ) + tbl(
        tr("1.3. Vahetu juht", "1.4. Kes asendab", "1.5. Keda asendab"), tr("Osakonna juhataja", "Ekspert, nõunik", "-")
    ),
    "sub-heads in a row over a crooked grid": tbl(
        tr(tc("Ametinimetus", span=3), tc("Struktuuriüksus", span=3)),
        tr(tc("Kaardihaldur", span=3), tc("Kaardi osakond", span=3)),
        tr(tc("Vahetu juht", span=2), tc("Kes asendab", span=2), tc("Keda asendab", span=2)),
        tr(tc("Osakonna juhataja", span=2), tc("Ekspert, nõunik", span=2), tc("-", span=2)),
    ),
    "labels over values in single cells": tbl(
        tr("Teenistuskoht"), tr("Kaardihaldur"), tr("Struktuuriüksus"), tr("Kaardi osakond"), tr("Vahetu juht"),
        tr("Osakonna juhataja"), tr("Teenistuja asendab"), tr("-"), tr("Teenistuja asendaja"), tr("Ekspert, nõunik"),
    ),
    "a frame around everything": tbl(tr(tc(
        p("Teenistuskoht Kaardihaldur"),
        tbl(tr("Struktuuriüksus", "Kaardi osakond"), tr("Vahetu juht", "Osakonna juhataja")),
        p("Teenistuja asendab -"), p("Teenistuja asendaja Ekspert, nõunik"),
    ))),
}  # fmt: skip


@pytest.mark.parametrize("layout", FIELDS)
def test_fields(layout: str) -> None:
    document = read(FIELDS[layout], REST)
    assert value(document, "position") == {"title": "Kaardihaldur", "unit": ["Kaardi osakond"]}
    assert value(document, "reporting") == {"supervisor": "Osakonna juhataja"}
    assert value(document, "substitution") == {"substitutes_for": [], "substituted_by": ["Ekspert", "nõunik"]}
    assert value(document, "requirements", "education", "text") == "Kõrgharidus"
    assert (rules(document), document.unplaced) == ([], [])


TWO = {"2.1.": ["Kaardid on ajakohased.", "Vead on parandatud."], "2.2.": ["Nõu on antud."]}
RESULTS = (item("Kaardid on ajakohased."), item("Vead on parandatud."))
DUTIES = {
    "numbers in the text, bullets automatic": (
        tbl(TABLE_HEAD, tr("2.1. Hoiab kaarte.", tc(*RESULTS)), tr("2.2. Nõustab.", tc(item("Nõu on antud."))))
    ),
    "everything automatic": (
        p("Üldosa", num=(1, 0))
        + tbl(
            tr(tc(p("Tööülesanded", num=(1, 0))), "Tulemused"), tr(tc(p("Hoiab kaarte.", num=(1, 1))), tc(*RESULTS)),
            tr(tc(p("Nõustab.", num=(1, 1))), tc(item("Nõu on antud."))),
        )
    ),
    "the number in a column of its own": (
        tbl(
            tr("Nr", "Ülesanne", "Oodatav tulemus"), tr("2.1.", "Hoiab kaarte.", tc(*RESULTS)),
            tr("2.2.", "Nõustab.", tc(item("Nõu on antud."))),
        )
    ),
    "the heading merged over number and duty": (
        tbl(
            tr(tc("Ülesanne", span=2), "Oodatav tulemus"), tr("2.1.", "Hoiab kaarte.", tc(*RESULTS)),
            tr("2.2.", "Nõustab.", tc(item("Nõu on antud."))),
        )
    ),
    "a row for each result, the duty's cell merged": (
        tbl(
            TABLE_HEAD, tr(tc("2.1. Hoiab kaarte.", merge="restart"), "Kaardid on ajakohased."),
            tr(tc(merge="continue"), "Vead on parandatud."), ADVICE,
        )
    ),
    "a row for each result, the duty's cell empty": (
        tbl(
            TABLE_HEAD, tr("2.1. Hoiab kaarte.", "Kaardid on ajakohased."), tr("", "Vead on parandatud."),
            ADVICE,
        )
    ),
    "results as plain paragraphs": (
        tbl(TABLE_HEAD, tr("2.1. Hoiab kaarte.", tc("Kaardid on ajakohased.", "Vead on parandatud.")), ADVICE)
    ),
    "results parted by soft breaks": (
        tbl(TABLE_HEAD, tr("2.1. Hoiab kaarte.", "Kaardid on ajakohased.\nVead on parandatud."), ADVICE)
    ),
    "typed bullets": (
        tbl(TABLE_HEAD, tr("2.1. Hoiab kaarte.", "- Kaardid on ajakohased.\n- Vead on parandatud."),
            tr("2.2. Nõustab.", "\uf0b7\tNõu on antud."))
    ),
    "results with numbers of their own": (
        tbl(
            TABLE_HEAD, tr("2.1. Hoiab kaarte.", tc("1. Kaardid on ajakohased.", "2. Vead on parandatud.")),
            tr("2.2. Nõustab.", tc(p("Nõu on antud.", num=(1, 0)))),
        )
    ),
    "the head repeated on the next page": (
        tbl(TABLE_HEAD, tr("2.1. Hoiab kaarte.", tc(*RESULTS)), TABLE_HEAD, ADVICE)
    ),
    "results under another name": (
        tbl(tr("Tööülesanded", "Mõõdikud"), tr("2.1. Hoiab kaarte.", tc(*RESULTS)), ADVICE)
    ),
    "a table inside the cell of a key": (
        tbl(tr("Tööülesanded", tc(tbl(tr("2.1. Hoiab kaarte.", tc(*RESULTS)), ADVICE), p())))
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", DUTIES)
def test_duties_and_results(layout: str) -> None:
    document = read(DUTIES[layout], REST)
    assert duties(document) == TWO
    assert [duty["duty"] for duty in value(document, "duties")] == ["Hoiab kaarte.", "Nõustab."]
    assert (rules(document), document.unplaced) == ([], [])
    assert value(document, "requirements", "education", "text") == "Kõrgharidus"


def test_one_row_for_all_keeps_what_it_says() -> None:
    """Duties and results of one row cannot be paired: nothing is guessed, nothing dropped, and a finding says so."""
    document = read(
        tbl(TABLE_HEAD, tr(tc("2.1. Hoiab kaarte.", "2.2. Nõustab."), tc("Kaardid on ajakohased.", "Nõu on antud."))),
        REST,
    )
    assert rules(document) == ["IMP004"]
    assert duties(document) == {"2.1.": [], "2.2.": []}
    assert [duty["duty"] for duty in value(document, "duties")] == ["Hoiab kaarte.", "Nõustab."]
    assert [node.text for node in document.unplaced] == ["Kaardid on ajakohased.", "Nõu on antud."]


def test_one_row_for_all_in_two_lists_of_one_length_is_no_pairing_either() -> None:
    document = read(
        tbl(TABLE_HEAD, tr(tc(p("Hoiab kaarte.", num=(1, 1)), p("Nõustab.", num=(1, 1))), tc(*RESULTS))), REST
    )
    assert duties(document) == {"1.1.": [], "1.2.": []}
    assert rules(document) == ["IMP004"]
    assert len(document.unplaced) == len(RESULTS)


def test_results_merged_over_several_duties() -> None:
    document = read(
        tbl(
            TABLE_HEAD,
            tr("2.1. Hoiab kaarte.", tc("Kaardid on ajakohased.", merge="restart")),
            tr("2.2. Nõustab.", tc(merge="continue")),
            tr("2.3. Loeb.", "Loetud."),
        ),
        REST,
    )
    assert duties(document) == {"2.1.": ["Kaardid on ajakohased."], "2.2.": [], "2.3.": ["Loetud."]}
    assert rules(document) == ["IMP003"]
    assert document.uncertain["duties", 0, "expected_results"] == doubts.SHARED_RESULTS


def test_an_empty_result_stays_empty() -> None:
    document = read(tbl(TABLE_HEAD, tr("2.1. Hoiab kaarte.", ""), ADVICE), REST)
    assert duties(document) == {"2.1.": [], "2.2.": ["Nõu on antud."]}


def test_a_heading_between_the_rows_is_no_duty() -> None:
    document = read(
        tbl(
            TABLE_HEAD,
            tr(tc("Kaardid", span=2)),
            tr("2.1. Hoiab kaarte.", "Kaardid on hoitud."),
            tr(tc("Inimesed", span=2)),
            ADVICE,
        ),
        REST,
    )
    assert duties(document) == {"2.1.": ["Kaardid on hoitud."], "2.2.": ["Nõu on antud."]}
    assert [node.text for node in document.unplaced] == ["Kaardid", "Inimesed"]
    assert rules(document) == ["IMP003", "IMP003"]


def test_numbered_sentences_without_a_table() -> None:
    document = read(
        p("Tööülesanded", num=(1, 0)), p("Hoiab kaarte.", num=(1, 1)), p("Nõustab.", num=(1, 1)),
        p("Õigused", num=(1, 0)), p("saada teavet;", num=(1, 1)), p("teha ettepanekuid.", num=(1, 1)),
    )  # fmt: skip
    assert value(document, "duties") == [
        {"number": "1.1.", "duty": "Hoiab kaarte."},
        {"number": "1.2.", "duty": "Nõustab."},
    ]
    assert value(document, "rights") == ["saada teavet", "teha ettepanekuid."]


@pytest.mark.parametrize(
    "top",
    [
        p("KINNITATUD\npeadirektori\n12.03.2025 käskkirjaga nr 1-2/7") + HEAD,
        p("KINNITATUD") + p("peadirektori") + p("12.03.2025 käskkirjaga nr 1-2/7") + p() + HEAD,
        tbl(tr("", tc("KINNITATUD", "peadirektori", "12.03.2025 käskkirjaga nr 1-2/7"))) + HEAD,
        tbl(tr("AMETIJUHEND", tc("KINNITATUD", "peadirektori 12.03.2025 käskkirjaga nr 1-2/7"))),
    ],
)
def test_approval(top: str) -> None:
    document = only(docx(top + tbl(tr("Teenistuskoht", "Kaardihaldur")) + REST))
    assert value(document, "approval") == {
        "act": "käskkiri",
        "number": "1-2/7",
        "date": "2025-03-12",
        "approver": "peadirektor",
    }
    assert value(document, "position") == {"title": "Kaardihaldur"}
    assert (rules(document), document.unplaced) == ([], [])


def test_annexes_of_one_order() -> None:
    part = p("Lisa {0}") + HEAD + tbl(tr("Teenistuskoht", "Haldur {0}"), TABLE_HEAD, tr("2.1. Loeb.", "Loetud."))
    documents = read_office("x.docx", docx("".join(part.format(number) for number in (1, 2, 3))))
    assert [document.index for document in documents] == [0, 1, 2]
    assert [value(document, "position", "title") for document in documents] == ["Haldur 1", "Haldur 2", "Haldur 3"]
    assert [value(document, "approval", "annex") for document in documents] == [1, 2, 3]
    assert place(documents[2], "Haldur 3").table == 3


def test_cells_that_are_stacked_without_enough_values_stay_unplaced() -> None:
    document = read(
        p("Teenistuskoht"), p("Struktuuriüksus"), p("Vahetu juht"), p(), p("Haldur"), p(), p("Kaardi osakond"), REST
    )
    assert value(document, "position") is None
    assert [node.text for node in document.unplaced] == ["Haldur", "Kaardi osakond"]
    assert "IMP003" in rules(document)
