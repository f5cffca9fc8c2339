"""The law: what a page says is what is read back from its blocks, whatever fields a description has."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.authoring.official.blocks import Line, Note, Table, as_read
from jdlint.authoring.official.content import content
from jdlint.authoring.official.page import build_page
from jdlint.authoring.official.telling import told
from jdlint.authoring.official.words import LAYOUTS, Words
from jdlint.core.i18n import LANGUAGES, Language
from jdlint.readers.mapper import map_blocks
from jdlint.syntax.nodes import Document
from jdlint.syntax.yaml_reader import read_yaml
from tests.authoring.official.descriptions import descriptions, meaning
from tests.helpers import EXAMPLES, ROOT
from tests.model.plain import mapping


@given(descriptions, st.sampled_from(LANGUAGES), st.sampled_from(LAYOUTS))
@settings(max_examples=300)
def test_what_is_written_is_what_is_read(description: dict[str, Any], language: Language, layout: str) -> None:
    root = mapping(description)
    page = build_page(root, Words(language, layout), {})
    assert meaning(told(*page.blocks)) == meaning(content(root))


EXAMPLE_DESCRIPTIONS = [
    document
    for path in sorted([*EXAMPLES.glob("*.jd.yaml"), *(ROOT / "tests" / "correct").glob("*.jd.yaml")])
    for document in read_yaml(path.name, path.read_bytes())
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("document", EXAMPLE_DESCRIPTIONS, ids=lambda document: f"{document.path}{document.index}")
def test_the_examples_are_read_as_they_were(document: Document, layout: str) -> None:
    assert document.root is not None
    said = meaning(content(document.root))
    read = meaning(told(*build_page(document.root, Words("et", layout), {}).blocks))
    for key in ("jdlint", "id", "source", "special_condition"):  # the last is a mistake of the example
        said.pop(key, None)
    for one in (said, read):  # a statement that says no more than the entry is not kept beside it
        for language in one["requirements"]["languages"]:
            language.pop("text", None)
    assert read == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_label_that_is_written_names_its_field(language: Language, layout: str) -> None:
    words = Words(language, layout)
    names = {name for name in words.labels.written[language] if name != "words"}
    assert names == {name for name in words.labels.written["et"] if name != "words"}
    same = {"column.duty": "duties", "review.clause": "review"}
    for name in names:
        found = words.labels.whole(words.label(name))
        assert found is not None, name
        assert (found.field, found.cost) == (same.get(name, name), 0)


def test_missing_and_none_differ() -> None:
    for field in ("rights", "responsibilities", "equipment", "acknowledgements", "public_authority_basis"):
        assert reread({field: []}) == {field: []}
        assert reread({}) == {}
    assert reread({"substitution": {"substituted_by": []}}) == {"substitution": {"substituted_by": []}}
    assert reread({"reporting": {"supervisor": []}}) == {"reporting": {"supervisor": []}}
    for field in ("languages", "knowledge_and_skills", "competencies", "traits"):
        assert reread({"requirements": {field: []}}) == {"requirements": {field: []}}


def reread(fields: dict[str, Any]) -> dict[str, Any]:
    root = mapping({"position": {"title": "Jurist"}, **fields})
    read = told(*build_page(root, Words("et", "ee-2024"), {}).blocks)
    assert read.pop("position") == {"title": "Jurist"}
    return read


def wordings(fields: dict[str, Any], names: dict[str, str] | None = None) -> list[str]:
    """Return the cells of the values."""
    page = build_page(mapping({"position": {"title": "Jurist"}, **fields}), Words("et", "ee-2024"), names or {})
    tables = [block for block in page.blocks if isinstance(block, Table) and block.look == "pairs"]
    return [line.text for table in tables for row in table.rows for line in row[1]][1:]


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("Jurist (leping)", "Jurist (leping)"),
        ({"position": "jurist-2"}, "Jurist (leping)"),
        ({"position": "jurist-3", "period": "puhkuse ajal"}, "[jurist-3]; aeg: puhkuse ajal"),
        ({"title": "Jurist", "unit": ["A", "B"], "scope": "leping"}, "Jurist; üksus: A / B; ulatus: leping"),
        ({"group": "osakonna teenistujad"}, "osakonna teenistujad"),
        ({"group": "kõik"}, "rühm: kõik"),
        ({"delegated_by": "peadirektor"}, "määrab: peadirektor"),
        ({"chart": "asendusskeem"}, "asendusskeem"),
    ],
)
def test_references_in_words(reference: Any, words: str) -> None:
    fields = {"substitution": {"substituted_by": [reference]}}
    assert wordings(fields, {"jurist-2": "Jurist (leping)"}) == [words]
    assert reread(fields) == fields


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ({"language": "et", "level": "C1"}, "Eesti keele oskus vähemalt tasemel C1"),
        ({"language": "et", "level": "C1", "text": "Eesti keel vähemalt C1"}, "Eesti keel vähemalt C1"),
        ({"language": "en", "level": "B2", "exact": True}, "Inglise keele oskus täpselt tasemel B2"),
        ({"language": "en"}, "Inglise keele oskus: tase määramata"),
        (
            {
                "language": "en",
                "level": "B2",
                "preferred": True,
                "skills": {"writing": "B1", "speaking": "C1"},
            },
            "Inglise keele oskus vähemalt tasemel B2: kirjutamine B1, rääkimine C1 (soovitav)",
        ),
        ({"language": "en", "level": "B2", "text": "Väga hea"}, "Inglise keele oskus vähemalt tasemel B2 [Väga hea]"),
        (
            {"any_of": [{"language": "en", "level": "B2"}, {"language": "tlh", "level": "A1"}], "preferred": True},
            "Üks keeltest: Inglise keele oskus vähemalt tasemel B2 või tlh keele oskus vähemalt tasemel A1; soovitav",
        ),
    ],
)
def test_languages_in_words(language: Any, words: str) -> None:
    assert wordings({"requirements": {"languages": [language]}}) == [words]
    (read,) = reread({"requirements": {"languages": [language]}})["requirements"]["languages"]
    assert read == {key: value for key, value in language.items() if key != "text" or value == "Väga hea"}


@pytest.mark.parametrize(
    ("approval", "note"),
    [
        (
            {"act": "käskkiri", "number": "1", "date": "2026-01-07", "annex": "11", "approver": "peadirektor"},
            ["KINNITATUD", "peadirektori 07.01.2026 käskkirjaga nr 1", "Lisa 11"],
        ),
        (
            {"act": "juhatuse otsus", "number": "1", "approver": "juhatuse esimees"},
            ["KINNITATUD", "Kinnitaja: juhatuse esimees", "Kinnitav akt: juhatuse otsus", "Akti number: 1"],
        ),
        ({"date": "2026-01-07"}, ["KINNITATUD", "Akti kuupäev: 07.01.2026"]),
    ],
)
def test_the_approval_is_a_sentence_where_the_words_are_known(approval: Any, note: list[str]) -> None:
    page = build_page(mapping({"position": {"title": "Jurist"}, "approval": approval}), Words("et", "ee-2024"), {})
    assert page.blocks[0] == Note(note)
    assert reread({"approval": approval}) == {"approval": approval}


def test_what_is_no_value_of_its_kind_finds_no_place() -> None:
    rows = [[[Line("Öötöö")], [Line("mõnikord")]], [[Line("Tähtajaline kuni")], [Line("ehituse lõpuni")]]]
    found = map_blocks(as_read([Table(rows, (), "pairs")]), 0, 0)
    assert content(found.root) == {"position": {"fixed_term": {"until": "ehituse lõpuni"}}}
    assert [node.text for node in found.unplaced] == ["mõnikord"]
    assert [problem.rule for problem in found.problems] == ["IMP003"]


def test_a_row_that_says_a_number_beats_the_sentence() -> None:
    experience = {"text": "Kaheaastane töökogemus", "years": "3"}
    assert reread({"requirements": {"experience": experience}}) == {"requirements": {"experience": experience}}
    assert wordings({"requirements": {"experience": {"text": "Kaheaastane töökogemus", "years": "2"}}}) == [
        "Kaheaastane töökogemus"
    ]


def test_the_table_of_duties_is_read_by_its_head() -> None:
    head = [[Line(text)] for text in ("Nr", "Teenistusülesanne", "Oodatavad tulemused", "Osakaal")]
    rows = [
        head,
        [[Line("1")], [Line("Vastutus")], [Line("Tehtud."), Line("Loetud.")], [Line("30%")]],
        [[], [], [Line("Saadetud.", bullet=True)], []],
        [[], [Line("Loeb.")], [], []],
        [[Line("Haridus")], [Line("Kõrgharidus")], [], []],
    ]
    results = ["Tehtud.", "Loetud.", "Saadetud."]
    assert told(Table(rows, (), "grid")) == {
        "duties": [
            {"number": "1", "duty": "Vastutus", "expected_results": results, "time_share": "30"},
            {"duty": "Loeb.", "expected_results": []},
        ],
        "requirements": {"education": {"text": "Kõrgharidus"}},
    }
