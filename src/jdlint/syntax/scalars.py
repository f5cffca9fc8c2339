"""The kind of a plain scalar under the YAML 1.2 core schema (chapter 10.3.2 of the specification).

`no`, `on`, `12:30` and dates stay text: what a person wrote is what a rule sees.
"""

from __future__ import annotations

from jdlint.core.patterns import regex
from jdlint.syntax.nodes import Kind

_WORDS: dict[str, Kind] = {
    "": "null",
    "~": "null",
    "null": "null",
    "Null": "null",
    "NULL": "null",
    "true": "bool",
    "True": "bool",
    "TRUE": "bool",
    "false": "bool",
    "False": "bool",
    "FALSE": "bool",
}
_INT = regex(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = regex(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMERIC_START = frozenset("0123456789+-.")


def plain_kind(text: str) -> Kind:
    """Return the kind of the plain (unquoted) scalar `text`."""
    kind = _WORDS.get(text)
    if kind is not None:
        return kind
    if text[0] in _NUMERIC_START:
        if _INT.fullmatch(text):
            return "int"
        if _FLOAT.fullmatch(text):
            return "float"
    return "str"
