"""What the project rules say of a project, and again after some descriptions have changed.

Judging again asks only about the neighbourhood of what changed; what was said of the other posts is kept. Rules whose
word on a post depends on posts that it is not linked with (`wide`) are asked about all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.api import Context
from jdlint.core.finding import ProjectHit
from jdlint.core.records import NamedTuple
from jdlint.engine.checks import project_runner
from jdlint.facts.neighbourhood import Change, Index, PostKey, key_of, to_judge_again
from jdlint.facts.project import Project
from jdlint.rulebook.rule import Rule

#: Messages of these rules suggest a name, which may be that of any post.
_SUGGESTING = frozenset({"near", "default"})


class Failure(NamedTuple):
    """A rule that raised, and what."""

    rule: Rule
    error: Exception


class Judgement(NamedTuple):
    """A project, what each rule says of it, rules that failed, and of how many posts they were asked.

    `neighbours` is made when something is judged again, and handed on.
    """

    project: Project
    hits: dict[str, tuple[ProjectHit, ...]]
    failures: tuple[Failure, ...]
    asked: int
    neighbours: Index | None = None


def judge_project(project: Project, rules: Iterable[Rule], contexts: Mapping[str, Context]) -> Judgement:
    """Return what the rules say of all posts."""
    hits, failures = {}, []
    for rule in rules:
        try:
            hits[rule.id] = tuple(project_runner(rule, contexts[rule.id])(project))
        except Exception as error:  # noqa: BLE001 - a broken rule must not end the run
            failures.append(Failure(rule, error))
    return Judgement(project, hits, tuple(failures), len(project.open))


def judge_again(
    before: Judgement, project: Project, rules: Iterable[Rule], contexts: Mapping[str, Context]
) -> Judgement:
    """Return what the rules say of `project`, which differs from the one judged `before` in the Facts of some posts."""
    rules = list(rules)
    old = {key_of(post): post for post in before.project.facts}
    new = {key_of(post): (number, post) for number, post in enumerate(project.facts)}
    changes = [
        Change(old.get(key), new[key][1] if key in new else None)
        for key in {**old, **new}
        if key not in new or old.get(key) != new[key][1]
    ]
    again, index = to_judge_again(before.project, before.neighbours or Index.of(before.project), project, changes)
    if changes:
        again |= _with_suggestions(before)
    focus = [new[key][0] for key in again if key in new]
    if list(old) == list(new):
        project.adopt(before.project, without=frozenset(focus))
    project.looking_at(focus)
    narrow = judge_project(project, [rule for rule in rules if not rule.wide], contexts)
    asked = len(project.focus)
    project.looking_at(None)
    wide = judge_project(project, [rule for rule in rules if rule.wide], contexts)
    hits = {**narrow.hits, **wide.hits}
    for rule, found in narrow.hits.items():
        kept = _kept(before, rule, again, {key: number for key, (number, _post) in new.items()})
        hits[rule] = tuple(sorted((*kept, *found), key=lambda hit: hit.place.document))
    return Judgement(project, hits, (*narrow.failures, *wide.failures), asked, index)


def _with_suggestions(before: Judgement) -> set[PostKey]:
    """Return the posts with a reference that means nothing: another name may be like it now."""
    facts = before.project.facts
    return {
        key_of(facts[hit.place.document])
        for rule in ("SUB002", "ORG001", "ORG011")
        for hit in before.hits.get(rule, ())
        if hit.message in _SUGGESTING
    }


def _kept(before: Judgement, rule: str, again: set[PostKey], numbers: Mapping[PostKey, int]) -> list[ProjectHit]:
    """Return what a rule said of posts that need not be judged again, with the numbers they have now."""
    facts = before.project.facts
    kept = []
    for hit in before.hits.get(rule, ()):
        key = key_of(facts[hit.place.document])
        gone = any(key_of(facts[item.place.document]) not in numbers for item in hit.related)
        if key in again or key not in numbers or gone:
            continue
        related = tuple(
            item._replace(place=item.place._replace(document=numbers[key_of(facts[item.place.document])]))
            for item in hit.related
        )
        fix = hit.fix
        if fix is not None:
            parts = tuple((numbers[key_of(facts[number])], operations) for number, operations in fix.parts)
            fix = fix._replace(parts=parts)
        kept.append(hit._replace(place=hit.place._replace(document=numbers[key]), related=related, fix=fix))
    return kept
