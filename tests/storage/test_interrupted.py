"""Every command that writes, stopped at every step of it: files are the old or the new ones, and the next run goes on.

See interrupted.py for what a step is. Nothing here depends on time.
"""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jdlint.storage.atomic import TEMPORARY
from tests.helpers import AS_OF, ROOT, post, write

Files = dict[str, list[Any]]
FAULTY = post("a", "Vaatleja") + "special_condition: väljas\n"
OTHER = FAULTY.replace('"a"', '"b"')
TEXT = "AMETIJUHEND\n\nAmetikoha nimetus: Vaatleja\nVahetu juht: juhataja\n\nTeenistusülesanded\n1. Vaatleb merd.\n"
BASE = json.dumps({"jdlint-baseline": 1, "entries": []})


class Case(NamedTuple):
    """A command in a folder. `together`: it may fail at a step with some files written; else the old ones are there."""

    argv: tuple[str, ...]
    files: dict[str, str]
    #: Whether it does the same once more after it has written; else it says that the files exist.
    repeatable: bool = True
    together: bool = False


_CHECK = ("check", ".", "--as-of", AS_OF, "--no-cache")  # tests/cache/test_broken.py is about the cache
_TWO = {"a.jd.yaml": FAULTY, "osa/b.jd.yaml": OTHER, "c.jd.yaml": post("c")}
CASES = {
    "report": Case((*_CHECK, "-q", "--output", "json=report.json"), {**_TWO, "report.json": "old"}),
    "new report": Case((*_CHECK, "-q", "--output", "concise=report.txt"), _TWO),
    "baseline create": Case(("baseline", "create", ".", "--as-of", AS_OF), _TWO, repeatable=False),
    "baseline update": Case(
        ("baseline", "update", ".", "--file", "accepted.json", "--as-of", AS_OF), {**_TWO, "accepted.json": BASE}
    ),
    "fix": Case((*_CHECK, "-q", "--fix"), {"a.jd.yaml": FAULTY}),
    "fixes of two files": Case((*_CHECK, "-q", "--fix"), _TWO, together=True),
    "review": Case(("review", "a.jd.yaml", "--date", "2026-01-01", "--as-of", AS_OF), _TWO),
    "approve": Case(
        ("approve", "a.jd.yaml", "osa/b.jd.yaml", "--act", "käskkiri", "--number", "1", "--date", "2026-01-01"),
        _TWO,
        together=True,
    ),
    "rename": Case(("rename", "c", "d"), {"c.jd.yaml": post("c")}, repeatable=False),
    "new": Case(("new", "uus"), {}, repeatable=False),
    "new rule": Case(("new", "rule", "XAB001", "uus", "--to", "reeglid"), {}, repeatable=False, together=True),
    "init": Case(("init",), {"a.jd.yaml": post("a")}, repeatable=False, together=True),
    "import": Case(("import", "a.txt", "--to", "uued"), {"a.txt": TEXT}, repeatable=False),
    "graph": Case(("graph", ".", "--format", "dot", "--output", "g.dot"), {**_TWO, "g.dot": "old"}),
    "import-staff": Case(
        ("import-staff", "read.csv", "--to", "organisation.yaml"),
        {"read.csv": "Ametikoht;Üksus\nVaatleja;Osakond\n", "organisation.yaml": "jdlint_organisation: 1\n"},
    ),
}


class Stopped(NamedTuple):
    """The files before; the run that nothing stopped; and those that were stopped, by how."""

    before: Files
    whole: dict[str, Any]
    runs: dict[str, list[dict[str, Any]]]


def stopped(case: Case, folder: Path) -> Stopped:
    seed = write(folder / "seed", {"jdlint.toml": "", **case.files} if case.argv[0] != "init" else case.files)
    (seed / next(iter(case.files), "jdlint.toml")).chmod(0o640)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "JDLINT", "COVERAGE"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.interrupted"],
        input=json.dumps({"seed": str(seed), "argv": case.argv, "how": ["kill", "tear", "full", errno.ENOSPC]}),
        cwd=ROOT,
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    files = [path for path in seed.rglob("*") if path.is_file()]
    before: Files = {
        path.relative_to(seed).as_posix(): [path.read_text("utf-8"), path.stat().st_mode & 0o777] for path in files
    }
    return Stopped(before, found["whole"], found["runs"])


def settled(files: Files) -> Files:
    return {name: found for name, found in files.items() if not name.endswith(TEMPORARY)}


def assert_old_or_new(files: Files, before: Files, after: Files) -> None:
    for name in before.keys() | after.keys():
        assert files.get(name) in (before.get(name), after.get(name)), name
    assert files.keys() <= before.keys() | after.keys()


def assert_killed(case: Case, found: Stopped, how: str) -> None:
    """Each file is old or new, and the command can be run again."""
    after = found.whole["files"]
    killed = [run for run in found.runs[how] if run["code"] < 0]
    assert len(killed) >= (4 if how == "kill" else 1)
    for run in killed:
        files = settled(run["files"])
        assert_old_or_new(files, found.before, after)
        again = settled(run["again"]["files"])
        if again != after:  # what must not exist yet does, and the command says so
            assert not case.repeatable
            assert (again, run["again"]["code"]) == (files, 2)
            assert "exists already" in run["again"]["said"]


def assert_refused(case: Case, found: Stopped, how: str, reason: str) -> None:
    """A step that fails is told in one sentence, the old files are there and no others."""
    after = found.whole["files"]
    refused = [run for run in found.runs[how] if run["files"] != after]
    assert refused
    for run in found.runs[how]:
        assert settled(run["files"]) == run["files"]
        if run not in refused:
            assert (run["code"], run["said"]) == (found.whole["code"], found.whole["said"])
            assert how == "full" or run["steps"][-1] == "fsync"  # of the folder: the file is there
            continue
        assert run["code"] == 2
        sentence = rf"jdlint: .+: cannot be written: {reason}(; \d of \d files were written before it)?\n"
        assert re.fullmatch(sentence, run["said"])
        if run["files"] != found.before:
            assert case.together
            assert run["steps"].count("os.rename") > 1
            assert_old_or_new(run["files"], found.before, after)


@pytest.mark.parametrize("name", CASES)
def test_a_command_that_is_stopped_while_it_writes_leaves_old_or_new_files(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    found = stopped(case, tmp_path)
    assert found.whole["files"] != found.before
    assert_killed(case, found, "kill")
    assert_killed(case, found, "tear")
    assert_refused(case, found, str(errno.ENOSPC), os.strerror(errno.ENOSPC))
    assert_refused(case, found, "full", os.strerror(errno.EFBIG))
    left = [name for run in found.runs["kill"] for name in run["files"] if name.endswith(TEMPORARY)]
    assert left  # else no process was killed where it matters
