"""Standard streams that are closed, or cannot be written to; errors that no command expects."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jdlint.cli import main as entry
from tests.helpers import UNMEASURED, jdlint, post, write

_COMMAND = f'"{sys.executable}" -m jdlint check --isolated --no-cache --select DUT001 --format concise'


def _shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **UNMEASURED, "LANG": "en_US.UTF-8", "LANGUAGE": "en"}
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"{_COMMAND} . >&-", 1),
        (f"{_COMMAND} . 2>&-", 1),
        (f"{_COMMAND} --output json=out.json . <&- >&- 2>&-", 1),
        (f"{_COMMAND} none >&- 2>&-", 2),
        (f"{_COMMAND} - <&-", 1),
    ],
)
def test_a_closed_stream_goes_nowhere(tmp_path: Path, line: str, code: int) -> None:
    write(tmp_path, {"a.jd.yaml": post("a", duties=[{"duty": "Nõustab"}])})
    done = _shell(line, tmp_path)
    assert (done.returncode, done.stderr) == (code, "")
    if "out.json" in line:
        assert (tmp_path / "out.json").read_text("utf-8").startswith("{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_standard_output_on_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    write(tmp_path, {"a.jd.yaml": post("a", duties=[{"duty": "Nõustab"}])})
    done = _shell(f"{_COMMAND} . >/dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, "jdlint: No space left on device\n")
    assert _shell(f"{_COMMAND} . >/dev/full 2>/dev/full", tmp_path).returncode == 2
    assert _shell(f"{_COMMAND} --nope 2>/dev/full", tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["rule", "rule DUT001", "--help", "config show", "demo here"])
def test_a_reader_who_has_gone_is_no_failure(tmp_path: Path, command: str) -> None:
    # the reader ends before anything is said: what is written meets a pipe that nobody reads
    line = f'(read -r _ && "{sys.executable}" -m jdlint {command}; echo $? >&2) | exec <&-'
    done = _shell(f"(sleep 0.3; echo) | {line}", tmp_path)
    assert done.stderr == "0\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [(RecursionError, "what was read is nested too deep"), (MemoryError, "there is not enough memory")],
)
def test_what_no_command_expects_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception], words: str
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(entry.cli, "main", fail)
    result = jdlint("check", ".", cwd=tmp_path)
    assert (result.code, result.sentence) == (2, f"jdlint: {words}")
