"""Whole descriptions as Word files in the layouts of the two templates, with invented posts of an invented agency."""

from __future__ import annotations

from jdlint.syntax.nodes import Document
from tests.readers.office.packages import NUMBERING, docx, p, tbl, tc, tr
from tests.readers.office.reading import looks_like_description, read_office
from tests.readers.reading import duties, rules, value


def read(data: bytes) -> Document:
    documents = read_office("x.docx", data)
    assert len(documents) == 1
    return documents[0]


def item(text: str) -> str:
    return p(text, num=(2, 0))


TABLES_2024 = (
    p("KINNITATUD\nKaardiameti peadirektori\n12.03.2025 käskkirjaga nr 1-2/7")
    + p()
    + p("AMETIJUHEND")
    + p("Üldosa", num=(1, 0))
    + tbl(
        tr("Struktuuriüksus", "Kaardi osakond"),
        tr("Teenistuskoht", "Kaardihaldur (ruumiandmed)"),
        tr("Vahetu juht", "Osakonna juhataja"),
        tr("Alluvad", "-"),
        tr("Teenistuja asendab", "Ekspert"),
        tr("Teenistuja asendaja", "Ekspert, nõunik"),
        tr("Teenistuskoha eesmärk", "Kaartide ja ruumiandmete hoidmine."),
        tr("Ametikoha grupp", "Ametnik"),
    )
    + tbl(
        tr(tc(p("Peamised teenistusülesanded", num=(1, 0))), "Oodatavad tulemused"),
        tr(
            tc(p("Kaartide uuendamine.", num=(1, 1))),
            tc(item("Kaardid on ajakohased."), item("Vead on parandatud.")),
        ),
        tr(tc(p("Kasutajate nõustamine.", num=(1, 1))), tc(item("Kasutajad on nõustatud."))),
        tr(tc(p("Andmete väljastamine.", num=(1, 1))), ""),
    )
    + p("Teenistuskoha täitjale esitatavad nõuded", num=(1, 0))
    + tbl(
        tr("Haridus", "Kõrgharidus"),
        tr("Erialane töökogemus", "Vähemalt 3-aastane töökogemus kaartidega."),
        tr("Keeleoskus", "Eesti keele oskus vähemalt tasemel C1."),
        tr("Isikuomadused", "Täpsus, hoolikus"),
    )
    + p("Õigused ja vastutus", num=(1, 0))
    + p("Õigused")
    + item("saada teavet;")
    + item("teha ettepanekuid.")
    + p("Vastutus")
    + item("andmete hoidmise eest.")
)


def test_key_value_table_and_table_of_duties() -> None:
    document = read(docx(TABLES_2024, numbering=NUMBERING))
    assert rules(document) == []
    assert document.unplaced == []
    assert (document.kind, document.template) == ("docx", "ee-2024")
    assert value(document, "position") == {
        "title": "Kaardihaldur",
        "specialisation": "ruumiandmed",
        "unit": ["Kaardi osakond"],
    }
    assert value(document, "status") == "official"
    assert value(document, "reporting") == {"supervisor": "Osakonna juhataja", "subordinates": []}
    assert value(document, "substitution") == {
        "substitutes_for": ["Ekspert"],
        "substituted_by": ["Ekspert", "nõunik"],
    }
    assert value(document, "purpose") == "Kaartide ja ruumiandmete hoidmine."
    assert duties(document) == {
        "2.1.": ["Kaardid on ajakohased.", "Vead on parandatud."],
        "2.2.": ["Kasutajad on nõustatud."],
        "2.3.": [],
    }
    assert value(document, "duties", 2, "duty") == "Andmete väljastamine."
    assert value(document, "requirements", "education", "text") == "Kõrgharidus"
    assert value(document, "requirements", "experience", "years") == 3
    assert value(document, "requirements", "languages") == [{"language": "et", "level": "C1"}]
    assert value(document, "requirements", "traits") == ["Täpsus", "hoolikus"]
    assert value(document, "rights") == ["saada teavet", "teha ettepanekuid."]
    assert value(document, "responsibilities") == ["andmete hoidmise eest."]
    assert value(document, "approval") == {
        "act": "käskkiri",
        "number": "1-2/7",
        "date": "2025-03-12",
        "approver": "peadirektor",
    }


def test_what_looks_like_a_description() -> None:
    assert looks_like_description(docx(TABLES_2024, numbering=NUMBERING))
    assert not looks_like_description(docx(p("Koosoleku protokoll") + p("Haridus on oluline.")))
    assert looks_like_description(b"no package")
