"""Bytes of a file that is no YAML to documents: told by what the content is, whatever the file is called."""

from __future__ import annotations

from jdlint.readers.labels import Labels
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Problem, SourceKind

#: Beginnings that no text has: packages (Word, OpenDocument, containers), old Word files, PDF, RTF.
_FOREIGN = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf")
OFFICE: tuple[SourceKind, ...] = ("docx", "odt")


def read_other(
    path: str, kind: SourceKind, data: bytes, limits: Limits, labels: Labels | None = None
) -> list[Document]:
    """Return the documents of a file, at least one; where nothing can be read, its problems say why.

    `labels` are those of the project, None the shipped ones.
    """
    if _is_office(kind, data):
        from jdlint.readers.office.read import read_office  # noqa: PLC0415 - text files never need it

        return read_office(path, data, labels=labels)
    from jdlint.readers.text import read_text  # noqa: PLC0415
    from jdlint.readers.text_lines import count_lines  # noqa: PLC0415

    text, problems = decode(data, limits)
    if text is not None and count_lines(text) > limits.nodes:
        text, problems = None, [Problem("JDL007", 0, 0, "blocks", {"limit": limits.nodes})]
    documents = [] if text is None else read_text(path, text, labels)
    if not any(document.root is not None and document.root.values for document in documents):
        lines = Lines(text or "")
        documents = [Document(path=path, kind="text", root=None, locator=lines, text=lines.text)]
        if not problems:
            problems = [Problem("JDL010", 0, 0, "no-labels")]
    documents[0].problems[:0] = problems
    return documents


def is_description(kind: SourceKind, data: bytes, labels: Labels | None = None) -> bool:
    """Tell whether a file that nobody named has enough labels of a job description to be one."""
    if _is_office(kind, data):
        from jdlint.readers.office.read import looks_like_description as office  # noqa: PLC0415

        return office(data, labels=labels)
    from jdlint.readers.text import looks_like_description  # noqa: PLC0415

    return looks_like_description(data.decode("utf-8", "replace"), labels)


def most_bytes(kind: SourceKind, limits: Limits) -> int:
    """Return how many bytes of a file are read at most: packages carry pictures and fonts, and are bounded inside."""
    if kind in OFFICE:
        from jdlint.readers.office.limits import DEFAULT_LIMITS  # noqa: PLC0415

        return DEFAULT_LIMITS.file_bytes
    return limits.file_bytes


def _is_office(kind: SourceKind, data: bytes) -> bool:
    return kind in OFFICE or data.startswith(_FOREIGN)
