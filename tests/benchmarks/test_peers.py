"""The arithmetic of the benchmark against peers, and its table. No times: those are what it measures."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.peers import __main__ as program
from benchmarks.peers import cases, installed
from benchmarks.peers import measure as measuring
from benchmarks.peers.figures import (
    BEGIN,
    END,
    Key,
    Results,
    Target,
    Usage,
    cost,
    difference,
    faster_than,
    growth,
    missed,
    per_file,
    plain,
    quotient,
    replaced,
    series_table,
    targets_table,
)
from benchmarks.peers.measure import Command, alternate, measure
from tests.helpers import ROOT


def series(*cpu: float, wall: float = 0.0, memory: float = 0.0) -> list[Usage]:
    return [Usage(seconds, wall, memory, 2 * memory) for seconds in cpu]


RESULTS: Results = {
    Key("jdlint", 1): series(0.4, 0.2, 0.3),
    Key("jdlint", 1_000): series(2.3),
    Key("yamllint", 1): series(0.6),
    Key("yamllint", 1_000): series(30.0, 46.0, 999.0),
    Key("spectral", 1): series(2.0),
    Key("spectral", 200): series(11.95),
    Key("jdlint", 5_000): series(10.0),
    Key("jdlint", 50_000): series(110.0),
    Key("jdlint", 10_000, "cold"): series(20.0, wall=11.0, memory=200.0),
    Key("jdlint", 10_000, "warm"): series(0.5, wall=0.5),
}


def test_a_ratio_is_that_of_medians() -> None:
    assert faster_than("yamllint", 1)(RESULTS) == pytest.approx(2.0)
    assert faster_than("yamllint", 1_000)(RESULTS) == pytest.approx(20.0)


def test_slow_peers_are_put_together_from_the_start_and_a_file_more() -> None:
    assert per_file(RESULTS, "spectral", 200) == pytest.approx(0.05)
    assert cost(RESULTS, "spectral", 1_000) == pytest.approx(2.0 + 999 * 0.05)
    assert cost(RESULTS, "spectral", 1) == pytest.approx(2.0)
    assert faster_than("spectral", 1_000)(RESULTS) == pytest.approx((2.0 + 999 * 0.05) / 2.3)


def test_other_figures() -> None:
    cold, warm = Key("jdlint", 10_000, "cold"), Key("jdlint", 10_000, "warm")
    assert quotient("wall", cold, warm)(RESULTS) == pytest.approx(22.0)
    assert difference("wall", cold, warm)(RESULTS) == pytest.approx(10.5)
    assert plain("largest", cold)(RESULTS) == pytest.approx(200.0)
    assert growth(50_000, 5_000)(RESULTS) == pytest.approx(1.1)


@pytest.mark.parametrize("target", cases.TARGETS, ids=lambda target: target.name)
def test_what_was_not_measured_gives_no_figure(target: Target) -> None:
    assert target.figure({}) is None
    assert missed((target,), {}) == []


def test_a_target_is_missed_on_its_wrong_side_alone() -> None:
    value = plain("cpu", Key("spectral", 1))
    names = {
        "least 1.5": Target("least 1.5", value, 1.5, None),
        "least 2.5": Target("least 2.5", value, 2.5, None),
        "most 1.5": Target("most 1.5", value, 1.5, None, limit=True),
        "most 2.5": Target("most 2.5", value, 2.5, None, limit=True),
        "only an aim": Target("only an aim", value, None, 9.0),
        "just": Target("just", value, 2.0, None),
    }
    assert missed(tuple(names.values()), RESULTS) == ["least 2.5", "most 1.5"]


def test_the_table_of_targets_says_what_was_asked_and_leaves_out_the_unmeasured() -> None:
    targets = (
        Target("fast", faster_than("yamllint", 1_000), 25, 50),
        Target("small", plain("largest", Key("jdlint", 10_000, "cold")), 250, None, "MiB", limit=True),
        Target("unknown", plain("cpu", Key("nobody", 1)), 1, None),
    )
    assert targets_table(targets, RESULTS).splitlines() == [
        "| target | measured | required | aim |",
        "|---|---|---|---|",
        "| fast | 20 ×, **missed** | 25 × | 50 × |",
        "| small | 200 MiB | at most 250 MiB |  |",
    ]


def test_the_table_of_series_has_minimum_median_and_the_cost_of_a_file() -> None:
    results = {key: runs for key, runs in RESULTS.items() if key.tool == "jdlint" and key.files != 50_000}
    lines = series_table(results).splitlines()[2:]
    assert [line.split(" | ")[:2] for line in lines] == [
        ["| jdlint", "1"],
        ["| jdlint", "1,000"],
        ["| jdlint", "5,000"],
        ["| jdlint, cold", "10,000"],
        ["| jdlint, warm", "10,000"],
    ]
    assert lines[0] == "| jdlint | 1 | 0.2 s | 0.3 s | 0 s | 0 s | 0 MiB |  |"
    assert lines[1] == "| jdlint | 1,000 | 2.3 s | 2.3 s | 0 s | 0 s | 0 MiB | 2 ms |"


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    page = f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n"
    assert replaced(page, "new\n") == f"before\n\n{BEGIN}\nnew\n{END}\n\nafter\n"
    assert replaced(replaced(page, "new"), "new") == replaced(page, "new")


@pytest.mark.parametrize("page", ["", BEGIN, f"{END}{BEGIN}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_page_without_markers_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        replaced(page, "new")


def test_the_page_of_the_repository_has_the_markers() -> None:
    page = (ROOT / "docs/performance.md").read_text("utf-8")
    assert replaced(page, page.split(BEGIN)[1].split(END)[0]) == page


def test_processes_below_are_counted_and_a_failure_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        measure(Command([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, codes=(0, 1)))
    hold = "import time; x = bytearray(80_000_000); time.sleep(0.5)"
    spawn = f"import subprocess, sys; p = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in '12']\n"
    # In a small process of its own: a new process counts what it inherits from this one, which may hold gigabytes.
    script = (
        "import sys; from pathlib import Path\n"
        "from benchmarks.peers.measure import Command, measure\n"
        "for code in sys.argv[1:]:\n"
        "    used = measure(Command([sys.executable, '-c', code], Path('.')))\n"
        "    print(used.memory, used.cpu, used.largest)"
    )
    command = [sys.executable, "-c", script, hold, spawn + "for one in p: one.wait()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    alone, both = ([float(word) for word in line.split()] for line in done.stdout.splitlines())
    assert 76 < alone[0] < both[0]
    assert both[0] > 160
    assert both[1] > 0
    assert 76 < both[2] < 160


def test_commands_take_turns(tmp_path: Path) -> None:
    def noting(name: str) -> Command:
        return Command([sys.executable, "-c", f"open('turns', 'a').write({name!r})"], tmp_path, codes=(0,))

    found = alternate({Key("a", 1): noting("a"), Key("b", 1): noting("b")}, 3)
    assert (tmp_path / "turns").read_text() == "ababab"
    assert [len(runs) for runs in found.values()] == [3, 3]


def test_every_peer_is_pinned_and_the_lock_names_no_registry() -> None:
    folder = ROOT / "benchmarks/peers"
    for peer in installed.PEERS:
        assert installed.version(peer)[0].isdigit()
    assert {name for target in (cases.SLOW, cases.USUAL) for name in target} <= {peer.name for peer in installed.PEERS}
    wanted = json.loads((folder / "node/package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((folder / "node/package-lock.json").read_text("utf-8"))["packages"]
    assert lock[""]["dependencies"] == wanted
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, package in lock.items() if "resolved" in package] == []


def test_a_peer_that_cannot_be_installed_is_told_and_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(place: str) -> None:
        if place == "node":
            raise subprocess.CalledProcessError(1, ["/usr/bin/npm", "ci"])

    monkeypatch.setattr(installed, "_prepare", failing)
    monkeypatch.setattr(installed, "_HOME", tmp_path)
    monkeypatch.setattr(installed, "_RULESET", tmp_path / "ruleset.json")
    told: list[str] = []
    peers = installed.install(["yamllint", "ajv"], told.append)
    assert [peer.name for peer in peers] == ["yamllint"]
    assert told == ["left out: ajv (cannot be installed: npm ended with 1)"]


def test_warm_runs_have_a_cache_and_change_one_file_in_between(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[tuple[list[str], int]] = []

    def measured(command: Command) -> Usage:
        seen.append((command.argv, hash(tuple(path.read_bytes() for path in sorted(command.folder.iterdir())))))
        return Usage(0, 0, 0, 0)

    monkeypatch.setattr(cases, "PROJECT", 4)
    for module in (program, measuring):
        monkeypatch.setattr(module, "measure", measured)
    bench = program.Bench(tmp_path, full=False)
    bench.options = "--jobs N  --cache-dir DIR"
    results = bench.whole_project()
    assert bench.left_out == []
    assert {key.mode: len(runs) for key, runs in results.items()} == {
        cases.JOBS: 3,
        cases.FILLING: 1,
        cases.WARM: 3,
        cases.CHANGED: 3,
    }
    assert all(argv[argv.index("--jobs") + 1] == "2" for argv, _files in seen)
    assert ["--no-cache" in argv for argv, _files in seen] == [True] * 3 + [False] * 7
    assert ["--cache-dir" in argv for argv, _files in seen] == [False] * 3 + [True] * 7
    files = [state for _argv, state in seen]
    assert [one != other for one, other in pairwise(files[3:])] == [False, *[True, False] * 2, True]


def test_what_jdlint_has_no_option_for_is_told(tmp_path: Path) -> None:
    bench = program.Bench(tmp_path, full=False)
    bench.options = "--no-cache"
    assert bench.whole_project() == {}
    assert len(bench.left_out) == 2
    assert "--jobs" not in bench.own(tmp_path).argv
