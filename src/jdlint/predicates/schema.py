"""The predicate that runs a fragment of JSON Schema."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any

from jdlint.predicates.form import Options, Predicate, Setting, Verdict, options
from jdlint.predicates.text import compiled
from jdlint.syntax.nodes import Node
from jdlint.views.values import plain

# References that one check follows: a chain of schemas that each name the next one twice is endless work.
_MOST_REFERENCES = 20_000


def schema(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the value, where there is one, fits the JSON Schema (2020-12) `schema`; patterns are those of RE2."""
    if node is None:
        return None
    validator, followed = _validator(json.dumps(given["schema"], sort_keys=True))
    followed[0] = 0
    error = next(validator.iter_errors(plain(node)), None)
    return None if error is None else {"detail": error.message}


@functools.cache
def _validator(text: str) -> tuple[Any, list[int]]:
    """Return a validator, and how many references it has followed."""
    from jsonschema import Draft202012Validator, ValidationError  # noqa: PLC0415 - slow, and only such rules need it
    from jsonschema.validators import extend  # noqa: PLC0415 - likewise
    from referencing import Registry  # noqa: PLC0415 - likewise

    known = Draft202012Validator.VALIDATORS
    followed = [0]

    def pattern(validator: Any, wanted: str, value: Any, _schema: Any) -> Iterator[Any]:
        if validator.is_type(value, "string") and not compiled(wanted).search(value):
            yield ValidationError(f"{value!r} does not match {wanted!r}")

    def pattern_properties(validator: Any, wanted: dict[str, Any], value: Any, _schema: Any) -> Iterator[Any]:
        for form, below in wanted.items() if validator.is_type(value, "object") else ():
            for name in value:
                if compiled(form).search(name):
                    yield from validator.descend(value[name], below, path=name, schema_path=form)

    def additional_properties(validator: Any, wanted: Any, value: Any, around: Any) -> Iterator[Any]:
        forms = [compiled(form) for form in around.get("patternProperties", ())]
        if forms and validator.is_type(value, "object"):
            named = {name: True for name in value if any(form.search(name) for form in forms)}
            around = {"properties": {**named, **around.get("properties", {})}}
        yield from known["additionalProperties"](validator, wanted, value, around)

    def reference(keyword: str) -> Any:
        def follow(validator: Any, wanted: str, value: Any, around: Any) -> Iterator[Any]:
            followed[0] += 1
            if followed[0] > _MOST_REFERENCES:
                raise ValueError(f"more than {_MOST_REFERENCES} references ($ref) were followed")
            yield from known[keyword](validator, wanted, value, around)

        return follow

    own = {
        "pattern": pattern,
        "patternProperties": pattern_properties,
        "additionalProperties": additional_properties,
        "$ref": reference("$ref"),
        "$dynamicRef": reference("$dynamicRef"),
    }
    # Without a registry of its own jsonschema asks the network for what a `$ref` names.
    form = extend(Draft202012Validator, own)  # type: ignore[no-untyped-call]
    return form(json.loads(text, object_hook=_undeclared), registry=Registry()), followed


def _undeclared(table: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without its version: jsonschema has validators of its own for those it knows."""
    return {name: value for name, value in table.items() if name != "$schema" or not isinstance(value, str)}


SCHEMA = {"schema": Predicate(schema, options(("schema",), schema={"type": ["object", "boolean"]}), ("detail",))}
