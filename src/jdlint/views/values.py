"""Reading single values out of nodes: tolerant, never raising."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from jdlint.core.patterns import regex
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence

_ISO = regex(r"(\d{4})-(\d{2})-(\d{2})")


def text_of(node: Node | None) -> str | None:
    """Return the text of a scalar, stripped; None for anything else and for blank or null values."""
    if isinstance(node, Scalar) and node.kind != "null":
        return node.text.strip() or None
    return None


def is_blank(node: Node | None) -> bool:
    """Tell whether a value is present but says nothing: null, blank text, or a collection of such."""
    if isinstance(node, Scalar):
        return node.kind == "null" or not node.text.strip()
    if node is None:
        return False
    below = node.items if isinstance(node, Sequence) else node.values.values()
    return False not in map(is_blank, below)


def texts_of(node: Node | None) -> tuple[str, ...]:
    """Return the texts of a list of scalars; a single scalar counts as a list of one."""
    if isinstance(node, Sequence):
        return tuple(text for item in node.items if (text := text_of(item)) is not None)
    text = text_of(node)
    return () if text is None else (text,)


def date_of(node: Node | None) -> dt.date | None:
    """Return the date of an ISO scalar; None where there is none or it does not exist (APR003 reports that)."""
    text = text_of(node)
    return None if text is None else _date(text)


@lru_cache(maxsize=4096)  # several rules ask for the same dates, and the acts of a house bear few
def _date(text: str) -> dt.date | None:
    match = _ISO.fullmatch(text) if len(text) == len("2026-01-31") else None
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def int_of(node: Node | None) -> int | None:
    """Return the whole number of a scalar; None for anything else and for absurdly long numbers."""
    text = text_of(node)
    if text is None or not text.isdecimal() or len(text) > 9:
        return None
    return int(text)


def flag_of(node: Node | None) -> bool | None:
    """Return a YAML 1.2 boolean."""
    if isinstance(node, Scalar) and node.kind == "bool":
        return node.text.lower() == "true"
    return None


def plain(node: Node | None) -> Any:
    """Return a node as plain data, typed by the YAML 1.2 core schema."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if not isinstance(node, Scalar) or node.kind == "null":
        return None
    if node.kind == "bool":
        return node.text.lower() == "true"
    text = node.text.lower()
    if node.kind == "int" and len(text) < 18:
        return int(text, 0) if text.startswith(("0x", "0o")) else int(text)
    if node.kind == "float":
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return node.text
