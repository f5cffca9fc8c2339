"""The judge of documents and the check of the project, of a group: needed where a run does not remember everything."""

from __future__ import annotations

import datetime as dt
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.api import Context
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Severity
from jdlint.core.i18n import _
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.fixes import ProjectFixes
from jdlint.engine.gather import Gathered
from jdlint.engine.judge import Judge
from jdlint.engine.labels import labels_of
from jdlint.engine.options import contexts
from jdlint.engine.request import Request
from jdlint.engine.rules import rules_of
from jdlint.engine.workspace import Group
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.rule import Rulebook

if TYPE_CHECKING:
    from jdlint.engine.workers import Workers
    from jdlint.readers.labels import Labels


class Judging:
    """Rules bound to the settings of a group; raises JdlintError for options and names that do not fit."""

    def __init__(self, group: Group, request: Request, book: Rulebook, levels: dict[str, Severity]) -> None:
        self.group = group
        self.request = request
        self.book = book
        self.levels = levels

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """What each rule may know besides its document."""
        return contexts(self.book, self.group.settings, self.request.as_of)

    @cached_property
    def judge(self) -> Judge:
        """The judge of single documents."""
        labels = labels_of(self.group.settings, self.group.store)
        judge = judge_of(self.book, self.group.settings, self.levels, self.contexts, labels)
        if self.request.timings is not None:
            judge.costs = self.request.timings
        return judge

    def workers(self, jobs: int) -> Workers:
        """Start processes that judge as this one does."""
        from jdlint.engine.cache.key import cache_folder  # noqa: PLC0415 - only where there is much to do
        from jdlint.engine.workers import Workers  # noqa: PLC0415 - likewise

        labels = labels_of(self.group.settings, self.group.store)
        known = cache_folder(self.group, self.request)
        recipe = partial(_remade, self.group.settings, known, self.request.as_of, labels)
        return Workers(jobs, recipe, self.judge)

    def crosscheck(self, gathered: Gathered) -> CrossCheck:
        """Return what runs the project rules."""
        fixes = ProjectFixes(gathered.documents, self.request.context or self.group.root)
        return CrossCheck(gathered.project, gathered.documents, fixes, self.contexts)


def judge_of(
    book: Rulebook,
    settings: Settings,
    levels: dict[str, Severity],
    contexts: dict[str, Context],
    labels: Labels | None,
) -> Judge:
    """Return the judge of documents under settings. Raises JdlintError for a template that there is not."""
    template = settings.template
    if template is not None and template not in book.templates:
        known = ", ".join(sorted(book.templates))
        raise JdlintError(_("unknown template {name!r}; there are {known}").format(name=template, known=known))
    return Judge(book, contexts, settings.limits, levels, template, labels)


def _remade(settings: Settings, known: Path | None, as_of: dt.date, labels: Labels | None) -> Judge:
    """Return the judge of another process; house rules that were compiled are in the folder `known`."""
    book = load_rulebook(settings.packs, known)
    _profile, levels = rules_of(book, settings)
    return judge_of(book, settings, levels, contexts(book, settings, as_of), labels)
