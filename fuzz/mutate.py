"""Bytes made from other bytes by small damage, the same each time for the same seed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence

#: What parsers stumble over, whatever they parse.
COMMON = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\x1b[2J", b"9" * 400, b"-1", b"A" * 5000)


def damaged(data: bytes, others: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    """Return `data` with one to six pieces cut out, doubled, overwritten, or put in from `words` and `others`."""
    if data[:2] == b"PK" and chance.random() < 0.7:
        return _member_damaged(data, others, words, chance)
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(out))
        end = min(len(out), start + chance.choice((1, 1, 4, 30, 300)))
        act = chance.randrange(6)
        if act == 0:
            del out[start:end]
        elif act == 1:
            out[start:start] = out[start:end]
        elif act == 2:
            out[start:end] = chance.randbytes(min(end - start, 16))
        elif act == 3:
            out[start:start] = chance.choice((*words, *COMMON))
        elif act == 4:
            other = chance.choice(others)
            piece = chance.randint(0, len(other))
            out[start:end] = other[piece : piece + 200]
        elif chance.random() < 0.2:
            del out[start:]
    return bytes(out)


def _member_damaged(data: bytes, others: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    """Return the package with one member damaged and the rest as it was, so that what reads members is reached."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info: archive.read(info) for info in archive.infolist()}
    hit = chance.choice([*members])
    members[hit] = damaged(members[hit], [other for other in members.values() if other] or [b"x"], words, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for info, content in members.items():
            archive.writestr(info, content, info.compress_type)
    return out.getvalue()
