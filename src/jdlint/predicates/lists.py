"""Predicates about a list; all hold where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.core.text import fold
from jdlint.predicates.form import COUNT, TEXT, Options, Predicate, Setting, Verdict, options
from jdlint.syntax.nodes import Mapping, Node, Sequence
from jdlint.views.values import text_of


def count(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the list has at least `min` and at most `max` items."""
    if not isinstance(node, Sequence):
        return None
    items = len(node.items)
    return {"count": items} if not given.get("min", 0) <= items <= given.get("max", items) else None


def unique(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when no two items say the same; `by` names the key of items that are mappings."""
    seen: set[str] = set()
    for text in _texts(node, given):
        if fold(text) in seen:
            return {"value": text}
        seen.add(fold(text))
    return None


def ordered(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the items stand in ascending order; numbers such as 2.10 are compared part by part."""
    before: tuple[tuple[int, int, str], ...] | None = None
    for text in _texts(node, given):
        key = _sort_key(text)
        if before is not None and key < before:
            return {"value": text}
        before = key
    return None


def sum_equals(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the numbers of the list add up to `value`; what is no number fails."""
    if not isinstance(node, Sequence):
        return None
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - few rules add up

    total = Decimal(0)
    for text in _texts(node, given):
        try:
            total += Decimal(text)
        except InvalidOperation:
            return {"value": text}
    return None if total == Decimal(str(given["value"])) else {"value": format(total.normalize(), "f")}


def _texts(node: Node | None, given: Options) -> Iterator[str]:
    by = given.get("by")
    for item in node.items if isinstance(node, Sequence) else ():
        text = text_of(item.get(by) if by and isinstance(item, Mapping) else item)
        if text is not None:
            yield text


def _sort_key(text: str) -> tuple[tuple[int, int, str], ...]:
    parts = fold(text).rstrip(".").split(".")
    return tuple((0, int(part), "") if part.isdecimal() and len(part) < 10 else (1, 0, part) for part in parts)


LISTS = {
    "count": Predicate(count, options(min=COUNT, max=COUNT), ("count",)),
    "unique": Predicate(unique, options(by=TEXT), ("value",)),
    "ordered": Predicate(ordered, options(by=TEXT), ("value",)),
    "sum_equals": Predicate(sum_equals, options(("value",), by=TEXT, value={"type": "number"}), ("value",)),
}
