"""From operations on paths to splices of the text.

Fixes are splices, never a rewritten document: comments, quoting, order and line endings of everything else stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Listed

from jdlint.core.finding import AddItem, AddKey, Edit, Fix, FixRequest, Operation, Patch, RenameKey, SetValue
from jdlint.core.paths import Path
from jdlint.core.text import digest
from jdlint.estonian.personal_codes import find_personal_codes
from jdlint.fixer.additions import add_items
from jdlint.fixer.places import (
    Splice,
    colon_end,
    column,
    content_end,
    content_start,
    insert_rows,
    is_bracketed,
    is_unwritten,
    line_behind,
    lines_of,
)
from jdlint.fixer.quoting import quoted
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence, find

# Keys of such problems are not in the tree: what stands last in it need not be what stands last in the text.
_LEFT_OUT = frozenset({"complex-key", "empty-key", "merge"})

# A value in braces needs quotes, unless it holds no sign that ends it there.
_FLOW_VALUE = re.compile(r"""\[\]|\{\}|"[^"\\\n]*"|'[^'\n]*'|[^\s,\[\]{}"'#&*!|>%@`:?-][^,\[\]{}\n#:]*""")

_INDENT = 2

Parts = tuple[tuple[int, tuple[Operation, ...]], ...]


def build_fix(document: Document, request: FixRequest) -> Fix | None:
    """Return the splices for `request`; None where the text does not allow it (another kind of source, flow style)."""
    patch = build_patch(document.path, {document.index: document}, ((document.index, request.operations),))
    return None if patch is None else Fix(request.applicability, request.title, request.args, (patch,))


def build_patch(path: str, documents: dict[int, Document], parts: Parts) -> Patch | None:
    """Return the splices of one file that make all `parts`; None where one operation cannot be made for certain.

    Nor is anything offered that holds a personal code: reports show what a fix writes.
    `documents` are those of the file by number, at least the ones that `parts` name.
    """
    found: list[Splice] = []
    parts = merged(parts)
    for number, operations in parts:
        document = documents.get(number)
        splices = None if document is None else splices_of(document, operations)
        if splices is None:
            return None
        found += splices
    if not found or any(True for splice in found for _ in find_personal_codes(splice.text)):
        return None
    lines = lines_of(documents[parts[0][0]])
    edits = tuple(
        Edit(start, end, text, lines.position(start), lines.position(end)) for start, end, text in in_order(found)
    )
    return Patch(path, edits, digest(lines.text), parts)


def merged(parts: Parts) -> Parts:
    """Return the operations of each document together, each once, in the order in which they are asked for."""
    found: dict[int, list[Operation]] = {}
    for number, operations in parts:
        wanted = found.setdefault(number, [])
        for operation in operations:
            if operation not in wanted:
                wanted.append(operation)
    return tuple((number, tuple(operations)) for number, operations in sorted(found.items()))


def splices_of(document: Document, operations: Iterable[Operation]) -> list[Splice] | None:
    """Return the splices for operations on one document; all additions to lists are made together."""
    operations = list(operations)
    adds = any(isinstance(operation, (AddItem, AddKey)) for operation in operations)
    if document.kind != "yaml" or (adds and any(problem.message in _LEFT_OUT for problem in document.problems)):
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


def in_order(splices: Listed[Splice]) -> list[Splice]:
    """Return splices by place. Of lines inserted at one place the deeper come first: they end what stands above."""
    return sorted(splices, key=lambda splice: (splice.start, splice.end, -_depth(splice)))


def _depth(splice: Splice) -> int:
    row = splice.text.lstrip("\r\n")
    return len(row) - len(row.lstrip(" "))


def spliced(text: str, splices: Listed[Splice]) -> str:
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


def _reach(document: Document, path: Path) -> Node | None:
    """Return the node at `path`; None where an alias repeats it or what is around it: it is said in several places."""
    node: Node | None = document.root
    for part in path:
        if node is None or node.start in document.repeated:
            return None
        node = find(node, (part,))
    return None if node is None or node.start in document.repeated else node


def _set_value(document: Document, operation: SetValue) -> Splice | None:
    """Write over a scalar; its anchor or tag stays. Behind a key without a value, the value is written."""
    node = _reach(document, operation.path)
    if not isinstance(node, Scalar) or node.style in ("|", ">"):
        return None
    if is_unwritten(node):
        return _fill_in(document, operation)
    start = content_start(document.text, node)
    if start is None or start >= node.end:
        return None
    parent = find(document.root, operation.path[:-1])  # what is in brackets is so at every depth
    flow = isinstance(parent, (Mapping, Sequence)) and parent.flow
    return Splice(start, node.end, quoted(operation.value, node.style, flow=flow))


def _fill_in(document: Document, operation: SetValue) -> Splice | None:
    """Write a value behind the colon of a key that has none."""
    parent = find(document.root, operation.path[:-1])
    end = colon_end(document, parent, str(operation.path[-1])) if isinstance(parent, Mapping) else None
    if end is None or not isinstance(parent, Mapping):
        return None
    return Splice(end, end, " " + quoted(operation.value, None, flow=parent.flow))


def _rename_key(document: Document, operation: RenameKey) -> Splice | None:
    parent = _reach(document, operation.path[:-1])
    if not isinstance(parent, Mapping) or operation.key in parent.keys:
        return None
    key = parent.keys.get(str(operation.path[-1]))
    start = None if key is None else content_start(document.text, key)
    if key is None or start is None or start >= key.end or key.start in document.repeated:
        return None
    name = quoted(operation.key, key.style, flow=True) if parent.flow else operation.key  # `{"a":1}` needs the quotes
    return Splice(start, key.end, name)


def _add_pair(document: Document, parent: Mapping, operation: AddKey) -> Splice | None:
    last, key = list(parent.values.values())[-1], list(parent.keys.values())[-1]
    end = None if is_unwritten(last) else content_end(document, last)
    if end is None or not is_bracketed(document, parent) or not _FLOW_VALUE.fullmatch(operation.value):
        return None
    return Splice(end, end, f", {quoted(operation.key, key.style, flow=True)}: {operation.value}")


def _add_key(document: Document, operation: AddKey) -> Splice | None:
    """Add a line behind the last key of a block mapping, indented like its first key; in braces, a further pair."""
    parent = _reach(document, operation.path)
    if isinstance(parent, Scalar) and is_unwritten(parent):
        return _add_first_key(document, operation)
    if not isinstance(parent, Mapping) or not parent.keys or operation.key in parent.keys:
        return None
    if parent.flow:
        return _add_pair(document, parent, operation)
    indent = column(document, next(iter(parent.keys.values())).start)
    end = content_end(document, parent)
    if indent is None or end is None:
        return None
    row = f"{' ' * indent}{operation.key}: {operation.value}"
    return insert_rows(document, line_behind(document, end, indent), [row])


def _add_first_key(document: Document, operation: AddKey) -> Splice | None:
    """Add a line below a key without a value, indented by two."""
    above = find(document.root, operation.path[:-1])
    if not isinstance(above, Mapping) or above.flow:
        return None
    name = str(operation.path[-1])
    indent, end = column(document, above.keys[name].start), colon_end(document, above, name)
    if indent is None or end is None:
        return None
    row = f"{' ' * (indent + _INDENT)}{operation.key}: {operation.value}"
    return insert_rows(document, lines_of(document).next_line(end), [row])
