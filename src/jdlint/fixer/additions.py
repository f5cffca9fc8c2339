"""Adding items to lists, in whatever shape the list is written, by splices that touch nothing else.

All additions to a document are made together: two findings may name the same list, or two lists that are missing in
the same missing section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Listed

from jdlint.core.finding import AddItem, Item
from jdlint.fixer.places import (
    Splice,
    colon_end,
    column,
    content_end,
    content_start,
    entry_end,
    flow_end,
    insert_rows,
    is_bracketed,
    is_unwritten,
    line_behind,
    lines_of,
)
from jdlint.fixer.quoting import quoted
from jdlint.fixer.writing import (
    Wanted,
    block_rows,
    flow_item,
    flow_pair,
    flow_value,
    item_rows,
    key_rows,
    look_of,
    sibling_items,
    steps_of,
    wanted_of,
)
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence
from jdlint.syntax.structure import load_table

_DASH_GAP = re.compile(r"-( +)(?=[^\s#])")
_COMMENT = re.compile(r"(?<=\s)#[^\r\n]*")
# what a plain scalar may hold in a block, but not between brackets
_STRUCTURES = re.compile(r"[,\[\]{}:\r\n]")


def add_items(document: Document, additions: Listed[AddItem]) -> list[Splice] | None:
    """Return the splices that make all `additions`; None where one of them cannot be made for certain."""
    wanted = wanted_of((item.path, item.value) for item in additions)
    if document.root is None or not isinstance(wanted, dict):
        return None
    return _fill(document, document.root, wanted, None)


def _fill(document: Document, node: Node, wanted: dict[str | int, Wanted], quote: str | None) -> list[Splice] | None:
    """Bring what is wanted into a collection; `quote` is the quotation mark of keys in braces around it (JSON)."""
    if node.start in document.repeated or isinstance(node, Scalar):
        return None
    if isinstance(node, Mapping) and node.flow and node.keys:
        quote = '"' if next(iter(node.keys.values())).style == '"' else None
    splices: list[Splice] = []
    missing: dict[str, Wanted] = {}
    for key, below in wanted.items():
        if isinstance(node, Mapping) and isinstance(key, str):
            if key not in node.values:
                missing[key] = below
                continue
            made = _bring(document, node, key, below, quote)
        elif isinstance(node, Sequence) and isinstance(key, int) and 0 <= key < len(node.items):
            child = node.items[key]
            if isinstance(below, dict):
                made = _fill(document, child, below, quote)
            else:
                made = _append(document, child, below, quote) if isinstance(child, Sequence) else None
        else:
            return None
        if made is None:
            return None
        splices += made
    if missing:
        assert isinstance(node, Mapping)
        made = _new_keys(document, node, missing, quote)
        if made is None:
            return None
        splices += made
    return splices


def _bring(document: Document, parent: Mapping, key: str, wanted: Wanted, quote: str | None) -> list[Splice] | None:
    """Bring what is wanted into the value of a key that is there."""
    node = parent.values[key]
    if node.start in document.repeated:
        return None
    if isinstance(node, Scalar) and node.kind == "null" and node.style is None:
        return _make_value(document, parent, key, wanted, quote)
    if isinstance(wanted, dict):
        return _fill(document, node, wanted, quote)
    if isinstance(node, Sequence):
        return _append(document, node, wanted, quote)
    return _make_list(document, node, wanted, quote)


def _append(document: Document, node: Sequence, values: list[Item], quote: str | None) -> list[Splice] | None:
    if node.start in document.repeated:
        return None
    look = look_of(node.items, quote)
    if node.flow:
        return _extend(document, node, node.items, [flow_item(value, look) for value in values])
    text = document.text
    dash, end = content_start(text, node), content_end(document, node)
    if dash is None or end is None or text[dash : dash + 1] != "-":
        return None
    indent = column(document, dash)
    if indent is None:
        return None
    gap = _DASH_GAP.match(text, dash)
    rows = [row for value in values for row in item_rows(value, indent, gap[1] if gap else " ", look)]
    return [insert_rows(document, line_behind(document, end, indent), rows)]


def _extend(
    document: Document, node: Mapping | Sequence, inside: Listed[Node], added: list[str]
) -> list[Splice] | None:
    """Add values between the brackets of `node`: on lines of their own where its closing bracket has one."""
    text, lines = document.text, lines_of(document)
    start = content_start(text, node)
    if start is None or not is_bracketed(document, node):
        return None
    close = node.end - 1
    own_line = not text[lines.line_start(close) : close].strip(" ") and lines.line_start(close) > start
    if not inside:
        if own_line:
            pad = " " * (close - lines.line_start(close) + 2)
            rows = [f"{pad}{value}," for value in added[:-1]] + [pad + added[-1]]
            return [insert_rows(document, lines.line_start(close), rows)]
        return None if text[start + 1 : close].strip() else [Splice(start + 1, close, ", ".join(added))]
    end = _last_end(document, node)
    if end is None:
        return None
    tail = _COMMENT.sub(lambda match: " " * len(match.group()), text[end:close])
    first = text[lines.line_start(end) : end]
    pad = first[: len(first) - len(first.lstrip(" "))]
    if not own_line or lines.line_start(end) <= start:
        return [Splice(end, end, "".join(f", {value}" for value in added))]
    if "," in tail:
        return [insert_rows(document, lines.next_line(end + tail.index(",")), [f"{pad}{value}," for value in added])]
    rows = [f"{pad}{value}," for value in added[:-1]] + [pad + added[-1]]
    return [Splice(end, end, ","), insert_rows(document, lines.next_line(end), rows)]


def _last_end(document: Document, node: Mapping | Sequence) -> int | None:
    """Return the end of the last value between the brackets of `node`."""
    if isinstance(node, Sequence):
        return flow_end(document, node.items[-1])
    name = next(reversed(node.values))
    if not is_unwritten(node.values[name]):
        return flow_end(document, node.values[name])
    end = colon_end(document, node, name)
    return None if end is None else end + 1  # `{a:,` would be another key


def _make_list(document: Document, node: Node, values: list[Item], quote: str | None) -> list[Splice] | None:
    """Turn a single value into a list that begins with it."""
    start = content_start(document.text, node)
    if start != node.start:  # an anchor or a tag is that of the value, not of the list
        return None
    raw = document.text[node.start : node.end]
    if isinstance(node, Scalar):
        if node.style in ("|", ">") or not node.text.strip():
            return None
        if node.style is None and _STRUCTURES.search(raw):
            if node.kind != "str":
                return None
            raw = quoted(node.text, None, flow=True)
    elif not node.flow or flow_end(document, node) is None:
        return None
    items = [flow_item(value, look_of([node], quote)) for value in values]
    return [Splice(node.start, node.end, f"[{', '.join([raw, *items])}]")]


def _make_value(
    document: Document, parent: Mapping, key: str, wanted: Wanted, quote: str | None
) -> list[Splice] | None:
    """Write a value where a key has none."""
    node = parent.values[key]
    look = look_of(sibling_items(parent), quote)
    if not is_unwritten(node):
        start = content_start(document.text, node)
        return None if start != node.start else [Splice(node.start, node.end, flow_value(wanted, look))]
    at = colon_end(document, parent, key)
    if at is None:
        return None
    if parent.flow:
        return [Splice(at, at, f" {flow_value(wanted, look)}")]
    indent = column(document, parent.keys[key].start)
    if indent is None:
        return None
    rows = block_rows(wanted, indent, steps_of(document, parent), look)
    return [insert_rows(document, line_behind(document, at, indent), rows)]


def _new_keys(
    document: Document, parent: Mapping, missing: dict[str, Wanted], quote: str | None
) -> list[Splice] | None:
    look = look_of(sibling_items(parent), quote)
    if parent.flow:
        texts = [flow_pair(key, wanted, look) for key, wanted in missing.items()]
        return _extend(document, parent, list(parent.values.values()), texts)
    if not parent.keys:
        return None
    indent = column(document, next(iter(parent.keys.values())).start)
    if indent is None:
        return None
    steps = steps_of(document, parent)
    splices = []
    for key, wanted in missing.items():
        end = entry_end(document, parent, _key_before(document, parent, key))
        if end is None:
            return None
        at = line_behind(document, end, indent)
        splices.append(insert_rows(document, at, key_rows(key, wanted, indent, steps, look)))
    return splices


def _key_before(document: Document, parent: Mapping, key: str) -> str:
    """Return the key behind which a new one goes: the last; for a section the last of those that precede it."""
    last = next(reversed(parent.keys))
    order = list(load_table().root.fields)
    if parent is not document.root or key not in order:
        return last
    earlier = [name for name in parent.keys if name in order[: order.index(key)]]
    return earlier[-1] if earlier else last
