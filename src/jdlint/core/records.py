"""`NamedTuple` as in `typing`, made without a look at the types of its fields; and equal records kept once.

`typing` compiles the annotation of each field, which is most of what the import of a module with such classes costs; a
type checker is shown the original.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - the sign that it is for others
else:
    from collections import namedtuple

    class _Tuple(tuple):
        """What all records have: methods as those of `collections.namedtuple`."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> _Tuple:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **changed: object) -> _Tuple:
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"{type(self).__name__} has no fields {list(changed)!r}")
            return made

        def __repr__(self) -> str:
            said = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({said})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    @cache
    def _sample(size: int) -> tuple[FunctionType, list[object]]:
        """Return how a tuple with so many fields is made, and what reads each of them."""
        names = [f"field{number}" for number in range(size)]
        sample = namedtuple("Sample", names)  # noqa: PYI024 - this is what stands for the other
        return sample.__new__, [vars(sample)[name] for name in names]

    class _Record(type):
        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the tuple class that a class body with annotations describes.

            `namedtuple` compiles the source of a function for each class; here those with as many fields share it.
            """
            fields = tuple(body["__annotations__"])
            new, readers = _sample(len(fields))
            defaults = {field: body[field] for field in fields if field in body}
            code = new.__code__.replace(co_varnames=("_cls", *fields))
            body["__new__"] = FunctionType(code, new.__globals__, "__new__", tuple(defaults.values()))
            body.update(zip(fields, readers, strict=True))
            body.update(__slots__=(), __match_args__=fields, _fields=fields, _field_defaults=defaults)
            return type(name, (_Tuple,), body)

    NamedTuple = type.__new__(_Record, "NamedTuple", (), {})

_Value = TypeVar("_Value", bound=tuple[object, ...])
# A hostile folder must not fill the memory.
_MOST = 50_000
_KEPT: dict[tuple[type, tuple[object, ...]], object] = {}


def shared(value: _Value) -> _Value:
    """Return a value of this type that equals `value`, the same one each time; parts must not differ in type alone."""
    if len(_KEPT) >= _MOST:
        _KEPT.clear()
    kept: _Value = _KEPT.setdefault((type(value), value), value)  # type: ignore[assignment]
    return kept
