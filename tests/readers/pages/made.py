"""PDF files that LibreOffice made of Word files: one batch for all tests that ask for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from jdlint.readers.blocks import Row
from jdlint.readers.content import Content
from jdlint.readers.descriptions import documents
from jdlint.readers.labels import load_labels
from jdlint.readers.pdf.read import read_pdf
from jdlint.syntax.nodes import Document
from tests.readers.office.packages import NUMBERING, docx, p

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="soffice is missing: PDF files made by LibreOffice were NOT read (tools/system_packages.sh installs it)",
)

_HANGING = '<w:ind w:left="360" w:hanging="360"/>'
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>'
    '<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1134" w:right="1134"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_NUMBERED = (
    '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def table(*rows: list[str], widths: list[int], borders: bool = True, repeated: bool = False) -> str:
    """Return a table of fixed column `widths`; a cell that is no XML becomes a paragraph."""
    sides = "".join(
        f'<w:{side} w:val="{"single" if borders else "nil"}" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    out = ""
    for i, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if repeated and i == 0 else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{cell if cell.startswith('<') else p(cell)}</w:tc>"
            for width, cell in zip(widths, row, strict=True)
        )
        out += f"<w:tr>{head}{cells}</w:tr>"
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{out}</w:tbl>'
    )


def items(*texts: str) -> str:
    """Return paragraphs with bullets, wrapped lines below the text."""
    return "".join(p(text, num=(2, 0), properties=_HANGING) for text in texts) or p()


def word_file(body: str, *, landscape: bool = False) -> bytes:
    """Return a Word file whose pages have a header and are numbered at the right of the foot."""
    width, height = (16838, 11906) if landscape else (11906, 16838)
    page = _PAGE.format(width=width, height=height)
    parts = {"header1": p("Asutusesiseseks kasutamiseks"), "footer1": _NUMBERED}
    return docx(body + page, numbering=NUMBERING, parts=parts)


def converted(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the PDF that LibreOffice makes of each Word file, all in one go."""
    out = folder / "pdf"
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    sources = [str(folder / f"{name}.docx") for name in files]
    done = subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(out), *sources], capture_output=True, check=False, timeout=240
    )
    made = {name: out / f"{name}.pdf" for name in files}
    assert all(path.exists() for path in made.values()), done.stderr.decode()
    return {name: path.read_bytes() for name, path in made.items()}


def read(data: bytes) -> list[Document]:
    labels = load_labels()
    return documents("x.pdf", read_pdf(data, labels), labels)


def only(data: bytes) -> Document:
    [document] = read(data)
    return document


def rows(content: Content) -> list[list[str]]:
    """Return the texts of the cells of every row."""
    return [
        [" / ".join(line.text for line in cell) for cell in block.cells]
        for block in content.blocks
        if isinstance(block, Row)
    ]
