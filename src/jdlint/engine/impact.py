"""What would break if a post were removed or bore another id, judged as if it were done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from jdlint.core.errors import JdlintError
from jdlint.core.finding import Finding, Related, Site
from jdlint.core.i18n import _
from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.core.report import Report
from jdlint.engine.assemble import Assembly
from jdlint.engine.crosscheck import CrossCheck
from jdlint.engine.fixes import ProjectFixes
from jdlint.engine.gather import Gathered, shown_path
from jdlint.engine.judgement import Judgement, judge_again, judge_project
from jdlint.engine.options import contexts
from jdlint.engine.rules import book_of, rules_of
from jdlint.facts.facts import Facts, reference_path
from jdlint.facts.project import Project
from jdlint.rulebook.rule import Rulebook
from jdlint.views.references import Direction


class Mention(NamedTuple):
    """A row that names the post: whose, the direction, the words, whether they are the id, where, and all it says."""

    path: str
    post: str
    direction: Direction
    words: str
    by_id: bool
    site: Site
    place: tuple[str, int, Path]
    written: str


class Impact(NamedTuple):
    """Who names a post; the findings that the change would bring and end; of how many posts the rules were asked."""

    post: Facts
    mentions: tuple[Mention, ...]
    brought: Report
    ended: Report
    book: Rulebook
    asked: int


def find_post(projects: Iterable[Gathered], identifier: str) -> tuple[Gathered, list[int]]:
    """Return the project of an id, and its numbers there. Raises JdlintError where no project or several have it."""
    found = [(item, item.project.by_id[identifier]) for item in projects if identifier in item.project.by_id]
    if len(found) == 1:
        return found[0]
    if found:
        raise JdlintError(_("several projects have a post {id!r}; name one of the folders").format(id=identifier))
    near = next((name for item in projects if (name := item.project.near.suggest(item.project.fold(identifier)))), None)
    hint = _("; did you mean {key}?").format(key=near) if near else ""
    raise JdlintError(_("there is no post with the id {id!r}").format(id=identifier) + hint)


def mentions_of(gathered: Gathered, numbers: Iterable[int]) -> tuple[Mention, ...]:
    """Return the rows of other posts that mean a post, in the order of files."""
    project, wanted = gathered.project, set(numbers)
    found = []
    for number, post in enumerate(project.facts):
        for reference, meaning in project.meanings(number):
            if number in wanted or meaning.outcome not in ("post", "closed") or wanted.isdisjoint(meaning.posts):
                continue
            path = reference_path(reference)
            if reference.identifier is not None:
                path = (*path, "position")
            place = (str(gathered.group.root / post.path), post.number, path)
            by_id = meaning.how == "id"
            shown = shown_path(gathered.group, post.path)
            site = gathered.documents.site(post, project.place(number, reference.site))
            said = (shown, post.name, reference.direction, meaning.words, by_id, site)
            found.append(Mention(*said, place, reference.written or reference.words))
    return tuple(found)


def renamed_places(gathered: Gathered, numbers: Iterable[int], new: str) -> dict[tuple[str, int, Path], str]:
    """Return what to write where, so that a post has the id `new`: its own id, and every row that names it by id.

    A row that says more (a scope, other posts) keeps it.
    """
    facts, numbers = gathered.project.facts, list(numbers)
    found: dict[tuple[str, int, Path], str] = {
        (str(gathered.group.root / facts[number].path), facts[number].number, ("id",)): new for number in numbers
    }
    for item in mentions_of(gathered, numbers):
        if item.by_id:
            text = found.get(item.place, item.written)
            old = re.compile(rf"(?<![\w-]){re.escape(item.words)}(?![\w-])")
            found[item.place] = old.sub(lambda _: new, text, count=1)
    return found


def left_behind(gathered: Gathered, identifier: str) -> list[str]:
    """Return the files beside the descriptions that name a post by its id."""
    organisation, titles = gathered.project.organisation, gathered.project.titles
    found = []
    if organisation is not None:
        named = {unit.head for unit in organisation.units} | {entry.post for entry in organisation.staff}
        named |= {annex.post for order in organisation.orders for annex in order.annexes}
        found += [organisation.path] if identifier in named else []
    if titles is not None and any(alias.means == identifier for alias in titles.aliases):
        found.append(titles.path)
    return [shown_path(gathered.group, path) for path in found]


def impact_of(gathered: Gathered, numbers: list[int], new: str | None, as_of: dt.date) -> Impact:
    """Return what removing a post (`new` is None), or giving it the id `new`, would do to the others.

    Raises JdlintError where another post has the id `new` already.
    """
    project = gathered.project
    if new is not None and new in project.by_id:
        raise JdlintError(_("there is already a post with the id {id!r}").format(id=new))
    wanted = set(numbers)
    changed = tuple(
        post._replace(id=new) if number in wanted else post
        for number, post in enumerate(project.facts)
        if new is not None or number not in wanted
    )
    settings = gathered.group.settings
    book = book_of(gathered.group)
    base, levels = rules_of(book, settings)
    rules = [
        book.rules[code]
        for code in levels
        if book.rules[code].scope == "project"
        and ("organisation" not in book.rules[code].needs or project.organisation is not None)
    ]
    known = contexts(book, settings, as_of)
    before = judge_project(project, rules, known)
    after = judge_again(
        before, Project(changed, as_of, project.organisation, project.titles, project.unread), rules, known
    )
    assembly = Assembly(book, settings, levels, base.basis, as_of)
    fixes = ProjectFixes(gathered.documents, gathered.group.root)

    def findings(judgement: Judgement) -> dict[str, Finding]:
        check = CrossCheck(judgement.project, gathered.documents, fixes, known)
        raws = [
            check.raw(book.rules[code], hit._replace(fix=None)) for code, hits in judgement.hits.items() for hit in hits
        ]
        return {_key(finding): _shown(gathered, finding) for finding in assembly.findings(raws, ())}

    old, now = findings(before), findings(after)

    def report(found: Iterable[Finding]) -> Report:
        return Report(as_of, "en", tuple(found), (), len(project.facts), len(project.open))

    return Impact(
        project.facts[numbers[-1]],
        mentions_of(gathered, numbers),
        report(finding for key, finding in now.items() if key not in old),
        report(finding for key, finding in old.items() if key not in now and finding.path != _own(gathered, numbers)),
        book,
        after.asked,
    )


def _own(gathered: Gathered, numbers: list[int]) -> str:
    return shown_path(gathered.group, gathered.project.facts[numbers[-1]].path)


def _key(finding: Finding) -> str:
    """Return what a finding is known by, whatever the id of its post; the place is that of the file as it is."""
    return repr((finding.rule, finding.path, finding.site, finding.message, sorted(finding.args.items(), key=str)))


def _shown(gathered: Gathered, finding: Finding) -> Finding:
    related = tuple(Related(shown_path(gathered.group, item.path), *item[1:]) for item in finding.related)
    return finding._replace(path=shown_path(gathered.group, finding.path), related=related)
