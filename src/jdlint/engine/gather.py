"""From a group of files to its project: every file read once for its Facts, the companions, what could not be read.

`check` judges while it reads (`GroupRun`); commands that only ask who is linked with whom call `gather`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.core.finding import Notice
from jdlint.core.records import NamedTuple
from jdlint.engine.beside import Companions, companions_of
from jdlint.engine.glimpse import glimpse
from jdlint.engine.outcome import Outcome, Work, outcome_of
from jdlint.engine.raws import ORIGIN, Judged, unreadable
from jdlint.engine.request import Request
from jdlint.engine.workspace import Group
from jdlint.facts.unread import Unread
from jdlint.readers.reading import most_bytes
from jdlint.storage.files import Candidate, below, content_digest
from jdlint.storage.stores import Identity

if TYPE_CHECKING:
    from jdlint.engine.cache.entry import Entry
    from jdlint.engine.cache.files import FileCache
    from jdlint.engine.documents import Documents
    from jdlint.engine.judge import Judge
    from jdlint.facts.facts import Facts
    from jdlint.facts.project import Project


class Gathered:
    """The project of one group of files, with nothing judged.

    `targets` are the files that were named, called as in `Facts.path`: below `group.root` (`shown_path` says it from
    where a person stands). `documents` reads them again, for places and fixes, and none that has changed since.
    """

    def __init__(self, reading: Reading, as_of: dt.date, companions: Companions, targets: Iterable[Path]) -> None:
        self.group = reading.group
        self.targets = frozenset(map(reading.key, targets))
        self._reading = reading
        self._as_of = as_of
        self._companions = companions

    @cached_property
    def project(self) -> Project:
        """The posts and what is between them; not every run asks for them."""
        return self._reading.project(self._as_of, self._companions)

    @cached_property
    def documents(self) -> Documents:
        """What reads the files again."""
        return self._reading.documents()

    @property
    def posts(self) -> tuple[int, ...]:
        """Numbers of the posts in force that the named files describe."""
        return tuple(number for number in self.project.open if self.project.facts[number].path in self.targets)


class Gathering(NamedTuple):
    """The projects that a request names; `empty` are the named folders that held no description.

    `notices` say what was not read or not obeyed.
    """

    projects: tuple[Gathered, ...]
    empty: tuple[Path, ...]
    notices: tuple[Notice, ...]


def gather(request: Request) -> Gathering:
    """Return every project that `request` names something of, whole: read exactly as `check` reads it.

    Raises JdlintError when paths, configuration or the files that it names are wrong. A description that cannot be read
    raises nothing: it is in `project.unread`, and `check` says what is wrong with it.
    """
    work = request.workspace()
    return Gathering(tuple(_gathered(group, request) for group in work.groups), work.empty, work.notices)


def _gathered(group: Group, request: Request) -> Gathered:
    from jdlint.engine.judge import Judge  # noqa: PLC0415 - a run that remembers everything does without
    from jdlint.engine.labels import labels_of  # noqa: PLC0415 - likewise
    from jdlint.engine.rules import book_of, rules_of  # noqa: PLC0415 - likewise

    settings = group.settings
    book = book_of(group)
    _base, levels = rules_of(book, settings)
    project_rules = [code for code in levels if book.rules[code].scope == "project"]
    judge = Judge(book, {}, settings.limits, project_rules, labels=labels_of(settings, group.store))
    reading = Reading(group, lambda: judge)
    for item in in_order(group.context):
        reading.read(item, judged=False)
    return Gathered(reading, request.as_of, companions_of(group), (item.path for item in group.targets))


def in_order(items: Iterable[Candidate]) -> list[Candidate]:
    """Return files in the order in which they are read: YAML first, for it says what other files are."""
    return sorted(items, key=lambda item: item.kind != "yaml")


class Task(NamedTuple):
    """A file that must be read; `is_origin`: a YAML description was made from it, so that it is no post of its own."""

    work: Work
    identity: Identity
    is_origin: bool


class Reading:
    """Reads the files of a group, each once, and keeps of each what the project needs.

    `make` gives the judge when the first file must be read; `cache` holds what is remembered of the others.
    """

    def __init__(self, group: Group, make: Callable[[], Judge], cache: FileCache | None = None) -> None:
        self.group = group
        self.cache = cache
        self.digests: dict[str, bytes] = {}
        self.left_out: dict[str, str] = {}  # files that nobody named and that are no posts, and the notice that says so
        self._make = make
        # by the name of the file, in the order in which files were looked at; Facts are made when they are asked for
        self._posts: dict[str, Callable[[], tuple[Facts, ...]]] = {}
        self._unread: dict[str, Unread] = {}
        self._order: list[str] = []
        self._origins: set[str] = set()  # what the YAML descriptions were made from

    @cached_property
    def judge(self) -> Judge:
        return self._make()

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """The Facts of all files, in the order in which they were read."""
        return tuple(fact for key in self._order if key in self._posts for fact in self._posts[key]())

    def facts_of(self, key: str) -> tuple[Facts, ...]:
        """Return the Facts of one file, none where it is no post."""
        return self._posts[key]() if key in self._posts else ()

    @property
    def unread(self) -> list[Unread]:
        """The files that no post could be read from."""
        return [self._unread[key] for key in self._order if key in self._unread] if self._unread else []

    def key(self, path: Path) -> str:
        """Return what the engine calls a file: its path below the root, so that nothing depends on where one stands."""
        return below(path, self.group.root)

    def read(self, item: Candidate, *, judged: bool) -> Judged | None:
        """Read a file, and judge it or take its Facts alone; None for one that is left out (`left_out` says why).

        What a YAML description was made from is no second post: YAML files are read first (`in_order`).
        """
        found = self.look(item, judged=judged)
        return self.settle(found, outcome_of(self.judge, found.work)) if isinstance(found, Task) else found

    def look(self, item: Candidate, *, judged: bool) -> Task | Judged | None:
        """Return what is known of a file without reading it, else what is to be done (to be settled in order)."""
        key = self.key(item.path)
        self._order.append(key)
        if item.refused is not None:
            message, reason = item.refused
            self._unread[key] = Unread(key, () if message == "folder" else glimpse(key, b""))
            return unreadable(key, reason, message)
        identity: Identity = None
        if self.cache is not None:
            identity = self.group.store.identity(item.path)
            entry = self.cache.find(key, identity, judged=judged, sniff=item.sniff)
            known = None if entry is None else self._remembered(item, key, entry, judged=judged)
            if known is not None:
                return known[0]
        try:
            data = self._bytes(item)
        except OSError as error:
            self._unread[key] = Unread(key, glimpse(key, b""))
            return unreadable(key, error.strerror or str(error))
        digest = content_digest(data)
        if self.cache is not None:
            entry = self.cache.same(key, digest, identity, judged=judged, sniff=item.sniff)
            known = None if entry is None else self._remembered(item, key, entry, judged=judged)
            if known is not None:
                return known[0]
        self.digests[key] = digest
        is_origin = item.kind != "yaml" and digest.hex() in self._origins
        if item.sniff and is_origin:
            self.left_out[key] = ORIGIN
            self._remember(Work(key, item.kind, data, judged, item.sniff), identity, Outcome(ORIGIN, None, ()))
            return None
        return Task(Work(key, item.kind, data, judged, item.sniff), identity, is_origin)

    def settle(self, task: Task, outcome: Outcome) -> Judged | None:
        """Keep what a file came to."""
        work, identity, is_origin = task
        one = outcome.one
        self._remember(work, identity, outcome)
        if one is None:
            self.left_out[work.key] = outcome.left_out
            return None
        facts = one.facts
        origins = [post.origin.lower() for post in facts if post.origin and work.kind == "yaml"]
        return self._taken(one, outcome.names, origins, lambda: facts, is_origin=is_origin)

    def _remember(self, work: Work, identity: Identity, outcome: Outcome) -> None:
        if self.cache is None:
            return
        from jdlint.engine.cache.entry import Entry  # noqa: PLC0415 - not every run remembers anything

        digest = self.digests[work.key].hex()
        entry = Entry(digest, work.judged, work.sniff, outcome.left_out, names=outcome.names)
        self.cache.keep(work.key, identity, work.kind, work.data, entry, outcome.one)

    def _remembered(self, item: Candidate, key: str, entry: Entry, *, judged: bool) -> tuple[Judged | None] | None:
        """Return what a file came to in the last run; None where the cache is damaged."""
        assert self.cache is not None
        one = self.cache.judgement(key, entry)
        is_origin = item.kind != "yaml" and entry.digest in self._origins
        if one is None or (entry.left_out == ORIGIN and not is_origin):
            return None
        self.digests[key] = bytes.fromhex(entry.digest)
        if item.sniff and (is_origin or entry.left_out):
            self.left_out[key] = ORIGIN if is_origin else entry.left_out
            return (None,)
        if not judged:
            one = one._replace(raws=(), silent=())
        posts = partial(self._facts_of, item, key, entry)
        origins = entry.origins if item.kind == "yaml" else ()
        return (self._taken(one, entry.names, origins, posts, is_origin=is_origin),)

    def _taken(
        self,
        one: Judged,
        names: Sequence[str],
        origins: Iterable[str],
        posts: Callable[[], tuple[Facts, ...]],
        *,
        is_origin: bool,
    ) -> Judged:
        """Keep of a file what the project needs."""
        if names:
            self._unread[one.path] = Unread(one.path, tuple(names))
        if is_origin:
            return one._replace(facts=())
        self._origins.update(origins)
        self._posts[one.path] = posts
        return one._replace(facts=())  # they are asked for from here

    def _facts_of(self, item: Candidate, key: str, entry: Entry) -> tuple[Facts, ...]:
        """Return the Facts of a file that is remembered; where they are damaged, those of the file itself."""
        assert self.cache is not None
        facts = self.cache.facts(key, entry) if entry.posts else ()
        if facts is not None:
            return facts
        try:
            return self.judge.facts(key, item.kind, self._bytes(item)).facts
        except OSError:
            return ()

    def _bytes(self, item: Candidate) -> bytes:
        return self.group.store.read(item.path, most_bytes(item.kind, self.group.settings.limits))

    def project(self, as_of: dt.date, companions: Companions) -> Project:
        """Return the project of what was read."""
        from jdlint.facts.project import Project  # noqa: PLC0415 - a run that remembers everything asks for none

        return Project(self.facts, as_of, companions.organisation, companions.titles, tuple(self.unread))

    def documents(self) -> Documents:
        """Return what reads the files again."""
        from jdlint.engine.documents import Documents  # noqa: PLC0415 - likewise

        candidates = {self.key(item.path): item for item in self.group.context}

        return Documents(
            lambda *file: self.judge.read(*file)[0], lambda key: self._bytes(candidates[key]), candidates, self.digests
        )


def shown_path(group: Group, key: str) -> str:
    """Return the path of a file relative to the folder the person stands in."""
    return os.path.relpath(group.root / key).replace(os.sep, "/")
