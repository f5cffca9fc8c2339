"""Law: what changes the form of a description, and nothing it says, is no change of substance."""

from __future__ import annotations

import io
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, SingleQuotedScalarString

from jdlint.changes.change import Change
from jdlint.changes.compare import changes_between
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from jdlint.views.values import plain
from tests.helpers import EXAMPLES, ROOT

TEXTS = st.sampled_from(
    [
        "Jälgib laevaliiklust oma piirkonnas.",
        "Peab vahetuse päevikut ja annab selle üle.",
        "Koostab ülevaate: arvud, kaardid ja järeldused – kord kuus.",
        "Vastab 10 tööpäeva jooksul",
        "õigus „saada teavet“",
        "yes",
        "1.10",
        "# ei ole kommentaar",
    ]
)
LEVELS = st.sampled_from(["A2", "B1", "B2", "C1"])
DUTIES = st.builds(
    lambda number, duty, results: {"number": f"2.{number}", "duty": duty, "expected_results": results},
    st.integers(1, 9),
    TEXTS,
    st.lists(TEXTS, max_size=3),
)
DESCRIPTIONS = st.fixed_dictionaries(
    {"jdlint": st.just(1), "id": st.just("a"), "position": st.fixed_dictionaries({"title": TEXTS})},
    optional={
        "status": st.sampled_from(["official", "employee"]),
        "purpose": TEXTS,
        "duties": st.lists(DUTIES, max_size=5),
        "rights": st.lists(TEXTS, max_size=4),
        "working_time": st.fixed_dictionaries({}, optional={"night": st.booleans(), "on_call": st.booleans()}),
        "substitution": st.fixed_dictionaries({"substituted_by": st.lists(TEXTS, max_size=2)}),
        "requirements": st.fixed_dictionaries(
            {"languages": st.lists(st.fixed_dictionaries({"language": st.just("et"), "level": LEVELS}), max_size=2)},
            optional={"knowledge_and_skills": st.lists(TEXTS, max_size=3)},
        ),
        "approval": st.fixed_dictionaries({"number": TEXTS, "date": st.just("2026-01-12")}),
        "acknowledgements": st.lists(st.fixed_dictionaries({"kind": st.just("consent")}), max_size=2),
    },
)


def read(text: str) -> Description:
    (document,) = read_yaml("a.jd.yaml", text.encode("utf-8"))
    assert document.root is not None
    assert document.problems == []
    return Description(document, document.root)


def substance(before: str, after: str) -> list[Change]:
    return [change for change in changes_between(read(before), read(after)) if not change.cosmetic]


def reformatted(data: Any, choice: random.Random) -> str:
    """Return the data as YAML of another look: order, quotes, folding, widths, line ends, comments."""
    yaml = YAML()
    yaml.width = choice.choice([20, 60, 4000])
    yaml.indent(mapping=choice.choice([2, 4]), sequence=choice.choice([4, 6]), offset=2)
    yaml.default_flow_style = choice.random() < 0.2
    stream = io.StringIO()
    yaml.dump(_look(data, choice, ()), stream)
    text = "# märkus\n" + stream.getvalue()
    return text.replace("\n", "\r\n") if choice.random() < 0.3 else text


def _look(data: Any, choice: random.Random, path: tuple[str, ...]) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        choice.shuffle(keys)
        return {key: _look(data[key], choice, (*path, key)) for key in keys}
    if isinstance(data, list):
        items = [_look(item, choice, path) for item in data]
        if path != ("position", "unit"):  # the one list whose order says something
            choice.shuffle(items)
        return items
    if isinstance(data, str) and path[-1:] != ("number",):
        styles = [DoubleQuotedScalarString, SingleQuotedScalarString]
        if data.strip() == data and "  " not in data and "\n" not in data:
            styles.append(FoldedScalarString)
        return choice.choice(styles)(data)
    return DoubleQuotedScalarString(data) if isinstance(data, str) else data


@given(DESCRIPTIONS, st.randoms(use_true_random=False))
def test_another_form_is_no_change_of_substance(data: dict[str, Any], choice: random.Random) -> None:
    before = json.dumps(data, ensure_ascii=False)
    assert substance(before, reformatted(data, choice)) == []


@given(DESCRIPTIONS)
def test_a_description_does_not_differ_from_itself(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False)
    assert changes_between(read(text), read(text)) == ()


@given(DESCRIPTIONS, DESCRIPTIONS)
def test_what_one_way_adds_the_other_removes(one: dict[str, Any], other: dict[str, Any]) -> None:
    before, after = json.dumps(one, ensure_ascii=False), json.dumps(other, ensure_ascii=False)
    there, back = substance(before, after), substance(after, before)
    assert bool(there) == bool(back)
    for change in there:
        assert change.before is not None or change.after is not None or change.action == "changed"


EXAMPLE_FILES = sorted([*EXAMPLES.glob("*.jd.yaml"), *(ROOT / "tests/correct").glob("*.jd.yaml")])


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_form_of_an_example_is_no_change_of_substance(path: Any, seed: int) -> None:
    for document in read_yaml(path.name, path.read_bytes()):
        assert document.root is not None
        before = json.dumps(plain(document.root), ensure_ascii=False)
        assert substance(before, reformatted(plain(document.root), random.Random(seed))) == []
