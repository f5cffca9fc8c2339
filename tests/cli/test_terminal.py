"""What only a terminal gets: links, the line that shows how far a run is, and runs that go on watching."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdlint.cli.progress import ProgressLine
from jdlint.cli.watching import watch
from jdlint.reporters.style import Style, style_for
from tests.helpers import AS_OF, EXAMPLES, jdlint

LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")


def _heed_interrupts() -> None:
    """Undo what a shell does to programs in its background: they ignore Ctrl-C, and so do theirs."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A command with a terminal for standard output and error; what it prints is kept in `text`."""

    def __init__(self, folder: Path, *argv: str, **env: str) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "FORCE_COLOR")}
        self.master, slave = pty.openpty()
        command = [sys.executable, "-m", "jdlint", *argv, "--lang", "en"]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=slave,
            stderr=slave,
            env={**kept, "TERM": "xterm", **env},
            preexec_fn=_heed_interrupts,  # noqa: PLW1509 - there are no threads here
        )
        os.close(slave)
        self.text = ""

    def until(self, words: str, seconds: float = 60) -> str:
        """Read until `words` were printed (again) and return what came; fail loudly when they never come."""
        found = ""
        while words not in found:
            ready, _, _ = select.select([self.master], [], [], seconds)
            assert ready, f"{words!r} did not come: {found[-500:]}"
            try:
                piece = os.read(self.master, 65536)
            except OSError:  # Linux: the other side is closed
                piece = b""
            assert piece, f"ended before {words!r}: {found[-500:]}"
            found += piece.decode("utf-8", "replace")
        self.text += found
        return found

    def end(self, seconds: float = 60) -> int:
        """Read what is left and return the exit code; a process that does not end is ended, and the test fails."""
        try:
            while select.select([self.master], [], [], seconds)[0] and (piece := os.read(self.master, 65536)):
                self.text += piece.decode("utf-8", "replace")
        except OSError:
            pass
        os.close(self.master)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@pytest.mark.parametrize("form", ["full", "concise", "grouped"])
def test_codes_are_links_on_a_terminal(form: str) -> None:
    shown = Terminal(EXAMPLES, "check", "--no-cache", "--as-of", AS_OF, "--format", form)
    assert shown.end() == 1
    addresses = LINK.findall(shown.text)
    assert "https://github.com/jdlint/jdlint/blob/main/docs/rules/DUT001.md" in addresses
    assert addresses.count("") == len(addresses) / 2  # every link is closed


def test_the_law_a_finding_rests_on_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.jd.yaml").write_text("jdlint: 1\nid: a\nstatus: official\nposition: {title: Nõunik}\n", "utf-8")
    shown = Terminal(tmp_path, "check", "--isolated", "--as-of", AS_OF, "--select", "APR001")
    assert shown.end() == 1
    assert any("riigiteataja.ee" in address for address in LINK.findall(shown.text))


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}])
def test_nothing_else_gets_links(env: dict[str, str]) -> None:
    result = jdlint("check", "--no-cache", "--as-of", AS_OF, "--color", "always", cwd=EXAMPLES, env=env)
    assert "\x1b]8" not in result.out
    assert "\x1b[" in result.out


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a\x1b]0;b\x07", "https://a b", "file:///etc", None]
)
def test_only_plain_web_addresses_become_links(address: str | None) -> None:
    assert Style(on=False, links=True).link("word", address) == "word"


def test_a_dumb_terminal_gets_neither_colours_nor_links() -> None:
    assert style_for("auto", {"TERM": "dumb"}, terminal=True) == Style(on=False, links=False)
    assert style_for("auto", {"NO_COLOR": "1"}, terminal=True) == Style(on=False, links=True)


# --- progress


