"""The change phase of a run: the way from a revision to the files as they are, judged by the rules about changes."""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.api import Context
from jdlint.changes.transition import Transition
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Finding, Notice, Site
from jdlint.engine.assemble import Assembly
from jdlint.engine.checks import change_runner
from jdlint.engine.comparison import between, changed_posts, differing
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.judge import Judge, crash
from jdlint.engine.novelty import Versions, known_findings, new_findings
from jdlint.engine.raws import Raw
from jdlint.engine.sides import Revision, WorkingTree
from jdlint.engine.workspace import Group
from jdlint.facts.project import Project
from jdlint.rulebook.rule import Rule
from jdlint.storage.git import Repository


def has_commit(group: Group) -> bool:
    """Tell whether the repository of a group has a commit to compare with."""
    try:
        Repository(group.home).commit("HEAD")
    except JdlintError:
        return False
    return True


class Since:
    """A group compared with the point where its branch left the revision `name`. Raises JdlintError.

    `rules` are those about changes; `whole` says that all descriptions will be known, not only those that are reported.
    """

    def __init__(self, group: Group, name: str, judge: Judge, rules: list[Rule], *, whole: bool) -> None:
        self._rules = rules
        self._whole = whole
        self._repository = Repository(group.home)
        commit = self._repository.merge_base(name)
        before = Revision(group, self._repository, commit, self._repository.left_out())
        after = WorkingTree(group, commit)
        self._found = differing(before, after, judge)
        self._posts = changed_posts(self._found, group.settings.thresholds)
        self._versions = Versions(group, judge, before, after, self._found, self._posts)
        self._transition: Transition | None = None

    def close(self) -> None:
        """End what reads the old version."""
        self._repository.close()

    def notices(self) -> list[Notice]:
        """Say which files could not be compared."""
        half_read = self._found.unread_before.keys() ^ self._found.unread_after.keys()
        return [Notice("not-compared", path=key) for key in sorted(half_read)]

    def judge(
        self, raws: list[Raw], check: CrossCheck, contexts: Mapping[str, Context], targets: set[str]
    ) -> list[Raw]:
        """Return `raws` and what rules about changes say of the files in `targets`: at them, or related to them.

        What a rule says better than another one of the same places is said once.
        """
        self._transition = transition = self._way_to(check.project)
        said: list[Raw] = []
        for rule in self._rules:
            if "project" in rule.needs and transition.before is None:
                continue
            try:
                hits = list(change_runner(rule, contexts[rule.id])(transition))
            except Exception as error:  # noqa: BLE001 - a broken rule must not end the run
                said.append(crash(min(targets, default=""), rule, error, Site("", None, None, "")))
                continue
            found = [check.raw(rule, hit) for hit in hits]
            said += [raw for raw in found if targets & {raw.path, *(item.path for item in raw.related)}]
        return [*self._without_outranked(raws, said), *said]

    def _way_to(self, project: Project) -> Transition:
        if not self._whole:
            return Transition(self._posts, project)
        same = [post for post in project.facts if post.path not in self._found.keys]
        return between(self._found, self._posts, same, project)

    def _without_outranked(self, raws: list[Raw], said: list[Raw]) -> list[Raw]:
        lesser = {rule.id: rule.outranks for rule in self._rules}
        better = {
            (code, path, site.start)
            for raw in said
            for code in lesser.get(raw.rule, ())
            for path, site in ((raw.path, raw.site), *((item.path, item.site) for item in raw.related))
        }
        return [raw for raw in raws if (raw.rule, raw.path, raw.site.start) not in better]

    def new_of(
        self, findings: list[Finding], rules: list[Rule], contexts: Mapping[str, Context], to: Assembly
    ) -> tuple[list[Finding], int]:
        """Return the findings that the old version did not have, and how many others there were.

        `rules` are those about the project; `to` is for the findings of the old version, see `known_findings`.
        """
        before = None if self._transition is None else self._transition.before
        known = known_findings(self._versions, before, rules, contexts, to)
        return new_findings(findings, known, self._versions, to.book)
