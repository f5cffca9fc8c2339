"""Layouts in which descriptions come, each with an invented post of an invented agency."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint.readers import doubts
from jdlint.readers.blocks import Block, Paragraph, Piece, Row, join
from jdlint.readers.mapper import map_blocks
from jdlint.readers.other import OtherReader
from jdlint.readers.text import looks_like_description
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.nodes import find
from tests.readers.reading import duties, places, plain, read, read_text, rules, value

TAIL = "\n2. Teenistusülesanded\n\nÜlesanne Oodatav tulemus\n\n2.1. Kaartide uuendamine.\n\n• Kaardid on ajakohased.\n"


def general(text: str) -> Any:
    document = read(f"AMETIJUHEND\n{text}\n{TAIL}")
    assert duties(document) == {"2.1.": ["Kaardid on ajakohased."]}
    assert rules(document) == []
    found = plain(document.root)
    del found["duties"]
    return found


def test_label_and_value_on_one_line() -> None:
    assert general(
        "Struktuuriüksus Kaardi osakond, ruumi\ntalitus\nTeenistuskoht Kaardihaldur (ruumiandmed)\n"
        "Vahetu juht: Osakonna juhataja\nAlluvad puuduvad\nTeenistuja asendab -\nTeenistuja asendaja ekspert, nõunik"
    ) == {
        "position": {
            "title": "Kaardihaldur",
            "specialisation": "ruumiandmed",
            "unit": ["Kaardi osakond", "ruumi talitus"],
        },
        "reporting": {"supervisor": "Osakonna juhataja", "subordinates": []},
        "substitution": {"substitutes_for": [], "substituted_by": ["ekspert", "nõunik"]},
    }


def test_numbered_labels_and_a_unit_with_commas_in_its_name() -> None:
    assert general(
        "1. ÜLDOSA\n1.1 Ametinimetus Kaardihaldur\n1.2 Struktuuriüksus Planeerimise, arenduse ja koostöö osakond\n"
        "1.3 Vahetu juht on osakonna juhataja.\n1.4 Asendaja talituse teenistujad\n1.5 Asendab vastavalt skeemile"
    ) == {
        "position": {"title": "Kaardihaldur", "unit": ["Planeerimise, arenduse ja koostöö osakond"]},
        "reporting": {"supervisor": "osakonna juhataja"},
        "substitution": {
            "substitutes_for": [{"chart": "vastavalt skeemile"}],
            "substituted_by": [{"group": "talituse teenistujad"}],
        },
    }


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Juhataja\n\nEkspert, nõunik\n\nEksperti", ("Juhataja", ["Ekspert", "nõunik"], ["Eksperti"])),
        ("Juhataja Ekspert, nõunik,\nhaldur\n\nEksperti,\nhaldurit", ("Juhataja", 3, 2)),
        ("Talituse juhataja Ekspert Eksperti", ("Talituse juhataja", 1, 1)),
        ("Talituse juht Talituse juht Talituse juht", ("Talituse juht", ["Talituse juht"], ["Talituse juht"])),
        ("tiimijuht tiimijuht tiimijuht", ("tiimijuht", ["tiimijuht"], ["tiimijuht"])),
        ("juhataja  ekspert  nõunik", ("juhataja", ["ekspert"], ["nõunik"])),
        ("Juhataja - -", ("Juhataja", [], [])),
        (
            "Juhataja Ekspert,\nhaldur\nEksperti,\nhaldurit",
            ("Juhataja", ["Ekspert", "haldur"], ["Eksperti", "haldurit"]),
        ),
        ("Juhataja (Ida talitus) Ekspert (kaardid) -", ("Juhataja (Ida talitus)", ["Ekspert (kaardid)"], [])),
        ("Juhataja\n\nEkspert (kaartide\n\nuuendamine)\n\n-", ("Juhataja", ["Ekspert (kaartide uuendamine)"], [])),
    ],
)
def test_heads_in_a_row(cells: str, expected: tuple[str, Any, Any]) -> None:
    found = general(f"\n2.1. Vahetu juht 2.2. Kes asendab 2.3. Keda asendab\n\n{cells}\n\n \n")
    supervisor, by, instead = expected
    assert found["reporting"]["supervisor"] == supervisor
    for key, want in (("substituted_by", by), ("substitutes_for", instead)):
        seen = found["substitution"][key]
        assert (len(seen) if isinstance(want, int) else seen) == want


def test_cells_that_cannot_be_told_apart_stay_unplaced() -> None:
    document = read(f"AMETIJUHEND\n\n1.1. Ametinimetus 1.2. Struktuuriüksus\n\nkaardihaldur kaardi osakond\n{TAIL}")
    assert value(document, "position") is None
    assert [node.text for node in document.unplaced] == ["kaardihaldur kaardi osakond"]
    assert rules(document) == ["IMP003"]


@pytest.mark.parametrize(
    "values", ["Kaardihaldur\n\nKaardi osakond\n\nJuhataja", "Kaardihaldur\nKaardi osakond\nJuhataja"]
)
def test_stacked_labels_pair_when_the_counts_match(values: str) -> None:
    assert general(f"\nTeenistuskoht\nStruktuuriüksus\nVahetu juht\n\n{values}\n") == {
        "position": {"title": "Kaardihaldur", "unit": ["Kaardi osakond"]},
        "reporting": {"supervisor": "Juhataja"},
    }


def test_stacked_labels_without_enough_values() -> None:
    document = read(f"AMETIJUHEND\n\nTeenistuskoht\nStruktuuriüksus\nVahetu juht\n\nHaldur\n\nKaardi osakond\n{TAIL}")
    assert value(document, "position") is None
    assert [node.text for node in document.unplaced] == ["Haldur", "Kaardi osakond"]


def test_label_without_value() -> None:
    assert general("Teenistuskoht\n\nHaldur\n\nAlluvad\n\nVahetu juht\n\nJuhataja\n") == {
        "position": {"title": "Haldur"},
        "reporting": {"supervisor": "Juhataja", "subordinates": ""},
    }


def test_label_is_no_label_inside_its_own_value() -> None:
    found = general(
        "1. AMETIKOHA EESMÄRK\n\nTöökoha eesmärk on kaarte hoida.\n\nEritingimused\n\nEritingimused puuduvad.\n"
    )
    assert found == {"purpose": "Töökoha eesmärk on kaarte hoida.", "special_conditions": "Eritingimused puuduvad."}


def test_tail_of_a_list_below_the_next_label() -> None:
    document = read(
        "AMETIJUHEND\n\nTeenistuja asendaja\n\nKaardihaldur, ekspert\n\nTeenistuskoha eesmark\n\n"
        f"(ruumiandmed), nõunik (kaardid)\nTagada kaardid.\n{TAIL}"
    )
    assert value(document, "substitution", "substituted_by") == [
        "Kaardihaldur",
        "ekspert (ruumiandmed)",
        "nõunik (kaardid)",
    ]
    assert value(document, "purpose") == "Tagada kaardid."
    assert rules(document) == ["IMP003"]
    assert document.uncertain == {("substitution", "substituted_by"): doubts.REJOINED, ("purpose",): doubts.PARTED}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Struktuuritiksus", "unit"),
        ("Struktuuriuksus", "unit"),
        ("Struktuuriiiksus", "unit"),
        ("1.2. STRUKTUURIÜKSUS:", "unit"),
    ],
)
def test_damaged_labels(label: str, field: str) -> None:
    assert general(f"{label} Kaardi osakond")["position"][field] == ["Kaardi osakond"]


@pytest.mark.parametrize(
    ("label", "direction"),
    [
        ("Teenistuja asendab", "substitutes_for"),
        ("Keda asendab", "substitutes_for"),
        ("Asendab", "substitutes_for"),
        ("Ametnik asendab", "substitutes_for"),
        ("Teenistuja asendaja", "substituted_by"),
        ("Teenistuja asendaia", "substituted_by"),
        ("Kes asendab", "substituted_by"),
        ("Ametnikku asendab", "substituted_by"),
        ("Teenistujat asendab", "substituted_by"),
        ("Esimene asendaja", "substituted_by"),
    ],
)
def test_direction_of_substitution(label: str, direction: str) -> None:
    assert general(f"{label} Kaardihaldur")["substitution"] == {direction: ["Kaardihaldur"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nõustajat või koordinaatorit", ["nõustajat", "koordinaatorit"]),
        ("teabe ja analüüsi osakonna juhataja", ["teabe ja analüüsi osakonna juhataja"]),
        ("finants- ja varatalituse juhataja", ["finants- ja varatalituse juhataja"]),
        ("direktori määratud teenistuja", [{"delegated_by": "direktori"}]),
        ("vahetu juhi poolt määratud isik", [{"delegated_by": "vahetu juhi"}]),
        ("nõunik puhkuse ajal", [{"title": "nõunik", "period": "puhkuse ajal"}]),
        ("Nõunik (õigus, tava), haldur", ["Nõunik (õigus, tava)", "haldur"]),
        (
            "Nõunik (õigus) (llesannete u1atuses, mis ei puuduta otsuseid)",
            [{"title": "Nõunik (õigus)", "scope": "llesannete u1atuses, mis ei puuduta otsuseid"}],
        ),
        (
            "nõunik ülesannete ulatuses, mis ei puuduta otsuseid, haldur",
            [{"title": "nõunik", "scope": "ülesannete ulatuses, mis ei puuduta otsuseid"}, "haldur"],
        ),
    ],
)
def test_references(text: str, expected: list[Any]) -> None:
    assert general(f"Teenistuja asendab {text}")["substitution"]["substitutes_for"] == expected


DUTIES = """AMETIJUHEND
Teenistuskoht Kaardihaldur
2. Teenistusülesanded Oodatavad tulemused
2.1.Osaleb kaartide koostamisel.

