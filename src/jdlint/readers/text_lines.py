"""Text to lines: one `Paragraph` a line, bullets recognised, blank lines counted, page numbers left out."""

from __future__ import annotations

import re
from itertools import pairwise

from jdlint.readers.blocks import Paragraph, Piece

_BREAK = re.compile(r"\r\n|\n|\r|\f")
#: Characters that are bullets wherever they stand between blanks (two of them are Symbol font glyphs).
STRONG = "\uf0a7\uf0b7\uf0d8\uf076\uf0fc•▪●◦■□‣∙▫➢✓"
#: The bullet at the beginning of a line.
BULLET = re.compile(rf"\s*(?:([{STRONG}])\s*|([-–—=»*·])(?:\s+|$)|(o)\s+(?=[^\W\d_]))")
_INNER = re.compile(rf"(?<=\s)(?=[{STRONG}]\s)")
_ENUMERATION = re.compile(r"\s*(\(?(?:\d{1,2}|[a-zõäöü])\))\s+")
#: A line that is nothing but the number of a page.
PAGE_NUMBER = re.compile(
    r"\s*(?:[-–]\s?)?(?:(?:lk|leht|page)\.?\s?)?\d{1,3}(?:\s?[/(]\s?\d{1,3}\)?)?(?:\s?[-–])?\s*$", re.IGNORECASE
)


def count_lines(text: str) -> int:
    """Return how many lines `split_lines` can make of a text at most, without making them."""
    return 1 + text.count("\n") + text.count("\r") + text.count("\f") + sum(map(text.count, STRONG))


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Paragraph]:
    """Return the lines of `text[start:end]` that hold something."""
    stop = len(text) if end is None else end
    out: list[Paragraph] = []
    gap = 1
    pending = ""  # a bullet that stood alone on its line
    position = start
    while position <= stop:
        found = _BREAK.search(text, position, stop)
        line_end = found.start() if found else stop
        line = text[position:line_end]
        if not line.strip(" \t\u00a0\u200b\ufeff") or _is_page_number(line, gap, out):
            gap += 1
        else:
            for paragraph in read_line(line, position, gap):
                if paragraph.text == "" and paragraph.marker in STRONG:
                    pending = paragraph.marker
                    continue
                out.append(paragraph._replace(marker=paragraph.marker or pending))
                pending = ""
                gap = 0
            if found and found.group() == "\f":
                gap += 1
        if found is None:
            break
        position = found.end()
    return out


def read_line(line: str, base: int, gap: int) -> list[Paragraph]:
    """Return what `line`, which begins at the offset `base`, holds: mostly one paragraph; a bullet begins a new one."""
    stretches = _stretches(line)
    return [_paragraph(line, base, begin, finish, 0 if i else gap) for i, (begin, finish) in enumerate(stretches)]


def _stretches(line: str) -> list[tuple[int, int]]:
    """Cut a line where a bullet stands in its middle: duty and first result on one line."""
    first = len(line) - len(line.lstrip())
    return list(pairwise([0, *(match.start() for match in _INNER.finditer(line) if match.start() > first), len(line)]))


def _paragraph(line: str, base: int, begin: int, finish: int, gap: int) -> Paragraph:
    marker = ""
    found = BULLET.match(line, begin, finish) or _ENUMERATION.match(line, begin, finish)
    if found and (line[found.end() : finish].strip() or found.group().strip() in STRONG):
        marker = found.group().strip()
        begin = found.end()
    whole = Piece(line, base, base + len(line), range(base, base + len(line)))
    return Paragraph(whole.cut(begin, finish), marker, gap if begin == 0 or marker else 0)


def _is_page_number(line: str, gap: int, before: list[Paragraph]) -> bool:
    """Tell a page number from content: it stands apart, after a blank line, and never after a lone duty number."""
    if not PAGE_NUMBER.match(line) or gap == 0 or not before:
        return False
    return not before[-1].text.endswith((",", "-", "nr", "Lisa"))
