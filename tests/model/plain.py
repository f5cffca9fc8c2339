"""Node trees from plain Python data, and plain data drawn from a JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from jdlint.syntax.nodes import Kind, Mapping, Node, Scalar, Sequence


def node(value: Any) -> Node:
    """Return the node tree that a reader would build for `value`; places are all 0."""
    if isinstance(value, dict):
        keys = {key: Scalar(key, 0, 0) for key in value}
        return Mapping(keys, {key: node(item) for key, item in value.items()}, 0, 0)
    if isinstance(value, list):
        return Sequence([node(item) for item in value], 0, 0)
    if isinstance(value, str):
        return Scalar(value, 0, 0, style='"')
    kind: Kind = "null"
    if isinstance(value, bool):
        kind = "bool"
    elif isinstance(value, int):
        kind = "int"
    elif isinstance(value, float):
        kind = "float"
    return Scalar(json.dumps(value), 0, 0, kind)


def mapping(value: dict[str, Any]) -> Mapping:
    """Return the node tree of a description."""
    tree = node(value)
    assert isinstance(tree, Mapping)
    return tree


_TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12)


def values(schema: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return valid values of a schema (the keywords that ours uses), optional properties present or not."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return st.deferred(lambda: values(root["$defs"][name], root))
    if "anyOf" in schema:
        return st.one_of([values(choice, root) for choice in schema["anyOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema["type"]
    if isinstance(kind, list):
        return st.one_of([values({**schema, "type": one}, root) for one in kind])
    if kind == "object":
        required = {name: values(schema["properties"][name], root) for name in schema.get("required", ())}
        optional = {name: values(sub, root) for name, sub in schema["properties"].items() if name not in required}
        return st.fixed_dictionaries(required, optional=optional)
    if kind == "array":
        if schema.get("maxItems") == 0:
            return st.just([])
        return st.lists(values(schema["items"], root), max_size=3)
    if kind == "boolean":
        return st.booleans()
    if kind == "integer":
        return st.integers(schema.get("minimum", 0), schema.get("maximum", 100))
    if kind == "number":
        return st.integers(1, 100) | st.floats(1, 8)
    if "pattern" in schema:
        return st.sampled_from(schema["examples"])
    return _TEXT