def drawn(steps: list[tuple[float, int]], total: int) -> str:
    now = iter([0.0, *(second for second, _done in steps for _again in range(2))])
    stream = io.StringIO()
    last = [0.0]

    def clock() -> float:
        last[0] = next(now, last[0])
        return last[0]

    line = ProgressLine(stream, clock)
    for _second, done in steps:
        line(done, total)
    return stream.getvalue()


def test_a_short_run_draws_nothing() -> None:
    assert drawn([(0.1, 0), (0.5, 50), (0.9, 99)], 100) == ""


def test_a_long_run_is_drawn_and_leaves_no_trace() -> None:
    text = drawn([(1.5, 50), (1.7, 75), (2.0, 99)], 100)
    assert "50 of 100 files" in text
    assert text.endswith("\r\x1b[2K")


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    """With patience set to nothing, every run is a long one."""
    (tmp_path / "sitecustomize.py").write_text("import jdlint.cli.progress as p\np._PATIENCE = p._PAUSE = 0\n", "utf-8")
    env = {"PYTHONPATH": str(tmp_path)}
    shown = Terminal(EXAMPLES, "check", "--no-cache", "--as-of", AS_OF, **env)
    assert shown.end() == 1
    assert "of 8 files" in shown.text
    for argv, more in ((["--quiet"], {}), (["--hook"], {}), ([], {"CI": "true"}), ([], {"TERM": "dumb"})):
        other = Terminal(EXAMPLES, "check", "--no-cache", "--as-of", AS_OF, *argv, **env, **more)
        other.end()
        assert "of 8 files" not in other.text, argv


# --- watch

GIVEN = {"config": None, "context": None, "as_of": None, "isolated": False}


def watched(folder: Path, outputs: set[Path], *steps: Callable[[], object], given: dict[str, Any] = GIVEN) -> int:
    """Return how often a run was made while `steps` happened, one at each pause, and then Ctrl-C."""
    runs = 0
    left = list(steps)

    def once() -> int:
        nonlocal runs
        runs += 1
        return 0

    def wait(_seconds: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    watch(once, (folder,), given, outputs, wait)
    return runs


def write(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, "utf-8")


def test_every_change_is_seen_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    path.write_text("jdlint: 1\n", "utf-8")
    other = tmp_path / "b.jd.yaml"
    assert watched(tmp_path, set(), lambda: None, lambda: None) == 1
    assert watched(tmp_path, set(), write(path, "jdlint: 1\nid: a\n")) == 2
    assert watched(tmp_path, set(), write(other, "jdlint: 1\nid: b\n"), other.unlink) == 3
    assert watched(tmp_path, set(), write(tmp_path / "jdlint.toml", 'profile = "strict"\n')) == 2
    report = tmp_path / "aruanne.json"
    assert watched(tmp_path, {report}, write(report, "{}"), write(report, "{ }")) == 1


def test_a_configuration_that_breaks_while_it_is_edited_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jd.yaml").write_text("jdlint: 1\n", "utf-8")
    config = tmp_path / "jdlint.toml"
    assert watched(tmp_path, set(), write(config, "profile = \n"), write(config, 'profile = "strict"\n')) == 3


def test_an_author_at_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.jd.yaml"
    good = (EXAMPLES / "direktor.jd.yaml").read_text("utf-8")
    path.write_text(good.replace("jdlint: 1", "jdlint: 9"), "utf-8")
    shown = Terminal(tmp_path, "check", "--isolated", "--watch", "--select", "STR013", "--as-of", AS_OF)
    assert "STR013" in shown.until("Ctrl-C ends it.")
    path.write_text(good, "utf-8")
    assert "Nothing to report" in shown.until("Ctrl-C ends it.")
    shown.process.send_signal(signal.SIGINT)
    assert shown.end() == 0


@pytest.mark.parametrize("option", ["--fix", "--diff", "--hook", "-"])
def test_watch_only_looks(option: str, tmp_path: Path) -> None:
    result = jdlint("check", "--watch", option, cwd=tmp_path)
    assert (result.code, "--watch only looks" in result.sentence) == (2, True)
