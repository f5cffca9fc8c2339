"""One file of records behind a small index: what a cache is kept in.

A line tells the form, the length of the index and its seal; the index is JSON; behind it stand the records, each
found by its place and length and proven by its checksum. None is read before it is asked for. The file is written
whole and renamed, so that runs at the same time each leave a good one. Whatever is wrong with it, it is no file.

The seal is made with a key that only this user has: a file that came from elsewhere, in an archive or beside a
repository, could say that there is nothing to find, and is none of ours.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdlint.core.records import NamedTuple
from jdlint.storage.atomic import write_atomic
from jdlint.storage.cache_folder import prepare

_HEAD = b"jdlint records 2 "
_HEAD_SIZE = 112
#: A text that processes with different homes, such as jobs of a CI service, have in common: a secret of theirs.
KEY = "JDLINT_CACHE_KEY"
_KEY_SIZE = 32
#: More is no cache of ours: fifty thousand descriptions take a tenth of it.
_MOST = 1 << 30


class Span(NamedTuple):
    """Where a record stands behind the index, its length in bytes and its checksum."""

    start: int
    length: int
    checksum: int


class Records:
    """An open file of records; `index` is what was written as such. `close` it."""

    def __init__(self, descriptor: int, index: Any, first: int, size: int) -> None:
        self._descriptor = descriptor
        self._first = first
        self._size = size
        self.index = index

    def bytes_of(self, span: Span) -> bytes | None:
        """Return a record as it was written; None where it is damaged."""
        if span.start < 0 or not 0 <= span.length <= self._size - self._first - span.start:
            return None  # before anything is made room for
        try:
            data = _read(self._descriptor, span.length, self._first + span.start)
        except OSError:
            return None
        return data if len(data) == span.length and _checksum(data) == span.checksum else None

    def all_bytes(self) -> bytes:
        """Return all records as they were written, one behind the other; fewer bytes where they cannot be read."""
        try:
            return _read(self._descriptor, self._size - self._first, self._first)
        except OSError:
            return b""

    def close(self) -> None:
        """Let go of the file: from now on no record can be read, whatever else has been opened under its number."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def __del__(self) -> None:
        self.close()  # a run that is refused ends before it says so


def open_records(path: Path) -> Records | None:
    """Return the records of a file; None where there is no such file, or anything is wrong with it.

    A link, a device, a file of another user and one that others may write are none of ours.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        return None
    found = None
    try:
        status = os.fstat(descriptor)
        if _is_ours(status):
            found = _opened(descriptor, status.st_size)
    except (OSError, ValueError, RecursionError, MemoryError):
        found = None
    if found is None:
        os.close(descriptor)
    return found


def _is_ours(status: os.stat_result) -> bool:
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST:
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & stat.S_IWOTH)


def _opened(descriptor: int, size: int) -> Records | None:
    head = _read(descriptor, _HEAD_SIZE, 0)
    line = head.partition(b"\n")[0]
    if not line.startswith(_HEAD):
        return None
    key = _key()
    if key is None:
        return None
    number, seal = line[len(_HEAD) :].split()
    length = int(number)
    first = len(line) + 1 + length
    if not len(line) < first <= size:
        return None
    data = _read(descriptor, length, len(line) + 1)
    if len(data) != length or _seal(data, key) != seal:
        return None
    return Records(descriptor, json.loads(data), first, size)


def _read(descriptor: int, length: int, start: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, length)


def write_records(path: Path, index: Any, records: Iterable[bytes]) -> None:
    """Write an index and the records that it tells the spans of, in order. Raises OSError or JdlintError.

    The folder is made where there is none, with what tells that it is a cache.
    A link in the place of the file is replaced, and nothing is written through it. Nothing is written where this user
    has no key and none can be made: it would not be read.
    """
    key = _key() or _new_key()  # before the folder is made, which would stay empty
    prepare(path.parent)
    data = json.dumps(index, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    head = b"%b%d %b\n" % (_HEAD, len(data), _seal(data, key))
    if path.is_symlink():
        path.unlink()
    write_atomic(path, b"".join((head, data, *records)), lasting=False)


def span_of(record: bytes, start: int) -> Span:
    """Return the span of a record that is written at `start`."""
    return Span(start, len(record), _checksum(record))


def _checksum(record: bytes) -> int:
    """Return what proves a record; not to be met by another one, for the seal is over this alone."""
    return int.from_bytes(hashlib.sha256(record).digest()[:8])


def _seal(index: bytes, key: bytes) -> bytes:
    # As good as HMAC, whose module takes longer to import than this does: the length of what the key stands before is
    # always the same, so that nothing can be put behind it.
    return hashlib.sha256(key + hashlib.sha256(index).digest()).hexdigest().encode("ascii")


def _key_file() -> Path | None:
    """Return where this user's key lies, in the folder for what programs remember; None where there is no such."""
    local = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", "")
    home = os.environ.get("HOME", "")
    if not os.path.isabs(local) and os.path.isabs(home) and sys.platform != "win32":  # noqa: PTH117
        local = f"{home}/.local/state"
    return Path(local, "jdlint", "cache.key") if os.path.isabs(local) else None  # noqa: PTH117


def _key() -> bytes | None:
    """Return this user's key, None where there is none that nobody else may read or write."""
    shared = os.environ.get(KEY)
    if shared:
        return hashlib.sha256(shared.encode("utf-8", "surrogateescape")).digest()
    file = _key_file()
    try:
        descriptor = os.open(file or "", os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        alone = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
        key = os.read(descriptor, _KEY_SIZE + 1) if alone and stat.S_ISREG(status.st_mode) else b""
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return key if len(key) == _KEY_SIZE else None


def _new_key() -> bytes:
    """Make a key, in the place of a file of this user that is none. Raises OSError where none can be made.

    The home of a user is not made: who has none has not asked for anything to be remembered.
    """
    import tempfile  # noqa: PLC0415 - once for each user

    file = _key_file()
    home = os.environ.get("HOME", "")
    lacking = bool(home) and file is not None and file.is_relative_to(home) and not os.path.isdir(home)  # noqa: PTH112
    if file is None or lacking or not _may_be_replaced(file):
        raise OSError(0, "no key of this user")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent)  # nobody else may read it from the first moment on
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(os.urandom(_KEY_SIZE))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, file)  # noqa: PTH105 - of two processes that make one, the later has made it
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    key = _key()
    if key is None:  # a disk that keeps no rights
        raise OSError(0, "no key of this user")
    return key


def _may_be_replaced(file: Path) -> bool:
    """Tell whether nothing lies there, or a file of this user that is no key: torn, or seen by others."""
    try:
        status = file.lstat()
    except FileNotFoundError:
        return True
    return stat.S_ISREG(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())
