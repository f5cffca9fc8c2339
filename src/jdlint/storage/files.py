"""Which files a run looks at, and how their bytes are read."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
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
    """A file that may hold descriptions; `sniff` says that its content decides.

    Where `refused` says why the system would not list it, it is a folder: nobody knows what is in it.
    """

    path: Path
    kind: SourceKind
    sniff: bool
    refused: str = ""


class Listing(NamedTuple):
    """The files below a folder in a stable order, and the folders that could not be listed, with the reason."""

    files: list[Path]
    refused: dict[Path, str]


def kind_of(path: Path) -> SourceKind:
    """Return how a file named outright is read."""
    suffix = path.suffix.lower()
    return "yaml" if suffix in (".yaml", ".yml", ".json") else _KINDS.get(suffix, "text")


def list_files(folder: Path) -> list[Path]:
    """Return the files below `folder`. Raises JdlintError where a folder among them cannot be listed."""
    found = listing(folder)
    for path, reason in found.refused.items():
        raise _refusal(path, reason)
    return found.files


def listing(folder: Path) -> Listing:
    """Return the files below `folder`: those git does not ignore, else all that are not hidden."""
    refused: dict[str, str] = {}
    found = _from_git(folder, refused) or list(_walk(folder, refused))
    return Listing(
        [Path(name) for name in sorted(found, key=by_parts)],
        {Path(name): refused[name] for name in sorted(refused, key=by_parts)},
    )


def by_parts(path: str | Path) -> str:
    """Return what paths are sorted by: the order of their parts, as `Path` has it, but found much faster."""
    return str(path).replace(os.sep, "\0")


def _from_git(folder: Path, refused: dict[str, str]) -> list[str]:
    here = Path(os.path.realpath(folder))
    if "GIT_DIR" not in os.environ and not any(os.path.lexists(above / ".git") for above in (here, *here.parents)):
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
    if done.stderr:  # it passes over what it may not list, and says so to people alone
        closed: dict[str, str] = {}
        for at, folders, _files in os.walk(folder, onerror=lambda error: _refuse(error, closed)):
            folders[:] = [name for name in folders if name != ".git" and not os.path.lexists(f"{at}/{name}/.git")]
        ignored = _ignored_by_git(folder, closed)
        refused.update({path: reason for path, reason in closed.items() if path not in ignored})
    return [path for name in dict.fromkeys(names) if _is_file(path := start + name, refused)]


def _ignored_by_git(folder: Path, paths: Iterable[str]) -> set[str]:
    import subprocess  # noqa: PLC0415 - see above

    given = b"".join(os.fsencode(os.path.abspath(path)) + b"\0" for path in paths)  # noqa: PTH100
    command = ["git", "-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin"]
    try:
        done = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False, timeout=60)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return set()
    return set(map(os.fsdecode, done.stdout.split(b"\0")))


def _walk(folder: Path, refused: dict[str, str]) -> Iterator[str]:
    for here, folders, files in os.walk(folder, onerror=lambda error: _refuse(error, refused)):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in files:
            if not name.startswith(".") and _is_file(path := os.path.join(here, name), refused):  # noqa: PTH118
                yield path


def _refuse(error: OSError, refused: dict[str, str]) -> None:
    here = str(error.filename)
    while here and not os.path.lexists(here):  # of folders in one that may not be entered, that one says it all
        here = os.path.dirname(here)  # noqa: PTH120
    refused[here] = error.strerror or str(error)


def _is_file(path: str, refused: dict[str, str]) -> bool:
    """Tell whether a name that was listed is that of a file; a folder that may be listed but not entered is refused."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - texts, for there may be many
    except PermissionError as error:
        if os.path.lexists(path):
            return True  # a link to where one may not look: a file, as far as anybody knows
        _refuse(error, refused)
    except (OSError, ValueError):
        pass  # gone, or a link that leads nowhere
    return False


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
        raise _refusal(path, error.strerror or str(error)) from None


def _refusal(path: Path, reason: str) -> JdlintError:
    return JdlintError(_("{path}: cannot be read: {reason}").format(path=visible(str(path)), reason=reason))


def below(path: Path, folder: Path) -> str:
    """Return `path` relative to `folder` with forward slashes."""
    whole, start = str(path), str(folder) + os.sep
    relative = whole.removeprefix(start) if whole.startswith(start) else os.path.relpath(whole, folder)
    return relative.replace(os.sep, "/")


def content_digest(data: bytes) -> bytes:
    """Return what tells whether a file is still the one that was judged: its SHA-256."""
    return hashlib.sha256(data).digest()
