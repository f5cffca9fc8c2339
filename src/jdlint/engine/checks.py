"""From a compiled rule to a function that judges a description."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from jdlint.api import Context
from jdlint.core.finding import Arg, Hit, ProjectHit, Term
from jdlint.core.paths import Path
from jdlint.facts.collect import place_of
from jdlint.facts.facts import LinkFact
from jdlint.facts.project import Project
from jdlint.facts.resolve import resolve_words
from jdlint.predicates import PREDICATES, REFERS_TO, Setting, Verdict
from jdlint.rulebook.rule import Demand, Rule
from jdlint.syntax.nodes import Mapping, Node, Sequence, find
from jdlint.views.description import Description
from jdlint.views.values import text_of

if TYPE_CHECKING:
    from jdlint.changes.transition import Transition

DocumentCheck = Callable[[Description, Context], Iterable[Hit]]
ProjectRunner = Callable[[Project], Iterator[ProjectHit]]


def document_check(rule: Rule) -> DocumentCheck:
    """Return the check of a document rule."""
    if rule.module is not None:
        check: DocumentCheck = importlib.import_module(rule.module).check
        return check
    return partial(_declared, rule)


def project_runner(rule: Rule, context: Context) -> ProjectRunner:
    """Return the check of a project rule, bound to its context."""
    if rule.module is None:
        return partial(_links, rule)
    check = importlib.import_module(rule.module).check
    return lambda project: check(project, context)


def change_runner(rule: Rule, context: Context) -> Callable[[Transition], Iterator[ProjectHit]]:
    """Return the check of a rule about changes, bound to its context."""
    check = importlib.import_module(rule.module or "").check
    return lambda transition: check(transition, context)


def links_of(rules: list[Rule], description: Description) -> tuple[LinkFact, ...]:
    """Return the values that declarative rules of the project phase look at."""
    found = []
    for rule in rules:
        for path, node in select(description.root, rule.given or ()):
            for demand in rule.demands:
                words = text_of(find(node, demand.field) if demand.field else node)
                if demand.check == REFERS_TO and words is not None:
                    site = place_of(description.document, (*path, *demand.field))
                    found.append(LinkFact(rule.id, demand.message, words, site))
    return tuple(found)


def _links(rule: Rule, project: Project) -> Iterator[ProjectHit]:
    for number in project.focus:
        for link in project.facts[number].links:
            if link.rule == rule.id and resolve_words(project, link.words).outcome != "post":
                yield ProjectHit(project.place(number, link.site), link.message, {"value": link.words})


def _declared(rule: Rule, description: Description, context: Context) -> Iterable[Hit]:
    setting = Setting(description.root, context.as_of)
    if _all_hold(rule.demands, reach(description.root, rule.given or ()), setting):
        return ()  # as nearly always: then no path needs to be made
    return [
        _hit(demand, description, path, verdict)
        for path, node in select(description.root, rule.given or ())
        for demand in rule.demands
        if (verdict := _verdict(demand, node, setting)) is not None
    ]


def _all_hold(demands: tuple[Demand, ...], nodes: list[Node], setting: Setting) -> bool:
    for check, field, _, options in demands:
        judge = PREDICATES[check].check
        for node in nodes:
            if not field:
                value: Node | None = node
            elif type(node) is Mapping:
                value = node.values.get(field[0]) if len(field) == 1 else find(node, field)
            else:
                continue
            if judge(value, options, setting) is not None:
                return False
    return True


def _verdict(demand: Demand, node: Node, setting: Setting) -> Verdict:
    if demand.field:
        if not isinstance(node, Mapping):
            return None  # a value of the wrong type is STR011
        return PREDICATES[demand.check].check(find(node, demand.field), demand.options, setting)
    return PREDICATES[demand.check].check(node, demand.options, setting)


def _hit(demand: Demand, description: Description, path: Path, verdict: dict[str, Arg]) -> Hit:
    where = (*path, *demand.field)
    return Hit(where, demand.message, {**_standard_args(description, where), **verdict})


def _standard_args(description: Description, path: Path) -> dict[str, Any]:
    """Return the arguments every declarative message may name: ``field``, and ``number`` below a duty."""
    args: dict[str, Arg] = {"field": Term(".".join(str(part) for part in path if isinstance(part, str)))}
    if path[:1] == ("duties",) and len(path) > 1:
        duty = description.duty_at(path)
        args["number"] = "" if duty is None else duty.label
    return args


def reach(root: Node, pattern: tuple[str, ...]) -> list[Node]:
    """Return the nodes that `select` yields."""
    found = [root]
    for part in pattern:
        following: list[Node] = []
        for node in found:
            if isinstance(node, Mapping):
                if part == "*":
                    following.extend(node.values.values())
                elif part in node.values:
                    following.append(node.values[part])
            elif part == "*" and isinstance(node, Sequence):
                following.extend(node.items)
        found = following
    return found


def select(root: Node, pattern: tuple[str, ...]) -> Iterator[tuple[Path, Node]]:
    """Yield what a dotted pattern finds; ``*`` stands for every item of a list or value of a mapping."""
    found: list[tuple[Path, Node]] = [((), root)]
    for part in pattern:
        following: list[tuple[Path, Node]] = []
        for path, node in found:
            if part != "*":
                child = node.get(part) if isinstance(node, Mapping) else None
                if child is not None:
                    following.append(((*path, part), child))
            elif isinstance(node, Sequence):
                following.extend(((*path, i), item) for i, item in enumerate(node.items))
            elif isinstance(node, Mapping):
                following.extend(((*path, key), value) for key, value in node.values.items())
        found = following
    yield from found
