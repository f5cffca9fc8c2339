"""Texts that stay in their box, whatever font a viewer has: widths are those of a wide one (DejaVu Sans)."""

from __future__ import annotations

_NARROW = frozenset("iljtfrI.,:;!|'()[]{}/\\ ´`„“\"-")
_WIDE = frozenset("mwMWQO@%&—")


def width_of(text: str, size: float, *, bold: bool = False, mono: bool = False) -> float:
    """Return the most that a text may be wide, in points."""
    ems = sum(_em(sign) if not mono or ord(sign) > 0x2E7F else 0.62 for sign in text)
    return ems * size * (1.1 if bold else 1.0)


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.46
    if sign in _WIDE:
        return 1.0
    if ord(sign) > 0x2E7F:  # CJK and pictures
        return 1.4
    return 0.78 if sign.isupper() else 0.65


def fitted(text: str, width: float, size: float, lines: int, *, bold: bool = False, mono: bool = False) -> list[str]:
    """Return a text in at most so many lines, none wider than `width`; the last one ends in … where it is cut."""

    def fits(piece: str) -> bool:
        return width_of(piece, size, bold=bold, mono=mono) <= width

    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < lines:
        piece = rest
        if not fits(piece):
            count = next(count for count in range(len(rest) - 1, -1, -1) if count < 2 or fits(rest[:count]))
            cut = rest.rfind(" ", 0, count + 1)
            piece = rest[: cut if cut > 0 else count]
        found.append(piece)
        rest = rest[len(piece) :].lstrip()
    if rest:
        kept = found[-1]
        while kept and not fits(kept + "…"):
            kept = kept[:-1]
        found[-1] = kept.rstrip() + "…"
    return found
