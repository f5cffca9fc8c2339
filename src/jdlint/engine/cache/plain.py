"""What was said of a file, as plain data for JSON, and back.

A named tuple becomes a list that begins with its name; texts that mean more than their letters, and dates, become
mappings of one entry. Nothing but the classes named here can come out of a file, with fields of their own types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jdlint.core import finding as core
from jdlint.engine.raws import Raw, RawRelated
from jdlint.syntax.directives import Suppression

if TYPE_CHECKING:
    from jdlint.rulebook.rule import Rule

_Form = Callable[[Any], bool]
_KEPT = frozenset({str, int, float, bool, type(None)})
_ARGS = frozenset({str, int, float, bool, dt.date, core.Term, core.FileName})


def _is(*kinds: type) -> _Form:
    return lambda value: type(value) in kinds


def _many(*kinds: type) -> _Form:
    return lambda value: type(value) is tuple and all(type(item) in kinds for item in value)


def _among(*values: str | None) -> _Form:
    return lambda value: type(value) in (str, type(None)) and value in values


def _is_args(value: Any) -> bool:
    return type(value) is dict and all(type(key) is str and type(item) in _ARGS for key, item in value.items())


def _is_item(value: Any) -> bool:
    return type(value) is str or (
        type(value) is dict and {type(text) for pair in value.items() for text in pair} <= {str}
    )


def _is_parts(value: Any) -> bool:
    return type(value) is tuple and all(
        type(part) is tuple and len(part) == 2 and type(part[0]) is int and _operations(part[1]) for part in value
    )


_none = type(None)
_text, _number, _text_or_none = _is(str), _is(int), _is(str, _none)
_path, _site = _many(str, int), _is(core.Site)
_applicability = _among("safe", "unsafe")
_operations = _many(core.SetValue, core.RenameKey, core.AddKey, core.AddItem)
#: Classes, and what their fields hold.
_FORMS: dict[type[Any], tuple[_Form, ...]] = {
    core.Position: (_number, _number),
    core.SourcePlace: (_text_or_none, *[_is(int, _none)] * 6, _text_or_none, _is(int, _none)),
    core.Site: (_text, *[_is(core.Position, _none)] * 2, _text, _is(core.SourcePlace, _none)),
    core.Edit: (_number, _number, _text, _is(core.Position), _is(core.Position)),
    core.SetValue: (_path, _text),
    core.RenameKey: (_path, _text),
    core.AddKey: (_path, _text, _text),
    core.AddItem: (_path, _is_item),
    core.Patch: (_text, _many(core.Edit), _text, _is_parts),
    core.Fix: (_applicability, _text, _is_args, _many(core.Patch)),
    RawRelated: (_text, _site, _text, _is_args),
    Raw: (
        *(_text, _text, _is_args, _text, _text_or_none, _site, _many(RawRelated), _is(core.Fix, _none)),
        *(_among(None, *core.SEVERITIES), _number),
    ),
    Suppression: (_many(str), _number, _number, *[_text_or_none] * 3, *[_number] * 3),
}
_CLASSES = {cls.__name__: cls for cls in _FORMS}
_NAMES = {cls: name for name, cls in _CLASSES.items()}


def to_plain(value: Any) -> Any:
    """Return a value as JSON can hold it. Raises TypeError for one of a kind that is not kept."""
    kind = type(value)
    if kind in _KEPT:
        return value
    name = _NAMES.get(kind)
    if name is not None:
        return [name, *[to_plain(item) for item in value]]
    if kind is tuple:
        return ["", *[to_plain(item) for item in value]]
    if kind is core.Term:
        return {"term": str(value)}
    if kind is core.FileName:
        return {"file": str(value)}
    if kind is dt.date:
        return {"date": value.isoformat()}
    if isinstance(value, Mapping):
        return {"of": [[key, to_plain(item)] for key, item in value.items()]}
    raise TypeError(kind.__name__)


def from_plain(value: Any) -> Any:
    """Return the value that `to_plain` made plain. Raises ValueError, TypeError or LookupError for anything else."""
    kind = type(value)
    if kind in _KEPT:
        return value
    if kind is list:
        items = [from_plain(item) for item in value[1:]]
        return tuple(items) if value[0] == "" else _made(_CLASSES[value[0]], items)
    ((tag, content),) = value.items()
    if tag == "of":
        return {key: from_plain(item) for key, item in content}
    if tag == "date":
        return dt.date.fromisoformat(content)
    return {"term": core.Term, "file": core.FileName}[tag](content)


def _made(cls: type[Any], fields: list[Any]) -> Any:
    if not all(is_right(field) for is_right, field in zip(_FORMS[cls], fields, strict=True)):
        raise TypeError(cls.__name__)
    return cls(*fields)


def raws_from(value: Any, rules: Mapping[str, Rule]) -> tuple[Raw, ...]:
    """Return findings that `to_plain` made plain, each of one of the `rules`, with all that its messages show.

    Raises as `from_plain` does.
    """
    found: tuple[Raw, ...] = from_plain(value)
    if not _many(Raw)(found):
        raise TypeError("findings")
    for raw in found:
        texts = rules[raw.rule].messages
        _check(texts[raw.message], raw.args)
        for one in raw.related:
            _check(texts[one.message], one.args)
        if raw.fix is not None:
            _check(texts[raw.fix.title], raw.fix.args)
    return found


def _check(texts: tuple[str, str], args: core.Args) -> None:
    if any(not _shown(text) <= args.keys() for text in texts):
        raise LookupError("argument")


@lru_cache(maxsize=1000)
def _shown(text: str) -> frozenset[str]:
    """Return the arguments that a message shows."""
    from string import Formatter  # noqa: PLC0415 - only where a message is remembered

    return frozenset(name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None)


def suppressions_from(value: Any) -> tuple[Suppression, ...]:
    """Return suppression comments that `to_plain` made plain. Raises as `from_plain` does."""
    found: tuple[Suppression, ...] = from_plain(value)
    if not _many(Suppression)(found):
        raise TypeError("suppressions")
    return found


def spots_from(value: Any) -> tuple[core.Spot | None, ...]:
    """Return the spots of a finding from JSON. Raises ValueError or TypeError for anything else."""
    return tuple([None if spot is None else _spot(*spot) for spot in value])


def _spot(path: Any, shown: Any) -> core.Spot:
    spot = core.Spot(tuple(path), None if shown is None else tuple(shown))
    if not _path(spot.path) or not (spot.shown is None or _path(spot.shown)):
        raise TypeError("spot")
    return spot
