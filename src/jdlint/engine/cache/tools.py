"""What else than the file decides what a reader finds in it: packages and programs that are installed beside jdlint.

Text in pages (PDF) is found by one package, text in pictures by several and by tesseract. What they came to holds as
long as they are the same.
"""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from jdlint.readers.other import PDF_HEAD, on_pages
from jdlint.syntax.nodes import SourceKind

if TYPE_CHECKING:
    from jdlint.facts.facts import Facts

PDF, OCR = "pdf", "ocr"


def tools_of(kind: SourceKind, data: bytes, facts: tuple[Facts, ...], *, judged: bool) -> tuple[str, ...] | None:
    """Return what is installed and had a part in what a file came to; None where that must not be remembered.

    Pictures are recognised in files that are judged alone; of another file that gave no text, or of a container, nobody
    knows what was left out.
    """
    if not on_pages(kind, data):
        return ()
    if facts and data.startswith(PDF_HEAD) and all(post.source == "pdf" for post in facts):
        return installed(PDF)
    return installed(OCR) if judged else None


def holds(tools: tuple[str, ...], *, alike: bool) -> bool:
    """Tell whether what was found with `tools` would be found today; `alike`: in a file judged then and now, or not."""
    if not tools:
        return True
    need = tools[0]
    return need in (PDF, OCR) and (alike or need == PDF) and tools == installed(need)


@cache
def installed(need: str) -> tuple[str, ...]:
    """Return what is installed to read pages, or pictures as well, with its versions; `need` comes first."""
    if need == PDF:
        return need, _version("pypdfium2")
    from jdlint.readers.scan.tesseract import identity  # noqa: PLC0415 - few projects have scans

    return need, _version("pypdfium2"), _version("pillow"), identity()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
