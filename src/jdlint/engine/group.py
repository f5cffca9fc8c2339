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
from jdlint.core.finding import Args, Finding, Notice, Position, ProjectHit, Related, Site, Term
from jdlint.core.i18n import Language, _
from jdlint.core.text import digest
from jdlint.engine.assemble import Assembly
from jdlint.engine.checks import project_runner
from jdlint.engine.fixes import ProjectFixes, content_digest
from jdlint.engine.judge import Judge, Judged, Raw, RawRelated, crash, unreadable
from jdlint.engine.options import contexts
from jdlint.engine.workspace import Group
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project
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
    """The run of one group of files."""

    def __init__(self, group: Group, request: Request) -> None:
        self.group = group
        self.request = request
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
        self.unread = 0
        self.yaml_files: dict[str, bytes] = {}  # key → digest of what was judged

    def run(self) -> GroupResult:
        targets = {item.path for item in self.group.targets}
        judged: list[Judged] = []
        raws: list[Raw] = []
        facts: list[Facts] = []
        needs_project = self.request.scope != "document" and self._project_rules()
        for item in self.group.context:
            is_target = item.path in targets
            if not is_target and not needs_project:
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
        if needs_project:
            if self.unread:
                self.notices.append(Notice("files-unread", {"count": self.unread}))
            raws.extend(self._judge_project(Project(tuple(facts), self.request.as_of), names))
        findings = self.assembly.findings(raws, sorted(names) if self.request.scope == "all" else ())
        return GroupResult(
            [self._shown(finding) for finding in findings],
            self.notices,
            len(judged),
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
            self.unread += 1
            return unreadable(key, error.strerror or str(error))
        if item.sniff and not self._is_ours(item, data, is_target=is_target):
            return None
        if item.kind == "yaml":
            self.yaml_files[key] = content_digest(data)
        return self.judge.judge(key, item.kind, data) if is_target else self.judge.facts(key, item.kind, data)

    def _is_ours(self, item: Candidate, data: bytes, *, is_target: bool) -> bool:
        """Tell whether a text file that nobody named is a description; say so when it is not."""
        from jdlint.readers.text import looks_like_description  # noqa: PLC0415 - YAML runs never need it

        if looks_like_description(data.decode("utf-8", "replace")):
            return True
        if is_target:
            self.notices.append(Notice("not-recognised", path=self._display(self._key(item.path))))
        return False

    def _project_rules(self) -> list[Rule]:
        return [self.book.rules[code] for code in self.levels if self.book.rules[code].scope == "project"]

    def _judge_project(self, project: Project, targets: set[str]) -> list[Raw]:
        raws: list[Raw] = []
        fixes = ProjectFixes(
            self.group.root, self.request.context or self.group.root, self.judge.limits, self.yaml_files
        )
        for rule in self._project_rules():
            try:
                hits = list(project_runner(rule, self.contexts[rule.id])(project))
            except Exception as error:  # noqa: BLE001 - a broken rule must not end the run
                path = min(targets, default="")
                raws.append(crash(path, rule, error, Site("", None, None, "")))
                continue
            for hit in hits:
                raw = _project_raw(project, rule, hit)
                if raw.path in targets or any(item.path in targets for item in raw.related):
                    fix = None if hit.fix is None else fixes.build(hit.fix, project.facts)
                    raws.append(raw._replace(fix=fix))
        return raws

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


def _project_raw(project: Project, rule: Rule, hit: ProjectHit) -> Raw:
    post = project.facts[hit.place.document]
    related = tuple(
        RawRelated(project.facts[item.place.document].path, item.place.site, item.message, item.args)
        for item in hit.related
    )
    return Raw(rule.id, hit.message, hit.args, post.path, post.id, hit.place.site, related, None, hit.severity)
