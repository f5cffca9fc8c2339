"""Small pure functions that declarative rules name.

A predicate takes the node that the rule looks at (None when it is missing) and the options of the rule, and returns
None when all is well, else the arguments it adds to the message.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jdlint.core.finding import Arg
from jdlint.core.text import fold
from jdlint.syntax.nodes import Node, Sequence
from jdlint.views.values import is_blank, text_of

Predicate = Callable[[Node | None, Mapping[str, Any]], dict[str, Arg] | None]


def present(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the field stands in the document, be it empty."""
    return {} if node is None else None


def filled(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the field stands in the document and says something."""
    return {} if node is None or is_blank(node) else None


def stated(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the field says something, or says by ``[]`` that there is none."""
    if isinstance(node, Sequence) and not node.items:
        return None
    return filled(node, options)


def not_blank(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the field is missing or says something."""
    return {} if node is not None and is_blank(node) else None


def one_of(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the text is one of `values` (compared folded), or there is none."""
    text = text_of(node)
    if text is None or fold(text) in {fold(str(value)) for value in options["values"]}:
        return None
    return {"value": text}


def length(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the text has at least `min` and at most `max` words, or there is none."""
    text = text_of(node)
    if text is None:
        return None
    words = len(text.split())
    if words < options.get("min", 0) or words > options.get("max", words):
        return {"count": words}
    return None


def count(node: Node | None, options: Mapping[str, Any]) -> dict[str, Arg] | None:
    """Hold when the list has at least `min` and at most `max` items, or is missing."""
    if not isinstance(node, Sequence):
        return None
    items = len(node.items)
    if items < options.get("min", 0) or items > options.get("max", items):
        return {"count": items}
    return None


PREDICATES: dict[str, Predicate] = {
    "present": present,
    "filled": filled,
    "stated": stated,
    "not_blank": not_blank,
    "one_of": one_of,
    "length": length,
    "count": count,
}
