"""Where the files of a run come from: the disk, what is staged for a commit, a buffer in the place of one file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from jdlint.storage.files import read_bytes
from jdlint.storage.listing import Listing, listing

#: What tells without reading a file whether it has changed: size, times of change and number of a file on the disk; the
#: id of a staged blob; None where nothing does.
Identity = tuple[int, ...] | str | None


class Store(Protocol):
    """The files of a run. Paths are absolute."""

    def files(self, folder: Path, *own: Path) -> Listing:
        """Return the files below a folder, and what is below it that is not read; `own` as in `listing`."""
        ...

    def is_folder(self, path: Path) -> bool: ...

    def exists(self, path: Path) -> bool: ...

    def read(self, path: Path, most: int) -> bytes:
        """Return the content, at most one byte more than `most`. Raises OSError."""
        ...

    def identity(self, path: Path) -> Identity: ...


class Disk:
    """The files as they are."""

    def files(self, folder: Path, *own: Path) -> Listing:
        return listing(folder, *own)

    def is_folder(self, path: Path) -> bool:
        return path.is_dir()

    def exists(self, path: Path) -> bool:
        return path.exists()

    def read(self, path: Path, most: int) -> bytes:
        return read_bytes(path, most)

    def identity(self, path: Path) -> Identity:
        return file_identity(path)


class Staged:
    """The files of the repository around `folder` as they are staged, which is what a commit will hold.

    What lies outside that repository is read from the disk. Raises JdlintError where there is no repository.
    """

    def __init__(self, folder: Path) -> None:
        from jdlint.storage.git import Repository  # noqa: PLC0415 - only a hook reads what is staged

        self._repository = Repository(folder, index=True)
        self._top = self._repository.top
        self._blobs = {self._top / name: blob for name, blob in self._repository.staged().items()}

    def files(self, folder: Path, *own: Path) -> Listing:
        if not self._is_inside(folder):
            return listing(folder, *own)
        start = str(folder) + os.sep
        return Listing(sorted(path for path in self._blobs if str(path).startswith(start)), {}, [])

    def is_folder(self, path: Path) -> bool:
        return path.is_dir() and path not in self._blobs

    def exists(self, path: Path) -> bool:
        return path in self._blobs if self._is_inside(path) else path.exists()

    def read(self, path: Path, most: int) -> bytes:
        if not self._is_inside(path):
            return read_bytes(path, most)
        if path not in self._blobs:
            raise FileNotFoundError(2, "not staged", str(path))
        return self._repository.read(self._blobs[path], most)

    def identity(self, path: Path) -> Identity:
        return self._blobs.get(path) if self._is_inside(path) else file_identity(path)

    def close(self) -> None:
        """End the git that reads blobs."""
        self._repository.close()

    def _is_inside(self, path: Path) -> bool:
        return path == self._top or self._top in path.parents


class Buffered:
    """The files as they are, but for one, whose content is given: standard input, or what an editor has not saved."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._data = data

    def files(self, folder: Path, *own: Path) -> Listing:
        found = listing(folder, *own) if folder.is_dir() else Listing([], {}, [])
        is_new = self._path not in found.files and folder in self._path.parents
        return found._replace(files=sorted([*found.files, self._path])) if is_new else found

    def is_folder(self, path: Path) -> bool:
        return path != self._path and path.is_dir()

    def exists(self, path: Path) -> bool:
        return path == self._path or path.exists()

    def read(self, path: Path, most: int) -> bytes:
        return self._data[: most + 1] if path == self._path else read_bytes(path, most)

    def identity(self, path: Path) -> Identity:
        return None if path == self._path else file_identity(path)


def file_identity(path: Path) -> Identity:
    """Return the identity of a file on the disk: (size, modified, changed, number), times in nanoseconds."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path of its own takes longer than the call
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


DISK = Disk()
