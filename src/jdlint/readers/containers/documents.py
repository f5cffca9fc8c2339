"""The descriptions in a container: each from one of its files, with what the signatures claim."""

from __future__ import annotations

from jdlint.readers.blocks import Piece
from jdlint.readers.containers.joined import WHOLE
from jdlint.readers.containers.read import Bundle, Member
from jdlint.readers.descriptions import Divided, approved, divided, has_labels
from jdlint.readers.labels import Labels
from jdlint.readers.tree import mapping
from jdlint.syntax.nodes import Document, Node, Problem, Scalar


def documents_in(path: str, bundle: Bundle, labels: Labels) -> list[Document]:
    """Return the descriptions in a container, at least one document.

    Where there is none, it is a document without a root whose problems say what is wrong with the container, and that
    it holds no description.
    """
    divisions = divisions_in(path, bundle, labels)
    for division in divisions:
        approved(division, one_text=len(bundle.members) == 1)
    found = [document for division in divisions for document in division.documents]
    if not found:
        order = any(division.order is not None for division in divisions)
        problems = [*bundle.problems, Problem("JDL010", WHOLE, WHOLE, "order" if order else "no-labels")]
        return [Document(path=path, kind="container", root=None, locator=bundle.joined, problems=problems)]
    found[0].problems[:0] = bundle.problems
    return found


def divisions_in(path: str, bundle: Bundle, labels: Labels) -> list[Divided]:
    """Return what the files of a container hold; where there is one order, all descriptions are its annexes."""
    parts = [(member, divided(path, member.content, labels)) for member in bundle.members]
    # Where nothing has the labels of a description, all are read: somebody named the container.
    some = any(_telling(member, labels) for member in bundle.members)
    text = bundle.joined.text
    count = 0
    for member, part in parts:
        if some and not _telling(member, labels):
            part.documents.clear()
        for document in part.documents:
            _sign(document, member)
            document.index, document.text = count, text
            count += 1
    divisions = [part for _member, part in parts]
    orders = [part.order for part in divisions if part.order is not None]
    if len(orders) == 1:
        return [Divided([document for part in divisions for document in part.documents], orders[0])]
    return divisions


def _telling(member: Member, labels: Labels) -> bool:
    """Tell whether a file is surely a description."""
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
