"""Found values to a node tree with the keys of format v1, in the order in which the format lists them."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.core.finding import Args
from jdlint.core.paths import Path
from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels
from jdlint.syntax.nodes import Kind, Mapping, Node, Problem, Scalar, Sequence

_ORDER: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("position", "title"),
    ("position", "specialisation"),
    ("position", "unit"),
    ("position", "classification"),
    ("position", "workplace"),
    ("reporting", "supervisor"),
    ("reporting", "subordinates"),
    ("substitution", "substitutes_for"),
    ("substitution", "substituted_by"),
    ("purpose",),
    ("duties",),
    ("requirements", "education"),
    ("requirements", "experience"),
    ("requirements", "languages"),
    ("requirements", "knowledge_and_skills"),
    ("requirements", "competencies"),
    ("requirements", "traits"),
    ("rights",),
    ("responsibilities",),
    ("equipment",),
    ("special_conditions",),
    ("review", "interval_months"),
    ("review", "clause"),
    ("approval", "act"),
    ("approval", "number"),
    ("approval", "date"),
    ("approval", "annex"),
    ("approval", "approver"),
)
_SHORTENED = 60


def scalar(piece: Piece, text: str | None = None, kind: Kind = "str") -> Scalar:
    """Return `piece` as a value; `text` where the value is not the words as they stand."""
    return Scalar(piece.text if text is None else text, piece.start, piece.end, kind)


def sequence(nodes: list[Node], place: Piece) -> Sequence:
    """Return a list; an empty one stands at `place`."""
    if not nodes:
        return Sequence([], place.start, place.end)
    return Sequence(nodes, min(node.start for node in nodes), max(node.end for node in nodes))


def mapping(pairs: Iterable[tuple[str, Node, Piece | None]]) -> Mapping:
    """Return a mapping; each key stands at its label, or where there is none at its value."""
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for key, node, label in pairs:
        start, end = (label.start, label.end) if label is not None else (node.start, node.end)
        keys[key] = Scalar(key, start, end)
        values[key] = node
    places = [*keys.values(), *values.values()]
    return Mapping(keys, values, min((p.start for p in places), default=0), max((p.end for p in places), default=0))


def shortened(text: str) -> str:
    """Return `text` as a message shows it."""
    return text if len(text) <= _SHORTENED else text[: _SHORTENED - 1].rstrip() + "…"


class Collector:
    """What the mapper has found so far."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.problems: list[Problem] = []
        self.unplaced: list[Scalar] = []
        self.uncertain: dict[Path, str] = {}
        self._values: dict[tuple[str, ...], tuple[Node, Piece | None]] = {}

    def put(self, path: tuple[str, ...], node: Node, label: Piece | None, reason: str | None = None) -> bool:
        """Keep a value. A second list is added to the first; a second single value finds no place."""
        held = self._values.get(path)
        if held is not None and not (isinstance(held[0], Sequence) and isinstance(node, Sequence)):
            return False
        if held is not None and isinstance(held[0], Sequence) and isinstance(node, Sequence):
            first = held[0]
            merged = Sequence(first.items + node.items, min(first.start, node.start), max(first.end, node.end))
            self._values[path] = (merged, held[1])
        else:
            self._values[path] = (node, label)
        if reason:
            self.uncertain[path] = reason
        return True

    def has(self, path: tuple[str, ...]) -> bool:
        return path in self._values

    def count(self, path: tuple[str, ...]) -> int:
        """Return how many items the list at `path` has so far."""
        held = self._values.get(path)
        return len(held[0].items) if held is not None and isinstance(held[0], Sequence) else 0

    def lose(self, piece: Piece, *, reported: bool = True) -> None:
        """Keep text that no field was found for, and say so unless it is known to have none."""
        if not piece.text:
            return
        self.unplaced.append(scalar(piece))
        if reported:
            self.report("IMP003", piece, "unplaced", {"text": shortened(piece.text)})

    def report(self, rule: str, piece: Piece, message: str, args: Args, path: Path = ()) -> None:
        self.problems.append(Problem(rule, piece.start, piece.end, message, args, path))

    def root(self, start: int, end: int) -> Mapping:
        """Return the tree of everything that was put."""
        parts: dict[str, list[tuple[str, Node, Piece | None]]] = {}
        out: list[tuple[str, Node, Piece | None]] = []
        for path in _ORDER:
            held = self._values.get(path)
            if held is None:
                continue
            if len(path) == 1:
                out.append((path[0], *held))
                continue
            if path[0] not in parts:
                parts[path[0]] = []
                out.append((path[0], Scalar("", 0, 0), None))
            parts[path[0]].append((path[1], *held))
        finished = [(key, mapping(parts[key]) if key in parts else node, label) for key, node, label in out]
        labelled = [(key, node, label or _first_key(node)) for key, node, label in finished]
        root = mapping(labelled)
        root.start, root.end = start, end
        return root


def _first_key(node: Node) -> Piece | None:
    """Return where a part begins that has no heading of its own: at its first label."""
    if not isinstance(node, Mapping):
        return None
    key = min(node.keys.values(), key=lambda k: k.start)
    return Piece("", key.start, key.end)
