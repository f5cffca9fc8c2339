"""The four real descriptions, field by field. They are not part of the project: JDLINT_SEEDS names their folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from jdlint.core.paths import Path as NodePath
from jdlint.readers.text import looks_like_description
from jdlint.syntax.nodes import Document, Mapping, Scalar, find, walk
from tests.readers.reading import read, rules, value

FOLDER = os.environ.get("JDLINT_SEEDS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="JDLINT_SEEDS is not set: the real descriptions were NOT read")

NUMBERS = ("000", "001", "002", "003")

# number, first word, last word, results, line
DUTIES: dict[str, list[tuple[str, str, str, int, int]]] = {
    "000": [
        ("2.1.", "Ohvriabis", "koostamine.", 4, 30),
        ("2.2.", "Ohvriabis", "koordineerimine.", 3, 43),
        ("2.3.", "Koolituste,", "vastutusvaldkonnas.", 1, 58),
        ("2.4.", "Muude", "täitmine.", 1, 65),
        ("2.5.", "Ohvriabisüsteemi", "tegemine.", 1, 72),
        ("2.6.", "Oma", "(amet).", 2, 79),
        ("2.7.", "Oma", "kaasajastamine.", 2, 90),
        ("2.8.", "Teabevahetuse", "tagamine.", 2, 102),
        ("2.9.", "Muude", "algatamine.", 2, 111),
        ("2.10.", "Vahetu", "täitmine.", 1, 123),
    ],
    "001": [
        ("3.1.", "Osaleb", "tööprotsessides.", 1, 31),
        ("3.2.", "Koostab", "koolitusi.", 2, 41),
        ("3.3.", "Esindab", "vastutusvaldkonnas.", 1, 53),
        ("3.4.", "Osaleb", "arendustegevuses.", 1, 60),
        ("3.5.", "Ohvriabi", "haldamine.", 1, 68),
        ("3.6.", "Ohvriabi", "toetamine.", 1, 75),
        ("3.7.", "Ohvriabi", "juhtimine.", 1, 85),
        ("3.8.", "Vastutusvaldkonda", "institutsioonidele.", 1, 98),
        ("3.9.", "Koostöö", "pädevusvaldkonnas.", 2, 107),
        ("3.10.", "Muude", "korraldamine.", 3, 117),
        ("3.11.", "Vahetu", "teostamine.", 1, 132),
    ],
    "002": [
        ("2.1.", "Ohvriabi", "t6ojuhisele.", 3, 48),
        ("2.2.", "Riigi", "abistamiseks.", 3, 69),
        ("2.3.", "Vahetu", "kaasamine.", 2, 87),
        ("2.4.", "Vaimse", "kogumine.", 2, 105),
        ("2.5.", "Ennetus-", "osalemine.", 2, 119),
        ("2.6.", "Ettepanekute", "tegevused.", 1, 134),
        ("2.7.", "Koostd0", "padevusvaldkonnas.", 2, 143),
        ("2.8.", "Enesehoiupraktikate", "-motivatsioon.", 3, 154),
        ("2.9.", "Kriiside", "kannatanutele.", 1, 171),
        ("2.10.", "Kirjade", "institutsioonidele.", 1, 184),
        ("2.11.", "Muude", "algatamine.", 2, 192),
        ("2.12.", "Vahetu", "taitmine.", 1, 205),
    ],
    "003": [
        ("3.1.", "Teenuse", "osalemine.", 3, 46),
        ("3.2.", "TTTVT", "jms)", 1, 64),
        ("3.3.", "TTTVT", "täitmiseks.", 1, 74),
        ("3.4.", "Arendusettepanekute", "osutamiseks.", 1, 85),
        ("3.5", "Koolitus-", "korraldamine.", 2, 94),
        ("3.6", "Osaleb", "supervisioonides", 1, 103),
        ("3.7", "Vastutusvaldkonnaga", "esitamine.", 2, 114),
        ("3.8", "TTTVT", "koordineerimine.", 1, 122),
        ("3.9", "Vastutusvaldkonda", "haldamine.", 2, 132),
        ("3.10", "Vastutusvaldkonnaga", "kaasajastamine.", 1, 141),
        ("3.11", "Koostöö", "piires.", 2, 152),
        ("3.12", "Muude", "korraldamine.", 3, 163),
        ("3.13", "Vahetu", "täitmine.", 1, 178),
    ],
}

SUBSTITUTES_002 = [
    "Noustaja",
    "juhtivspetsialist (OA kriisitelefon)",
    "peaspetsialist (kriisitugi)",
    "teenuseomanik (ohvriabi kriisitelefon)",
]

VALUES: dict[str, dict[NodePath, Any]] = {
    "000": {
        ("status",): "employee",
        ("position", "title"): "Ekspert",
        ("position", "specialisation"): "nõustamismetoodikad",
        ("position", "unit"): ["Ohvriabi osakond"],
        ("reporting", "supervisor"): "Osakonna juhataja",
        ("reporting", "subordinates"): [],
        ("substitution", "substitutes_for"): [],
        ("substitution", "substituted_by"): [
            "Juhtivspetsialist",
            "teenuseomanik",
            "talituse juhataja",
            "osakonna juhataja",
        ],
        ("special_conditions",): "Eritingimused määratakse töölepingus.",
        ("requirements", "education", "text"): "Kõrgharidus",
        ("requirements", "experience", "years"): 5,
        ("requirements", "languages"): [{"language": "et", "level": "C1"}, {"language": "en", "level": "B1"}],
        ("requirements", "traits"): ["Hoolivus", "asjatundlikkus", "koostöövõime", "uuendusmeelsus"],
        ("requirements", "competencies"): None,
        ("review", "interval_months"): 12,
        ("equipment",): None,
        ("approval",): None,
    },
    "001": {
        ("status",): None,
        ("position", "title"): "Projektijuht",
        ("position", "specialisation"): None,
        ("position", "unit"): ["Ohvriabi ja ennetusteenuste osakond", "arendustalitus", "tugitiim"],
        ("reporting", "supervisor"): "Tugitiimi tiimijuht",
        ("reporting", "subordinates"): None,
        ("substitution", "substitutes_for"): ["Tugitiimi tiimijuht"],
        ("substitution", "substituted_by"): ["Tugitiimi tiimijuht"],
        ("special_conditions",): None,
        ("requirements", "education", "text"): "Kõrgharidus",
        ("requirements", "experience", "years"): 3,
        ("requirements", "languages", 0): {"language": "et", "level": "C1"},
        ("requirements", "languages", 1, "level"): "B2",
        ("requirements", "languages", 1, "language"): None,
        ("requirements", "traits"): None,
        ("review", "interval_months"): 12,
        ("approval",): None,
    },
    "002": {
        ("status",): "employee",
        ("position", "title"): "Noustaja",
        ("position", "specialisation"): None,
        ("position", "unit"): ["Ohvriabi osakond", "kriisitoe talitus"],
        ("reporting", "supervisor"): "Juhtivspetsialist (OA kriisitelefon)",
        ("reporting", "subordinates"): [],
        ("substitution", "substituted_by"): SUBSTITUTES_002,
        ("requirements", "experience", "years"): 2,
        ("requirements", "languages", 0): {"language": "et", "level": "C1"},
        ("review", "interval_months"): 12,
        ("approval",): {
            "act": "käskkiri",
            "number": "1",
            "date": "2026-01-07",
            "annex": 11,
            "approver": "peadirektor",
        },
    },
    "003": {
        ("status",): "employee",
        ("position", "title"): "Koordinaator",
        ("position", "unit"): ["Ohvriabi ja ennetusteenuste osakond", "arendustalitus"],
        ("reporting", "supervisor"): "Tiimijuht",
        ("reporting", "subordinates"): None,
        ("substitution", "substitutes_for"): ["Teenuse juhti", "koordinaatorit"],
        ("substitution", "substituted_by"): ["Teenuse juht", "tiimijuht", "koordinaator"],
        ("requirements", "education", "text"): "Kõrgharidus",
        ("requirements", "experience", "years"): 3,
        ("requirements", "languages", 0): {"language": "et", "level": "C1"},
        ("review", "interval_months"): 12,
        ("approval",): None,
    },
}

LANGUAGES = {
    "000": [("et", "C1"), ("en", "B1")],
    "001": [("et", "C1"), (None, "B2")],
    "002": [("et", "C1"), ("ru", "B2"), ("en", "B2")],
    "003": [("et", "C1"), ("en", "C1"), ("ru", "B1")],
}


def seed(number: str) -> Document:
    assert FOLDER
    found = sorted(Path(FOLDER).glob(f"{number}_*.txt"))
    assert found, f"seed {number} is missing in JDLINT_SEEDS"
    return read(found[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", NUMBERS)
def test_duties(number: str) -> None:
    document = seed(number)
    seen = []
    for i, duty in enumerate(value(document, "duties")):
        node = find(document.root, ("duties", i))
        assert node is not None
        start = document.locator.locate(node.start, node.end)[0]
        assert start is not None
        words = duty["duty"].split()
        seen.append((duty["number"], words[0], words[-1], len(duty["expected_results"]), start.line))
    assert seen == DUTIES[number]


@pytest.mark.parametrize(
    ("number", "path", "expected"), [(n, path, v) for n, table in VALUES.items() for path, v in table.items()]
)
def test_value(number: str, path: NodePath, expected: object) -> None:
    assert value(seed(number), *path) == expected


@pytest.mark.parametrize("number", NUMBERS)
def test_languages(number: str) -> None:
    entries = value(seed(number), "requirements", "languages")
    assert [(entry.get("language"), entry.get("level")) for entry in entries] == LANGUAGES[number]


@pytest.mark.parametrize(("number", "words"), [("000", 25), ("001", 36), ("003", 25)])
def test_purpose(number: str, words: int) -> None:
    assert len(value(seed(number), "purpose").split()) == words


@pytest.mark.parametrize(("number", "count"), [("000", 6), ("001", 5), ("002", 6), ("003", 5)])
def test_rights_and_responsibilities(number: str, count: int) -> None:
    document = seed(number)
    assert (len(value(document, "rights")), len(value(document, "responsibilities"))) == (count, count)
    assert not any(item.endswith(";") for item in value(document, "rights"))


@pytest.mark.parametrize("number", ["001", "003"])
def test_competencies_and_equipment(number: str) -> None:
    document = seed(number)
    competencies = value(document, "requirements", "competencies")
    assert [len(c["indicators"]) for c in competencies] == [3, 4, 4, 5, *[1] * 9]
    assert [c["name"] for c in competencies[:4]] == ["Kliendikesksus", "Asjatundlikkus", "Koostöövõime", "Efektiivsus"]
    assert len(value(document, "equipment")) == 1


@pytest.mark.parametrize("number", NUMBERS)
def test_review_clause(number: str) -> None:
    clause = value(seed(number), "review", "clause")
    assert clause.startswith("Ametijuhend vaadatakse")
    assert len(clause.split()) == (27 if number == "001" else 10)


def test_scopes_of_002() -> None:
    claims = value(seed("002"), "substitution", "substitutes_for")
    assert [claim["title"] for claim in claims[1:]] == [SUBSTITUTES_002[i] for i in (2, 1, 3)]
    assert all("ulatuses" in claim["scope"] and claim["scope"].endswith("teostamises") for claim in claims)


@pytest.mark.parametrize(
    ("number", "template"), [("000", "ee-2024"), ("001", "ee-2021"), ("002", "ee-2024"), ("003", "ee-2021")]
)
def test_template(number: str, template: str) -> None:
    document = seed(number)
    assert (document.template, document.kind) == (template, "text")
    assert looks_like_description(document.text)


@pytest.mark.parametrize("number", ["000", "001"])
def test_clean_text_has_no_problems(number: str) -> None:
    document = seed(number)
    assert rules(document) == []
    assert document.unplaced == []


def test_unbulleted_result_of_003() -> None:
    document = seed("003")
    assert [(p.rule, p.args["number"], p.path) for p in document.problems] == [
        ("IMP001", "3.9", ("duties", 8, "expected_results", 1))
    ]
    assert document.unplaced == []


def test_displaced_words_of_002() -> None:
    document = seed("002")
    assert set(rules(document)) == {"IMP003"}
    assert [node.text for node in document.unplaced].count("kvaliteetne ja") == 2
    assert "isikute" in [node.text for node in document.unplaced]
    assert {("purpose",), ("substitution", "substituted_by"), ("duties", 0, "expected_results")} <= set(
        document.uncertain
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_every_word_is_accounted_for(number: str) -> None:
    """The words of the tree stand at the places where the tree says, and no name of a signatory is among them."""
    document = seed(number)
    assert isinstance(document.root, Mapping)
    for _, node in walk(document.root):
        assert 0 <= node.start <= node.end <= len(document.text)
        if isinstance(node, Scalar) and node.kind == "str" and len(node.text) > 30:
            assert document.text[node.start :].startswith(node.text[:8])
    signatures = document.text.find("Poolte allkirjad")
    if signatures >= 0:
        placed = [node for path, node in walk(document.root) if path]
        assert all(node.end <= signatures for node in [*placed, *document.unplaced])
