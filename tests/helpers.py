"""Descriptions, projects and commands for tests: what several test modules would else write each for itself."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from hypothesis import settings

from jdlint.cli.main import main
from jdlint.core.i18n import use_language
from jdlint.storage.cache_folder import NAME

settings.register_profile("jdlint", derandomize=True, deadline=None, database=None)
settings.load_profile("jdlint")

#: What caches are sealed with in tests, so that no key is made in the home of whoever runs them.
os.environ["JDLINT_CACHE_KEY"] = "tests"

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
#: The day on which the examples are judged (examples/README.md).
AS_OF = "2026-11-20"

_SPEAKING = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "JDLINT_LANG")
_COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "GITHUB_ACTIONS", "CI", "PRE_COMMIT")


class Result(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of ``--format json``."""
        found: list[dict[str, Any]] = json.loads(self.out)["findings"]
        return found

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.findings if finding["suppressed"] is None]

    @property
    def sentence(self) -> str:
        """The last line of standard error, where a refusal stands."""
        lines = self.err.strip().splitlines()
        return lines[-1] if lines else ""


def _environment(env: Mapping[str, str] | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _SPEAKING + _COLOURS}
    return {**kept, "LANG": "en_US.UTF-8", **(env or {})}


def jdlint(*argv: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Result:
    """Run a command in this process, in the folder `cwd` and in English unless `env` says otherwise."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with (
            contextlib.chdir(cwd),
            mock.patch.dict(os.environ, _environment(env), clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main([str(word) for word in argv])
    finally:
        before = os.environ.get("LANGUAGE")
        use_language("en")
        if before is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = before
    code = ended.value.code
    assert isinstance(code, int)
    return Result(code, out.getvalue(), err.getvalue())


def check(*argv: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Result:
    """Run ``jdlint check --format json`` as of `AS_OF`; both may be overridden in `argv`."""
    return jdlint("check", "--format", "json", "--as-of", AS_OF, *argv, cwd=cwd, env=env)


#: For processes that do much of what other tests do, or what is not ours: measuring coverage takes most of their time.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}


def program(
    *argv: str | Path | bytes, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m jdlint`` as a process of its own."""
    command = [sys.executable, "-m", "jdlint", *argv]
    return subprocess.run(command, cwd=cwd, env=_environment(env), capture_output=True, check=False, timeout=60)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` below `folder` byte for byte and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def snapshot(folder: Path, *, caches: bool = False) -> dict[str, bytes]:
    """Return every file below `folder` with its bytes, to compare with later; those of a cache only if asked for."""
    beside = {".git"} if caches else {".git", NAME}
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and beside.isdisjoint(path.parts))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def post(identifier: str, title: str = "Spetsialist", **fields: Any) -> str:
    """Return a short description; `fields` are further top-level fields as plain data."""
    own = fields.pop("position", {})
    body = {"jdlint": 1, "id": identifier, "position": {"title": title, **own}, **fields}
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in body.items())


def pair(*, answered: bool) -> dict[str, str]:
    """Return two files: `a` names `b` as its substitute, and `b` answers or does not (SUB001)."""
    answer = [{"position": "a"}] if answered else []
    return {
        "a.jd.yaml": post("a", "Esimene", substitution={"substituted_by": [{"position": "b"}], "substitutes_for": []}),
        "b.jd.yaml": post("b", "Teine", substitution={"substitutes_for": answer, "substituted_by": []}),
    }


class Repo:
    """A real git repository in `folder`, alone with its own settings whatever the machine's are."""

    def __init__(self, folder: Path, files: Mapping[str, str | bytes] | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        for name, value in (
            ("user.name", "jdlint"),
            ("user.email", "jdlint@example.invalid"),
            ("core.autocrlf", "false"),
        ):
            self.git("config", name, value)
        if files is not None:
            self.commit(files)

    def git(self, *arguments: str) -> str:
        """Run git and return what it prints."""
        hermetic = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env={**kept, **hermetic},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, files: Mapping[str, str | bytes]) -> Repo:
        write(self.folder, files)
        return self

    def commit(self, files: Mapping[str, str | bytes]) -> Repo:
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "x")
        return self
