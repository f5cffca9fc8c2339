"""Changing an XML part by splices, so that what is not meant keeps every byte; and packing the file again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.parsers import expat

from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple

_QUOTED = re.compile(rb"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
#: The date of new members: packages know none before, and a clock would make each copy another one.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class Edit(NamedTuple):
    """The bytes `start`..`end` of a part become `text`."""

    start: int
    end: int
    text: bytes


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the part with all edits made; those at one place follow each other in their order."""
    out: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        out += (data[at : edit.start], edit.text)
        at = edit.end
    return b"".join([*out, data[at:]])


def tag_end(data: bytes, start: int) -> int:
    """Return where the tag ends that begins at `start`."""
    found = _QUOTED.match(data, start)
    return len(data) if found is None else found.end()


def is_empty(data: bytes, start: int) -> bool:
    """Tell whether the tag that begins at `start` is all of its element."""
    end = tag_end(data, start)
    return data[end - 2 : end] == b"/>"


def element_end(data: bytes, start: int, closing: int) -> int:
    """Return where the element ends that begins at `start` and whose end was told at `closing`.

    For an element without content expat tells the end behind the tag, else at the beginning of the closing tag.
    """
    return tag_end(data, start) if is_empty(data, start) else tag_end(data, closing)


def name_at(data: bytes, start: int) -> str:
    """Return the name in the tag that begins at `start`, as it is written."""
    found = re.match(rb"<([^\s/>]+)", data[start : start + 300])
    return "" if found is None else found[1].decode("utf-8", "replace")


def prefix_at(data: bytes, start: int) -> str:
    """Return the prefix of the tag that begins at `start` with its colon; empty where it has none."""
    prefix, colon, _local = name_at(data, start).rpartition(":")
    return prefix + colon


def appended(data: bytes, start: int, closing: int, text: bytes) -> Edit:
    """Return the edit that makes `text` the last of what the element holds; see `element_end`."""
    if not is_empty(data, start):
        return Edit(closing, closing, text)
    end = tag_end(data, start)
    return Edit(end - 2, end, b">" + text + b"</" + name_at(data, start).encode() + b">")


def parser_for(data: bytes, name: str) -> expat.XMLParserType:
    """Return a parser that tells places in bytes. Raises JdlintError for a part in another encoding than UTF-8."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
            raise other_encoding(name)

    parser.XmlDeclHandler = declared
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise other_encoding(name)
    return parser


def no_paragraph(name: str) -> JdlintError:
    """Return the refusal for a text in which nothing can hold a comment."""
    return JdlintError(_("{path}: the text has no paragraph that a comment could stand at").format(path=name))


def other_encoding(name: str) -> JdlintError:
    text = _("{path}: is not written in UTF-8 inside; open it in Word, save it and try again")
    return JdlintError(text.format(path=name))


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with the members in `changed` replaced, or added at the end; all others as they are."""
    out = io.BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = left.pop(info.filename, None)
            new.writestr(_like(info), old.read(info) if content is None else content)
        for name, content in left.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return the entry of a member without what belongs to its old place and content."""
    new = zipfile.ZipInfo(info.filename, info.date_time)
    new.compress_type = info.compress_type
    new.external_attr = info.external_attr
    new.create_system = info.create_system
    new.comment = info.comment
    return new
