"""Arguments from files: ``@list.txt`` stands for the lines of that file, for lists that no command line takes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _

_MOST = 16 * 1024 * 1024


def expanded(arguments: Iterable[str]) -> list[str]:
    """Return the arguments with every ``@file`` of a file that exists replaced by its lines, blank ones left out."""
    found: list[str] = []
    for word in arguments:
        if word.startswith("@") and Path(word[1:]).is_file():
            found += _lines(Path(word[1:]))
        else:
            found.append(word)
    return found


def _lines(path: Path) -> list[str]:
    from jdlint.storage.files import read_named  # noqa: PLC0415 - only where there is such a list

    try:
        text = read_named(path, _MOST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JdlintError(_("{file}: is not UTF-8; save it as UTF-8").format(file=path)) from None
    return [line.strip("\r") for line in text.split("\n") if line.strip()]
