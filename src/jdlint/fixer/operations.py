"""From operations on paths to splices of the text.

Fixes are splices, never a rewritten document: comments, quoting, order and line endings of everything else stay.
"""

from __future__ import annotations

import json
import re

from jdlint.core.finding import AddKey, Edit, Fix, FixRequest, Operation, RenameKey, SetValue
from jdlint.core.text import digest
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Mapping, Scalar, Sequence, find
from jdlint.syntax.scalars import plain_kind

_NEWLINE = re.compile(r"\r\n|\n|\r")
Splice = tuple[int, int, str]

# A plain scalar that no YAML reader takes for anything but text: a letter first, no sign that structures.
_PLAIN = re.compile(r"[^\W\d_][\w \-.,/()]*(?<=[\w.)])")


def build_fix(document: Document, request: FixRequest) -> Fix | None:
    """Return the splices for `request`; None where the text does not allow it (another kind of source, flow style)."""
    if document.kind != "yaml":
        return None
    lines = document.locator
    assert isinstance(lines, Lines)
    edits: list[Edit] = []
    for operation in request.operations:
        splice = _splice(document, operation)
        if splice is None:
            return None
        start, end, text = splice
        edits.append(Edit(start, end, text, lines.position(start), lines.position(end)))
    return Fix(request.applicability, request.title, request.args, tuple(sorted(edits)), digest(document.text))


def _splice(document: Document, operation: Operation) -> Splice | None:
    if isinstance(operation, SetValue):
        return _set_value(document, operation)
    if isinstance(operation, RenameKey):
        return _rename_key(document, operation)
    return _add_key(document, operation)


def _set_value(document: Document, operation: SetValue) -> Splice | None:
    node = find(document.root, operation.path)
    if not isinstance(node, Scalar) or node.end <= node.start or node.style in ("|", ">"):
        return None
    return (node.start, node.end, quoted(operation.value, node.style))


def _rename_key(document: Document, operation: RenameKey) -> Splice | None:
    parent = find(document.root, operation.path[:-1])
    key = parent.keys.get(str(operation.path[-1])) if isinstance(parent, Mapping) else None
    return None if key is None else (key.start, key.end, operation.key)


def _add_key(document: Document, operation: AddKey) -> Splice | None:
    """Add a line behind the last key of a block mapping, indented like its first key."""
    parent = find(document.root, operation.path)
    if not isinstance(parent, Mapping) or parent.flow or not parent.keys:
        return None
    lines = document.locator
    assert isinstance(lines, Lines)
    text = document.text
    first = next(iter(parent.keys.values()))
    indent = first.start - lines.line_start(first.start)
    newline = _NEWLINE.search(text)
    line_end = newline.group() if newline else "\n"
    end = lines.next_line(_content_end(parent))
    line = f"{' ' * indent}{operation.key}: {operation.value}"
    if end == len(text) and not text.endswith(("\n", "\r")):
        return (end, end, f"{line_end}{line}")
    return (end, end, f"{line}{line_end}")


def _content_end(node: Mapping) -> int:
    """Return the offset of the last character that belongs to `node`."""
    last = list(node.values.values())[-1]
    while isinstance(last, (Mapping, Sequence)) and not last.flow:
        children = list(last.values.values()) if isinstance(last, Mapping) else last.items
        if not children:
            break
        last = children[-1]
    return max(last.end, node.end) - 1


def quoted(value: str, style: str | None) -> str:
    """Return `value` as a YAML scalar on one line, in the style of the one it replaces where that can hold it."""
    if not value.isprintable():  # a line break or another control character: only this style can escape it
        text = json.dumps(value, ensure_ascii=False)
        return text.replace("\x85", "\\N").replace("\u2028", "\\L").replace("\u2029", "\\P")
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style is None and _PLAIN.fullmatch(value) and plain_kind(value) == "str":
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
