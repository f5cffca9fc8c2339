"""Named tuples are those of `typing`, made faster."""

from __future__ import annotations

import pickle
import typing
from typing import Any, get_type_hints

import pytest

from jdlint.core.records import NamedTuple
from jdlint.core.report import Report
from jdlint.rulebook.rule import When


class Ours(NamedTuple):
    """A pair."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Theirs(typing.NamedTuple):
    """A pair."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


@pytest.mark.parametrize("made", [Ours, Theirs])
def test_a_record_is_a_named_tuple(made: Any) -> None:
    one = made(1)
    assert one == (1, "b")
    assert one._replace(second="c") == made._make([1, "c"]) == made(second="c", first=1)
    assert one._asdict() == {"first": 1, "second": "b"}
    assert (made._fields, made._field_defaults) == (("first", "second"), {"second": "b"})
    assert (one.both, made.__doc__) == ("1b", "A pair.")
    assert made.__mro__[-2:] == (tuple, object)
    assert get_type_hints(made) == {"first": int, "second": str}
    assert (made.__module__, made.__qualname__) == (__name__, made.__name__)
    assert pickle.loads(pickle.dumps(one)) == one
    assert repr(one) == f"{made.__name__}(first=1, second='b')"
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'first'"):
        made()
    with pytest.raises(TypeError, match="unexpected keyword argument 'third'"):
        made(1, third=3)
    with pytest.raises(TypeError):
        made._make([1, 2, 3])
    with pytest.raises((TypeError, ValueError)):
        one._replace(third=3)
    with pytest.raises(AttributeError):
        one.third = 1


def test_records_of_the_package_keep_what_stands_in_their_bodies() -> None:
    assert When() == ((), (), (), ())
    assert "active" in vars(Report)
    assert Report.__doc__
