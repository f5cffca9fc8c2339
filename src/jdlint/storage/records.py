"""One file of records behind a small index: what a cache is kept in.

A line tells the form, the length of the index and its checksum; the index is JSON; behind it stand the records, each
found by its place and length and proven by its checksum. None is read before it is asked for. The file is written
whole and renamed, so that runs at the same time each leave a good one. Whatever is wrong with it, it is no file.
"""

from __future__ import annotations

import json
import os
import stat
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdlint.core.records import NamedTuple
from jdlint.storage.atomic import write_atomic

_HEAD = b"jdlint records 1 "
_HEAD_SIZE = 48
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
        return data if len(data) == span.length and zlib.crc32(data) == span.checksum else None

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
    length, checksum = map(int, line[len(_HEAD) :].split())
    first = len(line) + 1 + length
    if not len(line) < first <= size:
        return None
    data = _read(descriptor, length, len(line) + 1)
    if len(data) != length or zlib.crc32(data) != checksum:
        return None
    return Records(descriptor, json.loads(data), first, size)


def _read(descriptor: int, length: int, start: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, length)


def write_records(path: Path, index: Any, records: Iterable[bytes]) -> None:
    """Write an index and the records that it tells the spans of, in order. Raises OSError or JdlintError.

    A link in the place of the file is replaced, and nothing is written through it.
    """
    data = json.dumps(index, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    head = b"%b%d %d\n" % (_HEAD, len(data), zlib.crc32(data))
    if path.is_symlink():
        path.unlink()
    write_atomic(path, b"".join((head, data, *records)), lasting=False)


def span_of(record: bytes, start: int) -> Span:
    """Return the span of a record that is written at `start`."""
    return Span(start, len(record), zlib.crc32(record))
