"""Which files there are below a folder, and what of it is not told: closed folders, links that lead elsewhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from jdlint.core.finding import Notice
from jdlint.core.records import NamedTuple
from jdlint.storage.files import YAML_SUFFIXES, by_parts, refusal, same_ending
from jdlint.storage.inside import Home, is_top

_SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})


class Listing(NamedTuple):
    """The regular files below a folder in a stable order.

    `refused` are the folders that could not be listed, with the reason; `outside` are links that lead out of the
    repository, and files behind such links. `notice` says that git did not tell which files it ignores.
    """

    files: list[Path]
    refused: dict[Path, str]
    outside: list[Path]
    notice: Notice | None = None


def listing(folder: Path, *own: Path) -> Listing:
    """Return what is below `folder`: what git does not ignore, else what is not hidden.

    Links may lead to anywhere in the project and in the folders that a person named, which are `own`; the first of them
    is the project's. A link to a file of the project stands for that file.
    """
    refused: dict[str, str] = {}
    told, notice = _from_git(folder, refused)
    names = sorted(told or _walk(folder, refused), key=by_parts)
    own = own or (folder,)
    found = _Settling(Home(*own), own[0], refused)
    found.take(str(folder), names)
    return Listing(
        [Path(name) for name in sorted(found.files, key=by_parts)],
        {Path(name): refused[name] for name in sorted(refused, key=by_parts)},
        found.outside,
        notice,
    )


def stands_for(link: str, folder: Path) -> str:
    """Return the name of the file below `folder` that a link leads to; the link itself where it leads elsewhere.

    A file that would be read otherwise under its own name keeps that of the link.
    """
    real, here = os.path.realpath(link), os.path.join(os.path.realpath(folder), "")  # noqa: PTH118
    if not real.startswith(here) or not same_ending(real, link):
        return link
    return os.path.join(folder, real[len(here) :])  # noqa: PTH118


def whole_listing(folder: Path) -> Listing:
    """Return what is below `folder`. Raises JdlintError where a folder among it cannot be listed."""
    found = listing(folder)
    for path, reason in found.refused.items():
        raise refusal(path, reason)
    return found


def _from_git(folder: Path, refused: dict[str, str]) -> tuple[list[str], Notice | None]:
    """Return the files that git does not ignore, none where it does not tell; and why it does not."""
    here = Path(os.path.realpath(folder))
    top = next((str(above) for above in (here, *here.parents) if os.path.lexists(above / ".git")), None)
    if top is None:
        return [], None  # no repository: git need not be asked
    answer = _asked(folder, "ls-files", "-z", "-co", "--exclude-standard", "--", ".")
    if answer is None:
        return [], Notice("git-silent", path=top)
    code, told, complaints = answer
    if code != 0:
        return [], _no_answer(folder, top, complaints)
    if complaints:  # it passes over what it may not list, and says so to people alone
        closed: dict[str, str] = {}
        for at, folders, _files in os.walk(folder, onerror=lambda error: _refuse(error, closed)):
            folders[:] = [name for name in folders if name != ".git" and not os.path.lexists(f"{at}/{name}/.git")]
        ignored = _ignored_by_git(folder, closed)
        refused.update({path: reason for path, reason in closed.items() if path not in ignored})
    start = os.path.join(folder, "")  # noqa: PTH118 - texts, for there may be many
    return [start + os.fsdecode(name) for name in dict.fromkeys(told.split(b"\0")) if name], None


def _no_answer(folder: Path, top: str, complaints: bytes) -> Notice | None:
    """Return what is said where git does not tell which files the repository at `top` ignores.

    Nothing is of a repository that a stranger put above: nobody is to be told how to allow it.
    """
    from jdlint.storage.programs import allowing, refuses_owner  # noqa: PLC0415 - hardly ever needed

    if not refuses_owner(complaints):
        return Notice("git-fails", path=top)
    return (
        Notice("git-refuses", {"command": allowing(folder)}, path=top)
        if is_top(top, os.path.realpath(folder))
        else None
    )


def _ignored_by_git(folder: Path, paths: Iterable[str]) -> set[str]:
    given = b"".join(os.fsencode(os.path.abspath(path)) + b"\0" for path in paths)  # noqa: PTH100
    answer = _asked(folder, "check-ignore", "-z", "--stdin", given=given)
    return set() if answer is None else set(map(os.fsdecode, answer[1].split(b"\0")))


def _asked(folder: Path, *arguments: str, given: bytes = b"") -> tuple[int, bytes, bytes] | None:
    """Return exit code, answer and complaints of git; None where it cannot be run."""
    import subprocess  # noqa: PLC0415 - only where there is a repository

    from jdlint.storage.programs import git_command, git_environment  # noqa: PLC0415 - likewise

    try:
        done = subprocess.run(  # noqa: S603
            git_command(*arguments),
            cwd=folder,
            env=git_environment(index=True),
            input=given,
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.returncode, done.stdout, done.stderr


def _walk(folder: Path, refused: dict[str, str]) -> Iterator[str]:
    for here, folders, files in os.walk(folder, onerror=lambda error: _refuse(error, refused)):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]  # noqa: PTH114, PTH118
        for name in [*files, *links]:
            if not name.startswith("."):
                yield os.path.join(here, name)  # noqa: PTH118 - texts, for there may be many


def _refuse(error: OSError, refused: dict[str, str]) -> None:
    here = str(error.filename)
    while here and not os.path.lexists(here):  # of folders in one that may not be entered, that one says it all
        here = os.path.dirname(here)  # noqa: PTH120
    refused[here] = error.strerror or str(error)


class _Settling:
    """Tells of names below a folder which are files to be read, and which lead out of the project."""

    def __init__(self, home: Home, top: Path, refused: dict[str, str]) -> None:
        self.home = home
        self.top = top
        self.refused = refused
        self.files: dict[str, None] = {}
        self.outside: list[Path] = []
        self._plain: set[str] = set()  # folders that no link leads to
        self._entered: set[str] = set()

    def take(self, folder: str, names: Iterable[str]) -> None:
        """Take the names that are below a folder, which may be a link itself."""
        self._plain.add(folder)
        here, stays = "", True
        for name in names:
            parent = os.path.dirname(name)  # noqa: PTH120
            if parent != here:  # an index may name files in what has become a link
                here, stays = parent, _is_plain(parent, self._plain) or self.home.holds(parent)
            try:
                mode = os.lstat(name).st_mode
            except PermissionError as error:  # in a folder that may be listed but not entered
                _refuse(error, self.refused)
                continue
            except (OSError, ValueError):
                continue  # gone
            if stat.S_ISREG(mode):
                if stays:
                    self.files[name] = None
                else:
                    self.outside.append(Path(name))
            elif stat.S_ISLNK(mode):
                self._link(name)
            elif name.lower().endswith(YAML_SUFFIXES):
                self.files[name] = None  # a pipe or a device, which is refused where it is read

    def _link(self, name: str) -> None:
        try:
            mode = os.stat(name).st_mode  # noqa: PTH116 - texts, for there may be many
        except PermissionError:
            mode = stat.S_IFREG  # a link to where one may not look: a file, as far as anybody knows
        except (OSError, ValueError):
            if name.lower().endswith(YAML_SUFFIXES):
                self.files[name] = None  # it leads nowhere, which is said where it is read
            return
        if not self.home.holds(name):
            self.outside.append(Path(name))
        elif stat.S_ISREG(mode):
            self.files[stands_for(name, self.top)] = None
        elif stat.S_ISDIR(mode) and not self.home.owns(name):
            self._enter(name)  # of folders that are trusted; others are found where they are

    def _enter(self, folder: str) -> None:
        real = os.path.realpath(folder)
        if real not in self._entered:
            self._entered.add(real)
            self.take(folder, sorted(_walk(Path(folder), self.refused), key=by_parts))


def _is_plain(folder: str, plain: set[str]) -> bool:
    """Tell whether no link is on the way to `folder` from one that is `plain`, and remember the way."""
    way = []
    while folder not in plain:
        if os.path.islink(folder):  # noqa: PTH114
            return False
        way.append(folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    plain.update(way)
    return True
