"""A page as one HTML file: no script, nothing loaded from anywhere, every text escaped."""

from __future__ import annotations

from html import escape
from itertools import groupby

from jdlint.authoring.official.blocks import Heading, Items, Line, Note, Page, Table
from jdlint.reporters.html_page import html_page

_STYLE = """
body{font:11.5pt/1.35 "Times New Roman",Times,serif;max-width:17cm;margin:1cm auto;padding:0 1em;color:#000}
h1{font-size:15pt;text-align:center;margin:1.2em 0 .9em;letter-spacing:.05em}
h2{font-size:12pt;margin:1.3em 0 .5em}h3{font-size:11.5pt;margin:.9em 0 .3em}
h1,h2,h3{break-after:avoid}
.note{margin-left:58%}.note p{margin:0}.note p:first-child{font-weight:bold}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #808080;padding:.2em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f2f2f2}td p,th p{margin:.1em 0}ul{margin:.1em 0;padding-left:1.2em}
.signatures{break-inside:avoid}.signatures td{border:0;padding:.2em 2em .2em 0}
.signatures td p{margin:.9em 0 0}
.signatures td p+p{border-bottom:1px solid #000}
@page{size:A4;margin:2cm 2cm 2cm 2.5cm}@media print{body{margin:0;max-width:none;padding:0}}
"""


def write_html(page: Page) -> bytes:
    """Return the page as UTF-8 HTML."""
    head = f'<meta name="dcterms.identifier" content="{escape(page.identifier)}">\n'
    out: list[str] = []
    for block in page.blocks:
        match block:
            case Note(lines):
                out.append('<div class="note">' + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</div>")
            case Heading(text, level):
                out.append(f"<h{level + 1}>{escape(text)}</h{level + 1}>")
            case Items(lines):
                out.append(_lines(lines))
            case Table():
                out.append(_table(block))
    text = html_page(page.title, "\n".join(out), language=page.language, style=_STYLE, head=head)
    return text.encode("utf-8")


def _lines(lines: list[Line]) -> str:
    out = []
    for bullets, group in groupby(lines, key=lambda line: line.bullet):
        tag = "li" if bullets else "p"
        texts = "".join(f"<{tag}>{escape(line.text)}</{tag}>" for line in group)
        out.append(f"<ul>{texts}</ul>" if bullets else texts)
    return "".join(out)


def _table(table: Table) -> str:
    columns = "".join(f'<col width="{100 * width // sum(table.widths)}%">' for width in table.widths)
    rows = [_row(table, number, row) for number, row in enumerate(table.rows)]
    head = f"<thead>{rows.pop(0)}</thead>" if table.look == "grid" else ""
    body = "\n".join(rows)
    return f'<table class="{table.look}"><colgroup>{columns}</colgroup>{head}<tbody>\n{body}\n</tbody></table>'


def _row(table: Table, number: int, row: list[list[Line]]) -> str:
    cells = []
    for column, cell in enumerate(row):
        if table.look == "grid" and number == 0:
            tag, scope = "th", ' scope="col"'
        elif table.look == "pairs" and column == 0:
            tag, scope = "th", ' scope="row"'
        else:
            tag, scope = "td", ""
        cells.append(f"<{tag}{scope}>{_lines(cell)}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"
