"""Messages and places of the structure check."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from jdlint.core.finding import FixRequest, RenameKey, Term
from jdlint.syntax.nodes import Mapping, Scalar
from jdlint.syntax.structure import check_structure, load_table, number
from tests.model.plain import mapping, node

START: dict[str, Any] = {"jdlint": 1, "id": "a", "position": {"title": "A"}}


def problems(more: dict[str, Any]) -> list[tuple[str, str, tuple[Any, ...], dict[str, Any]]]:
    found = check_structure(mapping({**START, **more}), load_table())
    return [(problem.rule, problem.message, problem.path, dict(problem.args)) for problem in found]


def test_unknown_key_with_suggestion() -> None:
    assert problems({"dutys": []}) == [("STR009", "default", ("dutys",), {"key": "dutys", "suggestion": "duties"})]


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("Purpose", "purpose"),
        ("working-time", "working_time"),
        ("õigused", "rights"),
        ("Teenistuskoha eesmärk", "purpose"),
        ("responsibilites", "responsibilities"),
    ],
)
def test_suggestions(key: str, suggestion: str) -> None:
    assert problems({key: "x"})[0][3]["suggestion"] == suggestion


@pytest.mark.parametrize("key", ["ident", "notes", "z", "salary", "palk"])
def test_no_silly_suggestion(key: str) -> None:
    assert problems({key: "x"}) == [("STR009", "unknown", (key,), {"key": key})]


def test_a_key_that_is_there_is_not_suggested() -> None:
    assert problems({"duties": [], "dutys": []})[0][1] == "unknown"


def test_a_suggestion_is_a_safe_fix_and_given_once() -> None:
    first, second = check_structure(mapping({**START, "dutie": [], "dutis": []}), load_table())
    assert first.fix == FixRequest("safe", "fix", (RenameKey(("dutie",), "duties"),), {"suggestion": "duties"})
    assert (second.message, second.fix) == ("unknown", None)


@pytest.mark.parametrize(
    ("key", "applicability"),
    [("dutie", "safe"), ("Duties", "safe"), ("purposse", "safe"), ("purpoze", "safe"), ("dutys", "unsafe")],
)
def test_only_a_slip_of_one_letter_is_mended_without_asking(key: str, applicability: str) -> None:
    (problem,) = check_structure(mapping({**START, key: []}), load_table())
    assert problem.fix is not None
    assert problem.fix.applicability == applicability


def test_a_hostile_file_gets_no_suggestions() -> None:
    many = problems({f"z{i}": 1 for i in range(200)} | {"dutys": []})
    assert many[-1][1] == "unknown"
    padded = " " * 60 + "Duties"
    assert problems({padded: []})[0][1] == "unknown"
    assert problems({padded[-20:]: []})[0][1] == "default"


def test_unknown_keys_do_not_cascade_and_extensions_are_skipped() -> None:
    assert len(problems({"dutys": {"a": {"b": 1}}, "x-own": {"a": []}, "review": {"x-own": 1}})) == 1
    assert problems({"xown": 1}) == [("STR009", "unknown", ("xown",), {"key": "xown"})]


def test_unknown_key_stands_at_the_key() -> None:
    root = mapping(START)
    root.keys["oops"] = Scalar("oops", 40, 44)
    root.values["oops"] = Scalar("1", 46, 47)
    (problem,) = check_structure(root, load_table())
    assert (problem.start, problem.end) == (40, 44)


def test_duplicate_key_is_checked_as_the_key() -> None:
    root = mapping(START)
    root.keys["purpose~2"] = Scalar("purpose", 0, 7)
    root.values["purpose~2"] = node([1])
    root.keys["oops~2"] = Scalar("oops", 9, 13)
    root.values["oops~2"] = node("x")
    wrong, unknown = check_structure(root, load_table())
    assert (wrong.rule, wrong.path, wrong.args["field"]) == ("STR011", ("purpose~2",), "purpose")
    assert (unknown.rule, unknown.args["key"]) == ("STR009", "oops")


def test_wrong_kind() -> None:
    expected = {"field": "duties", "expected": "kind.list", "found": "kind.text"}
    assert problems({"duties": "tekst"}) == [("STR011", "default", ("duties",), expected)]
    assert all(isinstance(value, Term) for value in problems({"duties": "tekst"})[0][3].values())


def test_every_term_that_is_used_has_words() -> None:
    wrong: list[dict[str, Any]] = [
        {"duties": [1, [], {"duty": 5, "expected_results": {}}]},
        {"reporting": {"supervisor": ["a"]}},
    ]
    wrong += [{"working_time": {"night": 1}, "review": {"interval_months": "palju"}, "requirements": []}]
    wrong += [{"rights": {"a": 1}, "purpose": True, "access": {"level": []}, "position": {"fixed_term": {"until": []}}}]
    terms = [value for more in wrong for found in problems(more) for value in found[3].values()]
    assert len(terms) == 36
    assert not [term for term in terms if term not in load_table().terms]


@pytest.mark.parametrize(("word", "suggestion"), [("yes", "true"), ("no", "false"), ("Jah", "true"), ("EI", "false")])
def test_yes_and_no_are_text(word: str, suggestion: str) -> None:
    (found,) = problems({"working_time": {"night": word}})
    assert found[:2] == ("STR011", "boolean")
    assert found[3] == {"field": "working_time.night", "value": word, "suggestion": suggestion}


def test_choice() -> None:
    (found,) = problems({"access": {"level": "salajane"}})
    assert found[1] == "choice"
    assert found[3] == {"field": "access.level", "value": "salajane", "choices": "public, AK"}


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"requirements": {"education": {"eqf": 9}}}, "≥ 1, ≤ 8"),
        ({"review": {"interval_months": 0}}, "≥ 1"),
        ({"requirements": {"experience": {"years": -1}}}, "≥ 0"),
    ],
)
def test_range(more: dict[str, Any], text: str) -> None:
    (found,) = problems(more)
    assert found[1] == "range"
    assert found[3]["range"] == text


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert problems({"requirements": {"education": {"eqf": 6.0}}}) == []
    (found,) = problems({"requirements": {"education": {"eqf": 6.5}}})
    assert found[3] == {"field": "requirements.education.eqf", "expected": "kind.integer", "found": "kind.float"}


def test_reference_of_no_form() -> None:
    (found,) = problems({"substitution": {"substituted_by": [{"scope": "kõik"}]}})
    assert found[1] == "form"
    assert found[2] == ("substitution", "substituted_by", 0)
    assert found[3]["keys"] == "position, title, group, delegated_by, chart"


def test_key_of_another_form_is_unknown_here() -> None:
    (found,) = problems({"substitution": {"substituted_by": [{"position": "b", "chart": "skeem"}]}})
    assert found[0] == "STR009"


@pytest.mark.parametrize(
    "more",
    [
        {"status": "ametnik"},
        {"jdlint": "teine"},
        {"requirements": {"languages": [{"language": "eesti", "level": "C3", "skills": {"laulmine": "C9"}}]}},
        {"approval": {"date": "07.01.2026"}, "position": {"title": 5, "occupation_code": True}},
        {"duties": [{"time_share": "palju"}]},
        {"duties": None, "purpose": " ", "rights": "", "position": None, "review": {"interval_months": None}},
        {"position": {"title": "A", "unit": "Osakond"}, "duties": [{"number": 2.1, "expected_results": "Tehtud."}]},
        {"reporting": {"supervisor": []}, "requirements": {"education": "Kõrgharidus"}},
    ],
)
def test_what_rules_own_and_what_is_blank_is_left_alone(more: dict[str, Any]) -> None:
    assert problems(more) == []


def test_a_list_in_an_owned_place_is_wrong() -> None:
    assert [found[0] for found in problems({"status": ["official"]})] == ["STR011"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("0x1F", 31), ("0o17", 15), ("-.5", -0.5), ("+.inf", float("inf")), ("9" * 5000, float("inf"))],
)
def test_numbers_of_the_core_schema(text: str, value: float) -> None:
    assert number(text) == value


def test_a_hexadecimal_number_beyond_all_bounds_is_infinite() -> None:
    assert number("0x" + "F" * 5000) == float("inf")


def test_the_walk_needs_no_third_party_module() -> None:
    heavy = "{'pydantic', 'jsonschema', 'difflib', 'yaml'}"
    code = f"import sys, jdlint.syntax.structure as s; s.load_table(); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_root_is_a_mapping() -> None:
    assert isinstance(mapping(START), Mapping)
