"""The Estonian personal identification code (EVS 585): found in texts, never shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jdlint.core.paths import Path
from jdlint.core.patterns import regex

_LENGTH = 11
_DIGIT = regex(r"[0-9]")
_DIGITS = regex(r"[0-9]{11}")
# Eleven digits that stand alone, perhaps with the country before them ("EE…", "PNOEE-…").
_RUN = regex(r"(?<![^\W_E])[1-8][0-9]{10}(?!\w)")
_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
# What signature certificates put before a person's code, whatever the country (ETSI EN 319 412-1).
_SIGNER = regex(r"\b(?:PNO|PAS|IDC)[A-Z]{2}-\w{6,20}\b")
_SERIAL = frozenset({"serialnumber", "serial_number", "serial-number"})


def is_personal_code(digits: str) -> bool:
    """Tell whether eleven digits hold a date that exists and the right check digit."""
    if len(digits) != _LENGTH or not (digits.isascii() and digits.isdecimal()) or digits[0] in "09":
        return False
    century = 1800 + (int(digits[0]) - 1) // 2 * 100
    try:
        dt.date(century + int(digits[1:3]), int(digits[3:5]), int(digits[5:7]))
    except ValueError:
        return False
    check = _rest(digits, _FIRST)
    if check == 10:
        check = _rest(digits, _SECOND) % 10
    return check == int(digits[10])


def find_personal_codes(text: str) -> Iterator[int]:
    """Yield where every personal code in a text begins."""
    # Eleven digits in a row hold one, and only one, of every eleventh character: the others need not be looked at.
    for probe in _DIGIT.finditer(text[_LENGTH - 1 :: _LENGTH]):
        at = (probe.start() + 1) * _LENGTH - 1
        if text[at - 5 : at].isdecimal() or text[at + 1 : at + 6].isdecimal():
            for match in _RUN.finditer(text, at - 10, at + 12):
                if is_personal_code(match.group()):
                    yield match.start()


def masked(text: str) -> str:
    """Return the text with every personal code in it made unreadable."""
    if _DIGITS.search(text) is None:
        return text  # as nearly always
    for at in list(find_personal_codes(text)):
        text = text[:at] + "•" * _LENGTH + text[at + _LENGTH :]
    return text


def holds_code(text: str) -> bool:
    """Tell whether there is a personal code in a text."""
    return masked(text) != text


def is_signer_code(path: Path, text: str) -> bool:
    """Tell whether a value of ``source`` or of an extension key is the code of who signed, as certificates hold it."""
    head = str(path[0]) if path else ""
    if head != "source" and not head.startswith("x-"):
        return False
    return _SIGNER.search(text) is not None or (
        str(path[-1]).lower() in _SERIAL and next(find_personal_codes(text), None) is not None
    )


def _rest(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
