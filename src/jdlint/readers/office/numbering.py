"""Automatic numbers of lists: levels, counters, and the label that a word processor shows before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping

from jdlint.core.records import NamedTuple

LEVELS = 10
BULLET = "•"
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Level(NamedTuple):
    """One level of a list.

    `form` is a number format by its Word name, `text` the label with %1 to %9 for the numbers of the levels. `restart`
    is the level (from 1) below which counting begins anew: None for any, 0 for none. `legal` writes all numbers in
    decimal.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


class Label(NamedTuple):
    """What stands before a paragraph: a number that belongs to its text, or the bullet of an item."""

    number: str = ""
    marker: str = ""


class Counters:
    """The state of one list, or of all lists that go on counting together."""

    def __init__(self) -> None:
        self._values: list[int | None] = [None] * LEVELS
        self._begun: set[tuple[Hashable, int]] = set()

    def restart(self, key: Hashable, level: int) -> None:
        """Begin `level` anew, once for each `key`."""
        if (key, level) not in self._begun:
            self._begun.add((key, level))
            self._values[level:] = [None] * (LEVELS - level)

    def begin(self, level: int, value: int) -> None:
        """Let the next paragraph at `level` have the number `value`."""
        self._values[level] = value - 1

    def label(self, levels: Mapping[int, Level], level: int) -> Label:
        """Count one paragraph at `level` and return its label."""
        own = levels.get(level)
        if own is None:
            return Label()
        held = self._values[level]
        self._values[level] = own.start if held is None else held + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                self._values[deeper] = None
        for higher in range(level):
            if self._values[higher] is None:
                self._values[higher] = levels[higher].start if higher in levels else 1
        return self._show(levels, own)

    def _show(self, levels: Mapping[int, Level], own: Level) -> Label:
        if own.form == "bullet":
            return Label(marker=BULLET if own.text else "")
        if own.form == "none" and not _PLACEHOLDER.search(own.text):
            return Label(number=own.text.strip())

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            value = self._values[level]
            form = levels[level].form if level in levels and not own.legal else "decimal"
            return "" if value is None else written(value, form)

        text = _PLACEHOLDER.sub(number, own.text).strip()
        # An item "a)" or "iv)" of a list is no heading and no duty.
        return Label(marker=text) if own.form in ("lowerLetter", "upperLetter", "lowerRoman") else Label(number=text)


def written(value: int, form: str) -> str:
    """Return `value` in a number format; those that Estonian and English texts do not know come out in decimal."""
    write = _FORMS.get(form)
    return write(value) if write is not None else str(value)


def _letters(value: int) -> str:
    # Word goes on with aa, bb, cc
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 26 * 9 else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for number, sign in _ROMAN:
        out += sign * (value // number)
        value %= number
    return out


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "ordinal": lambda value: f"{value}.",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "none": lambda _value: "",
}
