"""Reading git: revisions, their files and the content of blobs, from objects alone; nothing is checked out."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.storage.files import same_ending
from jdlint.storage.programs import allowing, git_command, git_environment, refuses_owner

_TIMEOUT = 120
_MOST_LINK = 4096
_REGULAR, _LINK = "100", "120"


class Entry(NamedTuple):
    """A file of a revision: the id of its blob, and whether it is a symbolic link."""

    blob: str
    link: bool


class Repository:
    """The git repository that holds a folder. `folder` is what paths are relative to; it may lie below the top.

    With `index` the index is the one that a hook was told to use: `git commit PATH` makes one for itself.
    """

    def __init__(self, folder: Path, *, index: bool = False) -> None:
        self.folder = folder
        self._environment = git_environment(index=index)
        self.blobs: subprocess.Popen[bytes] | None = None
        done = self._call("rev-parse", "--show-toplevel")
        top = os.fsdecode(done.stdout).strip()
        if refuses_owner(done.stderr):
            text = _("git refuses {folder}, for another user owns it; allow it: {command}")
            raise JdlintError(text.format(folder=folder, command=allowing(folder)))
        # its settings may say that the files are elsewhere
        if done.returncode != 0 or not Path(os.path.realpath(folder)).is_relative_to(top):
            raise JdlintError(
                _("{folder}: no git repository here; a revision to compare with needs one").format(folder=folder)
            )
        self.top = Path(top)

    def commit(self, name: str) -> str:
        """Return the id of the commit that `name` means. Raises JdlintError where there is none."""
        found = None
        if name and not name.startswith("-") and "\0" not in name:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found is None and name == "HEAD":
            raise JdlintError(_("the repository has no commit yet; there is nothing to compare with"))
        if found is None:
            raise JdlintError(_("git knows no revision {name!r}").format(name=name) + self._hint(name))
        return found

    def _hint(self, name: str) -> str:
        """Return what may help where a revision is not there."""
        if self._is_shallow():
            return _("; the clone is shallow: fetch the revision (git fetch --unshallow, or fetch-depth: 0 in CI)")
        plain = name if re.fullmatch(r"[\w./-]+", name) and not name.startswith("-") else ""
        for remote in (self._git("remote") or "").split() if plain else ():
            if self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{remote}/{plain}^{{commit}}"):
                return _("; did you mean {key}?").format(key=f"{remote}/{plain}")
        return _("; git branch --all lists those there are, git fetch brings those of the server")

    def merge_base(self, name: str, branch: str = "HEAD") -> str:
        """Return the id of the commit from which `branch` and `name` went apart. Raises JdlintError."""
        if self._git("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
            raise JdlintError(_("the repository has no commit yet; there is nothing to compare with"))
        found = self._git("merge-base", self.commit(name), self.commit(branch))
        if found is None:
            hint = _("; they have no common history")
            if self._is_shallow():
                hint = _("; the clone is shallow: fetch more of it (git fetch --unshallow, or fetch-depth: 0 in CI)")
            text = _("git finds no common ancestor of {name!r} and {branch!r}").format(name=name, branch=branch)
            raise JdlintError(text + hint)
        return found.split("\n")[0]

    def files(self, commit: str) -> dict[str, Entry]:
        """Return the files of a commit below the folder, by path relative to it; submodules are none."""
        listed = self._run("ls-tree", "-r", "-z", commit, "--", ".")
        found = {}
        for line in listed.split(b"\0"):
            head, tab, name = line.partition(b"\t")
            mode, _kind, blob = head.decode("ascii").split() if tab else ("", "", "")
            if mode.startswith((_REGULAR, _LINK)):
                found[os.fsdecode(name)] = Entry(blob, mode.startswith(_LINK))
        return found

    def staged(self) -> dict[str, str]:
        """Return the blobs that are staged, by path from the top; what is in conflict is not among them."""
        listed = self._run("-C", str(self.top), "ls-files", "-s", "-z")
        files = {}
        for line in listed.split(b"\0"):
            head, tab, name = line.partition(b"\t")
            mode, blob, stage = head.decode("ascii").split() if tab else ("", "", "")
            if stage == "0" and mode.startswith((_REGULAR, _LINK)):
                files[os.fsdecode(name)] = Entry(blob, mode.startswith(_LINK))
        found = {name: self.content(name, files) for name in files}
        return {name: blob for name, blob in found.items() if blob is not None}

    def left_out(self) -> set[str]:
        """Return the tracked files below the folder that a sparse checkout leaves out of the disk."""
        listed = self._run("ls-files", "-t", "-z", "--", ".")
        return {os.fsdecode(line[2:]) for line in listed.split(b"\0") if line.startswith(b"S ")}

    def content(self, name: str, files: Mapping[str, Entry]) -> str | None:
        """Return the blob of one of `files`; of a link that of the file it names.

        None where that is not among them, and where it is one that is read like the link: it stands for itself.
        """
        entry = files[name]
        if not entry.link:
            return entry.blob
        try:
            target = os.fsdecode(self.read(entry.blob, _MOST_LINK))
        except OSError:
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        found = files.get(path)
        return None if found is None or found.link or same_ending(path, name) else found.blob

    def read(self, blob: str, most: int) -> bytes:
        """Return the content of a blob, at most one byte more than `most`. Raises OSError where it is not there."""
        stream = self._batch()
        assert stream.stdin is not None
        assert stream.stdout is not None
        try:
            stream.stdin.write(f"{blob}\n".encode("ascii"))
            stream.stdin.flush()
        except BrokenPipeError:
            raise OSError(0, _("git does not have its content; fetch it")) from None
        head = stream.stdout.readline().split()
        if len(head) != 3:
            raise OSError(0, _("git does not have its content; fetch it"))
        size = int(head[2])
        data = stream.stdout.read(min(size, most + 1))
        _skip(stream.stdout, size - len(data) + 1)
        return data

    def close(self) -> None:
        """End the process that reads blobs."""
        if self.blobs is not None:
            for stream in (self.blobs.stdin, self.blobs.stdout):
                assert stream is not None
                stream.close()
            self.blobs.wait(_TIMEOUT)
            self.blobs = None

    def _batch(self) -> subprocess.Popen[bytes]:
        if self.blobs is None:
            self.blobs = subprocess.Popen(  # noqa: S603
                git_command("cat-file", "--batch"),
                cwd=self.folder,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.blobs

    def _is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository") == "true"

    def head(self) -> tuple[str, bool | None]:
        """Return the id of the last commit, empty where there is none, and whether tracked files differ from it.

        None where only files do that git would have to run a filter for: what is committed is what it makes of them.
        """
        found = self._git("rev-parse", "--verify", "--quiet", "HEAD") or ""
        return found, self._differs() if found else False

    def _differs(self) -> bool | None:
        # `required` makes git refuse where there is no program; an empty `process` switches the others off.
        listed = self._call("config", "-z", "--name-only", "--get-regexp", r"^filter\..").stdout
        keys = [os.fsdecode(key).rpartition(".") for key in listed.split(b"\0") if key]
        names = {name for name, _dot, _key in keys}
        if any("=" in name for name in names):
            return None  # no option can be said of it, so git is not asked
        settings = [f"{name}.{key}" for name in sorted(names) for key in ("clean=", "process=", "required=false")]
        # Submodules have settings of their own, and contents of renamed files may have to be fetched.
        asked = ("status", "--porcelain", "-z", "--untracked-files=no", "--ignore-submodules=all", "--no-renames")
        done = self._call(*asked, settings=settings)
        changed = [line for line in done.stdout.split(b"\0") if line]
        if done.returncode != 0 or any(not line.startswith(b" M ") for line in changed):
            return True
        paths = b"".join(line[3:] + b"\0" for line in changed)
        told = self._call("-C", str(self.top), "check-attr", "-z", "--stdin", "filter", given=paths).stdout
        filters = {os.fsencode(name.partition(".")[2]) for name, _dot, key in keys if key in ("clean", "process")}
        plain = any(value not in filters for value in told.split(b"\0")[2::3])
        return plain or (None if changed else False)

    def origin(self) -> str:
        """Return the address of the remote named origin as git has it; empty where there is none."""
        return self._git("config", "--get", "remote.origin.url") or ""

    def _git(self, *arguments: str) -> str | None:
        """Return what git prints, stripped; None where it fails."""
        done = self._call(*arguments)
        return os.fsdecode(done.stdout).strip() if done.returncode == 0 else None

    def _run(self, *arguments: str) -> bytes:
        done = self._call(*arguments)
        if done.returncode != 0:
            reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise JdlintError(_("git failed: {reason}").format(reason=reason))
        return done.stdout

    def _call(
        self, *arguments: str, settings: Sequence[str] = (), given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603
                git_command(*arguments, settings=settings),
                cwd=self.folder,
                env=self._environment,
                input=given,
                capture_output=True,
                check=False,
                timeout=_TIMEOUT,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise JdlintError(_("git cannot be run: {reason}").format(reason=error)) from None


def blob_id(data: bytes, like: str) -> str:
    """Return the id that git gives a blob of this content, in a repository whose ids are `like` this one."""
    whole = b"blob %d\0" % len(data) + data
    if len(like) == hashlib.sha256().digest_size * 2:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()


def _skip(stream: IO[bytes], count: int) -> None:
    while count > 0:
        part = stream.read(min(count, 1 << 20))
        if not part:
            return
        count -= len(part)
