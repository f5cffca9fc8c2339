"""Lines to paragraphs: what goes on, what begins something new, what stands where it does not belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jdlint.core.records import NamedTuple
from jdlint.readers.blocks import Block, Paragraph, Piece, Row, join

_ENDED = re.compile(r"[.;:!?…][\"”“'»)]?$")
_DANGLING = re.compile(r"(?:[,(/–—-]|(?:^|\s)(?:ja|või|voi|ning|ega|sh|oma|ehk|kui|et|nii|and|or|of|the))$")
_LEAD = re.compile(r"[^\W\d_][^.;:]{1,80}:$")
_OPEN = "([{"
_CLOSE = ")]}"


class Para(NamedTuple):
    """A whole paragraph: its lines, and the bullet it begins with."""

    lines: list[Piece]
    marker: str

    @property
    def piece(self) -> Piece:
        return join(self.lines)

    @property
    def text(self) -> str:
        return self.piece.text


def depth(text: str) -> int:
    """Return how many brackets are open at the end of `text`."""
    if not any(sign in text for sign in _OPEN):
        return 0
    level = 0
    for char in text:
        if char in _OPEN:
            level += 1
        elif char in _CLOSE and level:
            level -= 1
    return level


def ended(text: str) -> bool:
    """Tell whether `text` ends a sentence or an item."""
    return bool(_ENDED.search(text.rstrip()))


def dangling(text: str) -> bool:
    """Tell whether `text` plainly wants to go on: it ends with a comma, a conjunction or an open bracket."""
    return bool(_DANGLING.search(text.rstrip()[-20:])) or depth(text) > 0


def begins_low(text: str) -> bool:
    """Tell whether `text` begins like the inside of a sentence."""
    first, second = text[:1], text[1:2]
    if first.isdigit():
        return second.islower()  # a scanned õ: "6igusaktid"
    return first.islower() or (first in "-–/" and second.isalpha()) or first in ",)"


def is_lead(text: str) -> bool:
    """Tell whether `text` is a short line that announces what follows: "Töötajal on õigus:"."""
    return bool(_LEAD.match(text)) and len(text.split()) <= 8


class _Tail:
    """The lines of a paragraph that is being put together, with what is asked of it, so that no text is read twice."""

    def __init__(self, line: Paragraph) -> None:
        self.lines = [line.piece]
        self.marker = line.marker
        self.open = depth(line.text)

    def add(self, line: Paragraph) -> None:
        self.lines.append(line.piece)
        self.open = max(0, self.open + sum((c in _OPEN) - (c in _CLOSE) for c in line.text))

    def takes(self, line: Paragraph) -> bool:
        if line.marker or line.hard:
            return False
        last = self.lines[-1].text
        if line.gap == 0:
            return not ((ended(last) and is_lead(line.text)) or (not self.marker and is_lead(last)))
        if ended(last):
            # A bracket left open is no reason to run on for ever.
            return self.open > 0 and begins_low(line.text)
        return dangling(last) or begins_low(line.text) or self.open > 0


def paragraphs(blocks: Iterable[Block]) -> list[Para]:
    """Put lines together to paragraphs; the cells of stray rows count as paragraphs of their own."""
    out: list[Para] = []
    tail: _Tail | None = None
    for line in lines_of(blocks):
        if tail is not None and tail.takes(line):
            tail.add(line)
            continue
        if tail is not None:
            out.append(Para(tail.lines, tail.marker))
        tail = _Tail(line)
    if tail is not None:
        out.append(Para(tail.lines, tail.marker))
    return out


def lines_of(blocks: Iterable[Block]) -> list[Paragraph]:
    """Return the lines of `blocks`, those of table cells as if they stood below each other."""
    out: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Row):
            for cell in block.cells:
                out.extend(line._replace(gap=1) if i == 0 else line for i, line in enumerate(cell))
        else:
            out.append(block)
    return out


def stray(paras: Sequence[Para]) -> list[bool]:
    """Tell which paragraphs are displaced words: inside of a sentence although the one before was finished."""
    out: list[bool] = []
    finished = False
    for para in paras:
        low = finished and not para.marker and begins_low(para.lines[0].text)
        out.append(low)
        if not low:
            finished = para.lines[-1].text.rstrip().endswith((".", "!", "?"))
    return out


def items(blocks: Iterable[Block]) -> list[Para]:
    """Return the items of a list, with bullets or without: then an item ends with ";" or "." at the end of a line."""
    out: list[Para] = []
    for para in paragraphs(blocks):
        if para.marker:
            out.append(para)
        else:
            out.extend(Para(lines, "") for lines in split_at_ends(para.lines))
    return out


def split_at_ends(lines: Sequence[Piece]) -> list[list[Piece]]:
    """Cut lines where one ends with ";", or with "." and the next begins with a capital."""
    out: list[list[Piece]] = [[lines[0]]]
    for before, line in pairwise(lines):
        last = before.text.rstrip()
        if last.endswith(";") or (last.endswith((".", "!", "?")) and line.text[:1].isupper()):
            out.append([line])
        else:
            out[-1].append(line)
    return out
