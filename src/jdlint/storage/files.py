"""Which files may hold descriptions, and how their bytes are read."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from jdlint.core.errors import JdlintError, shown_reason
from jdlint.core.globs import matches
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.storage.atomic import TEMPORARY
from jdlint.syntax.nodes import SourceKind

YAML_SUFFIXES = (".jd.yaml", ".jd.yml")
TEXT_SUFFIXES = (".txt",)
_OFFICE: dict[str, SourceKind] = {".docx": "docx", ".docm": "docx", ".odt": "odt"}
_CONTAINERS = (".asice", ".sce", ".bdoc", ".asics", ".scs")
#: Pictures are read where somebody names them: a folder may hold any number of others.
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_OLD_CONTAINERS = (".ddoc", ".cdoc", ".cdoc2")
_KINDS: dict[str, SourceKind] = {
    **_OFFICE,
    ".pdf": "pdf",
    **dict.fromkeys(_PICTURES, "scan"),
    **dict.fromkeys((*_CONTAINERS, *_OLD_CONTAINERS), "container"),
}
#: Kinds that are not read, and are said to have been left out.
OTHER_SUFFIXES = (".doc", ".rtf", *_OLD_CONTAINERS)


class Candidate(NamedTuple):
    """A file that may hold descriptions; `sniff` says that its content decides.

    `refused` says of a folder that the system would not list, and of a link that leads out, what is said of it: a
    message of JDL008, and the reason.
    """

    path: Path
    kind: SourceKind
    sniff: bool
    refused: tuple[str, str] | None = None


def kind_of(path: Path) -> SourceKind:
    """Return how a file named outright is read."""
    suffix = path.suffix.lower()
    return "yaml" if suffix in (".yaml", ".yml", ".json") else _KINDS.get(suffix, "text")


def same_ending(one: str, other: str) -> bool:
    """Tell whether files of these names would be read alike."""
    ends = [
        YAML_SUFFIXES[0] if name.endswith(YAML_SUFFIXES) else os.path.splitext(name)[1]  # noqa: PTH122
        for name in (one.lower(), other.lower())
    ]
    return ends[0] == ends[1]


def by_parts(path: str | Path) -> str:
    """Return what paths are sorted by: the order of their parts, as `Path` has it, but found much faster."""
    return str(path).replace(os.sep, "\0")


def candidate(path: Path, root: Path = Path(), include: tuple[str, ...] = ()) -> Candidate | None:
    """Return what a file found in a folder may be; None for files that are none of ours.

    `include` are patterns of paths below `root`.
    """
    name = path.name.lower()
    # Word puts the first beside a file that is open; the others are copies with comments (`jdlint annotate`).
    if name.startswith("~$") or name.endswith((".jdlint.docx", ".jdlint.odt")):
        return None
    if name.endswith(YAML_SUFFIXES):
        return Candidate(path, "yaml", sniff=False)
    if name.endswith(TEMPORARY):  # before `include`: its patterns may well name it
        return None
    if include and any(matches(below(path, root), pattern) for pattern in include):
        return Candidate(path, kind_of(path), sniff=False)
    if name.endswith((*TEXT_SUFFIXES, *_OFFICE, *_CONTAINERS, ".pdf")):
        return Candidate(path, kind_of(path), sniff=True)
    return None


def read_bytes(path: Path, most: int) -> bytes:
    """Return the content of a regular file, at most one byte more than `most`.

    Raises OSError. A FIFO or device is refused before it can block or flood.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "not a regular file")
        parts = [os.read(descriptor, min(status.st_size, most) + 1)]
        if len(parts[0]) == status.st_size:  # all there was, and the system had no more to give
            return parts[0]
        while parts[-1] and sum(map(len, parts)) <= most:  # a short read, or a file that grows
            parts.append(os.read(descriptor, most))
        return b"".join(parts)[: most + 1]
    finally:
        os.close(descriptor)


def read_named(path: Path, most: int) -> bytes:
    """Return the content of a file that a person named (`read_bytes`). Raises JdlintError in one sentence."""
    try:
        return read_bytes(path, most)
    except OSError as error:
        raise refusal(path, error.strerror or str(error)) from None


def refusal(path: Path, reason: str) -> JdlintError:
    """Return the sentence for what the system does not give."""
    told = _("{path}: cannot be read: {reason}")
    return JdlintError(told.format(path=visible(str(path)), reason=shown_reason(reason)))


def below(path: Path, folder: Path) -> str:
    """Return `path` relative to `folder` with forward slashes."""
    whole, start = str(path), str(folder) + os.sep
    relative = whole.removeprefix(start) if whole.startswith(start) else os.path.relpath(whole, folder)
    return relative.replace(os.sep, "/")


def content_digest(data: bytes) -> bytes:
    """Return what tells whether a file is still the one that was judged: its SHA-256."""
    return hashlib.sha256(data).digest()
