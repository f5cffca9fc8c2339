"""A page as a Word document (Office Open XML).

Own code and no library: a dozen kinds of elements, every one of which is meant, and the same bytes for the same page.
python-docx needs raw XML for lists, repeated head rows and footers, and stamps its archive with the time.
"""

from __future__ import annotations

from importlib import resources
from xml.sax.saxutils import escape, quoteattr

from jdlint.authoring.official.blocks import Heading, Items, Line, Note, Page, Table
from jdlint.authoring.official.package import pack

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTH = 9354  # twentieths of a point between the margins
_PARTS = (
    ("[Content_Types].xml", "content_types.xml"),
    ("_rels/.rels", "package_rels.xml"),
    ("word/_rels/document.xml.rels", "document_rels.xml"),
    ("word/numbering.xml", "numbering.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/footer1.xml", "footer.xml"),
)
_HEADINGS = ("Title", "Heading1", "Heading2")


def write_docx(page: Page) -> bytes:
    """Return the bytes of a .docx file."""
    folder = resources.files("jdlint.authoring") / "templates" / "docx"
    tag = "et-EE" if page.language == "et" else "en-GB"
    styles = (folder / "styles.xml").read_text("utf-8").replace("@LANG@", tag)
    members = [(name, (folder / source).read_bytes()) for name, source in _PARTS]
    members += [
        ("word/styles.xml", styles.encode("utf-8")),
        ("word/document.xml", _document(page).encode("utf-8")),
        ("docProps/core.xml", _properties(page, tag).encode("utf-8")),
    ]
    return pack(members)


def _properties(page: Page, tag: str) -> str:
    return (
        f"{_HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(page.title)}</dc:title><dc:identifier>{escape(page.identifier)}</dc:identifier>"
        f"<dc:language>{tag}</dc:language></cp:coreProperties>"
    )


def _document(page: Page) -> str:
    body = []
    for block in page.blocks:
        match block:
            case Note(lines):
                first, *rest = lines
                body.append(_paragraph(Line(first), "NoteHead"))
                body += [_paragraph(Line(line), "Note") for line in rest]
            case Heading(text, level):
                body.append(_paragraph(Line(text), _HEADINGS[level]))
            case Items(lines):
                body += [_paragraph(line, "") for line in lines]
            case Table():
                body.append(_table(block))
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418" w:header="567" w:footer="567"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return f"{_HEAD}<w:document {_W} {_R}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _paragraph(line: Line, style: str) -> str:
    name = "Item" if line.bullet else style
    properties = f"<w:pPr><w:pStyle w:val={quoteattr(name)}/></w:pPr>" if name else ""
    text = f'<w:r><w:t xml:space="preserve">{escape(line.text)}</w:t></w:r>' if line.text else ""
    return f"<w:p>{properties}{text}</w:p>"


def _table(table: Table) -> str:
    total = sum(table.widths)
    widths = [_WIDTH * width // total for width in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    style = "NoLines" if table.look == "signatures" else "Lines"
    rows = "".join(_row(table, number, row, widths) for number, row in enumerate(table.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(table: Table, number: int, row: list[list[Line]], widths: list[int]) -> str:
    head = table.look == "grid" and number == 0
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    if table.look == "signatures":
        properties = "<w:trPr><w:cantSplit/></w:trPr>"
    cells = []
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        label = head or (table.look == "pairs" and column == 0)
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if label else ""
        style = "CellHead" if label else "Cell"
        lines = "".join(_signed(line) if table.look == "signatures" else _paragraph(line, style) for line in cell)
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{lines or _paragraph(Line(''), style)}</w:tc>"
        )
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _signed(line: Line) -> str:
    """Return a line of the signatures: with room to write behind a colon."""
    if not line.text.endswith(":"):
        return _paragraph(line, "CellHead")
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Sign"/></w:pPr><w:r><w:t xml:space="preserve">{escape(line.text)} </w:t>'
        "<w:tab/></w:r></w:p>"
    )
