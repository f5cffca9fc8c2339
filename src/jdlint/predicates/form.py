"""What a predicate is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from jdlint.core.finding import Arg
from jdlint.core.records import NamedTuple
from jdlint.syntax.nodes import Mapping as MappingNode
from jdlint.syntax.nodes import Node

Options = Mapping[str, Any]
#: None when all is well, else the arguments that are added to the message.
Verdict = dict[str, Arg] | None


class Setting(NamedTuple):
    """What a predicate may look at beside its node: the whole description, and the date of the question."""

    root: MappingNode
    as_of: dt.date


class Predicate(NamedTuple):
    """A small pure function over the node that a rule looks at (None when it is missing).

    `options` is the JSON Schema of the options a rule may give; `adds` names the arguments of a failed verdict.
    """

    check: Callable[[Node | None, Options, Setting], Verdict]
    options: Mapping[str, Any]
    adds: tuple[str, ...] = ()


def options(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    """Return the JSON Schema of an object with these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
COUNT = {"type": "integer", "minimum": 0}
