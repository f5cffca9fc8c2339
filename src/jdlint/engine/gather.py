"""From a group of files to its project: every file read once for its Facts, the companions, what could not be read.

`check` judges while it reads (`GroupRun`); commands that only ask who is linked with whom call `gather`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jdlint.engine.companion import Companions
from jdlint.engine.documents import Documents, content_digest
from jdlint.engine.glimpse import glimpse
from jdlint.engine.judge import Judge, Judged, unreadable
from jdlint.engine.labels import labels_of
from jdlint.engine.options import rules_of
from jdlint.engine.request import Request
from jdlint.engine.workspace import Group
from jdlint.facts.facts import Facts
from jdlint.facts.project import Project
from jdlint.facts.register import Unread
from jdlint.readers.reading import most_bytes
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.rule import Rulebook
from jdlint.storage.files import Candidate, below

CACHE = ".jdlint_cache"


class Gathered(NamedTuple):
    """The project of one group of files, with nothing judged.

    `targets` are the files that were named, called as in `Facts.path`: below `group.root` (`shown_path` says it from
    where a person stands). `documents` reads them again, for places and fixes, and none that has changed since.
    """

    group: Group
    project: Project
    targets: frozenset[str]
    documents: Documents

    @property
    def posts(self) -> tuple[int, ...]:
        """Numbers of the posts in force that the named files describe."""
        return tuple(number for number in self.project.open if self.project.facts[number].path in self.targets)


class Gathering(NamedTuple):
    """The projects that a request names; `empty` are the named folders that held no description."""

    projects: tuple[Gathered, ...]
    empty: tuple[Path, ...]


def gather(request: Request) -> Gathering:
    """Return every project that `request` names something of, whole: read exactly as `check` reads it.

    Raises JdlintError when paths, configuration or the files that it names are wrong. A description that cannot be read
    raises nothing: it is in `project.unread`, and `check` says what is wrong with it.
    """
    work = request.workspace()
    return Gathering(tuple(_gathered(group, request) for group in work.groups), work.empty)


def _gathered(group: Group, request: Request) -> Gathered:
    settings = group.settings
    book = book_of(group)
    _base, levels = rules_of(book, settings)
    project_rules = [code for code in levels if book.rules[code].scope == "project"]
    reading = Reading(group, Judge(book, {}, settings.limits, project_rules, labels=labels_of(settings, group.store)))
    for item in in_order(group.context):
        reading.read(item, judged=False)
    targets = frozenset(reading.key(item.path) for item in group.targets)
    companions = companions_of(group)
    return Gathered(group, reading.project(request.as_of, companions), targets, reading.documents())


def in_order(items: Iterable[Candidate]) -> list[Candidate]:
    """Return files in the order in which they are read: YAML first, for it says what other files are."""
    return sorted(items, key=lambda item: item.kind != "yaml")


class Reading:
    """Reads the files of a group, each once, and keeps of each what the project needs."""

    def __init__(self, group: Group, judge: Judge) -> None:
        self.group = group
        self.judge = judge
        self.facts: list[Facts] = []
        self.unread: list[Unread] = []
        self.digests: dict[str, bytes] = {}
        self.left_out: dict[str, str] = {}  # files that nobody named and that are no posts, and the notice that says so
        self._origins: set[str] = set()  # what the YAML descriptions were made from

    def key(self, path: Path) -> str:
        """Return what the engine calls a file: its path below the root, so that nothing depends on where one stands."""
        return below(path, self.group.root)

    def read(self, item: Candidate, *, judged: bool) -> Judged | None:
        """Read a file, and judge it or take its Facts alone; None for one that is left out (`left_out` says why).

        What a YAML description was made from is no second post: YAML files are read first (`in_order`).
        """
        key = self.key(item.path)
        try:
            data = self.group.store.read(item.path, most_bytes(item.kind, self.judge.limits))
        except OSError as error:
            self.unread.append(Unread(key, glimpse(key, b"")))
            return unreadable(key, error.strerror or str(error))
        self.digests[key] = content_digest(data)
        is_origin = item.kind != "yaml" and self.digests[key].hex() in self._origins
        if item.sniff:
            # A scan takes seconds a page: it is read where it is judged, never to judge another file.
            reason = "origin" if is_origin else self.judge.other.left_out(item.kind, data, scans=judged)
            if reason:
                self.left_out[key] = reason
                return None
        one = self.judge.judge(key, item.kind, data) if judged else self.judge.facts(key, item.kind, data)
        if not one.facts and item.kind == "yaml":
            self.unread.append(Unread(key, glimpse(key, data)))
        if is_origin:
            return one._replace(facts=())
        self._origins.update(post.origin.lower() for post in one.facts if post.origin and item.kind == "yaml")
        self.facts.extend(one.facts)
        return one

    def project(self, as_of: dt.date, companions: Companions) -> Project:
        """Return the project of what was read."""
        return Project(tuple(self.facts), as_of, companions.organisation, companions.titles, tuple(self.unread))

    def documents(self) -> Documents:
        """Return what reads the files again."""
        candidates = {self.key(item.path): item for item in self.group.context}

        def fetch(key: str) -> bytes:
            item = candidates[key]
            return self.group.store.read(item.path, most_bytes(item.kind, self.judge.limits))

        return Documents(lambda *file: self.judge.read(*file)[0], fetch, candidates, self.digests)


def shown_path(group: Group, key: str) -> str:
    """Return the path of a file relative to the folder the person stands in."""
    return os.path.relpath(group.root / key).replace(os.sep, "/")


def companions_of(group: Group) -> Companions:
    """Return what the files beside the descriptions say. Raises JdlintError for one that is not there."""
    if group.settings.organisation is None and group.settings.titles is None:
        return Companions()
    from jdlint.engine.companions import read_companions  # noqa: PLC0415 - most projects name no such file

    return read_companions(group.settings, group.root, group.store)


def book_of(group: Group) -> Rulebook:
    """Return the rules that are known to a group."""
    settings = group.settings
    return load_rulebook(settings.packs, group.root / CACHE if settings.cache and settings.packs else None)
