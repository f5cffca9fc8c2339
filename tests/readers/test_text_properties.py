"""Whatever the text: no exception, every place inside the text, and linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.readers.labels import load_labels
from jdlint.readers.text import looks_like_description
from jdlint.syntax.nodes import Mapping, walk
from tests.readers.reading import read_text

FRAGMENTS = [
    *("AMETIJUHEND", "KINNITATUD", "Lisa 1", "Teenistuskoht", "Alluvad -", "Teenistuja asendab", "Kes asendab"),
    *(
        "1.1. Ametinimetus 1.2. Struktuuriüksus",
        "2. Tööülesanded",
        "Ülesanne Oodatav tulemus",
        "2.1.",
        "2.1. Loeb",
        "2.2",
    ),
    *(
        "• Loetud",
        "•",
        "-",
        "(",
        ")",
        "(ulatuses",
        "ja",
        "või",
        ",",
        ";",
        ".",
        ":",
        "e-",
        "mis",
        "Keeleoskus",
        "tasemel C1",
    ),
    *(
        "Eesti keel",
        "võõrkeel (",
        "Töökogemus 5-aastane",
        "Õigused",
        "Vastutus",
        "Tööks vajalikud kompetentsid",
        "Nimi:",
    ),
    *(
        "31.02.2026 käskkirjaga nr 1",
        "kord aastas",
        "Ametijuhend vaadatakse üle",
        "Poolte allkirjad",
        "\uf0a7",
        "\u00ad",
    ),
    *("\n", "\n\n", " \n", "\r\n", "\f", "\u2028", "\x00", "  ", "aaa", "Bbb", "Ccc ddd."),
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("\n".join),
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    looks_like_description(text)
    documents = read_text("x.txt", text)
    assert documents
    for document in documents:
        if document.root is None:
            assert document.problems
            continue
        for _, node in walk(document.root):
            assert 0 <= node.start <= node.end <= len(text)
            for key in node.keys.values() if isinstance(node, Mapping) else ():
                assert 0 <= key.start <= key.end <= len(text)
        spans = [(node.start, node.end) for node in document.unplaced]
        spans += [(problem.start, problem.end) for problem in document.problems]
        assert all(0 <= start <= end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "1.1.",
        "• ",
        "nõustaja ja ",
        "Teenistuja asendab a, mis (x), ",
        "Haridux Kõrg\n",
        "2.1. A\n\n• b\n",
        "aa bb\n\n",
        "-\n",
    ],
)
def test_long_texts(unit: str) -> None:
    head = "AMETIJUHEND\n2. Tööülesanded\nÜlesanne Tulemus\n2.1. Loeb. Teenistuskoha eesmärk: Teenistuja asendab: "
    text = head + unit * (30_000 // len(unit))
    (document,) = read_text("x.txt", text)
    assert document.text == text


def test_labels_are_unambiguous() -> None:
    """Every label finds its own field, alone and with a value."""
    labels = load_labels()
    for label in labels.all:
        found = labels.whole(label.text)
        assert found is not None
        assert found.field == label.field
        assert found.cost == 0
