"""Collections in brackets that stand on one line: ``[et, en]``, ``{language: et, level: C1}``."""

from __future__ import annotations

import re
from functools import lru_cache

from jdlint.core.patterns import regex
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence
from jdlint.syntax.scalars import plain_kind
from jdlint.syntax.usual_lines import Unusual

# A sign, a quoted scalar, or a plain one, which is a key where a colon and a blank follow.
_PART = regex(r""" *(?:([\[\]{},])|"([^"\\]*)"|'([^']*)'|([^\s\-?:,\[\]{}#&*!|>'"%@`\\][^,\[\]{}:#?\\]*)(:(?= ))?)""")
_REST = regex(r"(?: +(?:#.*)?)?$")
_SPECIAL_KEYS = frozenset({"~", "null", "Null", "NULL", "<<"})
# What many files hold (levels of languages, the yearly review) is taken apart once.
_LONGEST = 100
#: More in one another is left to the other reader: a copy is made by recursion.
_HIGHEST = 20


class _Open:
    """A collection that is still open, and the key that it stands behind ("" in a list, None for the outermost).

    `ready`: something may come; `empty`: nothing has; `key` is one whose value has not come yet.
    """

    __slots__ = ("empty", "key", "name", "node", "ready")

    def __init__(self, node: Mapping | Sequence, name: str | None) -> None:
        self.node = node
        self.name = name
        self.key: Scalar | None = None
        self.ready = self.empty = True

    def add(self, value: Node) -> str:
        """Add a value and return the key it stands behind, "" in a list."""
        if not self.ready:
            raise Unusual
        self.ready = self.empty = False
        node, key = self.node, self.key
        if type(node) is Sequence:
            node.items.append(value)
            return ""
        if key is None or type(node) is not Mapping:
            raise Unusual
        node.keys[key.text] = key
        node.values[key.text] = value
        self.key = None
        return key.text

    def name_next(self, key: Scalar) -> None:
        """Take a key."""
        if (
            not self.ready
            or self.key is not None
            or type(self.node) is not Mapping
            or key.text in self.node.values
            or key.text in _SPECIAL_KEYS
        ):
            raise Unusual
        self.key = key


def read_flow(text: str, offset: int, name: str, depth: int, hollow: set[str]) -> Node:
    """Return the collection that `text`, the rest of a line, holds; it begins at `offset`.

    `name` is the key it stands behind, "" in a list. `depth` is how many collections may stand in one another. `hollow`
    is added to (`jdlint.syntax.nodes.Document`). Raises Unusual.
    """
    node, empty, height = known_collection(text) if len(text) <= _LONGEST else _parsed(text)
    if height > depth:
        raise Unusual
    if empty:
        hollow.update(empty)
    if type(node) is Sequence and not node.items:
        hollow.add(name)
    return _moved(node, offset)


def _moved(node: Node, by: int) -> Node:
    """Return a copy of a collection that begins `by` further on; it is at most `_HIGHEST` high."""
    if type(node) is Scalar:
        return Scalar(node.text, node.start + by, node.end + by, node.kind, node.style)
    if type(node) is Sequence:
        return Sequence([_moved(item, by) for item in node.items], node.start + by, node.end + by, flow=True)
    assert type(node) is Mapping
    keys = {name: Scalar(name, key.start + by, key.end + by, key.kind, key.style) for name, key in node.keys.items()}
    values = {name: _moved(value, by) for name, value in node.values.items()}
    return Mapping(keys, values, node.start + by, node.end + by, flow=True)


def _parsed(line: str) -> tuple[Mapping | Sequence, frozenset[str], int]:
    """Return the collection, with offsets from its start, the hollow keys in it, and its height."""
    stack: list[_Open] = []
    hollow: set[str] = set()
    at = height = 0
    while True:
        part = _PART.match(line, at)
        if part is None:
            raise Unusual
        at = part.end()
        sign = part[1]
        if sign is None:
            if not stack:
                raise Unusual
            _scalar(stack[-1], part, hollow)
        elif sign in "[{":
            start = at - 1
            node = Sequence([], start, start, flow=True) if sign == "[" else Mapping({}, {}, start, start, flow=True)
            stack.append(_Open(node, stack[-1].add(node) if stack else None))
            height = max(height, len(stack))
            if height > _HIGHEST:
                raise Unusual
        elif not stack:
            raise Unusual
        elif sign == ",":
            if stack[-1].ready:
                raise Unusual
            stack[-1].ready = True
        else:
            frame = stack.pop()
            closed = frame.node
            if frame.key is not None or (frame.ready and not frame.empty):
                raise Unusual
            if (type(closed) is Sequence) is not (sign == "]"):
                raise Unusual
            closed.end = at
            if frame.empty and not (frame.name is None and type(closed) is Sequence):
                hollow.add((frame.name or "") if type(closed) is Sequence else "")
            if not stack:
                if _REST.match(line, at) is None:
                    raise Unusual
                return closed, frozenset(hollow), height


known_collection = lru_cache(maxsize=4096)(_parsed)


def _scalar(frame: _Open, part: re.Match[str], hollow: set[str]) -> None:
    plain = part[4]
    if plain is None:
        group, style = (2, '"') if part[2] is not None else (3, "'")
        text = part[group]
        start, end = part.span(group)
        if not text or text.isspace():
            hollow.add("")
        frame.add(Scalar(text, start - 1, end + 1, "str", style))
        return
    text = plain.rstrip(" ")
    start = part.start(4)
    kind = plain_kind(text)
    if kind == "null" or text.isspace():
        hollow.add("")
    scalar = Scalar(text, start, start + len(text), kind)
    if part[5] is not None:
        frame.name_next(scalar)
    else:
        frame.add(scalar)
