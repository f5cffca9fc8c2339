"""Which findings are new since a revision: those that the old version, judged by the same rules, did not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jdlint.api import Context
from jdlint.changes.duties import duty_pairs
from jdlint.changes.transition import PostChange
from jdlint.core.finding import Finding
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.engine.assemble import Assembly
from jdlint.engine.comparison import Differing
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.documents import Documents
from jdlint.engine.fixes import ProjectFixes
from jdlint.engine.judge import Judge
from jdlint.engine.raws import Raw
from jdlint.engine.sides import Side
from jdlint.engine.workspace import Group
from jdlint.facts.project import Project
from jdlint.rulebook.rule import Rule, Rulebook
from jdlint.views.sites import keyed_path

_DUTY = regex(r"^duties\[[^\]]*\]")

#: What a finding is recognised by, more and less strictly.
_Keys = tuple[object, object]


class Versions(NamedTuple):
    """Two versions of a group: their files, which of these differ, and the posts that changed."""

    group: Group
    judge: Judge
    before: Side
    after: Side
    found: Differing
    posts: tuple[PostChange, ...]


def known_findings(
    base: Versions, project: Project | None, rules: Iterable[Rule], contexts: Mapping[str, Context], to: Assembly
) -> list[Finding]:
    """Return the findings of the old version: of the files that differ, and what project rules say of `project`.

    `to` has the settings, and the suppression comments of the files that do not differ.
    """
    judge = base.judge
    raws: list[Raw] = []
    names = []
    for key in base.found.keys:
        to.suppressions.pop(key, None)
        if key not in base.before.items:
            continue
        try:
            data = base.before.read(key)
        except OSError:
            continue
        one = judge.judge(key, base.before.items[key].kind, data)
        to.register(one)
        raws.extend(one.raws)
        names.append(key)
    if project is not None:
        again = Documents(lambda *file: judge.read(*file)[0], base.before.read, base.before.items, {})
        fixes = ProjectFixes(again, base.group.root)
        check = CrossCheck(project, again, fixes, contexts)
        raws.extend(check.judge(rules, {post.path for post in project.facts}))
    return to.findings(raws, names)


def new_findings(
    findings: Iterable[Finding], known: Iterable[Finding], base: Versions, book: Rulebook
) -> tuple[list[Finding], int]:
    """Return the findings that the old version did not have, and how many others there were.

    What only one description can be the reason of is never new in a file that does not differ, and what is said of a
    change always is. A finding is the same one if it says the same of the same field, wherever that stands now:
    descriptions and duties are followed.
    """
    followed = _followed(base.posts)
    before = [_keys(finding, followed) for finding in known if finding.suppressed is None]
    fresh, asked, old = set(), [], 0
    findings = list(findings)
    for number, finding in enumerate(findings):
        scope = book.rules[finding.rule].scope
        if scope == "change":
            fresh.add(number)
        elif scope != "project" and finding.path in base.after.items and finding.path not in base.found.keys:
            old += 1
        else:
            asked.append((number, _keys(finding, {})))
    again = _paired(asked, before)
    fresh |= {number for number, _keys in asked if number not in again}
    return [finding for number, finding in enumerate(findings) if number in fresh], old + len(again)


def _paired(asked: list[tuple[int, _Keys]], before: list[_Keys]) -> set[int]:
    """Return which of the findings that are asked about were there before: each one of those was is taken once."""
    found: set[int] = set()
    used: set[int] = set()
    for level in (0, 1):
        places: dict[object, list[int]] = defaultdict(list)
        for place in range(len(before) - 1, -1, -1):
            if place not in used:
                places[before[place][level]].append(place)
        for number, keys in asked:
            if number not in found and places[keys[level]]:
                used.add(places[keys[level]].pop())
                found.add(number)
    return found


class _Followed:
    """Where an old description and its duties are now."""

    def __init__(self, post: PostChange) -> None:
        assert post.before is not None
        assert post.after is not None
        self.name = post.after.facts.id or post.after.facts.path
        old, new = post.before.description, post.after.description
        self.duties = {
            keyed_path(old.document, old.duties[i].path): keyed_path(new.document, new.duties[k].path)
            for i, k in duty_pairs(old, new).both
        }

    def path(self, keyed: str) -> str:
        match = _DUTY.match(keyed)
        if match is None:
            return keyed
        return self.duties.get(match.group(), match.group()) + keyed[match.end() :]


def _followed(posts: Iterable[PostChange]) -> dict[tuple[str, str | None], _Followed]:
    return {
        (post.before.facts.path, post.before.facts.id): _Followed(post)
        for post in posts
        if post.before is not None and post.after is not None
    }


def _keys(finding: Finding, followed: Mapping[tuple[str, str | None], _Followed]) -> _Keys:
    where = followed.get((finding.path, finding.description))
    name = finding.description or finding.path
    keyed = finding.site.keyed_path
    if where is not None:
        name, keyed = where.name, where.path(keyed)
    args = repr(sorted((str(name), str(value)) for name, value in finding.args.items() if name != "line"))
    return (finding.rule, name, keyed, finding.site.value), (finding.rule, name, args)
