"""YAML made of an imported document: it reads back to the same values, whatever the text."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from jdlint.authoring.imports.rendering import Origin, identifier_for, is_untouched, render_import
from jdlint.readers import doubts
from jdlint.syntax.directives import read_directives
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence
from jdlint.syntax.yaml_reader import read_yaml
from tests.readers.reading import plain, read

TEXT = """KINNITATUD
peadirektori 07.02.2026 käskkirjaga nr 12
Lisa 2
AMETIJUHEND
Teenistuskoht Šifri- ja kaardihaldur (õhu- ning žürii ääremärkused)
Alluvad -
Teenistuja asendab nõunik või haldur
2. Tööülesanded

Ülesanne Tulemus

2.10. Hoiab kaarte ja uuendab neid igal aastal koos kõigi teiste ameti osakondadega, kes kaarte oma töös vajavad.

• Kaardid: on # hoitud.

uitama läinud sõnad

3. Teenistuskoha täitjale esitatavad nõuded
Töökogemus Vähemalt 3-aastane kogemus.

Poolte allkirjad
Tiit Tuvi
"""


def render(document: Document) -> str:
    return render_import(document, identifier="haldur", origin=Origin("a.txt", "ab" * 32), schema="s.json")


def load(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(io.StringIO(text))


def test_rendered_import() -> None:
    document = read(TEXT)
    text = render(document)
    assert text == render(read(TEXT))
    assert text.startswith("# yaml-language-server: $schema=s.json\njdlint: 1\nid: haldur\nposition:\n")
    assert '  - number: "2.10."\n    duty: >-\n      Hoiab kaarte' in text
    assert "  # TODO jdlint: kontrolli: loetelu on tükeldatud\n  substitutes_for:\n    - nõunik\n" in text
    assert "    # TODO jdlint: kontrolli: sõnad on paigast nihkunud\n    expected_results:\n" in text
    assert "    # TODO jdlint: kontrolli: arv on loetud lausest\n    years: 3\n" in text
    assert text.endswith("#   uitama läinud sõnad\n")
    assert "Tuvi" not in text
    loaded = load(text)
    assert list(loaded) == [
        *("jdlint", "id", "position", "reporting", "substitution", "duties", "requirements", "approval", "source")
    ]
    assert loaded["duties"] == plain(document.root)["duties"]
    assert loaded["approval"]["date"].isoformat() == "2026-02-07"
    assert loaded["source"]["template"] == "ee-2024"


def test_identifier() -> None:
    assert identifier_for(read(TEXT), "a.txt") == "sifri-ja-kaardihaldur-ohu-ning-zurii-aaremarkused"
    assert identifier_for(read("midagi"), "kaust/Minu Fail.v2.txt") == "minu-fail"
    assert identifier_for(read("midagi"), "???") == "ametijuhend"


NASTY = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "- a: b",
            "a: b",
            "# x",
            "--- ",
            "...",
            "no",
            "1",
            "~",
            "%YAML",
            "'",
            '"',
            "|",
            ">",
            "&a",
            "*a",
            "!!x",
            "a #b",
            "\x85",
        ]
    ),
    st.text(min_size=81, alphabet=st.sampled_from("a :#-\n'\"\u2028õ{}[]\\")),
)


def leaves(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return [x for value in node.values() for x in leaves(value)]
    return [x for value in node for x in leaves(value)] if isinstance(node, list) else [node]


@given(st.lists(NASTY, min_size=1, max_size=5), NASTY)
@settings(max_examples=200, deadline=None)
def test_text_never_alters_the_structure(texts: list[str], other: str) -> None:
    items: list[Node] = [Scalar(text, 0, 0) for text in texts]
    values: dict[str, Node] = {"purpose": Scalar(other, 0, 0), "rights": Sequence(items, 0, 0)}
    root = Mapping({key: Scalar(key, 0, 0) for key in values}, values, 0, 0)
    document = Document(
        path="x",
        kind="text",
        root=root,
        locator=Lines(""),
        unplaced=[Scalar(other, 0, 0)],
        uncertain={("purpose",): doubts.REJOINED, ("rights", 0): doubts.PARTED},
    )
    text = render_import(document, identifier=other, origin=Origin(other, other), schema=other)
    loaded = load(text)
    assert is_untouched(text.encode("utf-8", "surrogatepass"))
    assert list(loaded) == ["jdlint", "id", "purpose", "rights", "source"]
    assert len(loaded["rights"]) == len(texts)
    assert all(isinstance(leaf, str) for leaf in leaves(loaded)[1:])


@pytest.mark.parametrize("text", ["", "no", "12", "2026-02-07", "null"])
def test_text_stays_text(text: str) -> None:
    values: dict[str, Node] = {"purpose": Scalar(text, 0, 0)}
    document = Document(
        path="x", kind="text", root=Mapping({"purpose": Scalar("purpose", 0, 0)}, values, 0, 0), locator=Lines("")
    )
    assert load(render(document))["purpose"] == text


@pytest.mark.parametrize("text", ["jdlint: file-ignore[STR001] kõik korras", "vt # jdlint: disable[STR001] nii"])
def test_no_text_becomes_a_comment_that_is_obeyed(text: str) -> None:
    root = Mapping({"purpose": Scalar("purpose", 0, 0)}, {"purpose": Scalar("a", 0, 0)}, 0, 0)
    document = Document(path="x", kind="text", root=root, locator=Lines(""), unplaced=[Scalar(text, 0, 0)])
    made = render(document)
    [read_back] = read_yaml("", made.encode())
    assert read_directives(made, Lines(made), [read_back]).suppressions == ()
