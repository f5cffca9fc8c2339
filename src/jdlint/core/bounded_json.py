"""JSON that anybody may have written, bounded before it is taken apart.

Three characters of it make an object that takes twenty times as much memory.
"""

from __future__ import annotations

import json
from typing import Any

from jdlint.core.i18n import _

#: Bytes, and values: those of an audit of twenty thousand descriptions. A value takes up to a hundred bytes of memory.
MOST_BYTES, MOST_VALUES = 100 * 1024 * 1024, 3_000_000


def loads(data: bytes) -> Any:
    """Return what JSON says. Raises ValueError, in words for people, for what is none or holds too much."""
    if len(data) > MOST_BYTES:
        raise ValueError(_("it is larger than {limit} bytes").format(limit=MOST_BYTES))
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:  # signs within texts count as well: there are few
        raise ValueError(_("it holds more than {limit} values").format(limit=MOST_VALUES))
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise ValueError(_("line {line} is no JSON").format(line=error.lineno)) from None
    except UnicodeDecodeError:
        raise ValueError(_("it is no JSON")) from None
    except RecursionError:
        raise ValueError(_("it is nested too deep")) from None
