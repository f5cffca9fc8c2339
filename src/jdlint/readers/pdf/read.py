"""The bytes of a PDF to blocks."""

from __future__ import annotations

import json

from jdlint.core.i18n import _
from jdlint.readers.content import Content, Lacking, OnlyPictures
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Page, Rule, Word
from jdlint.readers.pages.read import read_pages
from jdlint.readers.pdf.process import is_installed, worker
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits
from jdlint.syntax.nodes import Problem

PDF_COMMAND = 'pip install "jdlint[pdf]"'


def read_pdf(data: bytes, labels: Labels, limits: Limits = DEFAULT_LIMITS, *, scans: bool = True) -> Content:
    """Return the blocks of a PDF, those of one without legible text by recognising it in its pictures.

    Raises Refused where it cannot be read, Lacking without the extra, and OnlyPictures where `scans` shall not be read.
    """
    pages = pages_of(data)
    pictures = sum(page.picture for page in pages)
    if 2 * pictures > sum(page.picture or bool(page.words) for page in pages):
        if not scans:
            raise OnlyPictures
        from jdlint.readers.scan.read import read_scan  # noqa: PLC0415 - most files are none

        return read_scan(data, labels, limits)
    recognised = 2 * sum(page.recognised for page in pages) > len(pages)
    content = read_pages("scan" if recognised else "pdf", pages, labels)
    return content._replace(problems=[Problem("IMP006", 0, 0, "pages", {"count": pictures})]) if pictures else content


def pages_of(data: bytes) -> list[Page]:
    """Return the pages of a PDF with their words."""
    if not is_installed("pypdfium2"):
        raise Lacking("pdf", _("reading PDF needs an extra package: {command}").format(command=PDF_COMMAND))
    return [
        Page(
            number,
            one["width"],
            one["height"],
            [Word(*word) for word in one["words"]],
            [Rule(*rule) for rule in one["rules"]],
            recognised=one["hidden"],
            picture=one["picture"],
        )
        for number, one in enumerate(json.loads(worker().ask({"do": "words"}, data)[1]), 1)
    ]
