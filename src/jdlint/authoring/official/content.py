"""A node tree as plain data for a document: texts as they are written, without what no document can hold."""

from __future__ import annotations

import re
from typing import Any

from jdlint.readers.blocks import Piece
from jdlint.syntax.nodes import Mapping, Node, Scalar

# What XML forbids, and signs that turn the direction of what follows: a document must read as it is.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def content(node: Node) -> Any:
    """Return texts, booleans, lists and dictionaries; null values are left out, white space is one blank.

    Numbers and dates stay the text that was written. Extension keys (``x-``) and repeated keys are left out.
    """
    if isinstance(node, Scalar):
        if node.kind == "null":
            return None
        return node.text.lower() == "true" if node.kind == "bool" else clean(node.text)
    if isinstance(node, Mapping):
        held = {key: content(value) for key, value in node.values.items() if _is_own(node, key)}
        return {key: value for key, value in held.items() if value is not None}
    return [value for item in node.items if (value := content(item)) is not None]


def clean(text: str) -> str:
    """Return `text` as one line that XML can hold."""
    plain = _FORBIDDEN.sub("", text)
    return Piece(plain, 0, 0).squeezed().text.strip()


def _is_own(node: Mapping, key: str) -> bool:
    return node.keys[key].text == key and not key.startswith("x-")
