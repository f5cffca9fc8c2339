"""What changed between two revisions, a revision and the files as they are, or two files: for people to read."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Iterable
from pathlib import Path

from jdlint.api import LawEntry
from jdlint.changes.links import Consequences, consequences, touches_links
from jdlint.changes.transition import PostChange, Version
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.engine.beside import companions_of
from jdlint.engine.comparison import Differing, between, changed_post, changed_posts, differing, project_of
from jdlint.engine.gather import shown_path
from jdlint.engine.judge import Judge
from jdlint.engine.labels import labels_of
from jdlint.engine.options import law_on
from jdlint.engine.request import Request, absolute
from jdlint.engine.rules import book_of
from jdlint.engine.sides import Revision, Side, WorkingTree
from jdlint.engine.workspace import Group
from jdlint.facts.facts import Facts
from jdlint.readers.reading import most_bytes
from jdlint.rulebook.rule import Rulebook
from jdlint.storage.files import kind_of, read_named
from jdlint.storage.git import Repository


class Comparison(NamedTuple):
    """Two versions of a project, or of a file, as they are shown.

    `old` and `new` name the versions, None standing for the files as they are. `posts` changed; `links` is what that
    did to substitution and reporting, None where it can have done nothing. `unread` are the files of which one version
    could not be read.
    """

    old: str
    new: str | None
    posts: tuple[PostChange, ...]
    links: Consequences | None
    unread: tuple[str, ...]
    settings: Settings
    law: dict[str, LawEntry]
    as_of: dt.date


class Span(NamedTuple):
    """What is compared: two names of revisions, None standing for the files as they are; `apart`: since they parted."""

    old: str
    new: str | None
    apart: bool = False


def span_of(text: str | None) -> Span:
    """Return what ``REF``, ``REF..REF``, ``REF...REF`` or nothing (HEAD) asks for."""
    if text is None:
        return Span("HEAD", None)
    for sign in ("...", ".."):
        if sign in text:
            old, _sign, new = text.partition(sign)
            return Span(old or "HEAD", new or "HEAD", sign == "...")
    return Span(text, None)


def compare_revisions(request: Request, span: Span) -> Comparison:
    """Return the comparison of every project that the paths of `request` lie in, as one.

    A path that is only in a revision may be named as well. Raises JdlintError where there is no repository, a revision
    does not exist, or a path is in neither version.
    """
    named = [absolute(path) for path in request.paths]
    standing = tuple(dict.fromkeys(_standing(path) for path in named))
    work = request._replace(paths=standing).workspace(keep_empty=True)
    met: set[Path] = set()
    found = [_compared(group, request, span, named, met) for group in work.groups]
    missing = [path for path in named if not path.exists() and path not in met]
    if missing:
        raise JdlintError(
            _("{path}: there is no such file or folder in either version").format(path=os.path.relpath(missing[0]))
        )
    return _joined(found)


def _joined(found: list[Comparison]) -> Comparison:
    links = [item.links for item in found if item.links is not None]
    joined = Consequences(*(tuple(itertools.chain(*parts)) for parts in zip(*links, strict=True))) if links else None
    posts = tuple(post for item in found for post in item.posts)
    return found[0]._replace(posts=posts, links=joined, unread=tuple(path for item in found for path in item.unread))


def _standing(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    return next(here for here in (path, *path.parents) if here.exists())


def _compared(group: Group, request: Request, span: Span, named: list[Path], met: set[Path]) -> Comparison:
    book = book_of(group)
    judge = _reader(book, group)
    repository = Repository(group.home if group.home.is_dir() else group.root)
    try:
        old = repository.merge_base(span.old, span.new or "HEAD") if span.apart else repository.commit(span.old)
        out = repository.left_out() if span.new is None else set()
        before: Side = Revision(group, repository, old, out)
        after: Side = (
            WorkingTree(group, old) if span.new is None else Revision(group, repository, repository.commit(span.new))
        )
        wanted = {key for key in {*before.items, *after.items} if _is_below(group.root / key, named, met)}
        found = differing(before, after, judge)
        posts = changed_posts(found, group.settings.thresholds)
        links = None
        if touches_links(posts):
            same = _same(after, found, judge)
            companions = companions_of(group)
            transition = between(found, posts, same, project_of(same, found, request.as_of, companions))
            posts, links = transition.posts, consequences(transition)
    finally:
        repository.close()
    shown = tuple(_shown(post, group) for post in posts if wanted & set(_files(post)) and _says_something(post))
    unread = sorted(key for key in found.unread_before.keys() ^ found.unread_after.keys() if key in wanted)
    names = tuple(shown_path(group, key) for key in unread)
    return Comparison(
        span.old, span.new, shown, links, names, group.settings, law_on(book, request.as_of), request.as_of
    )


def _is_below(path: Path, named: list[Path], met: set[Path]) -> bool:
    """Tell whether a file is one of the named paths, or lies below one; remember which of them it was."""
    hit = [one for one in named if path == one or one in path.parents]
    met.update(hit)
    return bool(hit)


def _same(side: Side, found: Differing, judge: Judge) -> list[Facts]:
    """Return the posts of the files that do not differ."""
    facts: list[Facts] = []
    for key, item in side.items.items():
        if key in found.keys:
            continue
        data = side.read(key)
        if not item.sniff or not judge.other.left_out(item.kind, data, scans=False):
            facts.extend(version.facts for version in judge.versions(key, item.kind, data))
    return facts


def _files(post: PostChange) -> Iterable[str]:
    return [version.facts.path for version in (post.before, post.after) if version is not None]


def _says_something(post: PostChange) -> bool:
    return post.before is None or post.after is None or bool(post.changes) or post.rewritten


def _shown(post: PostChange, group: Group) -> PostChange:
    """Return the change with the paths that people see."""

    def named(version: Version | None) -> Version | None:
        if version is None:
            return None
        return version._replace(facts=version.facts._replace(path=shown_path(group, version.facts.path)))

    return post._replace(before=named(post.before), after=named(post.after))


def compare_files(request: Request, old: Path, new: Path) -> Comparison:
    """Return the comparison of two files of any kind that can be read. Raises JdlintError where one cannot."""
    group = request._replace(paths=(new,)).workspace().groups[0]
    settings = group.settings
    book = book_of(group)
    judge = _reader(book, group)
    before, after = (_versions(judge, path) for path in (old, new))
    if len(before) == len(after) == 1:  # whatever they are called and say, they were named to be compared
        posts: tuple[PostChange, ...] = (changed_post(before[0], after[0], settings.thresholds),)
    else:
        posts = changed_posts(Differing({"old": before}, {"new": after}, {}, {}), settings.thresholds)
    shown = tuple(post for post in posts if _says_something(post))
    return Comparison(str(old), str(new), shown, None, (), settings, law_on(book, request.as_of), request.as_of)


def _reader(book: Rulebook, group: Group) -> Judge:
    """Return what reads the files of a group and judges nothing."""
    return Judge(book, {}, group.settings.limits, (), labels=labels_of(group.settings, group.store))


def _versions(judge: Judge, path: Path) -> list[Version]:
    data = read_named(path, most_bytes(kind_of(path), judge.limits))
    found = judge.versions(str(path), kind_of(path), data)
    if not found:
        raise JdlintError(_("{path}: no job description can be read here; jdlint check says why").format(path=path))
    return found
