"""The descriptions in a container: each from one of its files, with what the signatures claim."""

from __future__ import annotations

from jdlint.readers.blocks import Piece
from jdlint.readers.containers.read import Bundle, Member
from jdlint.readers.descriptions import divided, has_labels
from jdlint.readers.labels import Labels
from jdlint.readers.orders.matching import apply_order
from jdlint.readers.tree import mapping
from jdlint.syntax.nodes import Document, Node, Problem, Scalar


def documents_in(path: str, bundle: Bundle, labels: Labels) -> list[Document]:
    """Return the descriptions in a container, at least one document.

    Where there is none, it is a document without a root whose problems say what is wrong with the container, and that
    it holds no description.
    """
    parts = [(member, divided(path, member.content, labels)) for member in bundle.members]
    orders = [part.order for _member, part in parts if part.order is not None]
    if any(_telling(member, labels) for member, _part in parts):
        parts = [(member, part) for member, part in parts if _telling(member, labels)]
    found: list[Document] = []
    for member, part in parts:
        for document in part.documents:
            _sign(document, member)
            document.index = len(found)
            found.append(document)
        if len(orders) > 1 and part.order is not None:
            apply_order(part.order, part.documents)
    if len(orders) == 1:  # then every description in the container is an annex of it
        alone = any(part.order is not None and len(part.documents) == len(found) for _member, part in parts)
        apply_order(orders[0], found, one_text=alone)
    if not found:
        problems = [*bundle.problems, Problem("JDL010", 0, 0, "order" if orders else "no-labels")]
        return [Document(path=path, kind="container", root=None, locator=bundle.joined, problems=problems)]
    text = bundle.joined.text
    for document in found:
        document.text = text
    found[0].problems[:0] = bundle.problems
    return found


def _telling(member: Member, labels: Labels) -> bool:
    """Tell whether a file is surely a description; where none is, all are read: somebody named the container."""
    return has_labels(member.content.blocks, labels)


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
