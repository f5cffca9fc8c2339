"""Which rules can have anything to say about a description: told by their triggers before any of them is called.

Descriptions of an agency look alike, so that what was decided for one holds for the next: which rules are called is
kept for every combination of status, kind of document and fields. Word lists are looked at each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jdlint.api import Context, WordList
from jdlint.engine.checks import DocumentCheck, document_check
from jdlint.rulebook.rule import Rule
from jdlint.syntax.nodes import Mapping
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
        self._fields = [(field.partition(".")[0], field.partition(".")[2]) for field in dict.fromkeys(named)]
        self._kept: dict[object, tuple[Step, ...]] = {}

    def steps(self, description: Description) -> tuple[Step, ...]:
        """Return the rules that are to be called, in order; those with `words` on condition."""
        root = description.root
        marks = tuple([_stands(root, section, part) for section, part in self._fields])
        key = (description.document.kind, description.status, marks)
        steps = self._kept.get(key)
        if steps is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            steps = tuple(step for step in self._steps if _called(step.rule, description))
            self._kept[key] = steps
        return steps


def _called(rule: Rule, description: Description) -> bool:
    when, node = rule.when, description.node
    return (
        (not rule.sources or description.document.kind in rule.sources)
        and (not when.status or description.status in when.status)
        and (not when.fields or any(node(*field.split(".")) is not None for field in when.fields))
        and (not when.lacking or any(node(*field.split(".")) is None for field in when.lacking))
    )


def _stands(root: Mapping, section: str, part: str) -> bool:
    node = root.values.get(section)
    return node is not None and (not part or (isinstance(node, Mapping) and part in node.values))


def _lists(rule: Rule, context: Context) -> frozenset[WordList]:
    return frozenset(context.words[f"{name}.{language}"] for name in rule.when.words for language in ("et", "en"))
