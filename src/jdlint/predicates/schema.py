"""The predicate that runs a fragment of JSON Schema."""

from __future__ import annotations

import functools
import json
from typing import Any

from jdlint.predicates.form import Options, Predicate, Setting, Verdict, options
from jdlint.syntax.nodes import Node
from jdlint.views.values import plain


def schema(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the value, where there is one, fits the JSON Schema (2020-12) `schema`."""
    if node is None:
        return None
    error = next(_validator(json.dumps(given["schema"], sort_keys=True)).iter_errors(plain(node)), None)
    return None if error is None else {"detail": error.message}


@functools.cache
def _validator(text: str) -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import, and only such rules need it
    from referencing import Registry  # noqa: PLC0415 - likewise

    # Without a registry of its own jsonschema asks the network for what a `$ref` names.
    return Draft202012Validator(json.loads(text), registry=Registry())


SCHEMA = {"schema": Predicate(schema, options(("schema",), schema={"type": ["object", "boolean"]}), ("detail",))}
