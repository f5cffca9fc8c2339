"""The cache of a group of files: what the last run under the same settings came to.

Any doubt is a miss: the run is slower then, and says the same.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jdlint.core.errors import JdlintError
from jdlint.engine.cache.entry import Entry, blob_id, said_of
from jdlint.engine.cache.plain import from_plain, to_plain
from jdlint.engine.raws import Judged, Raw
from jdlint.estonian.personal_codes import holds_code
from jdlint.storage.cache_folder import prepare, prune
from jdlint.storage.records import Records, Span, open_records, span_of, write_records
from jdlint.storage.stores import Identity

if TYPE_CHECKING:
    from jdlint.facts.facts import Facts

#: What damaged or foreign data may raise while it is given its types again.
BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
_PASSING = ("JDL001", "JDL007")
# A file that changed so short a time before it was read may have changed again with no other time: some file systems
# count in steps of two seconds.
_UNSURE = 2_000_000_000


class FileCache:
    """What is remembered under one key, in one file, and what this run adds.

    `begun` is when the run began, in nanoseconds; it decides nothing but whether a time of change can be trusted.
    """

    def __init__(self, file: Path, begun: int | None = None) -> None:
        self.file = file
        self.begun = time.time_ns() if begun is None else begun
        self._records: Records | None = open_records(file)
        index = None if self._records is None else self._records.index
        known = index.get("files") if isinstance(index, dict) else None
        self._known: dict[str, Any] = known if isinstance(known, dict) else {}
        self._project: Any = index.get("project") if isinstance(index, dict) else None
        self._new: dict[str, tuple[Entry, bytes]] = {}
        self._changed = False

    @property
    def is_empty(self) -> bool:
        """Tell whether there was nothing to remember."""
        return not self._known

    def find(self, key: str, identity: Identity, *, judged: bool, sniff: bool) -> Entry | None:
        """Return what is remembered of a file that is unchanged as far as can be told without reading it."""
        entry = self._fitting(key, judged=judged, sniff=sniff)
        return entry if entry is not None and entry.is_file(identity) else None

    def same(self, key: str, digest: bytes, identity: Identity, *, judged: bool, sniff: bool) -> Entry | None:
        """Return what is remembered of a file whose content is unchanged; it is known by `identity` from now on."""
        entry = self._fitting(key, judged=judged, sniff=sniff)
        if entry is None or entry.digest != digest.hex():
            return None
        stat = self._trusted(identity)
        if stat is not None and stat != entry.stat:
            entry = entry._replace(stat=stat)
            self._known[key] = list(entry)
            self._changed = True
        return entry

    def keep(self, key: str, identity: Identity, data: bytes, entry: Entry, one: Judged | None) -> None:
        """Remember what a file of this content came to: `one`, None where it was left out; `entry` says the rest.

        What may come out otherwise the next time (a rule crashed, a bound of time was reached) is not remembered, nor
        anything with a personal code in it: a cache may be copied to where the descriptions are not.
        """
        from jdlint.facts.stored import to_json  # noqa: PLC0415 - not where nothing changed

        record = b""
        if one is not None:
            if any(raw.rule in _PASSING for raw in one.raws):
                return
            try:
                said = said_of(one)
                record = to_json(one.facts) if one.facts else b""
            except (TypeError, ValueError):
                return  # an argument of a message that no cache can hold
            if holds_code(record.decode("utf-8", "replace")) or (said is not None and holds_code(json.dumps(said))):
                return
            origins = tuple(post.origin.lower() for post in one.facts if post.origin)
            entry = entry._replace(documents=one.documents, posts=len(one.facts), said=said, origins=origins)
        self._new[key] = (entry._replace(stat=self._trusted(identity), blob=blob_id(data)), record)
        self._changed = True

    def facts(self, key: str, entry: Entry) -> tuple[Facts, ...] | None:
        """Return the Facts of a file; None where the record is damaged."""
        from jdlint.facts.stored import from_json  # noqa: PLC0415 - not where nothing changed

        record = self._new[key][1] if key in self._new else self._record(entry.span)
        if record is None:
            return None
        try:
            facts = from_json(record)
        except BROKEN:
            return None
        return facts if len(facts) == entry.posts else None

    def project(self, key: str) -> list[Raw] | None:
        """Return what the project rules said where everything they see has this key."""
        try:
            known, raws = self._project
            return list(from_plain(raws)) if known == key else None
        except BROKEN:
            return None

    def keep_project(self, key: str, raws: list[Raw]) -> None:
        """Remember what the project rules said of all files, but for a crash."""
        if any(raw.rule in _PASSING for raw in raws):
            return
        try:
            plain = to_plain(tuple(raws))
        except TypeError:
            return
        if not holds_code(json.dumps(plain)):
            self._project = [key, plain]
            self._changed = True

    def save(self, context: Callable[[], Container[str]]) -> None:
        """Write what is known of the files in the context, where anything is new; silently not, if it cannot."""
        if not self._changed:
            return
        within = context()
        files: dict[str, Any] = {}
        records: list[bytes] = []
        place = 0
        for key in {**self._known, **self._new}:
            if key not in within:
                continue
            if key in self._new:
                entry, record = self._new[key]
            else:
                kept = self._entry(key)
                found = b"" if kept is None or kept.span is None else self._record(kept.span)
                if kept is None or found is None:
                    continue
                entry, record = kept, found
            files[key] = entry._replace(span=span_of(record, place) if record else None)
            records.append(record)
            place += len(record)
        with contextlib.suppress(JdlintError, OSError, ValueError):
            prepare(self.file.parent)
            write_records(self.file, {"files": files, "project": self._project}, records)
            prune(self.file.parent)

    def close(self) -> None:
        """Let go of the file."""
        if self._records is not None:
            self._records.close()

    def _fitting(self, key: str, *, judged: bool, sniff: bool) -> Entry | None:
        entry = self._entry(key)
        if entry is None or (judged and not entry.judged):
            return None
        if sniff != entry.sniffed and (sniff or entry.left_out):
            return None
        return entry

    def _entry(self, key: str) -> Entry | None:
        fields = self._known.get(key)
        if fields is None:
            return None
        try:
            return Entry(*fields)
        except BROKEN:
            return None

    def _record(self, span: Sequence[int] | None) -> bytes | None:
        if span is None:
            return b"[]"
        try:
            return None if self._records is None else self._records.bytes_of(Span(*span))
        except BROKEN:
            return None

    def _trusted(self, identity: Identity) -> list[int] | None:
        """Return what the disk says of a file, where it cannot have changed since without another time."""
        if not isinstance(identity, tuple):
            return None
        changed = max(identity[1:3])
        return [*identity] if changed < self.begun - _UNSURE else None
