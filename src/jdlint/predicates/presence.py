"""Predicates about whether something stands there."""

from __future__ import annotations

from jdlint.predicates.form import Options, Predicate, Setting, Verdict, options
from jdlint.syntax.nodes import Node, Sequence
from jdlint.views.values import is_blank


def present(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the field stands in the document, be it empty."""
    return {} if node is None else None


def filled(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the field stands in the document and says something."""
    return {} if node is None or is_blank(node) else None


def stated(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the field says something, or says by ``[]`` that there is none."""
    if isinstance(node, Sequence) and not node.items:
        return None
    return filled(node, given, setting)


def not_blank(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the field is missing or says something."""
    return {} if node is not None and is_blank(node) else None


PRESENCE = {
    "present": Predicate(present, options()),
    "filled": Predicate(filled, options()),
    "stated": Predicate(stated, options()),
    "not_blank": Predicate(not_blank, options()),
}
