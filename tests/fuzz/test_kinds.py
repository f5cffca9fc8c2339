"""A few damaged inputs of every kind, those that were once not survived, and the page that counts them."""

from __future__ import annotations

import re
import shutil

import pytest

from fuzz.kinds import KINDS
from fuzz.quality import COUNTS, CRASHES
from fuzz.targets import TARGETS
from fuzz.trying import project, try_damage
from tests.helpers import ROOT

#: Of each kind; where a process or a program works on every input, fewer.
FEW = dict.fromkeys(KINDS, 40) | {"pdf": 3, "cache": 10, "report.json": 4, "git": 10}
PAGE = (ROOT / "docs" / "quality.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in KINDS if name != "scan"])
def test_damaged_inputs_end_in_findings_or_a_sentence_and_lose_no_others(name: str) -> None:
    told = try_damage(name, FEW[name])
    assert (told.failures, told.lost) == ((), ())


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is missing: scans were NOT read")
def test_damaged_scans_end_in_findings_and_lose_no_others() -> None:
    told = try_damage("scan", 4)
    assert (told.failures, told.lost) == ((), ())


def test_what_was_once_not_survived() -> None:
    for name in KINDS:
        kept = sorted((CRASHES / name.replace(" ", "-")).glob("*"))
        if not kept:
            continue
        with project(KINDS[name]) as laid:
            for path in kept:
                for place, _seed in laid.seeds:
                    assert laid.tries(place, path.read_bytes())[:2] == ("", ""), path


def test_what_a_fuzzer_found_and_its_seeds() -> None:
    """Every target takes its seeds, and what atheris once found (fuzz/guided.py)."""
    for name, target in TARGETS.items():
        seeds = target.seeds()
        assert seeds
        for data in (*seeds, *(path.read_bytes() for path in (CRASHES / f"guided-{name}").glob("*"))):
            target.run(data)


def test_the_page_tells_of_the_fuzzer() -> None:
    rows = re.findall(r"^\| (\w+) \| (\d+) \| [\d,]+ \| [\d,]+ \| [\d,]+ \| [\d,]+ \| 0 \|$", PAGE, re.MULTILINE)
    assert {name for name, _seconds in rows} == TARGETS.keys()
    assert sum(int(seconds) for _name, seconds in rows) >= 600


def test_a_crash_and_a_lost_finding_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from jdlint.engine import judge

    def broken(*_given: object) -> object:
        raise RuntimeError("broken on purpose")

    with project(KINDS["text"]) as laid:
        (place, data), *_ = laid.seeds
        assert laid.tries(place, data)[:2] == ("", "")
        monkeypatch.setattr(judge.Judge, "judge", broken)
        assert "broken on purpose" in laid.tries(place, data)[0]
    monkeypatch.undo()
    with project(KINDS["YAML"]) as laid:
        assert laid.tries("good.jd.yaml", b"jdlint: 1\n")[1].startswith("not reported: ")
    with project(KINDS["cache"]) as laid:
        assert laid.tries("good.jd.yaml", b"jdlint: 1\n")[1] == "another report than without the damage"


def test_the_page_counts_every_kind_and_nothing_was_lost() -> None:
    rows = dict(re.findall(r"^\| ([\w. ]+) \| ([\d,]+ \| [\d,]+ \| \d+) \| \d+\.\d \|$", PAGE, re.MULTILINE))
    assert rows == {name: f"{count:,} | {count:,} | 0" for name, count in COUNTS.items()}
