"""What a document must say after a fix: the operations, made on its plain data instead of its text.

The fixed text is read again and compared with this before anything is written: a splice that did more, or less, or
something else than was asked for is never written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from jdlint.core.finding import AddItem, AddKey, Item, Operation, RenameKey
from jdlint.core.paths import Path
from jdlint.syntax.nodes import Node, Scalar, Sequence
from jdlint.syntax.yaml_reader import read_yaml

# A scalar is its kind and its text; a mapping has, by the key of paths, the key as written and the value.
_Data: TypeAlias = "tuple[str, str] | list[_Data] | dict[str, tuple[str, _Data]]"


def said(root: Node, operations: Iterable[Operation] = ()) -> Any:
    """Return what a tree says after `operations`, to be compared: no places, no styles, no order of keys.

    None where an operation makes no sense there.
    """
    data = _data(root)
    return _comparable(data) if all(_do(data, operation) for operation in operations) else None


def _data(node: Node) -> _Data:
    if isinstance(node, Scalar):
        return (node.kind, node.text)
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    return {key: (node.keys[key].text, _data(value)) for key, value in node.values.items()}


def _comparable(data: _Data) -> Any:
    if isinstance(data, tuple):
        return data
    if isinstance(data, list):
        return [_comparable(item) for item in data]
    pairs = [(written, _comparable(value)) for written, value in data.values()]
    return {"pairs": sorted(pairs, key=lambda pair: pair[0])}  # a key that stands twice keeps its order


def _do(data: _Data, operation: Operation) -> bool:
    if isinstance(operation, AddItem):
        return _add(data, operation.path, operation.value)
    if isinstance(operation, AddKey):
        parent = _at(data, operation.path)
        if operation.path and _is_null(parent):
            _set(_at(data, operation.path[:-1]), operation.path[-1], {})
            parent = _at(data, operation.path)
        (document,) = read_yaml("", f"{operation.key}: {operation.value}\n".encode())
        added = {} if document.root is None else _data(document.root)
        if not isinstance(parent, dict) or not isinstance(added, dict) or parent.keys() & added.keys():
            return False
        parent.update(added)
        return True
    parent, last = _at(data, operation.path[:-1]), operation.path[-1]
    if isinstance(operation, RenameKey):
        if not isinstance(parent, dict) or not isinstance(last, str) or last not in parent:
            return False
        parent[last] = (operation.key, parent[last][1])
        return True
    return isinstance(_at(parent, (last,)), tuple) and _set(parent, last, ("str", operation.value))


def _at(data: _Data | None, path: Path) -> _Data | None:
    for part in path:
        if isinstance(data, dict) and isinstance(part, str) and part in data:
            data = data[part][1]
        elif isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            data = data[part]
        else:
            return None
    return data


def _set(parent: _Data | None, part: str | int, value: _Data) -> bool:
    if isinstance(parent, dict) and isinstance(part, str):
        parent[part] = (parent[part][0] if part in parent else part, value)
        return True
    if isinstance(parent, list) and isinstance(part, int) and 0 <= part < len(parent):
        parent[part] = value
        return True
    return False


def _add(data: _Data, path: Path, value: Item) -> bool:
    item: _Data = (
        ("str", value) if isinstance(value, str) else {key: (key, ("str", text)) for key, text in value.items()}
    )
    for place, part in enumerate(path[:-1]):  # the mappings on the way
        below = _at(data, path[: place + 1])
        if (below is None or _is_null(below)) and not _set(_at(data, path[:place]), part, {}):
            return False
    found = _at(data, path)
    if isinstance(found, list):
        found.append(item)
        return True
    return _set(_at(data, path[:-1]), path[-1], [item] if found is None or _is_null(found) else [found, item])


def _is_null(data: _Data | None) -> bool:
    return isinstance(data, tuple) and data[0] == "null"
