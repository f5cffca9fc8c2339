"""Where things begin and end in a YAML text, as far as a splice must know.

libyaml's marks are of no use here for block collections: they run over the blank lines and comments that follow.
Every function answers None where the text does not tell for certain.
"""

from __future__ import annotations

import re

from jdlint.core.records import NamedTuple
from jdlint.syntax.lines import Lines
from jdlint.syntax.nodes import Document, Mapping, Node, Scalar, Sequence

_NEWLINE = re.compile(r"\r\n|\n|\r")
_PROPERTY = re.compile(r"(?:!<[^>]*>|[&!][^\s,\[\]{}]*)(?=\s|$)")
_GAP = re.compile(r"(?:\s+|(?<=\s)#[^\r\n]*)*")
_INDENT = re.compile(r" *(?:- +)*")
_COLON = re.compile(r"[ \t]*:(?=\s|$)")
_HEADER = re.compile(r"[|>][1-9]?([+-]?)")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r(?!\n))([ \t]*)(?=[\r\n]|\Z)")
_COMMENT_LINE = re.compile(r"( *)#")


class Splice(NamedTuple):
    """The characters `start`..`end` (offsets) become `text`."""

    start: int
    end: int
    text: str


def lines_of(document: Document) -> Lines:
    """Return the line starts of a YAML document."""
    assert isinstance(document.locator, Lines)
    return document.locator


def content_start(text: str, node: Node) -> int | None:
    """Return where `node` begins behind its anchor and tag; its end where there is nothing else."""
    at = node.start
    while at < node.end and text[at] in "&!":
        found = _PROPERTY.match(text, at, node.end)
        if found is None:
            return None
        gap = _GAP.match(text, found.end(), node.end)
        at = gap.end() if gap else found.end()
    return at


def column(document: Document, offset: int) -> int | None:
    """Return the column (from 0) of what begins at `offset`, behind nothing but indentation and dashes."""
    prefix = document.text[lines_of(document).line_start(offset) : offset]
    return len(prefix) if _INDENT.fullmatch(prefix) else None


def is_unwritten(node: Node) -> bool:
    """Tell whether a value is null because nothing is written."""
    return isinstance(node, Scalar) and node.start >= node.end


def colon_end(document: Document, parent: Mapping, name: str) -> int | None:
    """Return the offset behind the colon of a key; None where it does not follow the key on its line."""
    found = _COLON.match(document.text, parent.keys[name].end)
    return found.end() if found else None


def entry_end(document: Document, parent: Mapping, name: str) -> int | None:
    """Return the offset behind the last character of a key's value, which may be nothing."""
    value = parent.values[name]
    return colon_end(document, parent, name) if is_unwritten(value) else content_end(document, value)


def content_end(document: Document, node: Node) -> int | None:
    """Return the offset behind the last character of `node`; None for what an alias repeats: it stands elsewhere."""
    text = document.text
    while not isinstance(node, Scalar):
        if node.start in document.repeated:
            return None
        if node.flow:
            return flow_end(document, node)
        if isinstance(node, Mapping):
            if not node.values:
                return None
            name = next(reversed(node.values))
            if is_unwritten(node.values[name]):
                return colon_end(document, node, name)
            node = node.values[name]
            continue
        if not node.items:
            return None
        node = node.items[-1]
        if is_unwritten(node):
            return node.start if text[node.start - 1 : node.start] == "-" else None
    return _block_scalar_end(text, node) if node.style in ("|", ">") else node.end


def flow_end(document: Document, node: Node) -> int | None:
    """Return the offset behind a value between brackets. The end of a pair without braces (``[a: b]``) is unknown."""
    if isinstance(node, Scalar):
        return node.end
    if node.start in document.repeated or document.text[node.end - 1 : node.end] not in ("]", "}"):
        return None
    return node.end if is_bracketed(document, node) else None


def is_bracketed(document: Document, node: Mapping | Sequence) -> bool:
    """Tell whether a flow collection has brackets of its own and begins with them (behind anchor and tag)."""
    start = content_start(document.text, node)
    return start is not None and document.text[start : start + 1] == ("{" if isinstance(node, Mapping) else "[")


def _block_scalar_end(text: str, node: Scalar) -> int | None:
    """Return the end of a block scalar with the blank lines behind it that are or may be part of its value.

    None where the text ends before the line does: a line end would become part of the value.
    """
    start = content_start(text, node)
    header = None if start is None else _HEADER.match(text, start)
    if header is None:
        return None
    kept = header[1] == "+"
    end = at = node.end
    while found := _BLANK_LINE.match(text, at):
        at = found.end()
        if kept or found[1]:
            end = at
    ends = _NEWLINE.search(text, end) or text.endswith(("\n", "\r"))
    return end if ends or header[1] == "-" else None


def line_behind(document: Document, end: int, indent: int) -> int:
    """Return the start of the line below `end`, or below the comments there that are indented deeper than `indent`."""
    text, lines = document.text, lines_of(document)
    at = found = lines.next_line(end)
    while at < len(text):
        comment = _COMMENT_LINE.match(text, at)
        following = lines.next_line(at)
        if comment is not None and len(comment[1]) > indent:
            found = following
        elif text[at:following].strip():
            break
        at = following
    return found


def insert_rows(document: Document, at: int, rows: list[str]) -> Splice:
    """Return the splice that writes `rows` as lines of their own at the line start `at`, or behind the last line."""
    text = document.text
    before = text[max(0, at - 2) : at]
    if before.endswith(("\n", "\r")):
        newline = "\r\n" if before == "\r\n" else before[-1]
        return Splice(at, at, "".join(row + newline for row in rows))
    first = _NEWLINE.search(text)
    newline = first.group() if first else "\n"
    return Splice(at, at, "".join(newline + row for row in rows))
