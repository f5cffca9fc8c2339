"""A zip archive whose bytes depend on nothing but its contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say


def pack(members: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return an archive of `members` in their order, all with one date; those named in `stored` uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            info.external_attr = 0
            archive.writestr(info, data, compresslevel=6)
    return out.getvalue()
