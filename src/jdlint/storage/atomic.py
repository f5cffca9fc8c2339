"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.storage.inside import is_outside_link

#: How temporary files end. A process that is killed can leave one behind; no run reads it as a description.
TEMPORARY = ".jdlint.tmp"
_LONGEST = 50  # characters taken from the name of the target: a name may have 255 bytes


def write_atomic(path: Path, data: bytes, *, lasting: bool = True, named: bool = False) -> None:
    """Write `data` to `path`: a temporary file beside it, synced, then renamed over it; the mode is kept.

    A link is written through to the file it names, out of the repository only where a person `named` it for that. What
    is write-protected or no regular file is refused. Whenever the
    process ends, the file is the old or the new one. Raises JdlintError: then it is the old one. What need not be
    `lasting`, for it can be made again, is not synced: a power cut may leave it torn.
    """
    write_all([(path, data)], lasting=lasting, named=named)


def write_all(files: Sequence[tuple[Path, bytes]], *, lasting: bool = True, named: bool = False) -> None:
    """Write several files as `write_atomic` writes one; the first is renamed when all temporary files are complete.

    A full disk or a missing right thus leaves all of them as they were. If the process ends while they are renamed,
    each file is the old or the new one. Raises JdlintError; it says how many were written where that is not none.
    """
    for path, _data in files:
        if not named and is_outside_link(path):
            text = _("{path}: is a link that leads out of the repository; nothing is written through it (see --trust)")
            raise JdlintError(text.format(path=visible(str(path))))
    with contextlib.ExitStack() as leftovers:
        ready = [_prepared(Path(os.path.realpath(path)), data, leftovers, lasting=lasting) for path, data in files]
        for done, (temporary, target) in enumerate(ready):
            with _refusing(target, done, len(ready)):
                temporary.replace(target)
            if lasting:
                _sync_folder(target.parent)
        leftovers.pop_all()


def write_output(path: Path, data: bytes) -> None:
    """Write what a person asked for: a regular file as `write_atomic` does, a device or pipe as it is.

    A file that standard output or standard error goes to (/dev/stdout) is added to: replacing it would lose what is
    printed. Raises JdlintError, and BrokenPipeError where the reader of a pipe has gone.
    """
    with _refusing(path):
        status = path.stat() if path.exists() else None
    if status is None:
        write_atomic(path, data, named=True)
        return
    descriptor = _printed_to(status)
    if descriptor is None and stat.S_ISREG(status.st_mode):
        write_atomic(path, data, named=True)
        return
    with (
        _refusing(path),
        path.open("wb") if descriptor is None else os.fdopen(descriptor, "wb", closefd=False) as stream,
    ):
        stream.write(data)


def _printed_to(status: os.stat_result) -> int | None:
    """Return the descriptor of standard output or standard error where that is the file of `status`."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # a stream without a file, or a closed one
            descriptor = stream.fileno()
            if os.path.samestat(status, os.fstat(descriptor)):
                stream.flush()
                return descriptor
    return None


def _prepared(path: Path, data: bytes, leftovers: contextlib.ExitStack, *, lasting: bool) -> tuple[Path, Path]:
    """Return a complete temporary file and the file it is for; `leftovers` removes it unless it is renamed."""
    import tempfile  # noqa: PLC0415 - most runs write nothing

    with _refusing(path):
        mode = _mode(path)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_LONGEST]}.", suffix=TEMPORARY)
        temporary = Path(name)
        leftovers.callback(_remove, temporary)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            temporary.chmod(mode if mode is not None else 0o666 & ~_umask())
            if lasting:
                os.fsync(stream.fileno())
    return temporary, path


@contextlib.contextmanager
def _refusing(path: Path, done: int = 0, total: int = 0) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        text = _("{path}: cannot be written: {reason}")
        if done:
            text = _("{path}: cannot be written: {reason}; {done} of {total} files were written before it")
        reason = reason_of(error)
        raise JdlintError(text.format(path=path, reason=reason, done=done, total=total)) from None


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a renaming last over a power cut, where the system can: the file is whole with or without it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mode(path: Path) -> int | None:
    """Return the mode of a file that exists. Raises OSError for one that must not be replaced.

    Renaming asks for no right to the file itself, so a file that is protected would be replaced all the same, and so
    would a device or pipe.
    """
    if not path.exists():
        return None
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise OSError(0, "not a regular file")
    if not mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
