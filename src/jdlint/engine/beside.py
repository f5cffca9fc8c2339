"""What stands beside the descriptions of a project: the organisation and the titles."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

from jdlint.core.records import NamedTuple
from jdlint.engine.raws import Judged

if TYPE_CHECKING:
    from jdlint.engine.workspace import Group
    from jdlint.facts.organisation import Organisation, Titles


class Companions(NamedTuple):
    """What such files say, None for one that is not named or could not be read, and what is wrong with each.

    `digests` are the SHA-256 of both, "" for one that is not named.
    """

    organisation: Organisation | None = None
    titles: Titles | None = None
    judged: tuple[tuple[pathlib.Path, Judged], ...] = ()
    digests: tuple[str, ...] = ()


def companions_of(group: Group) -> Companions:
    """Return what the files beside the descriptions say. Raises JdlintError for one that is not there."""
    if group.settings.organisation is None and group.settings.titles is None:
        return Companions()
    from jdlint.engine.companions import read_companions  # noqa: PLC0415 - most projects name no such file

    return read_companions(group.settings, group.root, group.store)
