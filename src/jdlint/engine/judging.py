"""The judge of documents and the check of the project, of a group: needed where a run does not remember everything."""

from __future__ import annotations

from functools import cached_property

from jdlint.api import Context
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
from jdlint.engine.workspace import Group
from jdlint.rulebook.rule import Rulebook


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
        settings = self.group.settings
        labels = labels_of(settings, self.group.store)
        judge = Judge(self.book, self.contexts, settings.limits, self.levels, self._template(), labels)
        if self.request.timings is not None:
            judge.costs = self.request.timings
        return judge

    def crosscheck(self, gathered: Gathered) -> CrossCheck:
        """Return what runs the project rules."""
        fixes = ProjectFixes(gathered.documents, self.request.context or self.group.root)
        return CrossCheck(gathered.project, gathered.documents, fixes, self.contexts)

    def _template(self) -> str | None:
        template = self.group.settings.template
        if template is not None and template not in self.book.templates:
            known = ", ".join(sorted(self.book.templates))
            raise JdlintError(_("unknown template {name!r}; there are {known}").format(name=template, known=known))
        return template
