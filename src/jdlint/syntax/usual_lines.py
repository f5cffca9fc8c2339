"""A line of the YAML that descriptions are usually written in, taken apart.

Whatever cannot be told for sure raises `Unusual`: then libyaml reads the file.
"""

from __future__ import annotations

from jdlint.core.patterns import regex
from jdlint.syntax.nodes import Kind
from jdlint.syntax.scalars import plain_kind

#: A line: indentation; whether a dash stands there; key (None: none), its kind and columns (from 0) of its start and
#: end; then what the value is: "" for none, ``p`` plain, its quotation mark, ``|`` or ``>`` for a block scalar (whose
#: value is its chomping), ``[`` for a collection in brackets, ``-`` for a line that says nothing; columns, text and
#: kind of the value, and whether the next line may go on with it.
Line = tuple[int, bool, str | None, Kind, int, int, str, int, int, str, Kind, bool]

# Indentation, a dash, and a key with its colon; each of them may be missing.
_HEAD = regex(r"( *)(?:(-) +)?(?:([^\W\d_][\w-]*):(?: +|$))?")
_QUOTED = regex(r"""(?:"([^"\\]*)"|'((?:[^']|'')*)')(?: +(?:#.*)?)?$""")
#: No plain scalar begins with one of these, or only where something else follows; that is left to libyaml.
INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NULLS = frozenset({"null", "Null", "NULL"})
_LONGEST_KEY = 100
NOTHING: Line = (0, False, None, "str", 0, 0, "-", 0, 0, "", "str", False)


class Unusual(Exception):  # noqa: N818 - no error: another reader takes over
    """The text is not written in the usual way."""


def line_of(line: str) -> Line:
    """Return a line taken apart. Raises Unusual."""
    head = _HEAD.match(line)
    assert head is not None  # every part of it may be missing
    space, dash, key = head.groups()
    indent, at = len(space), head.end()
    rest = line[at:].rstrip(" ")
    key_kind: Kind = "str"
    key_at = key_end = 0
    if key is not None:
        if key in _NULLS or len(key) > _LONGEST_KEY:
            raise Unusual
        key_kind = plain_kind(key)
        key_at, key_end = head.span(3)
    first = rest[:1]
    if first not in INDICATORS and first:
        goes_on = True
        if " #" in rest:
            rest, goes_on = rest[: rest.index(" #")].rstrip(" "), False
        if ": " in rest or rest[-1] == ":":
            raise Unusual
        kind = plain_kind(rest)
        return indent, bool(dash), key, key_kind, key_at, key_end, "p", at, at + len(rest), rest, kind, goes_on
    style, end, value = first, at, ""
    if first in ("", "#"):
        if key is None and dash is None:
            return NOTHING
        if key is None:  # a dash alone
            raise Unusual
        style, at, end = "", key_end + 1, key_end + 1
    elif first in ('"', "'"):
        quoted = _QUOTED.match(line, at)
        if quoted is None:
            raise Unusual
        value = quoted[1] if first == '"' else quoted[2].replace("''", "'")
        end = quoted.end(1 if first == '"' else 2) + 1
    elif first in "[{":
        style = "["
    elif rest in ("|", "|-", ">", ">-"):
        value = rest[1:]
    else:
        raise Unusual
    return indent, bool(dash), key, key_kind, key_at, key_end, style, at, end, value, "str", False
