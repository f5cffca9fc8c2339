"""From a path to the place that people see and the key that survives moved lines."""

from __future__ import annotations

from functools import lru_cache

from jdlint.core.finding import Position, Site, SourcePlace
from jdlint.core.paths import Path
from jdlint.core.text import digest, fold
from jdlint.estonian.personal_codes import masked
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence, find
from jdlint.views.values import text_of

_REFERENCE_KEYS = ("position", "title", "group", "delegated_by", "chart")
_SHORT = 100  # letters; dates, titles and ids, which many descriptions share
#: Lists of the organisation file, and what names their items.
_NAMED = {
    "units": "name",
    "former": "name",
    "staff": "post",
    "orders": "number",
    "annexes": "number",
    "revokes": "number",
    "approvers": "role",
    "owners": "role",
}


def site_of(document: Document, path: Path, shown: Path | None = None) -> Site:
    """Return the site of `path`; what is missing is placed at the key of its nearest present ancestor.

    `shown` is a path below that people are to look at.
    """
    start, end, node = _span(document.root, path if shown is None else shown)
    first, last, place = _located(document, start, end)
    if shown is not None:
        node = find(document.root, path)
    value = "" if node is None else _value(flat_text(node)) if isinstance(node, Scalar) else _value_below(node)
    return Site(keyed_path(document, path), first, last, value, place)


@lru_cache(maxsize=1)
def _value_below(node: Mapping | Sequence) -> str:
    """Return the value of a list or a record; thousands of findings may name the same one, one after the other."""
    return _value(flat_text(node))


def _value(text: str) -> str:
    return _value_of_short(text) if len(text) <= _SHORT else _value_of_long(text)


@lru_cache(maxsize=2)
def _value_of_long(text: str) -> str:
    return digest(fold(text))


@lru_cache(maxsize=4096)
def _value_of_short(text: str) -> str:
    return digest(fold(text))


def site_at(document: Document, start: int, end: int, path: Path = ()) -> Site:
    """Return the site of a stretch of the source that is no node: a comment, a syntax error."""
    first, last, place = _located(document, start, end)
    keyed = keyed_path(document, path) if path else ""
    return Site(keyed, first, last, digest(fold(document.text[start:end])), place)


def _located(document: Document, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:
    first, last, place = document.locator.locate(start, end)
    return first, last, None if place is None else place._replace(offset=start)


def flat_text(node: Node | None) -> str:
    """Return all the scalars below `node`, one a line."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return "\n".join(flat_text(item) for item in node.items)
    if isinstance(node, Mapping):
        return "\n".join(flat_text(value) for value in node.values.values())
    return ""


def _span(root: Mapping | None, path: Path) -> tuple[int, int, Node | None]:
    """Return where people are to look for `path`, and the node there if there is one."""
    node: Node | None = root
    key: Scalar | None = None
    for part in path:
        child: Node | None = None
        child_key: Scalar | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            child, child_key = node.values.get(part), node.keys.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            child = node.items[part]
        if child is None:  # missing: the key of the nearest present ancestor
            return (*_head(node, key), None)
        node, key = child, child_key
    if isinstance(node, Scalar):
        if node.end > node.start:
            return node.start, node.end, node
    elif node is not None and node.flow:
        return node.start, node.end, node
    return (*_head(node, key), node)


def _head(node: Node | None, key: Scalar | None) -> tuple[int, int]:
    """Return the key of a node; where it has none (the root, a list item) its first key, else its start."""
    if key is None and isinstance(node, Mapping):
        key = min(node.keys.values(), key=lambda scalar: scalar.start, default=None)
    if key is None and isinstance(node, Sequence) and node.items:
        return _head(node.items[0], None)
    if key is not None:
        return key.start, key.end
    if isinstance(node, Scalar):
        return node.start, node.end
    return (0, 0) if node is None else (node.start, min(node.end, node.start + 1))


def keyed_path(document: Document, path: Path) -> str:
    """Return `path` with list items named by what they say, never by index: ``duties[2.3].expected_results``.

    Personal codes in what they say are masked: keyed paths stand in reports and in the baseline.
    """
    if "" not in path and int not in map(type, path):
        return masked(".".join(map(str, path)))
    out = ""
    node: Node | None = document.root
    for depth, part in enumerate(path):
        if isinstance(part, str):
            out += f".{part}" if out else part
            node = node.values.get(part) if isinstance(node, Mapping) else None
        elif isinstance(node, Sequence) and part < len(node.items):
            name = path[:depth]
            keys = document.item_keys.get(name)
            if keys is None:
                keys = document.item_keys[name] = _item_keys(name, node)
            out += f"[{keys[part]}]"
            node = node.items[part]
        else:
            out += f"[{part}]"
            node = None
    return masked(out)


def _item_keys(path: Path, items: Sequence) -> list[str]:
    """Return the keys of all items of a list; where several say the same, the later ones carry their number."""
    seen: dict[str, int] = {}
    keys = []
    for item in items.items:
        own = _base_key(path, item)
        number = seen[own] = seen.get(own, 0) + 1
        if own.startswith("#"):
            keys.append(f"{own}.{number}")
        else:
            keys.append(own if number == 1 else f"{own}~{number}")
    return keys


def _base_key(path: Path, item: Node) -> str:
    name = str(path[-1]) if path else ""
    if isinstance(item, Mapping):
        if name == "duties" and (number := text_of(item.get("number"))):
            return number.rstrip(".")
        if name in ("languages", "any_of"):
            return _language_key(item)
        named = text_of(item.get(_NAMED[name])) if name in _NAMED else None
        if named:
            return _quoted(named)
        for key in _REFERENCE_KEYS:
            words = text_of(item.get(key)) if path and path[0] in ("substitution", "reporting") else None
            if words:
                return _quoted(words)
    elif isinstance(item, Scalar) and path and path[0] in ("substitution", "reporting") and item.text.strip():
        return _quoted(item.text)
    return "#" + digest(fold(flat_text(item)), 6)


def _language_key(item: Mapping) -> str:
    language = text_of(item.get("language"))
    if language:
        return language
    options = item.get("any_of")
    if isinstance(options, Sequence):
        tags = [text_of(option.get("language")) or "?" for option in options.items if isinstance(option, Mapping)]
        if tags:
            return "|".join(tags)
    return "#" + digest(fold(flat_text(item)), 6)


def _quoted(words: str) -> str:
    """Return reference words as a key: folded, without the signs that structure a keyed path."""
    return fold(words).replace("[", "(").replace("]", ")")
