"""Node trees as plain data, for tests of the readers."""

from __future__ import annotations

from typing import Any

from jdlint.core.paths import Path
from jdlint.readers.content import Content
from jdlint.readers.descriptions import documents
from jdlint.readers.labels import Labels, load_labels
from jdlint.readers.text_lines import split_lines
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, find


def plain(node: Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return int(node.text) if node.kind == "int" else node.text == "true" if node.kind == "bool" else node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


def read_text(path: str, text: str, labels: Labels | None = None) -> list[Document]:
    """Return the documents of a text, whatever characters it has: no file could hold them all."""
    return documents(path, Content("text", text, Lines(text), split_lines(text)), labels or load_labels())


def read(text: str) -> Document:
    [document] = read_text("x.txt", text)
    return document


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
