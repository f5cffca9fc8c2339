"""Walking the node tree, and the paths that name its places."""

from __future__ import annotations

import pytest

from jdlint.core.paths import Path, dotted
from jdlint.syntax.nodes import find, walk
from tests.syntax.trees import plain, root

SOURCE = "a: 1\nb:\n  - c: 2\n    d: [x, y]\n  - z\ne: {}\n"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), {"a": "1", "b": [{"c": "2", "d": ["x", "y"]}, "z"], "e": {}}),
        (("a",), "1"),
        (("b", 0, "d", 1), "y"),
        (("b", 1), "z"),
        (("e",), {}),
    ],
)
def test_find(path: Path, value: object) -> None:
    node = find(root(SOURCE), path)
    assert node is not None
    assert plain(node) == value


@pytest.mark.parametrize(
    "path", [("x",), ("a", "b"), ("b", 2), ("b", -1), ("a", 0), ("b", "c"), ("b", 0, 0), ("e", "x")]
)
def test_what_is_not_there_is_none(path: Path) -> None:
    assert find(root(SOURCE), path) is None
    assert find(None, ("a",)) is None


def test_walk_yields_every_node_in_document_order() -> None:
    assert [path for path, _node in walk(root(SOURCE))] == [
        (),
        ("a",),
        ("b",),
        ("b", 0),
        ("b", 0, "c"),
        ("b", 0, "d"),
        ("b", 0, "d", 0),
        ("b", 0, "d", 1),
        ("b", 1),
        ("e",),
    ]
    assert all(find(root(SOURCE), path) is not None for path, _node in walk(root(SOURCE)))


def test_walk_starts_where_it_is_told() -> None:
    node = find(root(SOURCE), ("b", 0))
    assert node is not None
    assert [path for path, _node in walk(node, ("b", 0))][:2] == [("b", 0), ("b", 0, "c")]


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a",), "a"), (("duties", 2, "duty"), "duties[2].duty"), (("a", 0, 1), "a[0][1]"), ((0,), "[0]")],
)
def test_dotted(path: Path, text: str) -> None:
    assert dotted(path) == text
