"""Files that the configuration, a pack or a command names: regular ones, up to a cap; else a sentence or a finding."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers import check, jdlint, post, write
from tests.predicates.test_predicates import run


@pytest.fixture(autouse=True)
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a link to a device read as far as what it leads to: that it leads out of the project is not the point."""
    monkeypatch.setenv("JDLINT_TRUST", "/dev")


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    """End a test that waits for a pipe."""

    def give_up(*_args: object) -> None:
        raise TimeoutError("it waits")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


_KINDS = pytest.mark.parametrize("make", [_pipe, _zeros, _folder, _socket])


@_KINDS
@pytest.mark.parametrize("key", ["organisation", "titles", "labels", "baseline", "extend"])
def test_what_the_configuration_names(tmp_path: Path, make: Callable[[Path], None], key: str) -> None:
    write(tmp_path, {"a.jd.yaml": post("a"), "jdlint.toml": f'{key} = "it.yaml"'})
    make(tmp_path / "it.yaml")
    result = check(".", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert ("it.yaml" if key != "extend" else "") in result.sentence
    assert "cannot be read: " in result.sentence


@_KINDS
@pytest.mark.parametrize("name", ["rules/XAB001-house.md", "rules/words/own.yaml", "rules/XAB002-other.yaml"])
def test_what_is_in_a_pack(tmp_path: Path, make: Callable[[Path], None], name: str) -> None:
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    make(tmp_path / name)
    result = check("--select", "XAB001", ".", cwd=tmp_path)
    if "XAB002" in name:  # the other rules go on
        assert [item["message"] for item in result.findings if item["rule"] == "JDL008"] != []
        assert "XAB001" in result.rules
    elif name.endswith(".md"):
        assert "XAB001" in result.rules  # such a thing is no fixture, and a rule may have none
    else:
        assert (result.code, "cannot be read: " in result.sentence) == (2, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff", "codec can't decode"),
        (b"#" * 600_000, "it is larger than 524288 bytes"),
        (b"## Valid\n" + b"```\n```\n" * 2000, "it holds more than 1000 examples"),
        (b"## Valid\n```yaml fixed\n```\n", "stands before the file that it fixes"),
        (b"## Valid\n```yaml errors=x\n```\n", "invalid literal"),
    ],
)
def test_a_fixture_that_is_none(tmp_path: Path, content: bytes, words: str) -> None:
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    write(tmp_path, {"rules/XAB001-house.md": content})
    for result in (check(".", cwd=tmp_path), jdlint("test-rules", "rules", cwd=tmp_path)):
        assert result.code == 2
        assert "XAB001-house.md: is no fixture: " in result.sentence
        assert words in result.sentence


def test_fences_without_end_take_no_time(tmp_path: Path) -> None:
    run(tmp_path, {"check": "filled", "field": "purpose"}, "rights: [a]")
    write(tmp_path, {"rules/XAB001-house.md": "## Valid\n" + "```yaml\n" * 60_000})
    assert check("--select", "XAB001", ".", cwd=tmp_path).rules == ["XAB001"]
