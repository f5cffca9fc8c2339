"""Which rules can have anything to say about a description: told by their triggers before any of them is called.

Descriptions of an agency look alike, so that what was decided for one holds for the next: which rules are called is
kept for every combination of status, kind of document and fields. Word lists are looked at each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jdlint.api import Context, WordList
from jdlint.core.paths import Path
from jdlint.engine.checks import DocumentCheck, document_check
from jdlint.rulebook.rule import Rule
from jdlint.syntax.nodes import Mapping, Node, Sequence
from jdlint.views.description import Description

_MOST = 1000  # kept combinations; a hostile folder must not fill the memory


class Step(NamedTuple):
    """A rule that may have something to say; where there are `words`, only if one of these lists is a candidate."""

    rule: Rule
    check: DocumentCheck
    context: Context
    words: frozenset[WordList]


class Plan:
    """The document rules of a run and their triggers."""

    def __init__(self, rules: Iterable[tuple[Rule, Context]]) -> None:
        self._steps = [Step(rule, document_check(rule), context, _lists(rule, context)) for rule, context in rules]
        named = [field for step in self._steps for field in (*step.rule.when.fields, *step.rule.when.lacking)]
        self._fields: list[tuple[str, Path]] = [(field, tuple(field.split("."))) for field in dict.fromkeys(named)]
        self._kept: dict[object, tuple[Step, ...]] = {}

    def steps(self, description: Description) -> tuple[Step, ...]:
        """Return the rules that are to be called, in order; those with `words` on condition."""
        root = description.root
        marks = tuple([_mark(root, path) for _, path in self._fields])
        key = (description.document.kind, description.status, marks)
        steps = self._kept.get(key)
        if steps is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            state = {field: mark for (field, _), mark in zip(self._fields, marks, strict=True)}
            steps = tuple(step for step in self._steps if _called(step.rule, description, state))
            self._kept[key] = steps
        return steps


class _Mark(NamedTuple):
    """What was found of a field: does it stand anywhere, and whether it is missing anywhere."""

    stands: bool
    lacks: bool


_ALL, _NONE, _SOME = _Mark(True, False), _Mark(False, True), _Mark(True, True)


def _called(rule: Rule, description: Description, state: dict[str, _Mark]) -> bool:
    when = rule.when
    return (
        (not rule.sources or description.document.kind in rule.sources)
        and (not when.status or description.status in when.status)
        and (not when.fields or any(state[field].stands for field in when.fields))
        and (not when.lacking or any(state[field].lacks for field in when.lacking))
    )


def _mark(node: Node | None, path: Path) -> _Mark:
    """Look for a field below `node`; ``*`` is every item of a list."""
    for depth, part in enumerate(path):
        if isinstance(node, Mapping):
            node = node.values.get(str(part))
        elif part == "*" and isinstance(node, Sequence) and node.items:
            marks = {_mark(item, path[depth + 1 :]) for item in node.items}
            return marks.pop() if len(marks) == 1 else _SOME
        else:
            return _NONE
    return _NONE if node is None else _ALL


def _lists(rule: Rule, context: Context) -> frozenset[WordList]:
    return frozenset(context.words[f"{name}.{language}"] for name in rule.when.words for language in ("et", "en"))
