"""Events to the node tree of one document, with an explicit stack and under limits."""

from __future__ import annotations

from typing import Any

from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Kind, Mapping, Node, Problem, Scalar, Sequence
from jdlint.syntax.scalars import plain_kind

_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS: dict[str, Kind] = {
    _CORE + "str": "str",
    _CORE + "int": "int",
    _CORE + "float": "float",
    _CORE + "bool": "bool",
    _CORE + "null": "null",
}


class LimitError(Exception):
    """A bound was reached: the rest of the file is not read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


#: Plain keys that mean something else than a field: a merge, or nothing at all.
_SPECIAL_KEYS = frozenset({"<<", "", "~", "null", "Null", "NULL"})


class _Frame:
    """A collection that is still open; `first` is the number of nodes seen before it."""

    __slots__ = ("anchor", "first", "flow", "height", "items", "key", "keys", "repeats", "start", "values")

    def __init__(self, start: int, anchor: str | None, first: int, *, flow: bool, mapping: bool) -> None:
        self.start = start
        self.anchor = anchor
        self.first = first
        self.flow = flow
        self.height = 1
        self.keys: dict[str, Scalar] | None = {} if mapping else None
        self.values: dict[str, Node] = {}
        self.items: list[Node] = []
        self.key: Node | None = None
        self.repeats: dict[str, int] | None = None  # made for the first duplicate key


class Builder:
    """Builds the tree of one document."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        # node, the nodes it stands for, its height; None while the collection is still open
        self.anchors: dict[str, tuple[Node, int, int] | None] = {}
        self.count = 0
        self.most = limits.nodes
        self.aliases = 0
        self.repeated: set[int] = set()  # where the nodes stand that aliases repeat
        self.hollow: set[str] = set()  # keys of empty lists, and "" for other blank values; of aliases it is not told

    def scalar(self, event: Any) -> None:
        start, end, text = event.start_mark.index, event.end_mark.index, event.value
        if len(text) > self.limits.scalar_chars:
            raise LimitError(limit_problem("scalar", start, start + 1, self.limits.scalar_chars, len(text)))
        style = event.style or None
        tag = event.tag
        if tag is None:
            kind: Kind = plain_kind(text) if event.implicit[0] else "str"
        else:
            kind = self._tagged(tag, text, start, end)
        if style in ("|", ">"):  # libyaml ends a block scalar after the blank lines that follow it
            end = start + len(self.text[start:end].rstrip())
        if not text or kind == "null" or text.isspace():
            self.hollow.add("")
        node = Scalar(text, start, end, kind, style)
        self.count += 1
        if self.count > self.most:
            self._count(start, 0)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1, 0)
        # `_add`, written out: most of the time of reading a file goes through here
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            self.root = node
        elif frame.keys is None:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            key, frame.key = frame.key, None
            self._pair(frame, frame.keys, key, node)

    def _tagged(self, tag: str, text: str, start: int, end: int) -> Kind:
        if tag == "!":
            return "str"
        kind = _SCALAR_TAGS.get(tag)
        if kind is None:
            self.problems.append(Problem("JDL005", start, end, "default", {"tag": tag.replace(_CORE, "!!")}))
            return "str"
        found = plain_kind(text)
        if kind not in ("str", found) and (kind, found) != ("float", "int"):  # every integer is a float as well
            self.problems.append(Problem("JDL005", start, end, "mismatch", {"tag": "!!" + kind, "value": text[:40]}))
            return "str"
        return kind

    def open(self, event: Any, *, mapping: bool) -> None:
        start = event.start_mark.index
        if len(self.stack) >= self.limits.depth:
            raise LimitError(limit_problem("depth", start, start + 1, self.limits.depth))
        if event.tag not in (None, "!", _CORE + ("map" if mapping else "seq")):
            tag = event.tag.replace(_CORE, "!!")
            self.problems.append(Problem("JDL005", start, event.end_mark.index, "default", {"tag": tag}))
        if event.anchor:
            self.anchors[event.anchor] = None
        self.stack.append(_Frame(start, event.anchor, self.count, flow=bool(event.flow_style), mapping=mapping))
        self._count(start)

    def close(self, event: Any) -> None:
        frame = self.stack.pop()
        node: Node
        if frame.keys is None:
            end = event.end_mark.index if frame.flow else (frame.items[-1].end if frame.items else frame.start)
            node = Sequence(frame.items, frame.start, end, flow=frame.flow)
            if not frame.items:
                key = self.stack[-1].key if self.stack else None
                self.hollow.add(key.text if isinstance(key, Scalar) else "")
        else:
            if not frame.values:
                self.hollow.add("")
            end = event.end_mark.index if frame.flow else _last_end(frame)
            node = Mapping(frame.keys, frame.values, frame.start, end, flow=frame.flow)
        if frame.anchor:
            self.anchors[frame.anchor] = (node, self.count - frame.first, frame.height)
        self._add(node, frame.height)

    def alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.hollow.add("")
        self.aliases += 1
        if self.aliases > self.limits.aliases:
            raise LimitError(Problem("JDL006", start, end, "many", {"limit": self.limits.aliases}))
        node: Node
        height = 0
        if event.anchor not in self.anchors:
            self.problems.append(Problem("JDL002", start, end, "anchor", {"anchor": event.anchor[:40]}))
            node = Scalar("", start, end, "null")
        else:
            target = self.anchors[event.anchor]
            if target is None:
                self.problems.append(Problem("JDL006", start, end, "self", {"anchor": event.anchor[:40]}))
                node = Scalar("", start, end, "null")
            else:
                node, size, height = target
                self.repeated.add(node.start)
                self._count(start, size)
                if len(self.stack) + height > self.limits.depth:
                    raise LimitError(limit_problem("depth", start, end, self.limits.depth))
                if isinstance(node, Scalar):
                    node = Scalar(node.text, start, end, node.kind, node.style)
        self._add(node, height)

    def _count(self, start: int, size: int = 1) -> None:
        self.count += size
        if self.count > self.limits.nodes:
            raise LimitError(limit_problem("nodes", start, start + 1, self.limits.nodes))

    def _add(self, node: Node, height: int = 0) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if height >= frame.height:
            frame.height = height + 1
        if frame.keys is None:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            key, frame.key = frame.key, None
            self._pair(frame, frame.keys, key, node)

    def _pair(self, frame: _Frame, keys: dict[str, Scalar], key: Node, node: Node) -> None:
        if not isinstance(key, Scalar):
            self.problems.append(Problem("JDL002", key.start, key.end, "complex-key"))
            return
        name = key.text
        if name not in keys and name not in _SPECIAL_KEYS:
            keys[name] = key
            frame.values[name] = node
            return
        if name == "<<" and key.style is None:
            self.problems.append(Problem("JDL006", key.start, key.end, "merge"))
            return
        if key.kind == "null" and key.style is None:
            self.problems.append(Problem("JDL002", key.start, max(key.end, key.start + 1), "empty-key"))
            return
        if name in keys:
            path = (*self._path(frame), name)
            self.problems.append(Problem("JDL004", key.start, key.end, "default", {"key": name[:60]}, path))
            frame.repeats = frame.repeats or {}
            number = frame.repeats.get(name, 1) + 1
            while f"{name}~{number}" in keys:
                number += 1
            frame.repeats[name] = number  # counting from 2 each time would take minutes on a hostile file
            name = f"{name}~{number}"
        keys[name] = key
        frame.values[name] = node

    def _path(self, last: _Frame) -> tuple[str | int, ...]:
        """Return the path of the open collection `last`."""
        path: list[str | int] = []
        for frame in self.stack:
            if frame is last:
                break
            if frame.keys is None:
                path.append(len(frame.items))
            elif isinstance(frame.key, Scalar):
                path.append(frame.key.text)
        return tuple(path)


def _last_end(frame: _Frame) -> int:
    """Return where a block mapping ends: libyaml's own mark runs over the blank lines and comments that follow."""
    if not frame.values:
        return frame.start
    last = next(reversed(frame.values))
    key = frame.keys[last] if frame.keys else None
    return max(frame.values[last].end, key.end if key else frame.start)


def limit_problem(message: str, start: int, end: int, limit: int, found: int | None = None) -> Problem:
    args = {"limit": limit} if found is None else {"limit": limit, "found": found}
    return Problem("JDL007", start, end, message, args)
