"""The structure check against jsonschema, and both against pydantic, on drawn data."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jdlint.model.description import JobDescription
from jdlint.model.generate import schema
from jdlint.model.load import build
from jdlint.syntax.structure import check_structure, load_table
from tests.model.plain import mapping, values

SCHEMA = schema("job-description")
#: Null or blank: STR002 reports those, whatever the field is.
_EMPTY = [{"type": "null"}, {"type": "string", "pattern": r"^\s*\Z"}]
_ANY_SCALAR = {"type": ["string", "number", "boolean", "null"]}


def without_what_rules_own(sub: dict[str, Any]) -> dict[str, Any]:
    """Return the part of the schema that the structure check answers for.

    Three things are taken out, and nothing else: the value of a field that names its rule (``x-rule``) may be any
    scalar; a group whose keys belong to a rule (``x-rule-keys``) may have further ones; what is missing is
    reported by rules (``required`` stays where a key tells forms apart). Null and blank are allowed everywhere.
    """
    if "$ref" in sub:
        return {"$ref": sub["$ref"]}
    if "anyOf" in sub:
        rule = {"x-rule": sub["x-rule"]} if "x-rule" in sub else {}
        return {"anyOf": [*_EMPTY, *(without_what_rules_own({**choice, **rule}) for choice in sub["anyOf"])]}
    kind = sub.get("type")
    rule = {"x-rule": sub["x-rule"]} if "x-rule" in sub else {}
    if kind == "object":
        out: dict[str, Any] = {
            "type": "object",
            "properties": {name: without_what_rules_own(below) for name, below in sub["properties"].items()},
            "patternProperties": {"^x-": {}},
            "additionalProperties": "x-rule-keys" in sub,
        }
        # A missing title, id or version has its rule, and a missing position is a missing title.
        out["required"] = [
            name
            for name in sub.get("required", ())
            if "x-rule" not in sub["properties"][name] and "id" not in sub["properties"]
        ]
        return {"anyOf": [*_EMPTY, out]}
    if kind == "array":
        out = {"type": "array"}
        if "maxItems" in sub:
            out["maxItems"] = sub["maxItems"]
        else:
            out["items"] = without_what_rules_own({**sub["items"], **rule})
        return {"anyOf": [*_EMPTY, out]}
    if rule:
        return _ANY_SCALAR
    bounds = ("type", "enum", "minimum", "exclusiveMinimum", "maximum")
    return {"anyOf": [*_EMPTY, {key: sub[key] for key in bounds if key in sub}]}


def oracle_schema() -> dict[str, Any]:
    top = {key: value for key, value in SCHEMA.items() if key not in ("$defs", "required")}
    defs = {name: without_what_rules_own(sub) for name, sub in SCHEMA["$defs"].items()}
    return {**without_what_rules_own(top), "$defs": defs}


ORACLE = Draft202012Validator(oracle_schema())
FULL = Draft202012Validator(SCHEMA)
valid = values(SCHEMA, SCHEMA)
#: What a careless author, or a converter, puts where something else belongs.
_ODD_SCALARS: list[Any] = [None, "", "  \n", "yes", "tekst", "C3", "07.01.2026", True, False, 0, -1, 9, 12.0, 2.5, 1e30]
_ODD_LISTS: list[Any] = [[], [None], [[]], ["tekst"], [1]]
_ODD_GROUPS: list[Any] = [{}, {"tekst": 1}, {"position": "a"}, {"any_of": []}, {"group": 1}]
odd = st.sampled_from([*_ODD_SCALARS, *_ODD_LISTS, *_ODD_GROUPS])
keys = st.sampled_from(["titel", "x-ours", "title", "scope", "unit", "position", "level", "any_of", "group", "Duties"])


def containers(value: Any) -> list[Any]:
    out = [value]
    for one in out:
        below = one.values() if isinstance(one, dict) else one
        out.extend(item for item in below if isinstance(item, dict | list))
    return out


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a valid description and spoil up to four places of it."""
    data: dict[str, Any] = copy.deepcopy(draw(valid))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.sampled_from(containers(data)))
        new = copy.deepcopy(draw(odd))
        if isinstance(place, list):
            place.insert(draw(st.integers(0, len(place))), new)
        elif place and draw(st.booleans()):
            place[draw(st.sampled_from(sorted(place)))] = new
        elif place and draw(st.booleans()):
            del place[draw(st.sampled_from(sorted(place)))]
        else:
            place[draw(keys)] = new
    return data


@settings(max_examples=200, deadline=None)
@given(mutated())
def test_structure_check_and_jsonschema_agree(data: dict[str, Any]) -> None:
    problems = check_structure(mapping(data), load_table())
    errors = [error.message for error in ORACLE.iter_errors(data)]
    assert bool(problems) == bool(errors), (json.dumps(data), [(p.rule, p.path, p.message) for p in problems], errors)


@settings(max_examples=200, deadline=None)
@given(valid)
def test_what_the_schema_accepts_pydantic_accepts(data: dict[str, Any]) -> None:
    assert not list(FULL.iter_errors(data))
    assert not check_structure(mapping(data), load_table())
    JobDescription.model_validate(data)


@settings(max_examples=200, deadline=None)
@given(valid)
def test_what_the_schema_accepts_can_be_built_from_nodes(data: dict[str, Any]) -> None:
    assert build(mapping(data)).position.title == data["position"]["title"]


def test_the_oracle_refuses_something_at_all() -> None:
    start = {"jdlint": 1, "id": "a", "position": {"title": "A"}}
    assert not list(ORACLE.iter_errors(start))
    assert list(ORACLE.iter_errors({**start, "dutys": []}))
    assert list(ORACLE.iter_errors({**start, "duties": "tekst"}))
