"""The outside of a file: what it really is, and its members, unpacked piece by piece under bounds.

Nothing is ever written, so the names of members are only compared, never used as paths.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from jdlint.readers.content import Refused, exceeded
from jdlint.readers.office.limits import Budget

#: Beginnings of files that people take for Word files, and the message of JDL008 that says what they are.
_FORMS = (
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
# The names of the streams in an OLE file that holds a document under a password, as the file stores them.
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml|!--|[a-z]+:)", re.IGNORECASE)
_ENTRY = b"PK\x01\x02"
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """The members of a .docx or .odt file, or of a signed container."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Look at the directory of the package.

        Raises Refused where `data` is no package, is damaged, or declares more than the limits allow.
        """
        limits = budget.limits
        self._limits = limits
        self._budget = budget
        if not data:
            raise Refused("JDL010", "empty")
        if len(data) > limits.file_bytes:
            raise Refused("JDL007", "file", {"limit": limits.file_bytes, "found": len(data)})
        if not data.startswith(b"PK"):
            raise Refused("JDL008", _form(data))
        # Counted before zipfile makes an object of each entry.
        if data.count(_ENTRY) > limits.members:
            raise exceeded("members", limits.members)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, OSError) as error:
            raise Refused("JDL008", "damaged") from error
        entries = self._archive.infolist()
        self._check(entries)
        self._members = {entry.filename: entry for entry in entries}

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        names = {entry.filename for entry in entries}
        if len(names) < len(entries):
            raise Refused("JDL008", "damaged")  # which of two members of one name counts is anybody's guess
        if any(entry.file_size > self._limits.member_bytes for entry in entries):
            raise exceeded("member", self._limits.member_bytes)
        if sum(entry.file_size for entry in entries) > self._limits.total_bytes:
            raise exceeded("unpacked", self._limits.total_bytes)
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise Refused("JDL008", "damaged")  # overlapping members, the trick of a zip bomb
            end = entry.header_offset + 30 + entry.compress_size

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> list[str]:
        return list(self._members)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the member `name` in pieces.

        Raises Refused where it is missing, damaged, encrypted, packed in an unknown way, or unfolds too far.
        """
        entry = self._members.get(name)
        if entry is None:
            raise Refused("JDL008", "damaged")
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("JDL008", "encrypted")
        if entry.compress_type not in _READABLE:
            raise Refused("JDL008", "damaged")
        most = max(self._limits.ratio_floor, self._limits.ratio * entry.compress_size)
        read = 0
        try:
            with self._archive.open(entry) as member:
                while chunk := member.read(_CHUNK):
                    read += len(chunk)
                    self._budget.unpacked -= len(chunk)
                    if self._budget.unpacked < 0:
                        raise exceeded("unpacked", self._limits.total_bytes)
                    if read > self._limits.member_bytes:
                        raise exceeded("member", self._limits.member_bytes)
                    if read > most:
                        raise exceeded("ratio", self._limits.ratio)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise Refused("JDL008", "damaged") from error


def _form(data: bytes) -> str:
    """Return the message of JDL008 for what is no package."""
    for beginning, message in _FORMS:
        if data.startswith(beginning):
            return "encrypted" if message == "ole" and _ENCRYPTED_OLE in data else message
    return "markup" if _MARKUP.match(data[:1024]) else "foreign"
