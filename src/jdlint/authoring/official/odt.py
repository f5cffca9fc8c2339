"""A page as an OpenDocument text (ISO/IEC 26300): own code for the reasons told in `docx`."""

from __future__ import annotations

from importlib import resources
from itertools import groupby
from xml.sax.saxutils import escape

from jdlint.authoring.official.blocks import Heading, Items, Line, Note, Page, Table
from jdlint.authoring.official.package import pack

_TYPE = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    [f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "style", "text", "table", "meta")]
    + [f'xmlns:fo="{_OFFICE}:xsl-fo-compatible:1.0"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
_WIDTH = 165  # millimetres between the margins


def write_odt(page: Page) -> bytes:
    """Return the bytes of an .odt file."""
    folder = resources.files("jdlint.authoring") / "templates" / "odt"
    country = "EE" if page.language == "et" else "GB"
    styles = (folder / "styles.xml").read_text("utf-8")
    styles = styles.replace("@LANGUAGE@", page.language).replace("@COUNTRY@", country)
    members = [
        ("mimetype", _TYPE.encode("ascii")),
        ("content.xml", _content(page, (folder / "tables.xml").read_text("utf-8")).encode("utf-8")),
        ("styles.xml", styles.encode("utf-8")),
        ("meta.xml", _meta(page, country).encode("utf-8")),
        ("META-INF/manifest.xml", (folder / "manifest.xml").read_bytes()),
    ]
    return pack(members, stored=frozenset({"mimetype"}))


def _meta(page: Page, country: str) -> str:
    return (
        f'{_HEAD}<office:document-meta {_NAMES} office:version="1.2"><office:meta>'
        f"<dc:title>{escape(page.title)}</dc:title><dc:language>{page.language}-{country}</dc:language>"
        f'<meta:user-defined meta:name="identifier">{escape(page.identifier)}</meta:user-defined>'
        "</office:meta></office:document-meta>"
    )


def _content(page: Page, styles: str) -> str:
    tables = [block for block in page.blocks if isinstance(block, Table)]
    styles += "".join(dict.fromkeys(column for table in tables for column in _columns(table)))
    body: list[str] = []
    for block in page.blocks:
        match block:
            case Note(lines):
                body += [_paragraph(line, "Note" if i else "NoteHead") for i, line in enumerate(lines)]
            case Heading(text, 0):
                body.append(_paragraph(text, "Title"))
            case Heading(text, level):
                body.append(
                    f'<text:h text:style-name="Heading{level}" text:outline-level="{level}">{escape(text)}</text:h>'
                )
            case Items(lines):
                body.append(_lines(lines, "Standard"))
            case Table():
                body.append(_table(block, tables.index(block)))
    return (
        f'{_HEAD}<office:document-content {_NAMES} office:version="1.2"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )


def _columns(table: Table) -> list[str]:
    """Return the styles of the widths that the columns of `table` have."""
    return [
        f'<style:style style:name="{_column(table, width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{_WIDTH * width // sum(table.widths)}mm"/></style:style>'
        for width in table.widths
    ]


def _column(table: Table, width: int) -> str:
    return f"Column{_WIDTH * width // sum(table.widths)}"


def _table(table: Table, number: int) -> str:
    columns = "".join(f'<table:table-column table:style-name="{_column(table, width)}"/>' for width in table.widths)
    rows = [_row(table, position, row) for position, row in enumerate(table.rows)]
    head = f"<table:table-header-rows>{rows.pop(0)}</table:table-header-rows>" if table.look == "grid" else ""
    return (
        f'<table:table table:name="Table{number + 1}" table:style-name="Lines">{columns}{head}{"".join(rows)}'
        "</table:table>"
    )


def _row(table: Table, number: int, row: list[list[Line]]) -> str:
    cells = []
    for column, cell in enumerate(row):
        label = (table.look == "grid" and number == 0) or (table.look == "pairs" and column == 0)
        style = "OpenCell" if table.look == "signatures" else "HeadCell" if label else "Cell"
        if table.look == "signatures":
            lines = "".join(_signed(line) for line in cell)
        else:
            lines = _lines(cell, "CellHead" if label else "CellText")
        cells.append(
            f'<table:table-cell table:style-name="{style}" office:value-type="string">{lines}</table:table-cell>'
        )
    return f'<table:table-row table:style-name="Row">{"".join(cells)}</table:table-row>'


def _lines(lines: list[Line], style: str) -> str:
    out: list[str] = []
    for bullets, group in groupby(lines, key=lambda line: line.bullet):
        if bullets:
            items = "".join(f"<text:list-item>{_paragraph(line.text, 'Item')}</text:list-item>" for line in group)
            out.append(f'<text:list text:style-name="Bullets">{items}</text:list>')
        else:
            out += [_paragraph(line.text, style) for line in group]
    return "".join(out) or _paragraph("", style)


def _signed(line: Line) -> str:
    """Return a line of the signatures: with room to write behind a colon."""
    if not line.text.endswith(":"):
        return _paragraph(line.text, "CellHead")
    return f'<text:p text:style-name="Sign">{escape(line.text)} <text:tab/></text:p>'


def _paragraph(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'
