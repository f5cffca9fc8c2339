"""The bytes of a .docx or .odt file to blocks; what the file is is told by its content, not by its name."""

from __future__ import annotations

from jdlint.readers.content import Content
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS, Budget
from jdlint.readers.office.odt_file import OdtFile, is_odt
from jdlint.readers.office.package import Package
from jdlint.readers.office.word_file import WordFile
from jdlint.syntax.nodes import Problem


def read_office(data: bytes, budget: Budget | None = None) -> Content:
    """Return the blocks of a file; raises Refused where it cannot be read.

    `budget` is what may still be taken from the file that this one is packed in.
    """
    budget = budget or Budget(DEFAULT_LIMITS)
    package = Package(data, budget)
    text = OfficeText(budget.limits)
    if is_odt(package):
        odt = OdtFile(package, text, budget)
        return Content("odt", text.text, text, odt.blocks, odt.asides, _told(text))
    word = WordFile(package, text, budget)
    return Content("docx", text.text, text, word.blocks, word.asides, _told(text))


def _told(text: OfficeText) -> list[Problem]:
    """Return what is to be said of the file as a whole."""
    out = []
    if text.insertions or text.deletions:
        args = {"insertions": text.insertions, "deletions": text.deletions}
        out.append(Problem("IMP005", 0, 0, "default", args))
    if text.left_out:
        out.append(Problem("IMP006", 0, 0, "default", {"count": text.left_out}))
    return out
