"""The kinds of files that are no YAML, and how much of each is read; `readers.other` reads them."""

from __future__ import annotations

from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import SourceKind

#: What the identifier of a PDF that jdlint wrote begins with (ISO 32000-1, 14.4); the trailer is not packed.
OWN_PDF = b"jdlint-audit-"
OFFICE: tuple[SourceKind, ...] = ("docx", "odt")
PACKAGES: tuple[SourceKind, ...] = (*OFFICE, "container")
#: Kinds whose text stands on pages.
PAGES: tuple[SourceKind, ...] = ("pdf", "scan")


def most_bytes(kind: SourceKind, limits: Limits) -> int:
    """Return how many bytes of a file are read at most: packages carry pictures and fonts, and are bounded inside."""
    if kind in PACKAGES:
        from jdlint.readers.office.limits import DEFAULT_LIMITS  # noqa: PLC0415

        return DEFAULT_LIMITS.file_bytes
    if kind in PAGES:
        from jdlint.readers.pdf.bounds import FILE_BYTES  # noqa: PLC0415

        return FILE_BYTES
    return limits.file_bytes
