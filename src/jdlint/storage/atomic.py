"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` to `path`: a temporary file beside it, synced, then renamed over it; the mode is kept.

    A link is written through to the file it names. Raises JdlintError; the old content is then untouched.
    """
    path = Path(os.path.realpath(path))
    try:
        mode = _mode(path)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(mode if mode is not None else 0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise JdlintError(
            _("{path}: cannot be written: {reason}").format(path=path, reason=error.strerror or error)
        ) from None


def _mode(path: Path) -> int | None:
    """Return the mode of a file that exists; a device or pipe is refused: renaming over it would replace it."""
    if not path.exists():
        return None
    if not path.is_file():
        raise OSError(0, "not a regular file")
    return stat.S_IMODE(path.stat().st_mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
