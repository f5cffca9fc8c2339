"""Which files a run looks at, and how their bytes are read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from jdlint.core.errors import JdlintError
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
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})


class Candidate(NamedTuple):
    """A file that may hold descriptions; `sniff` says that its content decides."""

    path: Path
    kind: SourceKind
    sniff: bool


def kind_of(path: Path) -> SourceKind:
    """Return how a file named outright is read."""
    suffix = path.suffix.lower()
    return "yaml" if suffix in (".yaml", ".yml", ".json") else _KINDS.get(suffix, "text")


def list_files(folder: Path) -> list[Path]:
    """Return the files below `folder` in a stable order: those git does not ignore, else all that are not hidden."""
    found = _from_git(folder) or list(_walk(folder))
    return [Path(name) for name in sorted(found, key=by_parts)]


def by_parts(path: str | Path) -> str:
    """Return what paths are sorted by: the order of their parts, as `Path` has it, but found much faster."""
    return str(path).replace(os.sep, "\0")


def _from_git(folder: Path) -> list[str]:
    here = Path(os.path.realpath(folder))
    if "GIT_DIR" not in os.environ and not any((above / ".git").exists() for above in (here, *here.parents)):
        return []  # no repository: git need not be asked
    import subprocess  # noqa: PLC0415 - only where there is one

    from jdlint.storage.programs import git_command, git_environment  # noqa: PLC0415

    environment = git_environment("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE")
    try:
        command = git_command("ls-files", "-z", "-co", "--exclude-standard", "--", ".")
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return []
    if done.returncode != 0:
        return []
    names = [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    start = os.path.join(folder, "")  # noqa: PTH118 - texts, for there may be many
    return [path for name in dict.fromkeys(names) if os.path.isfile(path := start + name)]  # noqa: PTH113


def _walk(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in files:
            if not name.startswith(".") and os.path.isfile(path := os.path.join(here, name)):  # noqa: PTH113, PTH118
                yield path


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
        text = _("{path}: cannot be read: {reason}")
        raise JdlintError(text.format(path=visible(str(path)), reason=error.strerror or error)) from None


def below(path: Path, folder: Path) -> str:
    """Return `path` relative to `folder` with forward slashes."""
    whole, start = str(path), str(folder) + os.sep
    relative = whole.removeprefix(start) if whole.startswith(start) else os.path.relpath(whole, folder)
    return relative.replace(os.sep, "/")


def content_digest(data: bytes) -> bytes:
    """Return what tells whether a file is still the one that was judged: its SHA-256."""
    return hashlib.sha256(data).digest()
