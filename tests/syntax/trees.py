"""Node trees as plain data, for tests of the YAML reader."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import Position
from jdlint.core.paths import Path
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits
from jdlint.syntax.nodes import Document, Mapping, Node, Problem, Scalar, find
from jdlint.syntax.yaml_reader import read_yaml

Span = tuple[int, int, int, int]


def documents(source: str | bytes, limits: Limits = DEFAULT_LIMITS) -> list[Document]:
    data = source.encode("utf-8") if isinstance(source, str) else source
    return read_yaml("x.jd.yaml", data, limits)


def problems(source: str | bytes, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, str, int]]:
    """Return rule, message and line of everything that is wrong with `source`."""
    return [
        (problem.rule, problem.message, place(document, problem).line)
        for document in documents(source, limits)
        for problem in document.problems
    ]


def place(document: Document, problem: Problem) -> Position:
    start, _end, _source = document.locator.locate(problem.start, problem.end)
    assert start is not None
    return start


def root(source: str | bytes) -> Mapping:
    found = documents(source)[0].root
    assert found is not None
    return found


def plain(node: Node) -> Any:
    """Return mappings, lists and texts as written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


def whole(node: Node, *, empties: bool = True) -> Any:
    """Return all there is to a node, places and kinds too, so that two readings can be compared.

    Without `empties` the place of a value that is not written is left out: parsers put it before or behind blanks.
    """
    if isinstance(node, Scalar):
        if not empties and node.start == node.end:
            return (node.text, node.kind)
        return (node.text, node.kind, node.style, node.start, node.end)
    if isinstance(node, Mapping):
        pairs = [
            (key, whole(node.keys[key], empties=empties), whole(value, empties=empties))
            for key, value in node.values.items()
        ]
        return ("map", node.start, node.end, node.flow, pairs)
    return ("seq", node.start, node.end, node.flow, [whole(item, empties=empties) for item in node.items])


def span(source: str | bytes, *path: str | int, key: bool = False) -> Span:
    """Return first line and column, last line and column (exclusive) of the node at `path`, or of its key."""
    document = documents(source)[0]
    node: Node | None = find(document.root, path)
    if key:
        parent = find(document.root, path[:-1])
        assert isinstance(parent, Mapping)
        node = parent.keys[str(path[-1])]
    assert node is not None
    start, end, _source = document.locator.locate(node.start, node.end)
    assert start is not None
    assert end is not None
    return (*start, *end)


def inside(document: Document, path: Path, node: Node) -> bool:
    return 0 <= node.start <= node.end <= len(document.text)
