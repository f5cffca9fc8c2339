"""New YAML in the manner of what stands around it: lines of a block, or values between brackets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from jdlint.core.finding import Item
from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.fixer.places import column, content_start
from jdlint.fixer.quoting import quoted
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence, walk

#: What is to be there: items of a list, or by key what is to be in a mapping.
Wanted: TypeAlias = "list[Item] | dict[str | int, Wanted]"

_STEP = 2
_WIDEST = 8


class Look(NamedTuple):
    """How items are written: mappings in braces or not, the quotes of keys, of texts, and of values by key."""

    flow: bool = False
    keys: str | None = None
    texts: str | None = None
    values: dict[str, str | None] = {}


class Steps(NamedTuple):
    """How far the keys of a nested mapping and the dashes of a list stand to the right of their key."""

    keys: int = _STEP
    dashes: int = _STEP


def look_of(siblings: Iterable[Node], keys: str | None = None) -> Look:
    """Return the look of the last items of their kind among `siblings`; `keys` is the quotation mark of other keys."""
    look = Look(keys=keys, texts=keys)
    for node in siblings:
        if isinstance(node, Scalar):
            look = look._replace(texts=_quote(node))
        elif isinstance(node, Mapping) and node.keys:
            values = {name: _quote(value) for name, value in node.values.items() if isinstance(value, Scalar)}
            first = next(iter(node.keys.values()))
            look = look._replace(flow=node.flow, keys=_quote(first), values=values)
    return look


def _quote(node: Scalar) -> str | None:
    return node.style if node.style in ("'", '"') else None


def steps_of(document: Document, near: Mapping) -> Steps:
    """Return the steps that lists and mappings take in `near`, else in the document, else the usual ones."""
    steps: dict[bool, int] = {}
    for root in (near, document.root):
        for _path, node in walk(root) if root is not None else ():
            if isinstance(node, Mapping) and not node.flow:
                for name, value in node.values.items():
                    step = _step(document, node.keys[name], value)
                    if step is not None:
                        steps.setdefault(isinstance(value, Mapping), step)
            if len(steps) == 2:
                return Steps(steps[True], steps[False])
    return Steps(steps.get(True, _STEP), steps.get(False, _STEP))


def _step(document: Document, key: Scalar, value: Node) -> int | None:
    if isinstance(value, Scalar) or value.flow or value.start < key.start:  # an alias repeats what stands above
        return None
    start = content_start(document.text, value)
    outer, inner = column(document, key.start), None if start is None else column(document, start)
    if outer is None or inner is None:
        return None
    least = 1 if isinstance(value, Mapping) else 0
    return inner - outer if least <= inner - outer <= _WIDEST else None


def item_rows(value: Item, indent: int, gap: str, look: Look) -> list[str]:
    """Return the lines of a list item whose dash stands in column `indent`, followed by `gap`."""
    dash = f"{' ' * indent}-{gap}"
    if isinstance(value, str) or look.flow or not value:
        return [dash + flow_item(value, look, flow=not isinstance(value, str))]
    rows = [f"{quoted(key, look.keys)}: {quoted(text, _style(key, look))}" for key, text in value.items()]
    return [dash + rows[0], *(" " * len(dash) + row for row in rows[1:])]


def flow_item(value: Item, look: Look, *, flow: bool = True) -> str:
    """Return a list item on one line; `flow` says that it stands between brackets."""
    if isinstance(value, str):
        return quoted(value, look.texts, flow=flow)
    pairs = (
        f"{quoted(key, look.keys, flow=True)}: {quoted(text, _style(key, look), flow=True)}"
        for key, text in value.items()
    )
    return "{" + ", ".join(pairs) + "}"


def _style(key: str, look: Look) -> str | None:
    return look.values.get(key, look.keys)


def block_rows(wanted: Wanted, indent: int, steps: Steps, look: Look) -> list[str]:
    """Return the lines of a value whose key stands in column `indent`."""
    if isinstance(wanted, list):
        return [row for value in wanted for row in item_rows(value, indent + steps.dashes, " ", look)]
    inner = indent + steps.keys
    return [row for key, below in wanted.items() for row in key_rows(str(key), below, inner, steps, look)]


def key_rows(key: str, wanted: Wanted, indent: int, steps: Steps, look: Look) -> list[str]:
    """Return the lines of a key in column `indent` and of its value."""
    return [f"{' ' * indent}{quoted(key, None)}:", *block_rows(wanted, indent, steps, look)]


def flow_value(wanted: Wanted, look: Look) -> str:
    """Return a value between brackets."""
    if isinstance(wanted, list):
        return "[" + ", ".join(flow_item(value, look) for value in wanted) + "]"
    return "{" + ", ".join(flow_pair(str(key), below, look) for key, below in wanted.items()) + "}"


def flow_pair(key: str, wanted: Wanted, look: Look) -> str:
    """Return a key with its value between brackets."""
    return f"{quoted(key, look.keys, flow=True)}: {flow_value(wanted, look)}"


def sibling_items(parent: Mapping) -> list[Node]:
    """Return the items of the lists in `parent`: the models of items in a list that is new there."""
    lists = (value for value in parent.values.values() if isinstance(value, Sequence))
    return [item for found in lists for item in found.items]


def wanted_of(additions: Iterable[tuple[Path, Item]]) -> Wanted | None:
    """Return what all additions together want below the root; None where two contradict each other."""
    root: dict[str | int, Wanted] = {}
    for path, value in additions:
        here: Wanted = root
        for place, part in enumerate(path):
            if not isinstance(here, dict):
                return None
            here = here.setdefault(part, [] if place == len(path) - 1 else {})
        if not isinstance(here, list):
            return None
        here.append(value)
    return root
