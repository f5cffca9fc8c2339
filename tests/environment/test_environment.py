"""The same findings and the same audit whatever the environment: each run is a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audit import repository
from tests.cache.project import large
from tests.helpers import AS_OF, UNMEASURED, post, program, snapshot, write

#: What is set, or taken away (None), beside the usual environment.
ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "C": {"LC_ALL": "C", "PYTHONHASHSEED": "0"},
    "Latin-1": {
        "LANG": "et_EE.ISO-8859-1",
        "LC_ALL": "et_EE.ISO-8859-1",
        "PYTHONIOENCODING": "latin-1",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "1",
    },
    "no home": {"HOME": None, "XDG_CACHE_HOME": None, "PYTHONHASHSEED": "42"},
    "missing home": {"HOME": "/nowhere/at/all", "PYTHONHASHSEED": "4242"},
    "home that takes nothing": {"HOME": "/proc", "XDG_CACHE_HOME": "/proc", "XDG_CONFIG_HOME": "/proc"},
    "far east": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"},
    "far west": {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4"},
    "no such zone": {"TZ": "Nowhere/Land", "PYTHONHASHSEED": "5"},
}


def surroundings(name: str) -> dict[str, str]:
    given = {**os.environ, **UNMEASURED, "LANG": "en_US.UTF-8", **ENVIRONMENTS[name]}
    return {key: value for key, value in given.items() if value is not None}


def run(*argv: str, cwd: Path, name: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "jdlint", *argv]
    return subprocess.run(command, cwd=cwd, env=surroundings(name), capture_output=True, check=False, timeout=120)


CHECK = ("check", ".", "--as-of", AS_OF, "--no-cache", "--format", "json", "--jobs", "1")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large(tmp_path_factory.mktemp("environment") / "p", 20)


@pytest.fixture(scope="module")
def usual(project: Path) -> bytes:
    done = program(*CHECK, cwd=project)
    assert done.returncode == 1
    assert done.stdout.count(b'"rule"') > 50  # else there is little to be the same
    return done.stdout


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_findings_are_the_same_bytes(project: Path, usual: bytes, name: str) -> None:
    done = run(*CHECK, cwd=project, name=name)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout == usual


def test_the_seed_of_hashes_is_another_one() -> None:
    """Else the tests above would show nothing of it."""
    order = "print(list({'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'}))"
    found = {
        subprocess.run([sys.executable, "-c", order], env=surroundings(name), capture_output=True, check=True).stdout
        for name in ENVIRONMENTS
    }
    assert len(found) > 3


def test_a_report_is_written_where_standard_output_is_closed(project: Path, usual: bytes, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    script = 'exec "$@" >&- '
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "jdlint", *CHECK, "--output", f"json={out}"]
    done = subprocess.run(command, cwd=project, env=surroundings("C"), stderr=subprocess.PIPE, check=False, timeout=120)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (1, 2)
    assert out.read_bytes() == usual


@pytest.mark.parametrize("name", ["C", "Latin-1", "far east", "far west"])
def test_the_audit_is_the_same_bytes(tmp_path: Path, name: str) -> None:
    repository.write(tmp_path)
    for out, where in (("one", "no home"), ("two", name)):
        done = run("audit", ".", "--out", out, "--as-of", AS_OF, "--lang", "et", "-q", cwd=tmp_path, name=where)
        assert (done.returncode, done.stderr) == (0, b"")
    one, two = (snapshot(tmp_path / out) for out in ("one", "two"))
    assert len(one) > 3
    for told in (one, two):  # the only thing that tells when it was made
        told["manifest.json"] = re.sub(rb'"made_at": "[^"]*"', b"", told["manifest.json"])
    assert one == two


@pytest.mark.parametrize(
    "argv",
    [
        ("check", ".", "--as-of", AS_OF, "--format", "junit", "--no-cache"),
        ("diff", "a.jd.yaml", "b.jd.yaml", "--format", "html"),
        ("list", "--format", "csv", "--as-of", AS_OF),
        ("graph", "--format", "graphml", "--as-of", AS_OF),
        ("impact", "b", "--remove", "--format", "json", "--as-of", AS_OF),
        ("rule", "DUT001", "--format", "json"),
        ("export", "a.jd.yaml", "--to", "html", "-o", "-"),
        ("schema",),
    ],
    ids=lambda argv: argv[0],
)
def test_what_programs_read_is_utf_8(tmp_path: Path, argv: tuple[str, ...]) -> None:
    by = {"substituted_by": [{"position": "b"}]}
    files = {"a.jd.yaml": post("a", "Ülevaataja", substitution=by), "b.jd.yaml": post("b", "Õpetaja")}
    done = run(*argv, cwd=write(tmp_path, files), name="Latin-1")
    assert done.returncode in (0, 1), done.stderr
    assert any(sign > "\x7f" for sign in done.stdout.decode("utf-8"))
