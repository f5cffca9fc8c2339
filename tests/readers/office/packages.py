"""Word and OpenDocument files for tests: snippets of XML in, the bytes of a package out, the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_DECLARED = (
    'xmlns:w="{w}" xmlns:r="{r}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_DAY = (2026, 1, 7, 0, 0, 0)


def pack(members: Mapping[str, str | bytes], *, stored: Sequence[str] = ()) -> bytes:
    """Return a ZIP file of `members`; those in `stored` are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()


def docx_members(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    parts: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    w: str = W,
) -> dict[str, str | bytes]:
    """Return the members of a Word file.

    `parts` are headers, footers and notes by kind and number ("header1", "footnotes"): the relation's id is that
    word too. `numbering` and `styles` are the inside of the parts of that name.
    """
    r = _REL if w == W else _STRICT_REL
    declared = _DECLARED.format(w=w, r=r)
    inside = {**({"numbering": numbering} if numbering else {}), **({"styles": styles} if styles else {})}
    inside.update(parts or {})
    folder, _, name = main.rpartition("/")
    related = "".join(
        f'<Relationship Id="{part}" Type="{r}/{part.rstrip("0123456789")}" Target="{part}.xml"/>' for part in inside
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = "".join(
        f'<Override PartName="/{folder}/{part}.xml" ContentType="{word}.{part.rstrip("0123456789")}+xml"/>'
        for part in inside
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{word}.document.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}">'
        f'<Relationship Id="a" Type="{r}/officeDocument" Target="{main}"/></Relationships>',
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{package}">{related}</Relationships>',
        main: f"<w:document {declared}><w:body>{body}</w:body></w:document>",
    }
    for part, content in inside.items():
        root = {"header": "hdr", "footer": "ftr"}.get(part.rstrip("0123456789"), part)
        members[f"{folder}/{part}.xml"] = f"<w:{root} {declared}>{content}</w:{root}>"
    return members


def docx(body: str, **parts: object) -> bytes:
    """Return a Word file with `body`; the other arguments are those of `docx_members`."""
    return pack(docx_members(body, **parts))  # type: ignore[arg-type]


def p(*content: str, num: tuple[int, int] | None = None, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs; a string that begins with "<" is XML. `num` is list and level."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        inner += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    runs = "".join(text if text.startswith("<") else r(text) for text in content)
    return f"<w:p><w:pPr>{inner}{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run; a line feed in `text` is a soft break."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{lines}</w:r>"


def tc(*content: str, span: int = 1, merge: str = "") -> str:
    """Return a cell; text becomes a paragraph, and an empty cell has an empty one as in Word."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += f'<w:vMerge w:val="{merge}"/>'
    inner = "".join(text if text.startswith("<") else p(text) for text in content) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; text becomes a cell."""
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) if cell else tc() for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(ilvl: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    """Return one level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


#: List 1 counts sections and duties ("2.", "2.1."), list 2 has bullets from the Symbol font.
NUMBERING = (
    abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))
    + abstract(2, level(0, "bullet", "\uf0b7"), level(1, "bullet", "o"))
    + num(1, 1)
    + num(2, 2)
)

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_DECLARED = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("manifest", "manifest"),
    )
)
ODT_MIMETYPE = "application/vnd.oasis.opendocument.text"


def odt_members(body: str, *, automatic: str = "", styles: str = "", manifest: str = "") -> dict[str, str | bytes]:
    """Return the members of an OpenDocument text; `automatic` are styles of the content, `styles` the other part."""
    return {
        "mimetype": ODT_MIMETYPE,
        "content.xml": f"<office:document-content {_ODF_DECLARED}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF_DECLARED}>{styles}</office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF_DECLARED}>{manifest}</manifest:manifest>",
    }


def odt(body: str, automatic: str = "", styles: str = "", manifest: str = "") -> bytes:
    members = odt_members(body, automatic=automatic, styles=styles, manifest=manifest)
    return pack(members, stored=("mimetype",))


def op(text: str = "", style: str = "") -> str:
    """Return a paragraph of an OpenDocument text; `text` may be XML."""
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{text}</text:p>"


def olist(*items: str, style: str = "", attributes: str = "") -> str:
    """Return a list; an item that is plain text becomes a paragraph."""
    named = f' text:style-name="{style}"' if style else ""
    inner = "".join(
        item if item.startswith(("<text:list-item", "<text:list-header"))
        else f"<text:list-item>{item if item.startswith('<') else op(item)}</text:list-item>"
        for item in items
    )  # fmt: skip
    return f"<text:list{named} {attributes}>{inner}</text:list>"


def otable(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def orow(*cells: str, attributes: str = "") -> str:
    """Return a row; a cell that is no XML of a cell becomes one."""
    inner = "".join(cell if cell.startswith(("<table:t", "<table:c")) else ocell(cell) for cell in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def ocell(content: str, attributes: str = "") -> str:
    inner = content if content.startswith("<") else op(content)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"
