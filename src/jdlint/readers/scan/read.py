"""A scan to blocks: each page recognised, put straight, and read like the page of a PDF."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from statistics import median

from jdlint.readers.content import Content
from jdlint.readers.labels import Labels
from jdlint.readers.pages.geometry import Page, Word
from jdlint.readers.pages.read import read_pages
from jdlint.readers.pdf.process import worker
from jdlint.readers.scan.tesseract import Allowance, require, words_in
from jdlint.syntax.limits import DEFAULT_LIMITS, Limits

#: The model that knows õ, ä, ö and ü.
MODEL = "est"
#: Degrees from which on the picture is turned and recognised again; less is put straight by turning the boxes.
_TURNED = 1.0
#: What text recognition makes of bullets.
_MARK = re.compile(r"[\[(|]{0,2}[0oOeE°*+=«»©®¢¤•·▪■□]{1,2}[\])|]?|\[\)|\(\]")
#: The ink of a line is less high than its type: so much of it is missing above, and below.
_AROUND = 0.15
#: Points by which bullets of one list may stand apart.
_NEAR = 5.0
#: In heights of a line: how far behind its bullet the text of an item begins at most.
_INDENT = 3.0
#: A line tells how it slopes if it has so many words over so many points.
_WORDS, _LONG = 4, 150.0
#: A file is read again for what is shown of it, which must not take as long as the first time.
_KEPT = 50
_RECOGNISED: dict[tuple[bytes, str], list[Page]] = {}


def read_scan(data: bytes, labels: Labels, limits: Limits = DEFAULT_LIMITS) -> Content:
    """Return the blocks of a scan: a PDF of pictures, or a picture.

    Raises Lacking where what recognises text is missing, and Refused where the file cannot be read, or not in the time
    that there is.
    """
    require(MODEL)
    key = hashlib.sha256(data).digest(), MODEL
    if key not in _RECOGNISED:
        pages: list[Page] = []
        count = 1
        allowance = Allowance(limits.scan_seconds, limits.scans_seconds)
        while len(pages) < count:
            page, count = _page(data, len(pages), allowance)
            pages.append(page)
        if len(_RECOGNISED) >= _KEPT:
            del _RECOGNISED[next(iter(_RECOGNISED))]
        _RECOGNISED[key] = pages
    return read_pages("scan", _RECOGNISED[key], labels)


def _page(data: bytes, number: int, allowance: Allowance) -> tuple[Page, int]:
    """Return a page, and how many there are."""
    told, picture = worker().ask({"do": "picture", "page": number, "angle": 0.0}, data)
    lines = words_in(picture, told["dots"], MODEL, allowance)
    slope = slope_of(lines)
    if abs(math.degrees(slope)) > _TURNED:
        told, picture = worker().ask({"do": "picture", "page": number, "angle": math.degrees(slope)}, data)
        lines = words_in(picture, told["dots"], MODEL, allowance)
        slope = slope_of(lines)
    points = 72 / told["dots"]
    words = with_bullets(straightened(lines, slope))
    return Page(number + 1, told["width"] * points, told["height"] * points, words, recognised=True), told["count"]


def with_bullets(words: Sequence[Word]) -> list[Word]:
    """Return the words with what is left of bullets as bullets: the same places at the beginning of several lines."""
    marks = [word for word in words if _MARK.fullmatch(word.text)]
    said = {
        mark
        for mark in marks
        if sum(abs(other.x0 - mark.x0) <= _NEAR for other in marks) > 1 and _begins_item(mark, words)
    }
    return [word._replace(text="•") if word in said else word for word in words]


def _begins_item(mark: Word, words: Sequence[Word]) -> bool:
    """Tell whether words stand on the same line behind `mark`, and none close before it."""
    line = [
        word
        for word in words
        if word is not mark and min(word.bottom, mark.bottom) - max(word.top, mark.top) > mark.height / 2
    ]
    before = any(word.x1 <= mark.x0 + _NEAR and mark.x0 - word.x1 < mark.height for word in line)
    return not before and any(0 <= word.x0 - mark.x1 < _INDENT * mark.height for word in line)


def slope_of(lines: Sequence[Sequence[Word]]) -> float:
    """Return by how many radians the lines go down to the right."""
    slopes = []
    for line in lines:
        first, last = line[0], line[-1]
        if len(line) >= _WORDS and last.x0 - first.x0 >= _LONG:
            middle = [(word.x0 + word.x1) / 2 for word in line]
            mean_x, mean_y = sum(middle) / len(line), sum(word.bottom for word in line) / len(line)
            spread = sum((x - mean_x) ** 2 for x in middle)
            shared = sum((x - mean_x) * (word.bottom - mean_y) for x, word in zip(middle, line, strict=True))
            slopes.append(math.atan2(shared, spread))
    return median(slopes) if slopes else 0.0


def straightened(lines: Sequence[Sequence[Word]], slope: float) -> list[Word]:
    """Return the words with their boxes turned back by `slope`; all words of a line get the height of its type."""
    sine, cosine = math.sin(slope), math.cos(slope)
    out: list[Word] = []
    for line in lines:
        turned = []
        for word in line:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            width, height = (word.x1 - word.x0) / 2, (word.bottom - word.top) / 2
            new_x, new_y = x * cosine + y * sine, y * cosine - x * sine
            turned.append(Word(word.text, new_x - width, new_y - height, new_x + width, new_y + height))
        top, bottom = median(word.top for word in turned), median(word.bottom for word in turned)
        above = _AROUND * (bottom - top)
        out.extend(word._replace(top=top - above, bottom=bottom + above) for word in turned)
    return out
