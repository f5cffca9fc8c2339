"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import re

import pytest

from jdlint.core.patterns import regex


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    lazy, real = regex(r"(?P<day>\d+)\. ?mai", re.IGNORECASE), re.compile(r"(?P<day>\d+)\. ?mai", re.IGNORECASE)
    text = "1. mai ja 12.Mai"
    assert [match.span("day") for match in lazy.finditer(text)] == [match.span("day") for match in real.finditer(text)]
    assert lazy.sub("-", text) == real.sub("-", text) == "- ja -"
    assert (lazy.split(text), lazy.findall(text)) == (real.split(text), real.findall(text))
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (real.pattern, real.flags, real.groupindex)
    assert lazy.match("ja 1. mai") is None


def test_a_pattern_is_compiled_once_and_no_earlier_than_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    lazy = regex("a+")
    assert made == []
    assert lazy.search("baa") is not None
    assert lazy.search("b") is None
    assert lazy.fullmatch("aa") is not None
    assert made == ["a+"]
    search = vars(lazy)["search"]
    assert search("baa") is not None  # the method of the pattern itself, with nothing before it


def test_a_broken_pattern_says_so_at_its_first_use() -> None:
    lazy = regex("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        lazy.search("")


def test_a_pattern_has_nothing_that_a_compiled_one_has_not() -> None:
    with pytest.raises(AttributeError):
        regex("a").serach("a")  # type: ignore[attr-defined]
    assert copy.copy(regex("a")).search("a") is not None
