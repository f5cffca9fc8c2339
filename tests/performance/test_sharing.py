"""Equal values are kept once, and never one for another that a reader could tell apart."""

from __future__ import annotations

import pytest

from jdlint.core import records
from jdlint.core.finding import Spot
from jdlint.core.records import shared


def test_equal_values_are_one() -> None:
    first, second = Spot(("duties", 1)), Spot(("duties", 1))
    assert first is not second
    assert shared(first) is shared(second)


def test_a_record_is_not_taken_for_a_tuple_that_equals_it() -> None:
    record: tuple[object, ...] = Spot(("position", "unit"), None)
    plain: tuple[object, ...] = (("position", "unit"), None)
    assert record == plain
    assert type(shared(record)) is Spot
    assert type(shared(plain)) is tuple


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_KEPT", {})
    monkeypatch.setattr(records, "_MOST", 10)
    for number in range(35):
        assert shared((number,)) == (number,)
    assert len(records._KEPT) <= 10
