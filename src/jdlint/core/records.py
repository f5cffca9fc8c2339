"""`NamedTuple` as in `typing`, made without a look at the types of its fields; and equal records kept once.

`typing` compiles the annotation of each field, which is most of what the import of a module with such classes costs; a
type checker is shown the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - the sign that it is for others
else:
    from collections import namedtuple

    class _Record(type):
        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the tuple class that a class body with annotations describes."""
            annotations = body.pop("__annotations__")
            defaults = [body.pop(field) for field in annotations if field in body]
            made = namedtuple(  # noqa: PYI024 - this is what stands for the other
                name, annotations, defaults=defaults, module=body.pop("__module__")
            )
            made.__annotations__ = annotations
            for key, value in body.items():
                setattr(made, key, value)
            return made

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