• Kaardid on
koostatud.

2.2. Nõustab kasutajaid.

2.3.
Koolitab. • Koolitatud on.
2.4. Täidab punkti
2.1. alusel antud ülesandeid ja

\x20


ka muid.

• Täidetud.

\x20

• Kontrollitud.
3. Teenistuskoha täitjale esitatavad
nõuded
Haridus Kõrgharidus
Töökogemus Kolmeaastane kogemus
"""


def test_duties_in_two_columns() -> None:
    document = read(DUTIES)
    assert duties(document) == {
        "2.1.": ["Kaardid on koostatud."],
        "2.2.": [],
        "2.3.": ["Koolitatud on."],
        "2.4.": ["Täidetud.", "Kontrollitud."],
    }
    assert value(document, "duties", 3, "duty") == "Täidab punkti 2.1. alusel antud ülesandeid ja ka muid."
    assert places(document, ("duties", 0, "duty")) == "Osaleb kaartide koostamisel."
    assert places(document, ("duties", 0, "expected_results", 0)) == "Kaardid on\nkoostatud."
    assert value(document, "requirements", "experience") == {"text": "Kolmeaastane kogemus", "years": 3}
    assert rules(document) == []


def test_results_without_bullets_and_displaced_words() -> None:
    document = read(
        "AMETIJUHEND\n2. Tööülesanded\n\nÜlesanne Tulemus\n\n2.1. Hoiab kaarte.\n\nKaardid on hoitud.\n"
        "Kaardid on puhtad.\n\nalati ja\n\n2.2. Müüb kaarte\n\nka mujal.\n\nMüüdud on kõik.\n"
    )
    assert duties(document) == {
        "2.1.": ["Kaardid on hoitud.", "Kaardid on puhtad."],
        "2.2.": ["Müüdud on kõik."],
    }
    assert value(document, "duties", 1, "duty") == "Müüb kaarte ka mujal."
    assert [node.text for node in document.unplaced] == ["alati ja"]
    assert rules(document) == ["IMP003"]
    assert ("duties", 0, "expected_results") in document.uncertain


def test_result_without_bullet_among_bullets() -> None:
    document = read(f"AMETIJUHEND\n{TAIL}\nUued kaardid on välja antud.\n\n2.2. Loeb.\n\n• Loetud.\n")
    assert duties(document)["2.1."] == ["Kaardid on ajakohased.", "Uued kaardid on välja antud."]
    problem = document.problems[0]
    assert (problem.rule, problem.args["number"]) == ("IMP001", "2.1")
    assert document.text[problem.start : problem.end] == "Uued kaardid on välja antud."


def test_duties_without_results_column_keep_their_bullets() -> None:
    document = read(
        "AMETIJUHEND\nTeenistuskoht Haldur\n2. Tööülesanded\n2.1. Hoiab:\n- kaarte;\n- plaane.\n2.2. Müüb.\n"
    )
    assert value(document, "duties") == [
        {"number": "2.1.", "duty": "Hoiab: kaarte; plaane."},
        {"number": "2.2.", "duty": "Müüb."},
    ]


def test_duties_without_numbers() -> None:
    document = read(
        "AMETIJUHEND\n2. Tööülesanded\nÜlesanne Tulemus\n\nHoiab kaarte\n\n• Hoitud.\n\nMüüb.\n\n• Müüdud.\n"
    )
    assert value(document, "duties") == [
        {"duty": "Hoiab kaarte", "expected_results": ["Hoitud."]},
        {"duty": "Müüb.", "expected_results": ["Müüdud."]},
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eesti keele oskus vähemalt tasemel C1.", [("et", "C1", False)]),
        ("Vene ja inglise keele oskus tasemel B2.", [("ru", "B2", True), ("en", "B2", True)]),
        ("Eesti keel vähemalt C1, inglise keel vähemalt B2", [("et", "C1", False), ("en", "B2", False)]),
        ("Eesti keel kesktasemel", [("et", "kesktase", True)]),
        ("Vähemalt tasemel C3 eesti keele oskus", [("et", "C3", False)]),
        ("Vähemalt ühe võõrkeele oskus vähemalt tasemel B2.", [(None, "B2", True)]),
        ("Hea saksa keele oskus", [("de", None, True)]),
        ("Eesti keel tasemel Cl", [("et", "Cl", True)]),
    ],
)
def test_languages(text: str, expected: list[tuple[str | None, str | None, bool]]) -> None:
    entries = general(f"Keeleoskus {text}")["requirements"]["languages"]
    assert [(e.get("language"), e.get("level"), "text" in e) for e in entries] == expected


def test_choice_of_languages() -> None:
    found = general("Keeleoskus Inglise või vene keele oskus vähemalt tasemel B2. Kasuks tuleb soome keel.")
    choice, liked = found["requirements"]["languages"]
    assert choice["any_of"] == [{"language": "en", "level": "B2"}, {"language": "ru", "level": "B2"}]
    assert (liked["language"], liked["preferred"]) == ("fi", True)


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("kord aastas", 12),
        ("kaks korda aastas", 6),
        ("kord kvartalis", 3),
        ("iga kahe aasta järel", 24),
        ("vajadusel", None),
    ],
)
def test_review(words: str, months: int | None) -> None:
    document = read(f"AMETIJUHEND\nTeenistuskoht Haldur\n{TAIL}\n\nAmetijuhend vaadatakse üle {words}.\n")
    assert value(document, "review", "clause") == f"Ametijuhend vaadatakse üle {words}."
    assert value(document, "review", "interval_months") == months


def test_approval_and_names() -> None:
    document = read(
        "KINNITATUD\nKaardiameti peadirektori\n15. märtsi 2024 korraldusega nr 1.1-3/24\n\nLisa 3\nAMETIJUHEND\n"
        f"Teenistuskoht Haldur\n{TAIL}\nPoolte allkirjad:\n\nTööandja: Töötaja:\n\nMuhv Muinas Tiit Tuvi\nPeadirektor\n"
    )
    assert value(document, "approval") == {
        "act": "korraldus",
        "number": "1.1-3/24",
        "date": "2024-03-15",
        "annex": 3,
        "approver": "peadirektor",
    }
    everything = str(plain(document.root)) + str([node.text for node in document.unplaced])
    assert "Muinas" not in everything
    assert document.unplaced == []


@pytest.mark.parametrize(
    "end",
    [
        "Ametijuhend vaadatakse üle kord aastas.\n\nTiit Tuvi\n",
        "Ametijuhend vaadatakse üle kord aastas.\n\nTiit Tuvi\n(allkirjastatud digitaalselt)\n",
        "Vastutus\n\n• vara eest.\n\nTiit Tuvi\n(allkirjastatud digitaalselt)\nMuhv Tuvi-Muinas\n",
        "Olen ametijuhendiga tutvunud ja nõustun\nTiit Tuvi\n",
        "Vahetu juht: Tiit Tuvi\n",
        "Teenistuja asendaja: haldur, Tiit Tuvi\n",
        "Teenistuja nimi: Tiit Tuvi\n",
    ],
)
def test_names_of_persons_are_left_out(end: str) -> None:
    document = read(f"AMETIJUHEND\nTeenistuskoht Haldur\n{TAIL}\n3. Muu\n\n{end}")
    assert "Tuvi" not in str(plain(document.root)) + str([node.text for node in document.unplaced])
    assert "Tuvi" not in str([dict(problem.args) for problem in document.problems])


def test_unknown_section_stays_unplaced() -> None:
    document = read(f"AMETIJUHEND\n1. Üldosa\nTeenistuskoht Haldur\n{TAIL}\n3. Eelarve\n\nEelarve on suur.\n")
    assert duties(document) == {"2.1.": ["Kaardid on ajakohased."]}
    assert rules(document) == ["IMP003"] * len(document.unplaced)
    assert " ".join(node.text for node in document.unplaced) == "3. Eelarve Eelarve on suur."


def test_annexes_of_one_order() -> None:
    part = "Lisa {0}\nAMETIJUHEND\nTeenistuskoht Haldur {0}\n" + TAIL
    documents = read_text("x.txt", "\n".join(part.format(i) for i in (1, 2, 3)))
    assert [document.index for document in documents] == [0, 1, 2]
    assert [value(document, "position", "title") for document in documents] == ["Haldur 1", "Haldur 2", "Haldur 3"]
    assert [value(document, "approval", "annex") for document in documents] == [1, 2, 3]


def test_what_looks_like_a_description() -> None:
    assert looks_like_description(DUTIES)
    assert not looks_like_description("Haridus on oluline.\nKeeleoskus samuti. Ametijuhend kinnitatakse homme.\n")
    assert not looks_like_description("")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("kommunikatsiooni-", "tehnoloogia"), "kommunikatsioonitehnoloogia"),
        (("koostöö-", "ja suhtlemisoskus"), "koostöö- ja suhtlemisoskus"),
        (("vastab e-", "kirjadele"), "vastab e-kirjadele"),
        (("Ida-", "Viru"), "Ida-Viru"),
        (("avalik-", "õiguslik"), "avalik-õiguslik"),
        (("üks  kaks", " kolm "), "üks kaks kolm"),
        (("2.10", "."), "2.10."),
        (("(vt ka lisa 1", ") ja tabel"), "(vt ka lisa 1) ja tabel"),
        (("laiend", ".docx"), "laiend .docx"),
    ],
)
def test_joining_lines(lines: tuple[str, str], expected: str) -> None:
    assert join([Piece(line, 0, len(line), range(len(line))) for line in lines]).text == expected


def test_rows_of_a_word_processor() -> None:
    def cell(place: int, *texts: str, marker: str = "") -> list[Paragraph]:
        return [Paragraph(Piece(text, place, place + 1), marker, 1, hard=True) for text in texts]

    blocks: list[Block] = [
        *cell(0, "AMETIJUHEND"),
        Row([cell(1, "Teenistuskoht"), cell(2, "Kaardihaldur (ruumiandmed)")]),
        Row([cell(3, "Vahetu juht"), cell(4, "Kes asendab")]),
        Row([cell(5, "Juhataja"), cell(6, "Ekspert, nõunik")]),
        *cell(7, "2. Tööülesanded"),
        Row([cell(8, "Ülesanne"), cell(9, "Oodatav tulemus")]),
        Row([cell(10, "2.1. Hoiab kaarte."), cell(11, "Kaardid on hoitud.", "Kaardid on puhtad.", marker="•")]),
        Row([cell(12, "2.2."), cell(13, "Müüb kaarte."), cell(14, "")]),
    ]
    found = map_blocks(blocks, 0, 15)
    assert plain(found.root) == {
        "position": {"title": "Kaardihaldur", "specialisation": "ruumiandmed"},
        "reporting": {"supervisor": "Juhataja"},
        "substitution": {"substituted_by": ["Ekspert", "nõunik"]},
        "duties": [
            {
                "number": "2.1.",
                "duty": "Hoiab kaarte.",
                "expected_results": ["Kaardid on hoitud.", "Kaardid on puhtad."],
            },
            {"number": "2.2.", "duty": "Müüb kaarte.", "expected_results": []},
        ],
    }
    result = find(found.root, ("duties", 0, "expected_results", 0))
    assert result is not None
    assert result.start == 11


@pytest.mark.parametrize("filler", ["\n", " • b", "\r"])
def test_a_text_of_more_lines_than_any_description_is_refused_before_it_is_cut(filler: str) -> None:
    text = "AMETIJUHEND\nAmetinimetus: Nõunik" + filler * (DEFAULT_LIMITS.nodes + 1)
    [document] = OtherReader(DEFAULT_LIMITS).read("a.txt", "text", text.encode())
    assert document.root is None
    assert [(problem.rule, problem.message) for problem in document.problems] == [("JDL007", "blocks")]
