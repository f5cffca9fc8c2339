"""A run: plan, judge every file, judge the project, assemble the report."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

from jdlint.config.settings import Settings
from jdlint.core.finding import Finding, Notice, Severity
from jdlint.core.i18n import Language
from jdlint.core.records import NamedTuple
from jdlint.core.report import Report
from jdlint.engine.gather import Gathered
from jdlint.engine.group import GroupRun
from jdlint.engine.request import Request
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.rule import Rule, Rulebook
from jdlint.syntax import libyaml
from jdlint.syntax.limits import Limits


class Outcome(NamedTuple):
    """A report, its rulebook, the named folders that held nothing, and whether a group reached its fail level.

    `limits` are the widest of those under which files were read; `levels` are the rules that were on. `projects` are
    those of the groups, but for a run of document rules alone, in which nothing is compared with an earlier version.
    """

    report: Report
    book: Rulebook
    settings: Settings
    empty: tuple[Path, ...]
    failed: bool
    limits: Limits
    levels: dict[str, Severity]
    projects: tuple[Gathered, ...]


def run(request: Request) -> Outcome:
    """Lint what `request` names. Raises JdlintError when paths, configuration or options are wrong."""
    work = request.workspace()
    findings: list[Finding] = []
    notices = list(work.notices)
    if not libyaml.is_there():
        notices.append(Notice("slow-yaml"))
    files = descriptions = 0
    failed = False
    books: dict[str, Rulebook] = {}
    levels: dict[str, Severity] = {}
    reported: set[Path] = set()
    projects: list[Gathered] = []
    settings = work.groups[0].settings if work.groups else request.settings(None, Path.cwd())
    for group in work.groups:
        result = GroupRun(group, request, reported).run()
        findings.extend(result.findings)
        notices.extend(result.notices)
        files += result.files
        descriptions += result.descriptions
        part = Report(request.as_of, request.language, tuple(result.findings), (), 0, 0)
        failed = failed or part.reaches(group.settings.fail_level)
        books[result.book.digest] = result.book
        levels.update(result.levels)
        if result.gathered is not None:
            projects.append(result.gathered)
    findings.sort(key=lambda finding: (finding.path, finding.site.order, finding.rule, finding.site.keyed_path))
    notices = [notice for place, notice in enumerate(notices) if notice not in notices[:place]]  # one a project
    notices.sort(key=lambda notice: (notice.id, notice.path or "", notice.rule or ""))
    report = Report(request.as_of, request.language, tuple(findings), tuple(notices), files, descriptions)
    book = _union(list(books.values())) if books else load_rulebook(settings.packs)
    limits = Limits(*map(max, zip(settings.limits, *(group.settings.limits for group in work.groups), strict=True)))
    return Outcome(report, book, settings, work.empty, failed, limits, levels, tuple(projects))


def _union(books: list[Rulebook]) -> Rulebook:
    """Return one rulebook that explains the findings of all groups."""
    rules: dict[str, Rule] = {}
    for book in books:
        rules.update(book.rules)
    return books[0]._replace(rules=dict(sorted(rules.items())))


def check(
    paths: Iterable[str | os.PathLike[str]],
    *,
    as_of: dt.date,
    config: str | os.PathLike[str] | None = None,
    language: Language = "en",
) -> Report:
    """Lint files and folders and return the report: the Python form of ``jdlint check``.

    `as_of` is the date on which reviews and validity are judged. `config` names a configuration file instead of the
    nearest one. Raises JdlintError when a path does not exist or the configuration is wrong.
    """
    file = None if config is None else Path(config)
    return run(Request(tuple(Path(path) for path in paths), as_of, language, file)).report
