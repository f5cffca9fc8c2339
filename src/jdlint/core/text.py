"""Texts: the form in which they are compared, hashed and searched, and the form in which they are quoted."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from jdlint.core.patterns import regex

_SPACE = regex(r"\s+")
# Everything that moves a cursor, changes colours, hides or reorders text: C0 but for the tab, DEL, C1, separators and
# directional controls. Quoted text must not speak to a terminal, nor read otherwise than it is.
_UNPRINTABLE = regex("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def fold(text: str) -> str:
    """Return `text` in compatibility composed form, lower case, with runs of white space as one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def ascii_words(text: str) -> list[str]:
    """Return the words of `text` in lower-case Latin letters without accents and digits: what names of files need."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))


def digest(text: str, length: int = 16) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


# What the logs of GitHub and Azure take for a command: at the beginning of a line, or after two number signs.
_COMMAND = regex(r"(?<!\S):(?=:)|#(?=#(?:\w+)?\[)")


def visible(text: str) -> str:
    """Return `text` with what moves a cursor, hides text or starts a command in a log as escape sequences."""
    return _COMMAND.sub(_escaped, _UNPRINTABLE.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
