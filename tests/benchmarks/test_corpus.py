"""The corpus of the benchmarks: the same bytes everywhere, clean where it says so, faulty where and as it says so."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest

from benchmarks import corpus
from jdlint.engine.request import Request
from jdlint.engine.run import run

COUNT = 200


def found(folder: Path) -> set[tuple[str, str]]:
    """Return file name and rule of all that `jdlint check` with the default profile finds."""
    outcome = run(Request((folder,), dt.date(2026, 11, 20)))
    return {(Path(finding.path).name, finding.rule) for finding in outcome.report.findings}


def test_the_same_number_gives_the_same_bytes() -> None:
    texts = [corpus.description(number, COUNT) for number in range(COUNT)]
    assert texts == [corpus.description(number, COUNT) for number in range(COUNT)]
    digest = hashlib.sha256("".join(texts).encode()).hexdigest()
    assert digest == "99d1c2f248ee6acb1c029d0245d12ffbb490ad26e94108802e3e6fb97e8f7166", (
        "figures are comparable only while the corpus stays the same; change this on purpose"
    )


@pytest.mark.parametrize("count", [1, 2, COUNT])
def test_nothing_is_found_without_defects(tmp_path: Path, count: int) -> None:
    corpus.write(tmp_path, count, defects=False)
    assert found(tmp_path) == set()


def test_every_defect_is_found_and_nothing_else(tmp_path: Path) -> None:
    corpus.write(tmp_path, COUNT)
    planted = {
        (f"koht-{number:05}.jd.yaml", defect.rule) for number in range(COUNT) if (defect := corpus.defect_of(number))
    }
    assert len(planted) == COUNT // 10
    assert {rule for _file, rule in planted} == {defect.rule for defect in corpus.DEFECTS}
    assert found(tmp_path) == planted


def test_descriptions_have_the_usual_size_and_all_layouts() -> None:
    texts = [corpus.description(number, COUNT) for number in range(COUNT)]
    assert 6_500 < sum(len(text.encode()) for text in texts) / COUNT < 7_500
    assert all("#" in text for text in texts)
    for layout in corpus.LAYOUTS:
        of = [text for text in texts if f"template: {layout}\n" in text]
        assert len(of) >= COUNT // len(corpus.LAYOUTS)
        assert all(("expected_results" in text) == (layout != "no-results") for text in of)


def test_words_dates_and_numbers_differ() -> None:
    texts = [corpus.description(number, COUNT) for number in range(COUNT)]
    words = [set(re.findall(r"[^\W\d_]{4,}", text)) for text in texts]
    assert len(set.union(*words[:20])) > 1_500
    late = set.union(*words[:-20])
    assert min(len(of - late) for of in words[-20:]) >= 5, "descriptions bring words that none before them had"
    assert len(set(re.findall(r'last_reviewed: "(.*)"', "".join(texts)))) > COUNT // 2
    assert max(len(line) for text in texts for line in text.splitlines()) <= 120
