"""Which rules can have anything to say about a description: told by their triggers before any of them is called.

Descriptions of an agency look alike, so that what was decided for one holds for the next. Which rules are called is
kept for every combination of status, kind of document and fields; of rules that look at a few fields alone (`reads`),
which have anything to say is kept for every combination of what these fields say. Words are looked at each time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import itemgetter
from typing import Any, TypeVar

from jdlint.api import Context, WordList
from jdlint.core.records import NamedTuple
from jdlint.engine.checks import DocumentCheck, document_check
from jdlint.rulebook.rule import Rule, When
from jdlint.syntax.nodes import Mapping, Node, Scalar, Sequence
from jdlint.views.description import Description

# Kept combinations, of fields and of what a group of fields says, and the letters and parts of each; a hostile folder
# must not fill the memory.
_MOST, _MOST_SAID, _LARGEST = 1000, 10_000, 2000
_EXTENSION = "x-"
_Value = TypeVar("_Value")


class Step(NamedTuple):
    """A document rule, ready to be called; `number` is its place among the others."""

    number: int
    rule: Rule
    check: DocumentCheck
    context: Context


class _Group(NamedTuple):
    """Rules that look at the same fields, and which of them speak, by what these fields say."""

    steps: tuple[Step, ...]
    speaking: dict[object, tuple[Step, ...]]


class _Chosen(NamedTuple):
    """The rules for descriptions of one shape: called anyhow, waiting for words of a list, and in groups.

    `fields` are those that the groups look at; each group comes with what picks its own from what the fields say.
    """

    always: tuple[Step, ...]
    waiting: dict[WordList, list[int]]
    fields: tuple[tuple[str, str], ...]
    groups: tuple[tuple[Callable[[list[Any]], object], _Group], ...]


class Plan:
    """The document rules of a run and their triggers."""

    def __init__(self, rules: Iterable[tuple[Rule, Context]]) -> None:
        self._rules = list(rules)
        self._steps: dict[int, Step] = {}
        named = {field for rule, _ in self._rules for when in rule.when for field in (*when.fields, *when.lacking)}
        self._sections = sorted({field.partition(".")[0] for field in named if "." in field})
        self._kept: dict[object, _Chosen] = {}
        self._groups: dict[object, _Group] = {}

    def steps(self, description: Description) -> list[Step]:
        """Return the rules that are to be called, in order."""
        chosen = self._chosen(description)
        found = list(chosen.always)
        waiting = chosen.waiting
        if waiting:
            candidates = description.prose.candidates or ()
            woken = {number for words in candidates if words in waiting for number in waiting[words]}
            found += map(self._step, woken)
        values = description.root.values
        said = [said_at(values.get(section), field) for section, field in chosen.fields]
        for pick, group in chosen.groups:
            key = pick(said)
            speaking = group.speaking.get(key)
            found += _ask(group, key, description) if speaking is None else speaking
        found.sort()  # by number alone, for no two are the same
        return found

    def _step(self, number: int) -> Step:
        """Return a rule ready to be called; its check is imported when it is first needed."""
        step = self._steps.get(number)
        if step is None:
            rule, context = self._rules[number]
            step = self._steps[number] = Step(number, rule, document_check(rule), context)
        return step

    def _chosen(self, description: Description) -> _Chosen:
        root = description.root
        key = (
            description.document.kind,
            description.status,
            tuple(root.values),
            tuple([_names(root.values.get(section)) for section in self._sections]),
        )
        chosen = self._kept.get(key)
        if chosen is None:
            chosen = self._choose(description)
            _keep(self._kept, key, chosen, _MOST)
        return chosen

    def _choose(self, description: Description) -> _Chosen:
        always: list[Step] = []
        waiting: dict[WordList, list[int]] = {}
        grouped: dict[tuple[str, ...], list[Step]] = {}
        for number, (rule, context) in enumerate(self._rules):
            if rule.sources and description.document.kind not in rule.sources:
                continue
            open_ways = [when for when in rule.when if _may_hold(when, description)]
            if rule.when and not open_ways:
                continue
            if rule.when and all(when.words for when in open_ways):
                for words in {words for when in open_ways for words in _lists(when, context)}:
                    waiting.setdefault(words, []).append(number)
            elif rule.reads:
                grouped.setdefault(rule.reads, []).append(self._step(number))
            else:
                always.append(self._step(number))
        names = list(dict.fromkeys(name for reads in grouped for name in reads))
        fields = tuple((section, field) for section, _, field in (name.partition(".") for name in names))
        groups = tuple(
            (itemgetter(*map(names.index, reads)), self._group(reads, tuple(steps))) for reads, steps in grouped.items()
        )
        return _Chosen(tuple(always), waiting, fields, groups)

    def _group(self, reads: tuple[str, ...], steps: tuple[Step, ...]) -> _Group:
        """Return the group of these rules, which all shapes share."""
        return self._groups.setdefault((reads, tuple(step.number for step in steps)), _Group(steps, {}))


def _ask(group: _Group, said: object, description: Description) -> tuple[Step, ...]:
    """Return the rules of a group that have anything to say where the fields say what they say here."""
    speaking = tuple(step for step in group.steps if _speaks(step, description))
    _keep(group.speaking, said, speaking, _MOST_SAID)
    return speaking


def _keep(kept: dict[Any, _Value], key: object, value: _Value, most: int) -> None:
    if len(kept) >= most:
        kept.clear()
    if _size(key) <= _LARGEST:
        kept[key] = value


def _size(key: object) -> int:
    if isinstance(key, (tuple, frozenset)):
        return len(key) + sum(map(_size, key))
    return len(key) if isinstance(key, str) else 1


def _speaks(step: Step, description: Description) -> bool:
    try:
        return any(True for _ in step.check(description, step.context))
    except Exception:  # noqa: BLE001 - a broken rule is called, so that the run reports it
        return True


def said_at(section: Node | None, field: str) -> Any:
    """Return what a field says; no two different states of it, missing and of the wrong type among them, are equal."""
    if not field or section is None:
        return _said(section)
    if type(section) is Sequence:
        return ("*", *[said_at(item, field) for item in section.items])
    if type(section) is not Mapping:
        return False
    node = section.values.get(field)
    return () if node is None else _said(node)


def _said(node: Node | None) -> Any:
    """Return what a node says, without its place: equal for nodes that no rule can tell apart."""
    if type(node) is Scalar:
        return node.text if node.kind == "str" else (node.kind, node.text)
    if type(node) is Mapping:
        written = [key.text for key in node.keys.values()]
        return ("{", *node.values, *written, *[_said(child) for child in node.values.values()])
    return ("[", *[_said(item) for item in node.items]) if type(node) is Sequence else None


def _may_hold(when: When, description: Description) -> bool:
    """Tell whether a trigger holds, but for its words."""
    return (
        (not when.status or description.status in when.status)
        and (not when.fields or any(_stands(description.root, field) for field in when.fields))
        and (not when.lacking or not all(_stands(description.root, field) for field in when.lacking))
    )


def _stands(root: Mapping, field: str) -> bool:
    """Tell whether a field stands in the description, of a list of records in any of them."""
    if field == _EXTENSION:
        return any(key.startswith(_EXTENSION) for key in root.values)
    section, _, part = field.partition(".")
    return section in root.values and (not part or part in _names(root.values[section]))


def _names(section: Node | None) -> Collection[str]:
    """Return the names of the fields in a section, or in the records of a list."""
    if type(section) is Mapping:
        return tuple(section.values)
    if type(section) is Sequence:
        return frozenset().union(*[item.values for item in section.items if type(item) is Mapping])
    return ()


def _lists(when: When, context: Context) -> list[WordList]:
    return [context.words[f"{name}.{language}"] for name in when.words for language in ("et", "en")]
