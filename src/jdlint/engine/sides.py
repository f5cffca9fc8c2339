"""Where the bytes of a version come from: the working tree, or a revision. Nothing above knows which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from jdlint.engine.workspace import Group
from jdlint.readers.reading import most_bytes
from jdlint.storage.files import Candidate, below
from jdlint.storage.git import Repository, blob_id


class Side(Protocol):
    """One version of a group of files. `items` are its files by what the engine calls them."""

    @property
    def items(self) -> Mapping[str, Candidate]: ...

    def blob(self, key: str) -> str:
        """Return the id that git gives the content; files with the same id are the same. Raises OSError."""
        ...

    def read(self, key: str) -> bytes:
        """Return the content, at most one byte more than the limit of the group. Raises OSError."""
        ...


class Revision:
    """The files of a group as they were at a commit, but for those that are left `out`."""

    def __init__(
        self, group: Group, repository: Repository, commit: str, out: frozenset[str] | set[str] = frozenset()
    ) -> None:
        self._repository = repository
        self._limits = group.settings.limits
        self._blobs: dict[str, str] = {}
        self.items: dict[str, Candidate] = {}
        files = repository.files(commit)
        for name in files.keys() - out:
            item = group.candidate(repository.folder / name)
            blob = None if item is None else repository.content(name, files)
            if item is not None and blob is not None:
                key = below(item.path, group.root)
                self.items[key] = item
                self._blobs[key] = blob

    def blob(self, key: str) -> str:
        return self._blobs[key]

    def read(self, key: str) -> bytes:
        return self._repository.read(self._blobs[key], most_bytes(self.items[key].kind, self._limits))


class WorkingTree:
    """The files of a group as they are, or are staged.

    `like` is an id of the repository, which tells how it makes them.
    """

    def __init__(self, group: Group, like: str) -> None:
        self._limits = group.settings.limits
        self._like = like
        self._store = group.store
        self.items: dict[str, Candidate] = {below(item.path, group.root): item for item in group.context}

    def blob(self, key: str) -> str:
        data = self.read(key)
        # git stores text with plain line ends where it is told to; what differs in these alone is no change
        text = self.items[key].kind in ("yaml", "text")
        return blob_id(data.replace(b"\r\n", b"\n") if text and b"\r\n" in data else data, self._like)

    def read(self, key: str) -> bytes:
        item = self.items[key]
        return self._store.read(item.path, most_bytes(item.kind, self._limits))
