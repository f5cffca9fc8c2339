"""What is remembered of one file: how it is recognised, and what reading and judging it came to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from jdlint.core.records import NamedTuple
from jdlint.engine.cache.plain import from_plain, to_plain
from jdlint.engine.raws import Judged
from jdlint.storage.stores import Identity


class Entry(NamedTuple):
    """One file of the last run.

    `digest` is the SHA-256 of its content, `blob` the id that git gives it, `stat` what the disk said of the file, None
    where it may have changed since unnoticed. `judged` tells whether it was judged, or read for its Facts alone;
    `sniffed` whether its content could have left it out, `left_out` why it did (the id of a notice). `documents` and
    `posts` are counted. `said` holds findings, suppressions and silent rules as plain data, None for none. `origins`
    are the documents that its posts were made from, `names` what a post in it that could not be read may be called.
    `span` is where its Facts are (`jdlint.storage.records.Span`). Lists are as JSON has them: of ten thousand entries
    hardly any is looked at closely.
    """

    digest: str
    judged: bool
    sniffed: bool
    left_out: str = ""
    stat: list[int] | None = None
    blob: str = ""
    documents: int = 0
    posts: int = 0
    said: Any = None
    origins: Sequence[str] = ()
    names: Sequence[str] = ()
    span: Sequence[int] | None = None

    def is_file(self, identity: Identity) -> bool:
        """Tell whether the file is unchanged, as far as can be told without reading it."""
        if isinstance(identity, str):
            return self.blob == identity
        return identity is not None and self.stat == [*identity]

    def judgement(self, path: str) -> Judged:
        """Return what was said of the file, without its Facts. Raises ValueError, TypeError or LookupError."""
        if self.said is None:
            return Judged(path, self.documents, (), (), ())
        raws, suppressions, silent = from_plain(self.said)
        return Judged(path, self.documents, raws, (), suppressions, silent)


def said_of(judged: Judged) -> Any:
    """Return what was said of a file as plain data. Raises TypeError where it holds something that cannot be kept."""
    if not judged.raws and not judged.suppressions and not judged.silent:
        return None
    return to_plain((judged.raws, judged.suppressions, judged.silent))


def blob_id(data: bytes) -> str:
    """Return the id that git gives a content."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
