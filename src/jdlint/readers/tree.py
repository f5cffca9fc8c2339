"""Found values to a node tree with the keys of format v1, in the order in which the format lists them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Seq
from typing import Any

from jdlint.core.finding import Args
from jdlint.core.paths import Path
from jdlint.readers import doubts
from jdlint.readers.blocks import Piece
from jdlint.readers.labels import Labels
from jdlint.readers.signs import is_name
from jdlint.syntax.nodes import Kind, Mapping, Node, Problem, Scalar, Sequence

#: The fields in the order of the format. Education and experience stand by themselves where their row is empty.
_ORDER = tuple(
    tuple(field.split("."))
    for field in (
        "status",
        "public_authority_basis",
        "position.title",
        "position.specialisation",
        "position.unit",
        "position.classification.group",
        "position.classification.level",
        "position.occupation_code",
        "position.valid_from",
        "position.valid_to",
        "position.fixed_term.until",
        "position.head_of_unit",
        "position.workplace",
        "position.exempt_from_description",
        "reporting.supervisor",
        "reporting.subordinates",
        "substitution.substitutes_for",
        "substitution.substituted_by",
        "purpose",
        "duties",
        "requirements.education",
        "requirements.education.text",
        "requirements.education.eqf",
        "requirements.experience",
        "requirements.experience.text",
        "requirements.experience.years",
        "requirements.languages",
        "requirements.knowledge_and_skills",
        "requirements.competencies",
        "requirements.traits",
        "working_time.summarised",
        "working_time.on_call",
        "working_time.night",
        "rights",
        "responsibilities",
        "equipment",
        "special_conditions",
        "review.interval_months",
        "review.last_reviewed",
        "review.reviewed_by",
        "review.clause",
        "approval.act",
        "approval.number",
        "approval.date",
        "approval.effective_from",
        "approval.annex",
        "approval.approver",
        "acknowledgements",
        "access.level",
        "access.basis",
        "access.holder",
        "access.until",
        "publication.date",
        "publication.act",
        "publication.contact",
        "state_secret_level",
    )
)
_SECTIONS = tuple(dict.fromkeys(path[0] for path in _ORDER))
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


def put_lacking(root: Mapping, section: str, rows: Iterable[tuple[str, Node]]) -> list[str]:
    """Put what a section of a description lacks, in the order of the format; return the keys."""
    branch = root.values.get(section)
    if branch is not None and not isinstance(branch, Mapping):
        return []
    new = [(key, node) for key, node in rows if branch is None or key not in branch.values]
    if not new:
        return []
    added = mapping((key, node, None) for key, node in new)
    if branch is None:
        root.values[section] = added
        root.keys[section] = Scalar(section, added.start, added.start)
        _arrange(root, _SECTIONS)
    else:
        branch.values.update(added.values)
        branch.keys.update(added.keys)
        _arrange(branch, [path[1] for path in _ORDER if path[0] == section and len(path) > 1])
    return [key for key, _node in new]


def _arrange(node: Mapping, order: Seq[str]) -> None:
    """Sort keys; those that `order` does not name stay last."""
    keys = sorted(node.values, key=lambda key: order.index(key) if key in order else len(order))
    node.values = {key: node.values[key] for key in keys}
    node.keys = {key: node.keys[key] for key in keys}


class Collector:
    """What the mapper has found so far."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.problems: list[Problem] = []
        self.unplaced: list[Scalar] = []
        self.uncertain: dict[Path, str] = {}
        self.headings: list[Scalar] = []  # that no label is known for
        self.personal = 0  # what names or identifies a person, and is left out
        self._values: dict[tuple[str, ...], tuple[Node, Piece | None]] = {}

    def put(self, path: tuple[str, ...], node: Node, label: Piece | None, reason: str | None = None) -> bool:
        """Keep a value. A second list is added to the first; a second single value finds no place."""
        held = self._values.get(path)
        if self.uncertain.get(path) == doubts.READ_FROM_SENTENCE and reason is None:
            del self.uncertain[path]  # a row of its own says it better than a sentence
            held = None
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
        """Tell whether anything was put at `path` or below it."""
        return any(held[: len(path)] == path for held in self._values)

    def count(self, path: tuple[str, ...]) -> int:
        """Return how many items the list at `path` has so far."""
        held = self._values.get(path)
        return len(held[0].items) if held is not None and isinstance(held[0], Sequence) else 0

    def lose(self, piece: Piece, *, reported: bool = True) -> None:
        """Keep text that no field was found for, and say so unless it is known to have none."""
        if not piece.text:
            return
        if is_name(piece.text, self.labels):
            self.personal += 1
            return
        self.unplaced.append(scalar(piece))
        if reported:
            self.report("IMP003", piece, "unplaced", {"text": shortened(piece.text)})

    def report(self, rule: str, piece: Piece, message: str, args: Args, path: Path = ()) -> None:
        self.problems.append(Problem(rule, piece.start, piece.end, message, args, path))

    def root(self, start: int, end: int) -> Mapping:
        """Return the tree of everything that was put."""
        tree: dict[str, Any] = {}
        for path in _ORDER:
            held = self._values.get(path)
            if held is None:
                continue
            branch = tree
            for key in path[:-1]:
                if not isinstance(branch.get(key), dict):
                    branch[key] = {}  # in the place of an empty row, if there was one
                branch = branch[key]
            branch[path[-1]] = held
        root = _branch(tree)
        root.start, root.end = start, end
        return root


def _branch(tree: dict[str, Any]) -> Mapping:
    """Return the mapping of a part of the format; what has no label begins at its first key."""
    pairs: list[tuple[str, Node, Piece | None]] = []
    for key, held in tree.items():
        node, label = (_branch(held), None) if isinstance(held, dict) else held
        pairs.append((key, node, label or _first_key(node)))
    return mapping(pairs)


def _first_key(node: Node) -> Piece | None:
    """Return where a part begins that has no heading of its own: at its first label."""
    if not isinstance(node, Mapping):
        return None
    key = min(node.keys.values(), key=lambda k: k.start)
    return Piece("", key.start, key.end)
