"""Where the other programs are that jdlint runs, and how git is called."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from jdlint.storage.inside import Home

# What git must not do in a repository of somebody else: run the programs that its settings name. What they name for
# diffs, texts of diffs, editors and commands of their own is not run by anything that jdlint asks for; filters, which
# only `Repository.head` could run, are switched off there.
_RUN_NOTHING = (
    "--no-pager",
    "-c", "core.fsmonitor=",  # empty means off to every version; older ones take "false" for the name of a program
    "-c", "core.hooksPath=/dev/null",
    "-c", "credential.helper=",
    "-c", "safe.bareRepository=explicit",  # a folder that is named is no repository by what lies in it
    "-c", "core.quotepath=false",
)  # fmt: skip
# No server: partial clones fetch what they lack, by programs that their settings name (`GIT_NO_LAZY_FETCH` is known
# since git 2.45, a list of the protocols that are allowed since 2.3). No questions, no locks, plain English.
_ASK_NOBODY = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
#: What a hook inherits from git about its own repository.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_INDEX_FILE", "GIT_NAMESPACE"})


def program(name: str) -> str | None:
    """Return the path of a program; None where there is none.

    It is looked for in the folders of PATH that are named in full: never in the folder that jdlint stands in, which may
    be somebody else's, whatever Windows or an empty entry of PATH say.
    """
    endings = os.environ.get("PATHEXT", ".EXE").split(os.pathsep) if sys.platform == "win32" else [""]
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if os.path.isabs(folder):  # noqa: PTH117
            for ending in endings:
                path = os.path.join(folder, name + ending)  # noqa: PTH118 - texts, for a start pays for each step
                if os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113
                    return path
    return None


def git_command(*arguments: str, settings: Sequence[str] = ()) -> list[str]:
    """Return the command that calls git; `settings` (`key=value`) win over those of the repository.

    Raises FileNotFoundError where there is no git.
    """
    git = program("git")
    if git is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "git")
    return [git, *_RUN_NOTHING, *(word for setting in settings for word in ("-c", setting)), *arguments]


def refuses_owner(complaints: bytes) -> bool:
    """Tell whether git complains that another user owns a repository; 2.35.2 had other words for it."""
    return b"dubious ownership" in complaints or b"unsafe repository" in complaints


def allowing(folder: Path) -> str:
    """Return the command by which a user allows git the repository around `folder`, quoted for a shell."""
    import shlex  # noqa: PLC0415 - hardly ever needed

    return f"git config --global --add safe.directory {shlex.quote(Home(folder).top)}"


def git_environment(*, index: bool = False) -> dict[str, str]:
    """Return the environment of git, without what a hook inherits about its own repository.

    The folder says which repository is meant; with `index` its index is the one that the hook was told to use.
    """
    found = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    if index and os.environ.get("GIT_INDEX_FILE"):
        found["GIT_INDEX_FILE"] = os.path.abspath(os.environ["GIT_INDEX_FILE"])  # noqa: PTH100
    return {**found, **_ASK_NOBODY}
