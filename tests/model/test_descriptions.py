"""The descriptions in examples/ and tests/correct/: sound but for the faults that examples/README.md lists."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jdlint.model.description import JobDescription
from jdlint.model.generate import field_table, schema
from jdlint.model.load import build
from jdlint.model.references import PositionReference
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar
from jdlint.syntax.structure import check_structure, load_table
from jdlint.syntax.yaml_reader import read_yaml

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2026, 11, 20)
FAULTY = ("andmespetsialist", "rannahoiu-koordinaator", "rannainspektor")


def read(folder: str) -> Iterator[Document]:
    for file in sorted((ROOT / folder).glob("*.jd.yaml")):
        yield from read_yaml(file.name, file.read_bytes())


def root(document: Document) -> Mapping:
    assert document.root is not None, document.path
    return document.root


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        if node.kind == "str":
            return node.text
        return json.loads(node.text or "null")
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


def links(description: JobDescription, row: str) -> set[str]:
    named = getattr(description.substitution, row) or []
    return {one.position for one in named if isinstance(one, PositionReference)}


CORRECT = list(read("tests/correct"))
GOOD = [document for document in read("examples") if document.path.removesuffix(".jd.yaml") not in FAULTY]
FAULTS = re.findall(
    r"^\| `([\w.-]+):(\d+)` \| ([A-Z]{3}\d{3}) \|", (ROOT / "examples/README.md").read_text("utf-8"), re.MULTILINE
)


def test_numbers() -> None:
    assert len(CORRECT) == 12
    assert len(GOOD) == 5


@pytest.mark.parametrize("document", CORRECT + GOOD, ids=lambda document: f"{document.path}-{document.index}")
def test_sound(document: Document) -> None:
    tree = root(document)
    assert not document.problems
    assert not check_structure(tree, load_table())
    assert not [error.message for error in Draft202012Validator(schema("job-description")).iter_errors(plain(tree))]
    description = build(tree)
    assert description.substitution is not None
    assert links(description, "substitutes_for") == links(description, "substituted_by") != set()
    assert description.purpose is not None
    assert len(description.purpose.split()) <= 60
    assert description.duties is not None
    assert 4 <= len(description.duties) <= 15
    prefix = (description.duties[0].number or "").split(".")[0]
    assert [duty.number for duty in description.duties] == [
        f"{prefix}.{i}." for i in range(1, len(description.duties) + 1)
    ]
    assert all(duty.expected_results for duty in description.duties)
    assert description.purpose not in [duty.duty for duty in description.duties]
    assert description.review is not None
    assert description.approval is not None
    reviewed, approved = description.review.last_reviewed, description.approval.date
    assert reviewed is not None
    assert approved is not None
    assert dt.date(2026, 1, 20) <= approved <= reviewed <= AS_OF
    assert description.approval.effective_from is not None
    assert description.approval.effective_from >= approved


@pytest.mark.parametrize("folder", ["examples", "tests/correct"])
def test_references_by_id_are_mutual_and_end_somewhere(folder: str) -> None:
    trees = {plain(root(document))["id"]: plain(root(document)) for document in read(folder)}

    def named(tree: dict[str, Any], row: str) -> set[str]:
        return {one["position"] for one in tree["substitution"][row] if "position" in one}

    broken = set()
    for name, tree in trees.items():
        for row, other in (("substituted_by", "substitutes_for"), ("substitutes_for", "substituted_by")):
            for target in named(tree, row):
                if target not in trees or name not in named(trees[target], other):
                    broken.add((name, row, target))
        supervisor = tree["reporting"]["supervisor"]
        above = supervisor.get("position", "direktor") if isinstance(supervisor, dict) else supervisor
        if above:
            below = trees[above]["reporting"]["subordinates"]
            assert name in [one if isinstance(one, str) else one["position"] for one in below]
    planted = {
        ("andmespetsialist", "substituted_by", "rannahoiu-koordinaator"),
        ("rannahoiu-koordinaator", "substituted_by", "rannahoiu-nounik"),
    }
    assert broken == (planted if folder == "examples" else set())


def test_the_correct_ones_use_every_field() -> None:
    used: set[str] = set()

    def collect(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, below in value.items():
                used.add(key)
                collect(below, f"{path}.{key}")
        elif isinstance(value, list):
            for below in value:
                collect(below, path)

    for document in CORRECT:
        collect(plain(root(document)), "")
    parts = json.loads(field_table("job-description"))["parts"]
    fields = {field for part in parts.values() for field in part["fields"]}
    assert fields - used == {"speaking"}  # the word of older acts for two sub-skills


def test_line_ends_and_several_documents_are_kept() -> None:
    assert b"\r\n" in (ROOT / "tests/correct/hooldustehnik.jd.yaml").read_bytes()
    assert [document.index for document in CORRECT if document.path == "arhiiv.jd.yaml"] == [0, 1]


def test_every_planted_fault_is_where_the_readme_says() -> None:
    assert {rule for _, _, rule in FAULTS} >= {
        "STR001", "STR002", "STR009", "DUT001", "DUT005", "DUT006", "SUB001", "SUB002", "LNG001", "REV002",
    }  # fmt: skip
    for file, line, rule in FAULTS:
        lines = (ROOT / "examples" / file).read_text(encoding="utf-8").splitlines()
        place = int(line) - 1
        assert rule in lines[place] or rule in lines[place - 1], (file, line, rule)
        assert lines[place].lstrip().startswith("#") == (rule == "STR001"), (file, line, rule)


def test_only_planted_faults_meet_the_structure_check() -> None:
    found = [
        (document.path, problem.rule)
        for document in read("examples")
        for problem in check_structure(root(document), load_table())
    ]
    assert found == [("rannainspektor.jd.yaml", "STR009")]
