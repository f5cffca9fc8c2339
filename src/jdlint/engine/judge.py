"""One file → what the document rules say of it, and its Facts. A pure function of bytes and settings."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from jdlint.api import Context
from jdlint.core.finding import Fix, FixRequest, Hit, Site
from jdlint.engine.checks import links_of
from jdlint.engine.plan import Plan
from jdlint.engine.raws import Judged, Raw, RawRelated
from jdlint.facts.collect import facts_of
from jdlint.facts.facts import Facts
from jdlint.rulebook.profiles import select
from jdlint.rulebook.rule import Rule, Rulebook
from jdlint.syntax.directives import NONE, Directives, read_directives
from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Problem, SourceKind
from jdlint.syntax.structure import check_structure, load_table
from jdlint.syntax.yaml_reader import read_yaml
from jdlint.views.description import Description
from jdlint.views.sites import site_at, site_of

if TYPE_CHECKING:
    from jdlint.changes.transition import Version
    from jdlint.readers.labels import Labels
    from jdlint.readers.other import OtherReader


class Judge:
    """Document rules bound to their options.

    `rules` are those that shall run; `template` is what descriptions have that do not say. `costs` adds up the CPU
    seconds of each rule where they are asked for. `labels` are those that documents are read by, None the shipped ones.
    """

    def __init__(
        self,
        book: Rulebook,
        contexts: Mapping[str, Context],
        limits: Limits,
        rules: Iterable[str],
        template: str | None = None,
        labels: Labels | None = None,
    ) -> None:
        self.limits = limits
        self._labels = labels
        self.template = template
        self.costs: dict[str, float] | None = None
        self.off = {
            name: {rule.id for code in entry.get("off", ()) for rule in select(book, code)}
            for name, entry in book.templates.items()
        }
        rules = list(rules)
        self.links = [
            book.rules[code] for code in rules if book.rules[code].demands and book.rules[code].scope == "project"
        ]
        self.wanted = frozenset(need for code in rules for need in book.rules[code].needs)
        self.table = load_table()
        self.words = next((words.index for item in contexts.values() for words in item.words.values()), None)
        self.plan = Plan([(book.rules[code], contexts[code]) for code in rules if book.rules[code].scope == "document"])

    @cached_property
    def other(self) -> OtherReader:
        """What reads files that are no YAML; made when the first of them is met."""
        from jdlint.readers.other import OtherReader  # noqa: PLC0415 - most projects are all YAML

        return OtherReader(self.limits, self._labels)

    def judge(self, path: str, kind: SourceKind, data: bytes) -> Judged:
        """Judge the bytes of one file; `path` is what reports call it."""
        documents, directives = self.read(path, kind, data)
        raws: list[Raw] = []
        facts: list[Facts] = []
        silent: list[tuple[str, str]] = []
        for document in documents:
            self._judge_document(document, raws, facts, silent)
        if documents:
            raws.extend(problem_raw(documents[0], problem, None) for problem in directives.problems)
        count = sum(document.root is not None for document in documents)
        return Judged(path, count, tuple(raws), tuple(facts), directives.suppressions, tuple(silent))

    def facts(self, path: str, kind: SourceKind, data: bytes) -> Judged:
        """Read a file for its Facts and suppressions alone: it is context, not target."""
        documents, directives = self.read(path, kind, data)
        found = tuple(self._facts(description) for description in self._descriptions(documents))
        return Judged(path, len(found), (), found, directives.suppressions)

    def versions(self, path: str, kind: SourceKind, data: bytes) -> list[Version]:
        """Read a file to compare it with another version of itself."""
        from jdlint.changes.transition import Version  # noqa: PLC0415 - few runs compare

        documents, _directives = self.read(path, kind, data)
        return [Version(self._facts(description), description) for description in self._descriptions(documents)]

    def _descriptions(self, documents: list[Document]) -> list[Description]:
        return [
            Description(document, document.root, self.words)
            for document in documents
            if document.root is not None and self._is_description(document)
        ]

    def read(self, path: str, kind: SourceKind, data: bytes) -> tuple[list[Document], Directives]:
        """Return the documents of a file, at least one, and its suppression comments."""
        if kind == "yaml":
            documents = read_yaml(path, data, self.limits)
            lines = documents[0].locator
            assert isinstance(lines, Lines)
            return documents, read_directives(lines.text, lines, documents)
        return self.other.read(path, kind, data), NONE

    def _is_description(self, document: Document) -> bool:
        root = document.root
        return root is not None and (document.kind != "yaml" or any(key in self.table.root.fields for key in root.keys))

    def _facts(self, description: Description) -> Facts:
        return facts_of(description, links_of(self.links, description) if self.links else (), wanted=self.wanted)

    def _judge_document(
        self, document: Document, raws: list[Raw], facts: list[Facts], silent: list[tuple[str, str]]
    ) -> None:
        root = document.root
        if root is not None and not self._is_description(document):
            start = min((key.start for key in root.keys.values()), default=root.start)
            document.root = root = None
            document.problems.append(Problem("JDL010", start, start + 1, "default"))
        if root is None:
            raws.extend(problem_raw(document, problem, None) for problem in document.problems)
            return
        description = Description(document, root, self.words)
        raws.extend(problem_raw(document, problem, description.id) for problem in document.problems)
        if document.kind == "yaml":
            raws.extend(problem_raw(document, problem, description.id) for problem in check_structure(root, self.table))
        off = self.off.get(template_of(description) or self.template or "", ())
        for _, rule, check, context in self.plan.steps(description):
            if rule.id in off:
                continue
            if rule.needs and (lacking := _lacking(rule, description)) is not None:
                silent.append((rule.id, lacking))
                continue
            before = time.process_time() if self.costs is not None else 0.0
            try:
                for hit in check(description, context):  # no generator around it: this line runs often
                    raws.append(_raw(document, rule, description.id, hit))  # noqa: PERF401
            except Exception as error:  # noqa: BLE001 - a broken rule must not end the run
                raws.append(_crash(document, rule, description.id, error))
            if self.costs is not None:
                self.costs[rule.id] = self.costs.get(rule.id, 0.0) + time.process_time() - before
        facts.append(self._facts(description))


def _lacking(rule: Rule, description: Description) -> str | None:
    """Return the first field that the rule needs and the description lacks."""
    return next((field for field in rule.needs if description.node(*field.split(".")) is None), None)


def template_of(description: Description) -> str | None:
    """Return the template a description was written on: what it says itself, else what the reader found."""
    template = description.text("source", "template") or description.document.template
    if template != "generic" or not description.duties:
        return template
    with_results = any(description.node(*duty.path, "expected_results") is not None for duty in description.duties)
    return template if with_results else "no-results"


def _raw(document: Document, rule: Rule, identifier: str | None, hit: Hit) -> Raw:
    related = tuple(
        RawRelated(document.path, site_of(document, item.path), item.message, item.args) for item in hit.related
    )
    fix = _fix(document, hit.fix) if hit.fix is not None else None
    site = site_of(document, hit.path)
    number = document.index
    return Raw(rule.id, hit.message, hit.args, document.path, identifier, site, related, fix, hit.severity, number)


def _fix(document: Document, request: FixRequest) -> Fix | None:
    from jdlint.fixer.operations import build_fix  # noqa: PLC0415 - most descriptions have nothing to be fixed

    return build_fix(document, request)


def problem_raw(document: Document, problem: Problem, identifier: str | None) -> Raw:
    """Return what a reader found, with its place and its fix."""
    site = site_at(document, problem.start, problem.end, problem.path)
    fix = None if problem.fix is None else _fix(document, problem.fix)
    number = document.index
    return Raw(problem.rule, problem.message, problem.args, document.path, identifier, site, fix=fix, number=number)


def _crash(document: Document, rule: Rule, identifier: str | None, error: Exception) -> Raw:
    args = {"rule": rule.id, "error": f"{type(error).__name__}: {error}"[:200]}
    return Raw("JDL001", "default", args, document.path, identifier, site_of(document, ()), number=document.index)


def crash(path: str, rule: Rule, error: Exception, site: Site) -> Raw:
    """Return the finding for a project rule that raised."""
    return Raw(
        "JDL001", "default", {"rule": rule.id, "error": f"{type(error).__name__}: {error}"[:200]}, path, None, site
    )
