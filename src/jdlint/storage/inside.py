"""Whether a path stays in the repository: links and names in somebody else's files must not lead to what is not theirs.

What a person names on the command line is read wherever it is. What a repository names, by a link or in its
configuration, stays in the repository, or in the folder of the configuration where there is none; a person may trust
other folders (`--trust`, or `JDLINT_TRUST` for processes and hooks).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import visible

#: Folders that the user trusts, as PATH lists them.
TRUST = "JDLINT_TRUST"


def trust(folders: Iterable[str]) -> None:
    """Have files in these folders read although something outside of them names them."""
    names = [os.path.abspath(folder) for folder in folders]  # noqa: PTH100 - they may be links themselves
    os.environ[TRUST] = os.pathsep.join([*names, os.environ.get(TRUST, "")])


class Home:
    """The repository that holds a folder, or the folder itself where there is none, and what the user trusts.

    `others` are folders that the user named besides.
    """

    def __init__(self, folder: str | Path, *others: str | Path) -> None:
        self.top = os.path.realpath(folder)
        above = self.top
        while not is_top(above, self.top):
            if above == (above := os.path.dirname(above)):  # noqa: PTH120
                break
        else:
            self.top = above
        trusted = filter(None, os.environ.get(TRUST, "").split(os.pathsep))
        reach = [self.top, *map(os.path.realpath, (*others, *trusted))]
        self._starts = tuple(os.path.join(name, "") for name in reach)  # noqa: PTH118
        self._named = 1 + len(others)

    def holds(self, path: str | Path) -> bool:
        """Tell whether a path, its links followed, stays here."""
        return os.path.join(os.path.realpath(path), "").startswith(self._starts)  # noqa: PTH118

    def owns(self, path: str) -> bool:
        """Tell whether a path, its links followed, is in the repository or in what the user named."""
        return os.path.join(os.path.realpath(path), "").startswith(self._starts[: self._named])  # noqa: PTH118


def is_top(folder: str, below: str) -> bool:
    """Tell whether a folder is the top of a repository: anybody may put a `.git` into a folder for all.

    It counts where it belongs to this user, to root, or to the owner of the folder `below` (a checkout of theirs).
    """
    try:
        owner = os.lstat(os.path.join(folder, ".git")).st_uid  # noqa: PTH118
        return not hasattr(os, "getuid") or owner in (os.getuid(), 0, os.stat(below).st_uid)  # noqa: PTH116
    except OSError:
        return False


def is_outside_link(path: Path) -> bool:
    """Tell whether a path is a link that leads out of the repository that it stands in."""
    return path.is_symlink() and not Home(path.parent).holds(path)


def refuse_outside(path: Path) -> None:
    """Raise JdlintError for a link that leads out of the repository: what is there is not read."""
    if is_outside_link(path):
        text = _("{path}: is a link that leads out of the repository; it is not read (see --trust)")
        raise JdlintError(text.format(path=visible(os.path.relpath(path))))
