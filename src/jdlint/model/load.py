"""Node trees to typed descriptions, for the Python API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from jdlint.core.errors import JdlintError
from jdlint.core.paths import Path, dotted
from jdlint.model.description import JobDescription
from jdlint.syntax.nodes import Mapping, Node, Scalar

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_WORDING = {
    "missing": "is missing",
    "unknown_key": "is no field of the format",
    "iso_date": "is not a date of the form 2026-01-31",
    "bool_type": "must be true or false",
    "string_type": "must be text",
    "list_type": "must be a list",
    "model_type": "must be a group of fields",
    "dict_type": "must be a group of fields",
}


def build(root: Mapping) -> JobDescription:
    """Return the description that the node tree holds; texts stay as written, dates become dates.

    Raises JdlintError, in one sentence that names the field, where the tree is no complete description of the
    format (version 1). Of duplicate keys the first counts.
    """
    data = _plain(root)
    try:
        return JobDescription.model_validate(data)
    except ValidationError as error:
        raise JdlintError(_sentence(error, data)) from None


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        if node.kind == "null":
            return None
        if node.kind == "bool":
            return node.text.casefold() == "true"
        return node.text
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.values.items() if node.keys[key].text == key}
    return [_plain(item) for item in node.items]


def _sentence(error: ValidationError, data: Any) -> str:
    """Tell about the first error; where several forms were tried, about the deepest place, which was meant."""
    errors = error.errors(include_url=False)
    places = [_path(details, data) for details in errors]
    near = [i for i, place in enumerate(places) if place[:1] == places[0][:1]]
    chosen = max(near, key=lambda i: len(places[i]))
    details = errors[chosen]
    wording = _WORDING.get(details["type"]) or "is not valid: " + details["msg"][0].lower() + details["msg"][1:]
    return f"field {dotted(places[chosen])} {wording}"


def _path(details: ErrorDetails, data: Any) -> Path:
    """Return the place of an error without the names of types, which pydantic mixes into it."""
    path: list[str | int] = []
    for part in details["loc"]:
        if isinstance(part, int) or (isinstance(data, dict) and part in data):
            data = data[part]
            path.append(part)
    if details["type"] == "missing":
        path.append(details["loc"][-1])
    elif details["type"] == "unknown_key":
        path.append(details["ctx"]["key"])
    return tuple(path)
