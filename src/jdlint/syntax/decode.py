"""Bytes to text: strict UTF-8, an optional byte order mark, and no character that parsers disagree on."""

from __future__ import annotations

from jdlint.core.patterns import regex
from jdlint.syntax.limits import Limits
from jdlint.syntax.nodes import Problem

_BOM = b"\xef\xbb\xbf"
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# Line separators that libyaml folds silently (RELIABILITY: lines are counted from the text), characters that
# YAML forbids, and the directional controls that make a text read otherwise than it is ("Trojan Source").
FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SEPARATORS = {"\x85", "\u2028", "\u2029"}
#: After so many findings of one kind in a file a further one tells nothing.
_MOST = 20
#: More NUL bytes than that at the start: no text, or UTF-16 without a mark.
_NULS = 8


def decode(data: bytes, limits: Limits) -> tuple[str | None, list[Problem]]:
    """Return the text of `data` and what is wrong with it.

    The text is None where nothing can be read. Forbidden characters are reported and replaced one for one, so
    that places stay right and the rest of the file is still judged.
    """
    if len(data) > limits.file_bytes:
        return None, [Problem("JDL007", 0, 0, "file", {"limit": limits.file_bytes, "found": len(data)})]
    if data.startswith(_BOM):
        data = data[3:]
    for mark, name in _MARKS:
        if data.startswith(mark):
            return None, [Problem("JDL003", 0, 0, "utf", {"encoding": name})]
    if data.count(b"\x00", 0, 8192) > _NULS:
        return None, [Problem("JDL003", 0, 0, "binary")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem("JDL003", 0, 0, "default", {"line": line, "byte": f"0x{data[error.start]:02X}"})]
    return _check_characters(text)


def _check_characters(text: str) -> tuple[str, list[Problem]]:
    # most texts hold nothing unusual but line feeds, and this is told much faster than the pattern is searched
    if text.replace("\n", "").isprintable():
        return text, []
    found = list(FORBIDDEN.finditer(text))
    if not found:
        return text, []
    problems = [
        Problem(
            "JDL009",
            match.start(),
            match.end(),
            "separator" if match.group() in _SEPARATORS else "default",
            {"character": f"U+{ord(match.group()):04X}"},
        )
        for match in found[:_MOST]
    ]
    if len(found) > _MOST:
        more = found[_MOST]
        problems.append(Problem("JDL009", more.start(), more.end(), "more", {"count": len(found) - _MOST}))
    return FORBIDDEN.sub(lambda match: " " if match.group() in _SEPARATORS else "�", text), problems
