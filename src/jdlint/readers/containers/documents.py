"""The descriptions in a container: each from one of its files, with what the signatures claim."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.readers.blocks import Piece
from jdlint.readers.containers.read import Bundle, Member
from jdlint.readers.descriptions import divided, has_labels
from jdlint.readers.labels import Labels
from jdlint.readers.tree import mapping
from jdlint.syntax.nodes import Document, Node, Problem, Scalar


def documents_in(path: str, bundle: Bundle, labels: Labels) -> list[Document]:
    """Return the descriptions in a container, at least one document.

    Where there is none, it is a document without a root whose problems say what is wrong with the container, and that
    it holds no description.
    """
    found: list[Document] = []
    for member in _telling(bundle.members, labels):
        for document in divided(path, member.content, labels):
            if document.root is not None and document.root.values:
                _sign(document, member)
                document.index = len(found)
                found.append(document)
    if not found:
        problems = [*bundle.problems, Problem("JDL010", 0, 0, "no-labels")]
        return [Document(path=path, kind="container", root=None, locator=bundle.joined, problems=problems)]
    text = bundle.joined.text
    for document in found:
        document.text = text
    found[0].problems[:0] = bundle.problems
    return found


def _telling(members: Sequence[Member], labels: Labels) -> Sequence[Member]:
    """Return the files that are descriptions; where none has the labels of one, all: somebody named the container."""
    return [member for member in members if has_labels(member.content.blocks, labels)] or members


def _sign(document: Document, member: Member) -> None:
    """Put under ``source`` which file a description stands in, and what its signature claims."""
    assert document.root is not None
    end = document.root.end  # a finding about the whole description is told at its first key
    rows: list[tuple[str, Node, Piece | None]] = [("member", Scalar(member.name, end, end), None)]
    rows += [
        (key, value, None)
        for key, value in zip(("signed_at", "signer_role"), member.claim, strict=True)
        if value is not None
    ]
    document.root.keys["source"] = Scalar("source", end, end)
    document.root.values["source"] = mapping(rows)
