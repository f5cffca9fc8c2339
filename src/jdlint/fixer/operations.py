"""From operations on paths to splices of the text.

Fixes are splices, never a rewritten document: comments, quoting, order and line endings of everything else stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jdlint.core.finding import AddItem, AddKey, Edit, Fix, FixRequest, Operation, Patch, RenameKey, SetValue
from jdlint.core.text import digest
from jdlint.fixer.additions import add_items
from jdlint.fixer.places import Splice, column, content_end, content_start, insert_rows, line_behind, lines_of
from jdlint.fixer.quoting import quoted
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, find

Parts = tuple[tuple[int, tuple[Operation, ...]], ...]


def build_fix(document: Document, request: FixRequest) -> Fix | None:
    """Return the splices for `request`; None where the text does not allow it (another kind of source, flow style)."""
    patch = build_patch(document.path, {document.index: document}, ((document.index, request.operations),))
    return None if patch is None else Fix(request.applicability, request.title, request.args, (patch,))


def build_patch(path: str, documents: dict[int, Document], parts: Parts) -> Patch | None:
    """Return the splices of one file that make all `parts`; None where one operation cannot be made for certain.

    `documents` are those of the file by number, at least the ones that `parts` name.
    """
    found: list[Splice] = []
    for number, operations in parts:
        document = documents.get(number)
        splices = None if document is None else splices_of(document, operations)
        if splices is None:
            return None
        found += splices
    if not found:
        return None
    lines = lines_of(documents[parts[0][0]])
    edits = tuple(
        Edit(start, end, text, lines.position(start), lines.position(end)) for start, end, text in in_order(found)
    )
    return Patch(path, edits, digest(lines.text), parts)


def splices_of(document: Document, operations: Iterable[Operation]) -> list[Splice] | None:
    """Return the splices for operations on one document; all additions to lists are made together."""
    if document.kind != "yaml":
        return None
    found: list[Splice] = []
    additions: list[AddItem] = []
    for operation in operations:
        if isinstance(operation, AddItem):
            additions.append(operation)
            continue
        splice = _splice(document, operation)
        if splice is None:
            return None
        found.append(splice)
    added = add_items(document, additions)
    return None if added is None else found + added


def in_order(splices: Sequence[Splice]) -> list[Splice]:
    """Return splices by place. Of lines inserted at one place the deeper come first: they end what stands above."""
    return sorted(splices, key=lambda splice: (splice.start, splice.end, -_depth(splice)))


def _depth(splice: Splice) -> int:
    row = splice.text.lstrip("\r\n")
    return len(row) - len(row.lstrip(" "))


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return `text` with all splices made; none may reach into another."""
    out: list[str] = []
    at = 0
    for start, end, new in in_order(splices):
        out += (text[at:start], new)
        at = end
    return "".join([*out, text[at:]])


def _splice(document: Document, operation: SetValue | RenameKey | AddKey) -> Splice | None:
    if isinstance(operation, SetValue):
        return _set_value(document, operation)
    if isinstance(operation, RenameKey):
        return _rename_key(document, operation)
    return _add_key(document, operation)


def _set_value(document: Document, operation: SetValue) -> Splice | None:
    """Write over a scalar; its anchor or tag stays. What an alias repeats is said in several places: not touched."""
    node: Node | None = document.root
    flow = False
    for part in operation.path:
        if node is None or node.start in document.repeated or isinstance(node, Scalar):
            return None
        flow = flow or node.flow
        node = find(node, (part,))
    if not isinstance(node, Scalar) or node.start in document.repeated or node.style in ("|", ">"):
        return None
    start = content_start(document.text, node)
    if start is None or start >= node.end:
        return None
    return Splice(start, node.end, quoted(operation.value, node.style, flow=flow))


def _rename_key(document: Document, operation: RenameKey) -> Splice | None:
    parent = find(document.root, operation.path[:-1])
    if not isinstance(parent, Mapping) or operation.key in parent.keys:
        return None
    key = parent.keys.get(str(operation.path[-1]))
    start = None if key is None else content_start(document.text, key)
    return None if key is None or start is None else Splice(start, key.end, operation.key)


def _add_key(document: Document, operation: AddKey) -> Splice | None:
    """Add a line behind the last key of a block mapping, indented like its first key."""
    parent = find(document.root, operation.path)
    if not isinstance(parent, Mapping) or parent.flow or not parent.keys or operation.key in parent.keys:
        return None
    indent = column(document, next(iter(parent.keys.values())).start)
    end = content_end(document, parent)
    if indent is None or end is None:
        return None
    row = f"{' ' * indent}{operation.key}: {operation.value}"
    return insert_rows(document, line_behind(document, end, indent), [row])
