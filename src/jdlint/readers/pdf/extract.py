"""The words and ruled lines of a PDF, by pypdfium2. Runs in the worker alone: the library is C++, the file hostile."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from jdlint.core.records import NamedTuple
from jdlint.readers.pdf.bounds import Failed

#: Far beyond any order with its annexes.
MOST_PAGES = 500
MOST_CHARS = 2_000_000
#: What is looked at on a page for ruled lines; more is a drawing.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 5_000
#: A shorter line is part of a letter or a picture.
_SHORTEST = 4.0
#: Of how many points a box is made, and how thick one may be to be a line.
_SIDES = (4, 5)
_THICK = 2.5
#: In heights of type: a gap within one word is smaller.
_APART = 0.3
#: The share of the height of type that is below the line.
_BELOW = 0.2
#: The share of words without a legible letter from which on a page says nothing.
_ILLEGIBLE = 0.3
_HYPHENS = (0x02, 0xFFFE)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_INVISIBLE = 3


class _Found(NamedTuple):
    """A word in the space of the page, whose y goes up; `turn` counts quarters of a circle, None for a slope."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    turn: int | None
    legible: bool
    visible: bool


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


class Pdf:
    """An open PDF; raises Failed where it cannot be opened. To be closed."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # the library reads it as long as the document is open
        self.document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self.document:
            locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise Failed("encrypted" if locked else "damaged-pdf")
        self.count = pdfium.FPDF_GetPageCount(self.document)

    def close(self) -> None:
        pdfium.FPDF_CloseDocument(self.document)


def pages_of(data: bytes) -> list[dict[str, Any]]:
    """Return the pages of a PDF as plain data: size, words, rules, and what else is to be known of each."""
    pdf = Pdf(data)
    try:
        if pdf.count < 1:
            raise Failed("damaged-pdf")
        if pdf.count > MOST_PAGES:
            raise Failed("pages", MOST_PAGES)
        out: list[dict[str, Any]] = []
        chars = 0
        for number in range(pdf.count):
            page = pdfium.FPDF_LoadPage(pdf.document, number)
            if not page:
                raise Failed("damaged-pdf")
            try:
                one, count = _page(page)
            finally:
                pdfium.FPDF_ClosePage(page)
            chars += count
            if chars > MOST_CHARS:
                raise Failed("text", MOST_CHARS)
            out.append(one)
        return out
    finally:
        pdf.close()


def _page(page: Any) -> tuple[dict[str, Any], int]:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise Failed("damaged-pdf")
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > MOST_CHARS:
            raise Failed("text", MOST_CHARS)
        words = list(_words(text, count))
    finally:
        pdfium.FPDFText_ClosePage(text)
    turn = Counter(word.turn for word in words if word.turn is not None).most_common(1)
    quarter = turn[0][0] if turn else 0
    words = [word for word in words if word.turn == quarter]  # a watermark says nothing
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    box = _Box(bounds.left, bounds.bottom, bounds.right, bounds.top)
    width, height = box.right - box.left, box.top - box.bottom
    illegible = sum(not word.legible for word in words) > _ILLEGIBLE * len(words)
    hidden = sum(not word.visible for word in words) * 2 > len(words)
    return {
        "width": height if quarter % 2 else width,
        "height": width if quarter % 2 else height,
        "words": [] if illegible else [[word.text, *_turned(_Box(*word[1:5]), box, quarter)] for word in words],
        "rules": [_turned(rule, box, quarter) for rule in _rules(page)],
        "hidden": hidden,
        "picture": pdfium.FPDFPage_CountObjects(page) > 0 and (illegible or not words),
    }, count


def _words(text: Any, count: int) -> Iterator[_Found]:
    letters = ""
    loose = pdfium.FS_RECTF()
    tight = [ctypes.c_double() for _ in range(4)]
    box = last = _Box(0, 0, 0, 0)
    size = 0.0
    turn: int | None = 0
    legible = visible = True
    for i in range(count):
        sign = _sign(pdfium.FPDFText_GetUnicode(text, i))
        if sign.isspace():
            if letters:
                yield _Found(letters, *box, turn, legible, visible)
            letters = ""
            continue
        if letters and turn == 0:
            pdfium.FPDFText_GetLooseCharBox(text, i, loose)
            if _parted(last, _Box(loose.left, loose.bottom, loose.right, loose.top), size):
                yield _Found(letters, *box, turn, legible, visible)
                letters = ""
        if not letters:
            turn = _turn(pdfium.FPDFText_GetCharAngle(text, i))
            size = _size(text, i)
            legible = pdfium.FPDFText_HasUnicodeMapError(text, i) != 1
            shown = pdfium.FPDFText_GetTextObject(text, i)
            visible = not shown or pdfium.FPDFTextObj_GetTextRenderMode(shown) != _INVISIBLE
        if turn == 0:
            pdfium.FPDFText_GetLooseCharBox(text, i, loose)
            here = last = _Box(loose.left, loose.bottom, loose.right, loose.top)
            if letters:
                here = _Box(here.left, box.bottom, here.right, box.top)
            else:  # how high a box is depends on the font, and on the version of the library
                pdfium.FPDFText_GetCharOrigin(text, i, tight[0], tight[1])
                base = tight[1].value
                here = _Box(here.left, base - _BELOW * size, here.right, base + (1 - _BELOW) * size)
        else:  # the loose box is made for upright letters alone
            pdfium.FPDFText_GetCharBox(text, i, tight[0], tight[1], tight[2], tight[3])
            here = _Box(tight[0].value, tight[2].value, tight[1].value, tight[3].value)
        box = _around(box, here) if letters else here
        legible = legible and sign != "\ufffd"
        letters += sign
    if letters:
        yield _Found(letters, *box, turn, legible, visible)


def _sign(code: int) -> str:
    """Return the letter with this code; what stands for no letter is U+FFFD."""
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if 0 < code < 0x20:
        return " "
    # half of a pair that stands for one letter says nothing alone
    return "\ufffd" if not code or 0xD800 <= code < 0xE000 else chr(code)


def _size(text: Any, i: int) -> float:
    """Return how high the type of a letter is."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    return max(1.0, float(pdfium.FPDFText_GetFontSize(text, i)) * math.hypot(matrix.c, matrix.d))


