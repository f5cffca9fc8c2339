"""What is remembered of one file: how it is recognised, and what reading and judging it came to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

from jdlint.core.records import NamedTuple
from jdlint.engine.cache.plain import raws_from, suppressions_from, to_plain
from jdlint.engine.raws import ORIGIN, Judged
from jdlint.storage.records import Span
from jdlint.storage.stores import Identity

if TYPE_CHECKING:
    from jdlint.rulebook.rule import Rule

#: Why a file may be left out, however often it is looked at; what reading it lacks may be installed any time.
LEFT_OUT = ("", "own", "order", "not-recognised", ORIGIN)


class Entry(NamedTuple):
    """One file of the last run.

    `digest` is the SHA-256 of its content, `blob` the id that git gives it, `stat` what the disk said of the file, None
    where it may have changed since unnoticed. `judged` tells whether it was judged, or read for its Facts alone;
    `sniffed` whether its content could have left it out, `left_out` why it did (the id of a notice). `documents` and
    `posts` are counted. `said` holds findings, suppressions and silent rules as plain data, None for none. `origins`
    are the documents that its posts were made from, `names` what a post in it that could not be read may be called.
    `tools` is what is installed and had a part in it (`engine.cache.tools`). `span` is where its Facts are.
    """

    digest: str
    judged: bool
    sniffed: bool
    left_out: str = ""
    stat: tuple[int, ...] | None = None
    blob: str = ""
    documents: int = 0
    posts: int = 0
    said: Any = None
    origins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    span: Span | None = None

    def is_file(self, identity: Identity) -> bool:
        """Tell whether the file is unchanged, as far as can be told without reading it."""
        return self.blob == identity if isinstance(identity, str) else self.stat is not None and self.stat == identity

    def judgement(self, path: str, rules: Mapping[str, Rule]) -> Judged:
        """Return what was said of the file, without its Facts. Raises ValueError, TypeError or LookupError.

        `rules` are those there are.
        """
        if self.said is None:
            return Judged(path, self.documents, (), (), ())
        raws, suppressions, silent = self.said
        pairs = [(rule, field) for rule, field in silent]
        if any(type(text) is not str for pair in pairs for text in pair):
            raise TypeError("silent")
        found = raws_from(raws, rules)
        return Judged(path, self.documents, found, (), suppressions_from(suppressions), tuple(pairs))


def said_of(judged: Judged) -> Any:
    """Return what was said of a file as plain data. Raises TypeError where it holds something that cannot be kept."""
    if not judged.raws and not judged.suppressions and not judged.silent:
        return None
    return [to_plain(judged.raws), to_plain(judged.suppressions), judged.silent]


def blob_id(data: bytes) -> str:
    """Return the id that git gives a content."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


_none = type(None)
#: The types of the fields in JSON.
_KINDS = frozenset(
    (str, bool, bool, str, stat, str, int, int, said, list, list, list, span)
    for stat, said, span in product((list, _none), repeat=3)
)


def from_index(fields: Any) -> Entry:
    """Return an entry from JSON. Raises ValueError or TypeError for anything else."""
    if type(fields) is not list or tuple(map(type, fields)) not in _KINDS:
        raise TypeError("entry")
    digest, judged, sniffed, left_out, stat, blob, documents, posts, said, *texts, span = fields
    origins, names, tools = map(tuple, texts)
    if not {type(text) for text in (*origins, *names, *tools)} <= {str} or left_out not in LEFT_OUT:
        raise TypeError("texts")
    if len(bytes.fromhex(digest)) != hashlib.sha256().digest_size:
        raise ValueError(digest)
    known = None if stat is None else tuple(stat)
    place = None if span is None else _span(span)
    return Entry(digest, judged, sniffed, left_out, known, blob, documents, posts, said, origins, names, tools, place)


def _span(fields: Any) -> Span:
    if tuple(map(type, fields)) != (int, int, int):
        raise TypeError("span")
    return Span(*fields)
