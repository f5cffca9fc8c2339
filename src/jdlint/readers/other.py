"""Bytes of a file that is no YAML to documents: told by what the content is, whatever the file is called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdlint.core.text import visible
from jdlint.readers.content import Content, Lacking, Nowhere, OnlyPictures, Refused
from jdlint.readers.descriptions import Divided, approved, divided, documents, has_labels
from jdlint.readers.labels import Labels, load_labels
from jdlint.readers.reading import OWN_PDF, PACKAGES, PAGES
from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Problem, SourceKind

if TYPE_CHECKING:
    from jdlint.readers.containers.read import Bundle
    from jdlint.readers.office.limits import Budget

#: Beginnings that no text has: packages (Word, OpenDocument, containers), old Word files, RTF.
_FOREIGN = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
#: How a PDF begins.
PDF_HEAD = b"%PDF-"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


class OtherReader:
    """Reads files that are no YAML. `labels` are those of the project, None the shipped ones.

    What was made of the last file is remembered, for a file is asked first whether it is a description at all.
    """

    def __init__(self, limits: Limits, labels: Labels | None = None) -> None:
        self._limits = limits
        self._labels = labels or load_labels()
        self._last: tuple[bytes, Content | Bundle | Problem] | None = None

    def is_description(self, kind: SourceKind, data: bytes, *, scans: bool = True) -> bool:
        """Tell whether a file that nobody named has enough labels to be one; what cannot be read may be one.

        Raises Lacking, and without `scans` OnlyPictures for what text recognition alone could read.
        """
        if _told_by_content(kind, data) == "text":
            from jdlint.readers.text import looks_like_description  # noqa: PLC0415 - other files never need it

            return looks_like_description(data.decode("utf-8", "replace"), self._labels)
        found = self._content(kind, data, scans=scans)
        if isinstance(found, Problem):
            return True
        contents = [found] if isinstance(found, Content) else [member.content for member in found.members]
        return any(has_labels(content.blocks, self._labels) for content in contents)

    def left_out(self, kind: SourceKind, data: bytes, *, scans: bool) -> str:
        """Return the notice that says why a file that nobody named is left out; empty: it is a description.

        A report of `jdlint audit` is ``own``: nobody needs to be told that it is no description.
        """
        if kind == "pdf" and b"/ID [(" + OWN_PDF in data:
            return "own"
        try:
            if self.is_description(kind, data, scans=scans):
                return ""
            return "order" if self.is_order(kind, data) else "not-recognised"
        except OnlyPictures:
            return "not-recognised"
        except Lacking as lacking:
            return f"needs-{lacking.need}"

    def read(self, path: str, kind: SourceKind, data: bytes) -> list[Document]:
        """Return the documents of a file, at least one.

        A file that cannot be read, or holds no description, is one document without a root whose problems say why.
        Raises Lacking in one sentence that begins with `path`.
        """
        try:
            found = self._content(kind, data)
        except Lacking as lacking:
            raise Lacking(lacking.need, f"{visible(path)}: {lacking}") from None
        if isinstance(found, Problem):
            told = _told_by_content(kind, data)
            nowhere = Lines("") if told == "text" else Nowhere()
            return [Document(path=path, kind=told, root=None, locator=nowhere, problems=[found])]
        if isinstance(found, Content):
            return documents(path, found, self._labels)
        from jdlint.readers.containers.documents import documents_in  # noqa: PLC0415 - few files are containers

        return documents_in(path, found, self._labels)

    def orders(self, kind: SourceKind, data: bytes) -> list[Divided]:
        """Return the orders in a file, each with the descriptions that are annexed to it there.

        Raises Refused where the file cannot be read, and Lacking.
        """
        found = self._content(kind, data)
        if isinstance(found, Problem):
            raise Refused(found.rule, found.message, found.args)
        if isinstance(found, Content):
            divisions = [divided("", found, self._labels)]
        else:
            from jdlint.readers.containers.documents import divisions_in  # noqa: PLC0415 - see above

            divisions = divisions_in("", found, self._labels)
        return [approved(item) for item in divisions if item.order is not None]

    def is_order(self, kind: SourceKind, data: bytes) -> bool:
        """Tell whether a file is an order by which descriptions are approved; what cannot be read is none."""
        try:
            return bool(self.orders(kind, data))
        except Refused:
            return False

    def _content(self, kind: SourceKind, data: bytes, *, scans: bool = True) -> Content | Bundle | Problem:
        if self._last is None or self._last[0] is not data:
            try:
                self._last = data, self._open(kind, data, scans=scans)
            except Refused as refused:
                self._last = data, refused.problem
        return self._last[1]

    def _open(self, kind: SourceKind, data: bytes, *, scans: bool) -> Content | Bundle:
        if kind == "container" or data.startswith(b"PK"):
            from jdlint.readers.containers.read import is_container, read_container  # noqa: PLC0415 - see above

            if kind == "container" or is_container(data):
                return read_container(data, partial(self._single, scans=scans), self._limits.documents)
        return self._single(kind, data, None, scans=scans)

    def _single(self, kind: SourceKind, data: bytes, budget: Budget | None, *, scans: bool) -> Content:
        """Return the blocks of a file that is no container; `budget` is that of the container it stands in."""
        match _told_by_content(kind, data):
            case "pdf":
                from jdlint.readers.pdf.read import read_pdf  # noqa: PLC0415 - each kind loads what it needs

                return read_pdf(data, self._labels, self._limits, scans=scans)
            case "scan":
                from jdlint.readers.scan.read import read_scan  # noqa: PLC0415

                return read_scan(data, self._labels, self._limits)
            case "docx" | "odt":
                from jdlint.readers.office.read import read_office  # noqa: PLC0415

                return read_office(data, budget)
        from jdlint.readers.text import read_text  # noqa: PLC0415

        return read_text(data, self._limits)


def on_pages(kind: SourceKind, data: bytes) -> bool:
    """Tell whether what is installed beside jdlint reads a file, or files in it: text on pages, in pictures."""
    if kind == "container" or _told_by_content(kind, data) in PAGES:
        return True
    if not data.startswith(b"PK"):
        return False
    from jdlint.readers.containers.read import is_container  # noqa: PLC0415 - see above

    return is_container(data)


def _told_by_content(kind: SourceKind, data: bytes) -> SourceKind:
    """Return how a file is read, whatever it is called; a package or an old Word file is for the reader of Word."""
    if data.startswith(PDF_HEAD):
        return "pdf"
    if data.startswith(_PICTURES):
        return "scan"
    return "docx" if kind not in PACKAGES and data.startswith(_FOREIGN) else kind
