"""Two versions of a group of files → the posts that changed. Files that are the same in both are not read for it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from jdlint.changes.compare import changes_between
from jdlint.changes.effects import meant
from jdlint.changes.evidence import approval_of, evidence_of
from jdlint.changes.links import settled
from jdlint.changes.thresholds import Thresholds
from jdlint.changes.transition import PostChange, Transition, Version, match
from jdlint.core.records import NamedTuple
from jdlint.engine.beside import Companions
from jdlint.engine.glimpse import glimpse
from jdlint.engine.judge import Judge
from jdlint.engine.sides import Side
from jdlint.facts.facts import Facts
from jdlint.facts.neighbourhood import key_of
from jdlint.facts.project import Project
from jdlint.facts.unread import Unread


class Differing(NamedTuple):
    """The files that differ between two versions: their posts, and those that could not be read."""

    before: dict[str, list[Version]]
    after: dict[str, list[Version]]
    unread_before: dict[str, Unread]
    unread_after: dict[str, Unread]

    @property
    def keys(self) -> frozenset[str]:
        """What the engine calls the files."""
        return (
            frozenset(self.before)
            | frozenset(self.after)
            | frozenset(self.unread_before)
            | frozenset(self.unread_after)
        )


def differing(before: Side, after: Side, judge: Judge) -> Differing:
    """Read the files that one of two versions lacks, or that have another content in the other."""
    found = Differing({}, {}, {}, {})
    keys = [key for key in dict.fromkeys([*before.items, *after.items]) if not _is_same(before, after, key)]
    for side, versions, unread in (
        (before, found.before, found.unread_before),
        (after, found.after, found.unread_after),
    ):
        origins: set[str] = set()
        items = {key: side.items[key] for key in keys if key in side.items}
        for key in sorted(items, key=lambda key: items[key].kind != "yaml"):  # YAML says what other files are
            _read(side, key, judge, versions, unread, origins)
    return found


def _is_same(before: Side, after: Side, key: str) -> bool:
    if key not in before.items or key not in after.items:
        return False
    try:
        return before.blob(key) == after.blob(key)
    except OSError:
        return False


def _read(
    side: Side,
    key: str,
    judge: Judge,
    versions: dict[str, list[Version]],
    unread: dict[str, Unread],
    origins: set[str],
) -> None:
    """Read a file; as in `Reading`, what a description was imported from is no post, nor is a text that is none."""
    item = side.items[key]
    try:
        data = side.read(key)
    except OSError:
        unread[key] = Unread(key, glimpse(key, b""))
        return
    is_origin = hashlib.sha256(data).hexdigest() in origins
    if item.sniff and (is_origin or judge.other.left_out(item.kind, data, scans=False)):
        versions[key] = []
        return
    found = judge.versions(key, item.kind, data)
    if found or item.kind != "yaml":
        versions[key] = found
    else:
        unread[key] = Unread(key, glimpse(key, data))
    if item.kind == "yaml":
        origins.update(version.facts.origin.lower() for version in found if version.facts.origin)


def changed_posts(found: Differing, limits: Thresholds) -> tuple[PostChange, ...]:
    """Return the posts of the files that differ: changed, new and removed.

    Where one version of a file cannot be read, nothing is said of its posts: they have neither gone nor come.
    """
    half_read = found.unread_before.keys() ^ found.unread_after.keys()
    old = [version for key, versions in found.before.items() if key not in half_read for version in versions]
    new = [version for key, versions in found.after.items() if key not in half_read for version in versions]
    matched = match(old, new)
    posts = [changed_post(before, after, limits) for before, after in matched.pairs]
    posts += [PostChange(None, version, status=version.facts.status) for version in matched.new]
    posts.sort(key=_order)
    gone = [PostChange(version, None, status=version.facts.status) for version in matched.gone]
    return (*posts, *sorted(gone, key=_order))


def _order(post: PostChange) -> tuple[str, int]:
    version = post.after or post.before
    assert version is not None
    return key_of(version.facts)


def changed_post(before: Version, after: Version, limits: Thresholds) -> PostChange:
    """Return the changes of one post, what they mean, and what the new version records of it."""
    old, new = before.description, after.description
    status = old.status if old.status in ("official", "employee") else new.status
    return PostChange(
        before,
        after,
        meant(changes_between(old, new), len(old.duties), status, limits),
        status if status in ("official", "employee") else None,
        evidence_of(old, new, "consent"),
        evidence_of(old, new, "agreement"),
        approval_of(old, new),
    )


def between(found: Differing, posts: tuple[PostChange, ...], same: Iterable[Facts], after: Project) -> Transition:
    """Return the whole transition: `same` are the posts of the files that do not differ, `after` the new project."""
    facts = [*same, *(version.facts for versions in found.before.values() for version in versions)]
    facts.sort(key=key_of)
    unread = [item for item in after.unread if item.path not in found.keys] + list(found.unread_before.values())
    before = Project(tuple(facts), after.as_of, after.organisation, after.titles, tuple(unread))
    old = {key_of(post): number for number, post in enumerate(before.facts)}
    new = {key_of(post): number for number, post in enumerate(after.facts)}
    became = {number: new[key] for key, number in old.items() if key[0] not in found.keys and key in new}
    for post in posts:
        if post.before is None or post.after is None:
            continue
        # What a description was imported from, and a text that is none, are no posts of the project.
        if key_of(post.before.facts) in old and key_of(post.after.facts) in new:
            became[old[key_of(post.before.facts)]] = new[key_of(post.after.facts)]
    return settled(Transition(posts, after, before, became))


def project_of(same: Iterable[Facts], found: Differing, as_of: dt.date, companions: Companions) -> Project:
    """Return the new project from the posts of the files that do not differ and those that do."""
    facts = [*same, *(version.facts for versions in found.after.values() for version in versions)]
    facts.sort(key=key_of)
    unread = tuple(found.unread_after.values())
    return Project(tuple(facts), as_of, companions.organisation, companions.titles, unread)
