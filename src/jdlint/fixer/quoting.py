"""Texts as YAML scalars on one line."""

from __future__ import annotations

import json
import re

from jdlint.syntax.decode import FORBIDDEN
from jdlint.syntax.scalars import plain_kind

# A plain scalar that no YAML reader takes for anything but text: a letter first, no sign that structures.
_PLAIN = re.compile(r"[^\W\d_][\w \-.,/()]*(?<=[\w.)])")

# A date as the format writes it: text in YAML 1.2, and read as a date by those who read dates.
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def quoted(value: str, style: str | None, *, flow: bool = False) -> str:
    """Return `value` as a YAML scalar on one line, in the style of its model where that can hold it.

    `style` is None (plain), ``'`` or ``"``; `flow` says that it stands between brackets, where a comma structures.
    """
    if not value.isprintable():  # a line break or another control character: only this style can escape it
        text = json.dumps(value, ensure_ascii=False)
        return FORBIDDEN.sub(lambda match: f"\\u{ord(match.group()):04X}", text)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style is None and _DATE.fullmatch(value):
        return value
    if style is None and _PLAIN.fullmatch(value) and plain_kind(value) == "str" and not (flow and "," in value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
