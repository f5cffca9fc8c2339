"""The bytes of a .docx or .odt file to documents; what the file is is told by its content, not by its name."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.readers.blocks import Block
from jdlint.readers.descriptions import documents, has_labels
from jdlint.readers.flow import lines_of
from jdlint.readers.labels import Labels, load_labels
from jdlint.readers.office.layout import OfficeText
from jdlint.readers.office.limits import DEFAULT_LIMITS, OfficeLimits, Refused
from jdlint.readers.office.odt_file import OdtFile, is_odt
from jdlint.readers.office.package import Package
from jdlint.readers.office.word_file import WordFile
from jdlint.readers.office.xml import Budget
from jdlint.readers.tree import scalar
from jdlint.syntax.nodes import Document, Problem, SourceKind


class Content(NamedTuple):
    """What a file holds; `asides` are its notes, each with the offset at which it is referred to."""

    kind: SourceKind
    text: OfficeText
    blocks: list[Block]
    asides: list[tuple[int, list[Block]]]


def read_office(
    path: str, data: bytes, limits: OfficeLimits = DEFAULT_LIMITS, labels: Labels | None = None
) -> list[Document]:
    """Return the descriptions of a file, at least one document.

    A file that cannot be read, or holds no description, is a single document without a root whose problem says why.
    """
    try:
        content = read_blocks(data, limits)
    except Refused as refused:
        empty = OfficeText(limits)
        kind: SourceKind = "odt" if path.lower().endswith(".odt") else "docx"
        return [Document(path=path, kind=kind, root=None, locator=empty, problems=[refused.problem])]
    text = content.text
    found = documents(path, content.kind, content.blocks, text.text, text, labels or load_labels())
    if not any(document.root is not None and document.root.values for document in found):
        problems = [Problem("JDL010", 0, 0, "no-labels")]
        return [Document(path=path, kind=content.kind, root=None, locator=text, text=text.text, problems=problems)]
    found[0].problems[:0] = _told(text)
    for offset, blocks in content.asides:
        document = next((d for d in reversed(found) if d.root is not None and d.root.start <= offset), found[0])
        document.unplaced.extend(scalar(line.piece) for line in lines_of(blocks) if line.text)
    return found


def _told(text: OfficeText) -> list[Problem]:
    """Return what is to be said of the file as a whole."""
    out = []
    if text.insertions or text.deletions:
        args = {"insertions": text.insertions, "deletions": text.deletions}
        out.append(Problem("IMP005", 0, 0, "default", args))
    if text.left_out:
        out.append(Problem("IMP006", 0, 0, "default", {"count": text.left_out}))
    return out


def looks_like_description(data: bytes, limits: OfficeLimits = DEFAULT_LIMITS, labels: Labels | None = None) -> bool:
    """Tell whether the file has enough labels of a job description to be one; what cannot be read may be one."""
    try:
        return has_labels(read_blocks(data, limits).blocks, labels or load_labels())
    except Refused:
        return True


def read_blocks(data: bytes, limits: OfficeLimits) -> Content:
    """Return the blocks of a file; raises Refused where it cannot be read."""
    package = Package(data, limits)
    text = OfficeText(limits)
    if is_odt(package):
        odt = OdtFile(package, text, Budget(limits))
        return Content("odt", text, odt.blocks, odt.asides)
    word = WordFile(package, text, Budget(limits))
    return Content("docx", text, word.blocks, word.asides)
