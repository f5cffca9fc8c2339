"""Node trees as plain data, for tests of the readers."""

from __future__ import annotations

from typing import Any

from jdlint.core.paths import Path
from jdlint.readers.text import read_text
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, find


def plain(node: Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return int(node.text) if node.kind == "int" else node.text == "true" if node.kind == "bool" else node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


def read(text: str) -> Document:
    documents = read_text("x.txt", text)
    assert len(documents) == 1
    return documents[0]


def value(document: Document, *path: str | int) -> Any:
    return plain(find(document.root, path))


def duties(document: Document) -> dict[str, list[str]]:
    return {duty["number"]: duty.get("expected_results") for duty in value(document, "duties")}


def rules(document: Document) -> list[str]:
    return [problem.rule for problem in document.problems]


def places(document: Document, path: Path) -> str:
    """Return the stretch of the text at which the node at `path` stands."""
    node = find(document.root, path)
    assert node is not None
    return document.text[node.start : node.end]
