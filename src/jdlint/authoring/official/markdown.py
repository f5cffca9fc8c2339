"""A page as Markdown: every sign that means something is escaped, so that a text stands there as it is."""

from __future__ import annotations

import re

from jdlint.authoring.official.blocks import Heading, Items, Line, Note, Page, Table

_SIGN = re.compile(r"[\\`*_{}\[\]<>#|~&$^!@]")
# What makes a list, a heading or a line across the page at the beginning of a line.
_LEADING = re.compile(r"^(?:([-+=])|(\d+)([.)])(?=\s|$))")


def write_markdown(page: Page) -> bytes:
    """Return the page as UTF-8 Markdown with tables (GitHub Flavored Markdown)."""
    out: list[str] = []
    for block in page.blocks:
        match block:
            case Note(lines):
                first, *rest = lines
                out.append("  \n".join([f"**{_escaped(first)}**", *map(_beginning, rest)]))
            case Heading(text, level):
                out.append(f"{'#' * (level + 1)} {_escaped(text)}")
            case Items(lines):
                out.append("\n".join(f"- {_beginning(x.text)}" if x.bullet else _beginning(x.text) for x in lines))
            case Table():
                out.append(_table(block))
    return ("\n\n".join(out) + "\n").encode("utf-8")


def _escaped(text: str) -> str:
    return _SIGN.sub(lambda match: f"\\{match.group()}", text)


def _beginning(text: str) -> str:
    """Return text for the beginning of a line."""
    text = _escaped(text)
    return _LEADING.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def _table(table: Table) -> str:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    if table.look == "box":
        return "\n\n".join(_beginning(line.text) for row in table.rows for cell in row for line in cell)
    if table.look == "pairs":
        rows = [[f"**{first}**" if first else "", *rest] for first, *rest in rows]
    head = rows.pop(0) if table.look == "grid" else [""] * len(table.widths)
    lines = [head, ["---"] * len(table.widths), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(lines: list[Line]) -> str:
    return "<br>".join(f"• {_escaped(line.text)}" if line.bullet else _escaped(line.text) for line in lines)
