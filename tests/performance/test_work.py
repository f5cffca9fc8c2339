"""How much is done for a description in which there is nothing to find: operations, no seconds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpus
from jdlint.config.read import settings_of
from jdlint.engine import options
from jdlint.engine.judge import Judge
from jdlint.rulebook.index import load_rulebook
from jdlint.rulebook.profiles import profile
from jdlint.views import prose
from jdlint.views.word_index import WordIndex

BOOK = load_rulebook()
CLEAN = corpus.description(57, 100).encode()  # an employee who leads nobody, with results in every duty


@pytest.fixture
def judge() -> Judge:
    options._words.cache_clear()  # what other tests asked of the word lists is remembered there
    settings = settings_of({}, {}, None, Path())
    levels = profile(BOOK, "standard").levels
    return Judge(BOOK, options.contexts(BOOK, settings, dt.date(2026, 11, 20)), settings.limits, levels)


def test_rules_that_have_nothing_to_say_are_not_called(judge: Judge) -> None:
    called: dict[str, float] = {}
    judge.judge("a.jd.yaml", "yaml", corpus.description(63, 100).encode())  # another one of the house
    judge.costs = called
    assert judge.judge("a.jd.yaml", "yaml", CLEAN).raws == ()
    document = [rule for rule in profile(BOOK, "standard").levels if BOOK.rules[rule].scope == "document"]
    assert len(document) > 70
    assert len(called) <= 23
    assert {"DUT003", "STR002"} <= set(called)


def test_prose_is_not_collected_where_no_word_of_a_rule_stands_in_the_file(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[Any] = []
    collect: Any = prose._collect

    def counted(*given: Any) -> None:
        walked.append(given)
        collect(*given)

    monkeypatch.setattr(prose, "_collect", counted)
    judge.judge("a.jd.yaml", "yaml", CLEAN)
    assert walked == []
    judge.judge("a.jd.yaml", "yaml", CLEAN.replace(b"Kord aastas", "Öösel tööl".encode()))
    assert walked


def test_a_word_is_looked_at_once_for_all_descriptions(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    of = WordIndex.of

    def counted(index: WordIndex, piece: str) -> Any:
        looked.append(piece)
        return of(index, piece)

    monkeypatch.setattr(WordIndex, "of", counted)
    judge.judge("a.jd.yaml", "yaml", CLEAN)
    first = len(looked)
    assert 0 < first <= len(set(CLEAN.decode().split()))
    judge.judge("b.jd.yaml", "yaml", CLEAN)
    assert len(looked) == first