def _around(box: _Box, other: _Box) -> _Box:
    return _Box(
        min(box.left, other.left),
        min(box.bottom, other.bottom),
        max(box.right, other.right),
        max(box.top, other.top),
    )


def _turn(angle: float) -> int | None:
    """Return the quarters of a circle by which a letter is turned to the left; None for a slope.

    The library counts to the right.
    """
    quarters = -angle / (math.pi / 2)
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < 0.1 else None


def _parted(last: _Box, here: _Box, size: float) -> bool:
    """Tell whether a letter begins another word, though no space stands before it."""
    moved = abs(last.bottom - here.bottom) > size / 2
    return here.left - last.right > _APART * size or here.right < last.left or moved


def _turned(box: _Box, page: _Box, quarter: int) -> list[float]:
    """Return left, top, right, bottom as a reader sees them, from the upper left corner down."""
    left, right = box.left - page.left, box.right - page.left
    low, high = box.bottom - page.bottom, box.top - page.bottom
    width, height = page.right - page.left, page.top - page.bottom
    seen = (
        (left, height - high, right, height - low),
        (low, left, high, right),
        (width - right, low, width - left, high),
        (height - high, width - right, height - low, width - left),
    )[quarter]
    return [round(value, 2) for value in seen]


def _rules(page: Any) -> list[_Box]:
    """Return the straight lines that are drawn on a page, level or upright, also the edges of thin boxes."""
    count = pdfium.FPDFPage_CountObjects(page)
    out: list[_Box] = []
    segments = 0
    x, y = ctypes.c_float(), ctypes.c_float()
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    matrix = pdfium.FS_MATRIX()
    for i in range(count if count <= _MOST_OBJECTS else 0):
        path = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(path) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        size = pdfium.FPDFPath_CountSegments(path)
        segments += size
        if segments > _MOST_SEGMENTS:
            return []
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        points: list[tuple[int, float, float, bool]] = []
        for k in range(size):
            segment = pdfium.FPDFPath_GetPathSegment(path, k)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            a, b = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            closes = bool(pdfium.FPDFPathSegment_GetClose(segment))
            points.append((pdfium.FPDFPathSegment_GetType(segment), a, b, closes))
        out.extend(_straight(points, filled=bool(fill.value) and not stroke.value))
    return out


def _straight(points: list[tuple[int, float, float, bool]], *, filled: bool) -> Iterator[_Box]:
    if filled:  # a thin box is a line; the edges of a shade are none
        starts = [i for i, point in enumerate(points) if point[0] == pdfium.FPDF_SEGMENT_MOVETO]
        for begin, end in zip(starts, [*starts[1:], len(points)], strict=True):
            xs, ys = [point[1] for point in points[begin:end]], [point[2] for point in points[begin:end]]
            if len(xs) in _SIDES:
                yield from _line(min(xs), min(ys), max(xs), max(ys), thick=_THICK)
        return
    start = before = (0.0, 0.0)
    for kind, x, y, closes in points:
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = (x, y)
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _line(*before, x, y)
        before = (x, y)
        if closes:
            yield from _line(x, y, *start)


def _line(x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> Iterator[_Box]:
    box = _Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    width, height = box.right - box.left, box.top - box.bottom
    if min(width, height) <= thick and max(width, height) >= _SHORTEST:
        yield box
