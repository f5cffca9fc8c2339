"""Predicates about a text; all hold where there is none."""

from __future__ import annotations

import functools
from typing import Any

from jdlint.core.text import fold
from jdlint.predicates.form import COUNT, TEXTS, Options, Predicate, Setting, Verdict, options
from jdlint.syntax.nodes import Node
from jdlint.views.values import text_of


def one_of(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the text is one of `values`, case and spaces aside."""
    text = text_of(node)
    if text is None or fold(text) in {fold(value) for value in given["values"]}:
        return None
    return {"value": text}


def contains_any(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the text contains at least one of `values`, case and spaces aside."""
    text = text_of(node)
    if text is None or any(fold(value) in fold(text) for value in given["values"]):
        return None
    return {"value": text}


def length(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when the text has at least `min` and at most `max` words."""
    text = text_of(node)
    if text is None:
        return None
    words = len(text.split())
    return {"count": words} if not given.get("min", 0) <= words <= given.get("max", words) else None


def matches(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when `pattern` (RE2 syntax) is found in the text."""
    text = text_of(node)
    return None if text is None or compiled(given["pattern"]).search(text) else {"value": text}


def not_matches(node: Node | None, given: Options, setting: Setting) -> Verdict:
    """Hold when `pattern` (RE2 syntax) is not found in the text."""
    text = text_of(node)
    found = None if text is None else compiled(given["pattern"]).search(text)
    return None if found is None else {"value": found.group()}


@functools.cache
def compiled(pattern: str) -> Any:
    """Return a pattern that runs in linear time whatever the text: RE2 has no backtracking.

    Raises ValueError with RE2's own words for what it does not know (look-around, back-references).
    """
    import re2  # noqa: PLC0415 - only rules with patterns need it

    settings = re2.Options()
    settings.log_errors = False
    settings.max_mem = 8 << 20
    try:
        return re2.compile(pattern, options=settings)
    except re2.error as error:
        detail = error.args[0] if error.args else error
        raise ValueError(detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)) from None


_PATTERN = options(("pattern",), pattern={"type": "string", "minLength": 1, "maxLength": 1000, "format": "re2"})

ABOUT_TEXT = {
    "one_of": Predicate(one_of, options(("values",), values=TEXTS), ("value",)),
    "contains_any": Predicate(contains_any, options(("values",), values=TEXTS), ("value",)),
    "length": Predicate(length, options(min=COUNT, max=COUNT), ("count",)),
    "matches": Predicate(matches, _PATTERN, ("value",)),
    "not_matches": Predicate(not_matches, _PATTERN, ("value",)),
}
