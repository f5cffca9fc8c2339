"""Headers, footers and page numbers: left out, but for the first that says by which act a description was approved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jdlint.readers.descriptions import opens_description
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Line, Page, lines_of
from jdlint.readers.text_lines import PAGE_NUMBER

#: So many lines at the top and at the bottom may be repeated.
_LINES = 5
#: Points by which what is repeated may move.
_MOVED = 6.0
#: In heights of a line: how far they are from the text at least.
_APART = 1.5
#: The share of the page at top and bottom in which a lone number is that of the page.
_EDGE = 0.12
_HEAD_LINES = 15
_DIGITS = re.compile(r"\d{1,9}")


def without_furniture(pages: Sequence[Page], labels: Labels) -> list[Page]:
    """Return the pages without the words of their headers, footers and numbers."""
    lines = [lines_of(page.words, page.number) for page in pages]
    dropped: list[set[int]] = [_numbers(page, found) for page, found in zip(pages, lines, strict=True)]
    starts = [_starts(found, labels) for found in lines]
    kept: set[str] = set()
    for (i, before), (j, after) in pairwise(enumerate(lines)):
        if starts[j]:
            continue  # the next annex of an order has the same head as the one before
        for m, n in _repeated(before, after, labels):
            dropped[j].add(n)
            text = before[m].text
            if not _approves(before[m], labels) or text in kept:
                dropped[i].add(m)
            kept.add(text)
    return [_without(page, found, out) for page, found, out in zip(pages, lines, dropped, strict=True)]


def _without(page: Page, lines: Sequence[Line], dropped: set[int]) -> Page:
    if not dropped:
        return page
    return page._replace(words=[word for i, line in enumerate(lines) if i not in dropped for word in line.words])


def _numbers(page: Page, lines: Sequence[Line]) -> set[int]:
    """Return the first and the last line where they are a page number."""
    out = set()
    for i in {0, len(lines) - 1} if lines else ():
        line = lines[i]
        outer = line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height
        if outer and PAGE_NUMBER.match(line.text):
            out.add(i)
    return out


def _repeated(before: Sequence[Line], after: Sequence[Line], labels: Labels) -> list[tuple[int, int]]:
    """Return the numbers of lines that stand on both pages at the same place, apart from the text between them."""
    down = _run(before, after, range(min(len(before), len(after), _LINES)), labels)
    up = _run(before, after, range(-1, -1 - min(len(before), len(after), _LINES), -1), labels)
    return [*((i, i) for i in down), *((len(before) + i, len(after) + i) for i in up)]


def _run(before: Sequence[Line], after: Sequence[Line], numbers: Sequence[int], labels: Labels) -> list[int]:
    """Return which of the lines with these numbers, from the edge inwards, are the same on both pages."""
    out: list[int] = []
    apart = 0
    for i in numbers:
        old, new = before[i], after[i]
        match = labels.whole(new.text)
        if labels.row(new.text) or (match is not None and match.field != "approval"):
            break  # what a description has to say may well stand at the same place on two pages
        if PAGE_NUMBER.match(old.text) is None or PAGE_NUMBER.match(new.text) is None:
            same = _DIGITS.sub("#", old.text) == _DIGITS.sub("#", new.text) and _counts(old.text, new.text)
            if not same or abs(old.top - new.top) > _MOVED:
                break
        out.append(i)
        inner = i + 1 if i >= 0 else i - 1
        if -len(after) <= inner < len(after) and abs(after[inner].top - new.top) > _APART * new.height:
            apart = len(out)
    return out[:apart]


def _counts(before: str, after: str) -> bool:
    """Tell whether numbers stay the same from page to page or count the pages."""
    pairs = zip(_DIGITS.findall(before), _DIGITS.findall(after), strict=True)
    return all(int(new) - int(old) in (0, 1) for old, new in pairs)


def _approves(line: Line, labels: Labels) -> bool:
    match = labels.prefix(line.text)
    return opens_description(line.text, labels) or (match is not None and match.field == "approval")


def _starts(lines: Sequence[Line], labels: Labels) -> bool:
    """Tell whether a description begins on the page."""
    for line in lines[:_HEAD_LINES]:
        match = labels.whole(line.text)
        if match is not None and match.field == "document":
            return True
    return False
