"""The change phase of a run: what rules about changes say of the way from a revision to the files as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.api import Context
from jdlint.changes.transition import Transition
from jdlint.core.finding import Notice, Site
from jdlint.engine.checks import change_runner
from jdlint.engine.comparison import Differing, between, changed_posts, differing
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.judge import Judge, Raw, crash
from jdlint.engine.sides import Revision, WorkingTree
from jdlint.engine.workspace import Group
from jdlint.facts.project import Project
from jdlint.rulebook.rule import Rule
from jdlint.storage.git import Repository


class Base:
    """The revision that a group is compared with: the point where the branch left `name`. Raises JdlintError."""

    def __init__(self, group: Group, name: str, judge: Judge) -> None:
        self.group = group
        self.judge = judge
        self.repository = Repository(group.home)
        self.commit = self.repository.merge_base(name)
        self.before = Revision(group, self.repository, self.commit)
        self.found: Differing = differing(self.before, WorkingTree(group, self.commit), judge)
        self.posts = changed_posts(self.found, group.settings.thresholds)
        self.repository.close()

    def notices(self) -> list[Notice]:
        """Say which files could not be compared."""
        half_read = self.found.unread_before.keys() ^ self.found.unread_after.keys()
        return [Notice("not-compared", path=key) for key in sorted(half_read)]

    def transition(self, project: Project, *, whole: bool) -> Transition:
        """Return the way to `project`; `whole`: all descriptions of both versions are known."""
        if not whole:
            return Transition(self.posts, project)
        same = [post for post in project.facts if post.path not in self.found.keys]
        return between(self.found, self.posts, same, project)


def judge_changes(
    transition: Transition,
    rules: Iterable[Rule],
    contexts: Mapping[str, Context],
    check: CrossCheck,
    targets: Iterable[str],
) -> list[Raw]:
    """Return what rules about changes say of the files in `targets`: at them, or related to them."""
    targets = set(targets)
    raws = []
    for rule in rules:
        if "project" in rule.needs and transition.before is None:
            continue
        try:
            hits = list(change_runner(rule, contexts[rule.id])(transition))
        except Exception as error:  # noqa: BLE001 - a broken rule must not end the run
            raws.append(crash(min(targets, default=""), rule, error, Site("", None, None, "")))
            continue
        found = [check.raw(rule, hit) for hit in hits]
        raws += [raw for raw in found if targets & {raw.path, *(item.path for item in raw.related)}]
    return raws


def without_outranked(raws: list[Raw], said: list[Raw], rules: Mapping[str, Rule]) -> list[Raw]:
    """Return `raws` without what rules about changes say better of the same places."""
    better = {
        (lesser, path, site.start)
        for raw in said
        for lesser in rules[raw.rule].outranks
        for path, site in ((raw.path, raw.site), *((item.path, item.site) for item in raw.related))
    }
    return [raw for raw in raws if (raw.rule, raw.path, raw.site.start) not in better]
