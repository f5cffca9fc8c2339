"""YAML bytes to documents with exact places."""

from __future__ import annotations

from jdlint.syntax.decode import decode
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Problem
from jdlint.syntax.usual_yaml import read_usual


def read_yaml(path: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Document]:
    """Return the documents of a YAML file, at least one; never raises whatever the bytes.

    What is written in the usual way is read line by line (`usual_yaml`), all else by libyaml (`yaml_events`). `path` is
    only copied into the documents. What is wrong with the file stands in the `problems` of the documents; a document
    that nothing could be made of has no `root`.
    """
    text, problems = decode(data, limits)
    lines = Lines(text or "")
    documents: list[Document] = []
    if text is not None:
        usual = None if problems else read_usual(text, limits)
        if usual is not None:
            root, hollow = usual
            return [Document(path=path, kind="yaml", root=root, locator=lines, text=text, hollow=hollow)]
        from jdlint.syntax.yaml_events import read_events  # noqa: PLC0415 - most files do without libyaml

        read_events(path, text, lines, limits, documents, problems)
        if not documents and not problems:
            problems.append(Problem("JDL010", 0, 0, "empty"))
    if problems:
        if documents:
            documents[0].problems[:0] = problems
        else:
            documents.append(
                Document(path=path, kind="yaml", root=None, locator=lines, text=lines.text, problems=problems)
            )
    return documents
