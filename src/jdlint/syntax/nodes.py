"""The node tree that every reader builds and every rule reads.

A node knows its place as two offsets; what they count is known to the document's `Locator` alone: characters
of the text for YAML and text files, blocks for Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from jdlint.core.finding import Args, FixRequest, Position, SourcePlace
from jdlint.core.paths import Path

Kind = Literal["str", "int", "float", "bool", "null"]
SourceKind = Literal["yaml", "text", "docx", "odt", "pdf", "scan", "container"]


class Scalar:
    """A single value. `text` is the value as written (quotes and folding undone); `kind` follows YAML 1.2 core."""

    __slots__ = ("end", "kind", "start", "style", "text")

    def __init__(self, text: str, start: int, end: int, kind: Kind = "str", style: str | None = None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.kind = kind
        self.style = style  # None is plain, else ' " | >


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, items: list[Node], start: int, end: int, *, flow: bool = False) -> None:
        self.items = items
        self.start = start
        self.end = end
        self.flow = flow


class Mapping:
    """Keys and values in order. The second occurrence of a key is kept under ``key~2``; `get` returns the first."""

    __slots__ = ("end", "flow", "keys", "start", "values")

    def __init__(
        self, keys: dict[str, Scalar], values: dict[str, Node], start: int, end: int, *, flow: bool = False
    ) -> None:
        self.keys = keys
        self.values = values
        self.start = start
        self.end = end
        self.flow = flow

    def get(self, key: str) -> Node | None:
        return self.values.get(key)


Node = Scalar | Sequence | Mapping


class Locator(Protocol):
    """Turns the offsets of a node into what people are shown."""

    def locate(self, start: int, end: int) -> tuple[Position | None, Position | None, SourcePlace | None]:
        """Return start, end (exclusive) and, for sources without lines, the place in the document."""
        ...


class Problem:
    """A finding of a reader: the rule it belongs to, its place, the arguments of its message, perhaps a fix."""

    __slots__ = ("args", "end", "fix", "message", "path", "rule", "start")

    def __init__(
        self,
        rule: str,
        start: int,
        end: int,
        message: str = "default",
        args: Args | None = None,
        path: Path = (),
        fix: FixRequest | None = None,
    ) -> None:
        self.rule = rule
        self.start = start
        self.end = end
        self.message = message
        self.args: Args = args or {}
        self.path = path
        self.fix = fix


class Document:
    """One description as a reader delivers it.

    `root` is None where there is nothing that rules could look at; `problems` then say why. `index` counts the
    documents of a file from 0. `unplaced` holds the text that no field could be found for; `uncertain` says for
    paths of the tree why a person should look at the value before it is relied on. `repeated` holds the offsets of
    nodes that an alias repeats: what is written there is said in other places as well. `headings` are those that no
    label is known for, `personal` counts what was left out because it names or identifies a person. `hollow` tells
    whether a value can be blank: it holds the keys of empty lists, and "" where there is any other blank value; None
    where the reader does not say.
    """

    __slots__ = (
        "headings",
        "hollow",
        "index",
        "item_keys",
        "kind",
        "locator",
        "path",
        "personal",
        "problems",
        "repeated",
        "root",
        "template",
        "text",
        "uncertain",
        "unplaced",
    )

    def __init__(
        self,
        *,
        path: str,
        kind: SourceKind,
        root: Mapping | None,
        locator: Locator,
        text: str = "",
        index: int = 0,
        problems: list[Problem] | None = None,
        template: str | None = None,
        unplaced: list[Scalar] | None = None,
        uncertain: dict[Path, str] | None = None,
        repeated: frozenset[int] = frozenset(),
        headings: list[Scalar] | None = None,
        personal: int = 0,
        hollow: frozenset[str] | None = None,
    ) -> None:
        self.path = path
        self.kind: SourceKind = kind
        self.root = root
        self.locator = locator
        self.text = text
        self.index = index
        self.problems = problems if problems is not None else []
        self.template = template
        self.unplaced = unplaced if unplaced is not None else []
        self.uncertain = uncertain if uncertain is not None else {}
        self.repeated = repeated
        self.headings = headings if headings is not None else []
        self.personal = personal
        self.hollow = hollow
        self.item_keys: dict[Path, list[str]] = {}  # of lists that were asked for, filled by views.sites


def children(node: Node) -> Iterable[tuple[str | int, Node]]:
    """Return keys or indices with what stands there; nothing for a scalar."""
    if isinstance(node, Mapping):
        return node.values.items()
    return enumerate(node.items) if isinstance(node, Sequence) else ()


def find(root: Node | None, path: Path) -> Node | None:
    """Return the node at `path`, or None."""
    node = root
    for part in path:
        if isinstance(part, str):
            if not isinstance(node, Mapping):
                return None
            node = node.values.get(part)
        else:
            if not isinstance(node, Sequence) or not 0 <= part < len(node.items):
                return None
            node = node.items[part]
        if node is None:
            return None
    return node


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node below and including `node` with its path, in document order."""
    stack: list[tuple[Path, Node]] = [(path, node)]
    while stack:
        here, current = stack.pop()
        yield here, current
        if isinstance(current, Mapping):
            stack.extend(((*here, key), value) for key, value in reversed(current.values.items()))
        elif isinstance(current, Sequence):
            stack.extend(((*here, i), current.items[i]) for i in range(len(current.items) - 1, -1, -1))
