"""Files of which it is not known what posts they describe."""

from __future__ import annotations

from jdlint.core.records import NamedTuple


class Unread(NamedTuple):
    """A file of the context that could not be read, and the names its post may have (id first), as far as they show."""

    path: str
    names: tuple[str, ...]
