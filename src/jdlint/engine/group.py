"""The run of one group of files: judge every file, judge the project, assemble the findings."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from jdlint.api import Context
from jdlint.config.read import COMMAND_LINE
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Args, Finding, Notice, Position, Related, Site, Term
from jdlint.core.i18n import Language, _
from jdlint.core.text import digest
from jdlint.engine.assemble import Assembly
from jdlint.engine.companion import Companions
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.documents import Documents, content_digest
from jdlint.engine.fixes import ProjectFixes
from jdlint.engine.glimpse import glimpse
from jdlint.engine.judge import Judge, Judged, Raw, unreadable
from jdlint.engine.options import contexts
from jdlint.engine.workspace import Group
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project
from jdlint.facts.register import Unread
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.profiles import active, profile, select
from jdlint.rulebook.rule import Rule, Rulebook
from jdlint.storage.files import Candidate, below, read_bytes

CACHE = ".jdlint_cache"


class Request(NamedTuple):
    """What a caller asks of a run.

    `overrides` are configuration keys that win over the files, `basis` the kinds of basis that are shown (empty: all);
    `timings` is filled with the CPU seconds of each document rule.
    """

    paths: tuple[Path, ...]
    as_of: dt.date
    language: Language = "en"
    config: Path | None = None
    isolated: bool = False
    context: Path | None = None
    scope: str = "all"
    overrides: dict[str, Any] = {}
    basis: tuple[str, ...] = ()
    timings: dict[str, float] | None = None


class GroupResult(NamedTuple):
    findings: list[Finding]
    notices: list[Notice]
    files: int
    descriptions: int
    book: Rulebook


class GroupRun:
    """The run of one group of files; `reported` are the files beside descriptions that earlier groups reported."""

    def __init__(self, group: Group, request: Request, reported: set[Path]) -> None:
        self.group = group
        self.request = request
        self.reported = reported
        settings = group.settings
        cache = group.root / CACHE if settings.cache and settings.packs else None
        self.book = load_rulebook(settings.packs, cache)
        _check_codes(self.book, settings)
        base = profile(self.book, settings.profile)
        self.levels = active(
            self.book,
            base,
            chosen=settings.select,
            more=settings.extend_select,
            without=settings.ignore,
            levels=settings.severity,
        )
        self.contexts: dict[str, Context] = contexts(self.book, settings, request.as_of)
        self.judge = Judge(self.book, self.contexts, settings.limits, self.levels, self._template(settings))
        if request.timings is not None:
            self.judge.costs = request.timings
        basis = request.basis or (() if settings.select else base.basis)
        self.assembly = Assembly(self.book, settings, self.levels, basis, request.as_of)
        self.notices: list[Notice] = []
        self.unread: list[Unread] = []
        self.digests: dict[str, bytes] = {}  # of the YAML files that were judged
        self.companions = self._companions(settings)

    def run(self) -> GroupResult:
        targets = {item.path for item in self.group.targets}
        judged: list[Judged] = []
        raws: list[Raw] = []
        facts: list[Facts] = []
        rules = [] if self.request.scope == "document" else self._project_rules()
        for item in self.group.context:
            is_target = item.path in targets
            if not is_target and not rules:
                continue
            one = self._judge(item, is_target=is_target)
            if one is None:
                continue
            self.assembly.register(one)
            facts.extend(one.facts)
            if is_target:
                judged.append(one)
                if self.request.scope != "project":
                    raws.extend(one.raws)
        names = {one.path for one in judged}
        self._say_silent(judged)
        raws.extend(self._pack_problems())
        documents = len(judged)
        names |= self._report_companions(raws)
        if rules:
            if self.unread:
                self.notices.append(Notice("files-unread", {"count": len(self.unread)}))
            known = self.companions
            project = Project(tuple(facts), self.request.as_of, known.organisation, known.titles, tuple(self.unread))
            candidates = {self._key(item.path): item for item in self.group.context}
            again = Documents(
                lambda *file: self.judge.read(*file)[0], self.judge.limits.file_bytes, candidates, self.digests
            )
            fixes = ProjectFixes(again, self.request.context or self.group.root)
            raws.extend(CrossCheck(project, again, fixes, self.contexts).judge(rules, names))
        findings = self.assembly.findings(raws, sorted(names) if self.request.scope == "all" else ())
        return GroupResult(
            [self._shown(finding) for finding in findings],
            self.notices,
            documents,
            sum(one.documents for one in judged),
            self.book,
        )

    def _template(self, settings: Settings) -> str | None:
        if settings.template is not None and settings.template not in self.book.templates:
            known = ", ".join(sorted(self.book.templates))
            raise JdlintError(
                _("unknown template {name!r}; there are {known}").format(name=settings.template, known=known)
            )
        return settings.template

    def _say_silent(self, judged: list[Judged]) -> None:
        """Say which rules were silent for want of a field, and that files which could not be read were no help."""
        silent = Counter(pair for one in judged for pair in one.silent)
        for (rule, field), count in sorted(silent.items()):
            args: Args = {"field": Term(field), "count": count}
            self.notices.append(Notice("rule-needs", args, rule=rule))

    def _pack_problems(self) -> list[Raw]:
        """Return the findings about the rule files of house packs."""
        found = []
        for item in self.book.problems:
            site = Site(
                "",
                Position(item.line, item.column),
                Position(item.line, item.end),
                digest(repr(sorted(item.args.items()))),
            )
            found.append(Raw(item.rule, item.message, item.args, self._key(Path(item.path)), None, site))
        return found

    def _key(self, path: Path) -> str:
        """Return what the engine calls a file: its path below the root, so that nothing depends on where one stands."""
        return below(path, self.group.root)

    def _judge(self, item: Candidate, *, is_target: bool) -> Judged | None:
        key = self._key(item.path)
        try:
            data = read_bytes(item.path, self.judge.limits.file_bytes)
        except OSError as error:
            self.unread.append(Unread(key, glimpse(key, b"")))
            return unreadable(key, error.strerror or str(error))
        if item.sniff and not self._is_ours(item, data, is_target=is_target):
            return None
        if item.kind == "yaml":
            self.digests[key] = content_digest(data)
        one = self.judge.judge(key, item.kind, data) if is_target else self.judge.facts(key, item.kind, data)
        if not one.facts and item.kind == "yaml":
            self.unread.append(Unread(key, glimpse(key, data)))
        return one

    def _is_ours(self, item: Candidate, data: bytes, *, is_target: bool) -> bool:
        """Tell whether a text file that nobody named is a description; say so when it is not."""
        from jdlint.readers.text import looks_like_description  # noqa: PLC0415 - YAML runs never need it

        if looks_like_description(data.decode("utf-8", "replace")):
            return True
        if is_target:
            self.notices.append(Notice("not-recognised", path=self._display(self._key(item.path))))
        return False

    def _companions(self, settings: Settings) -> Companions:
        if self.request.scope == "document" or (settings.organisation is None and settings.titles is None):
            return Companions()
        from jdlint.engine.companions import read_companions  # noqa: PLC0415 - most projects name no such file

        return read_companions(settings, self.group.root)

    def _report_companions(self, raws: list[Raw]) -> set[str]:
        """Add what is wrong with the files beside the descriptions, unless another group did; return their names."""
        names = set()
        for path, one in self.companions.judged:
            if path not in self.reported:
                self.reported.add(path)
                self.assembly.register(one)
                raws.extend(one.raws)
                names.add(one.path)
        return names

    def _project_rules(self) -> list[Rule]:
        """Return the rules of the project phase; say of one that it is silent for want of a file that nothing names."""
        found = []
        for rule in (self.book.rules[code] for code in self.levels):
            if rule.scope != "project":
                continue
            if "organisation" not in rule.needs or self.companions.organisation is not None:
                found.append(rule)
            elif self.group.settings.organisation is None:
                self.notices.append(Notice("rule-needs-file", rule=rule.id))
        return found

    def _display(self, key: str) -> str:
        return os.path.relpath(self.group.root / key).replace(os.sep, "/")

    def _shown(self, finding: Finding) -> Finding:
        """Return the finding with its paths relative to the folder the person stands in."""
        related = tuple(Related(self._display(item.path), *item[1:]) for item in finding.related)
        fix = finding.fix
        if fix is not None:
            patches = tuple(patch._replace(path=self._display(patch.path)) for patch in fix.patches)
            fix = fix._replace(patches=patches)
        return finding._replace(path=self._display(finding.path), related=related, fix=fix)


def _check_codes(book: Rulebook, settings: Settings) -> None:
    """Name the configuration file when it names a rule that does not exist."""
    keys = ("select", "ignore", "extend-select", "severity", "per-file-ignores")
    for key in keys:
        origin = settings.origins.get(key)
        if origin is None or origin == COMMAND_LINE:
            continue
        value = settings.values.get(key, ())
        codes = [code for listed in value.values() for code in listed] if key == "per-file-ignores" else list(value)
        for code in codes:
            try:
                select(book, code)
            except JdlintError as error:
                raise JdlintError(f"{origin}: {key}: {error}") from None
