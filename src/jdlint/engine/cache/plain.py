"""What was said of a file, as plain data for JSON, and back.

A named tuple becomes a list that begins with its name; texts that mean more than their letters, and dates, become
mappings of one entry. Nothing but the classes named here can come out of a file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jdlint.core import finding as core
from jdlint.engine.raws import Raw, RawRelated
from jdlint.syntax.directives import Suppression

_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (
        *(Raw, RawRelated, Suppression, core.Site, core.Position, core.SourcePlace, core.Fix, core.Patch, core.Edit),
        *(core.SetValue, core.RenameKey, core.AddKey, core.AddItem),
    )
}
_NAMES = {cls: name for name, cls in _CLASSES.items()}
_KEPT = frozenset({str, int, float, bool, type(None)})


def to_plain(value: Any) -> Any:
    """Return a value as JSON can hold it. Raises TypeError for one of a kind that is not kept."""
    kind = type(value)
    if kind in _KEPT:
        return value
    name = _NAMES.get(kind)
    if name is not None:
        return [name, *[item if type(item) in _KEPT else to_plain(item) for item in value]]
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
        items = [item if type(item) in _KEPT else from_plain(item) for item in value[1:]]
        return _CLASSES[value[0]](*items) if value[0] else tuple(items)
    ((tag, content),) = value.items()
    if tag == "of":
        return {key: from_plain(item) for key, item in content}
    if tag == "date":
        return dt.date.fromisoformat(content)
    return {"term": core.Term, "file": core.FileName}[tag](content)
