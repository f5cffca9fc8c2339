"""The cache of a group of files: what the last run under the same settings came to.

Any doubt is a miss: the run is slower then, and says the same.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Container, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jdlint.core.errors import JdlintError
from jdlint.core.patterns import regex
from jdlint.engine.cache.entry import LEFT_OUT, Entry, blob_id, from_index, said_of
from jdlint.engine.cache.plain import raws_from, spots_from, to_plain
from jdlint.engine.raws import ORIGIN, Found, Judged
from jdlint.estonian.personal_codes import holds_code
from jdlint.storage.cache_folder import prune
from jdlint.storage.records import Records, Span, open_records, span_of, write_records
from jdlint.storage.stores import Identity
from jdlint.syntax.nodes import SourceKind

if TYPE_CHECKING:
    from jdlint.facts.facts import Facts
    from jdlint.rulebook.rule import Rule

# What damaged or foreign data may raise while it is given its types again.
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
# A crash, a bound of time or memory that was reached, a file that could not be read.
_PASSING = ("JDL001", "JDL007", "JDL008")
# What stands for one character in JSON: a digit behind it begins a number, whatever letter the sign ends with.
_ESCAPE = regex(r"\\(?:u[0-9a-f]{4}|.)")
# A file that changed so short a time before it was read may have changed again with no other time: some file systems
# count in steps of two seconds.
_UNSURE = 2_000_000_000

# So many bytes that are needed may stand beside one that no file needs any more.
_SPARE = 4


class FileCache:
    """What is remembered under one key, in one file, and what this run adds.

    `rules` are those there are. `begun` is when the run began, in nanoseconds; it decides nothing but whether a time of
    change can be trusted. `tools` tells of files what is installed and had a part in their Facts, None where unknown.
    """

    def __init__(self, file: Path, rules: Mapping[str, Rule], begun: int | None = None) -> None:
        self.file = file
        self._rules = rules
        self.tools: dict[str, tuple[str, ...] | None] = {}
        self.begun = time.time_ns() if begun is None else begun
        self._records: Records | None = open_records(file)
        index = None if self._records is None else self._records.index
        known = index.get("files") if isinstance(index, dict) else None
        self._known: dict[str, Any] = known if isinstance(known, dict) else {}
        self._project: Any = index.get("project") if isinstance(index, dict) else None
        self._renewed: dict[str, Entry] = {}
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
            self._renewed[key] = entry
            self._changed = True
        return entry

    def judgement(self, key: str, entry: Entry) -> Judged | None:
        """Return what was said of a file, without its Facts; None where the entry is damaged."""
        try:
            judged = entry.judgement(key, self._rules)
        except _BROKEN:
            return None
        if entry.tools:
            self.tools[key] = entry.tools
        return judged

    def keep(
        self, key: str, identity: Identity, kind: SourceKind, data: bytes, entry: Entry, one: Judged | None = None
    ) -> None:
        """Remember what a file of this content came to: `one`, None where it was left out; `entry` says the rest.

        What may come out otherwise the next time (a rule crashed, a bound of time was reached, a package is missing) is
        not remembered, nor anything with a personal code in it: a cache may be copied to where the descriptions are
        not.
        """
        from jdlint.facts.stored import to_json  # noqa: PLC0415 - not where nothing changed

        record = b""
        if entry.left_out not in LEFT_OUT:
            return
        if kind != "yaml" and entry.left_out not in ("own", ORIGIN):
            from jdlint.engine.cache.tools import tools_of  # noqa: PLC0415 - most files are YAML

            tools = tools_of(kind, data, one.facts if one is not None else (), judged=entry.judged)
            self.tools[key] = tools
            if tools is None:
                return
            entry = entry._replace(tools=tools)
        if one is not None:
            if any(raw.rule in _PASSING for raw in one.raws):
                return
            try:
                said = said_of(one)
                record = to_json(one.facts) if one.facts else b""
            except (TypeError, ValueError):
                return  # an argument of a message that no cache can hold
            origins = tuple(post.origin.lower() for post in one.facts if post.origin)
            entry = entry._replace(documents=one.documents, posts=len(one.facts), said=said, origins=origins)
        if _holds_code(_json([key, entry.said, entry.names])) or _holds_code(record.decode("utf-8", "replace")):
            return
        self._new[key] = (entry._replace(stat=self._trusted(identity), blob=blob_id(data)), record)
        self._changed = True

    def facts(self, key: str, entry: Entry) -> tuple[Facts, ...] | None:
        """Return the Facts of a file; None where the record is damaged."""
        from jdlint.facts.stored import from_json  # noqa: PLC0415 - not where nothing changed

        record = self._new[key][1] if key in self._new else self._record(entry.span)
        with contextlib.suppress(*_BROKEN):
            facts = () if record is None else from_json(record)
            if len(facts) == entry.posts:
                return facts
        for known in (self._known, self._renewed):
            known.pop(key, None)  # so that the next run does not come upon it again
        self._changed = True
        return None

    @property
    def changed(self) -> dict[str, Entry | None]:
        """The files that were read anew, with what was remembered of them."""
        return {key: self._entry(key) for key in self._new}

    def facts_before(self, key: str) -> tuple[Facts, ...] | None:
        """Return the Facts that a file had in the last run; None where they are not known."""
        from jdlint.facts.stored import from_json  # noqa: PLC0415 - not where nothing changed

        entry = self._entry(key)
        record = None if entry is None or entry.span is None else self._record(entry.span)
        with contextlib.suppress(*_BROKEN):
            return None if record is None else from_json(record)
        return None

    def project(self, key: str) -> list[Found] | None:
        """Return what the project rules said where everything they see has this key."""
        try:
            known, plain, spots = self._project
            if known != key:
                return None
            raws = raws_from(plain, self._rules)
            return [Found(raw, spots_from(own)) for raw, own in zip(raws, spots, strict=True)]
        except _BROKEN:
            return None

    def keep_project(self, key: str, found: list[Found]) -> None:
        """Remember what the project rules said of all files, but for a crash."""
        if any(one.raw.rule in _PASSING for one in found):
            return
        try:
            plain = to_plain(tuple(one.raw for one in found))
        except TypeError:
            return
        if not _holds_code(_json(plain)):
            self._project = [key, plain, [one.spots for one in found]]
            self._changed = True

    def save(self, context: Callable[[], Container[str]]) -> None:
        """Write what is known of the files in the context, where anything is new; silently not, if it cannot."""
        if not self._changed:
            return
        within = context()
        known = [key for key in self._known if key in within and key not in self._new]
        files, records = self._as_it_is(known) or self._compacted(known)
        place = sum(map(len, records))
        for key, (entry, record) in self._new.items():
            if key in within:
                files[key] = entry._replace(span=span_of(record, place) if record else None)
                records.append(record)
                place += len(record)
        self.close()  # some systems replace no file that is open
        with contextlib.suppress(JdlintError, OSError, ValueError):
            write_records(self.file, {"files": files, "project": self._project}, records)
            prune(self.file.parent)

    def _as_it_is(self, keys: list[str]) -> tuple[dict[str, Any], list[bytes]] | None:
        """Return what is known of files, and all records as they stand in the file: looking at each takes longer.

        What files held that have changed or gone is wiped out. None where that makes up much of the file.
        """
        if self._records is None:
            return None
        whole = bytearray(self._records.all_bytes())
        files = {key: self._renewed.get(key) or self._known[key] for key in keys}
        try:
            needed = sum(fields[-1][1] for fields in files.values() if fields[-1] is not None)
            for fields in (self._known[key] for key in self._known.keys() - files.keys()):
                if fields[-1] is not None:
                    start, length, _checksum = fields[-1]
                    whole[start : start + length] = bytes(len(whole[start : start + length]))
        except _BROKEN:
            return None
        return (files, [bytes(whole)]) if needed <= len(whole) <= needed + needed // _SPARE else None

    def _compacted(self, keys: list[str]) -> tuple[dict[str, Any], list[bytes]]:
        """Return what is known of files, and their records, without anything that is damaged."""
        files: dict[str, Any] = {}
        records: list[bytes] = []
        place = 0
        for key in keys:
            entry = self._entry(key)
            record = b"" if entry is None or entry.span is None else self._record(entry.span)
            if entry is None or record is None:
                continue
            files[key] = entry._replace(span=span_of(record, place) if record else None)
            records.append(record)
            place += len(record)
        return files, records

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
        if entry.tools:
            from jdlint.engine.cache.tools import holds  # noqa: PLC0415 - most files are read by jdlint alone

            if not holds(entry.tools, alike=not sniff or judged == entry.judged):
                return None
        return entry

    def _entry(self, key: str) -> Entry | None:
        if key in self._renewed:
            return self._renewed[key]
        fields = self._known.get(key)
        if fields is None:
            return None
        try:
            return from_index(fields)
        except _BROKEN:
            return None

    def _record(self, span: Span | None) -> bytes | None:
        return b"[]" if span is None else None if self._records is None else self._records.bytes_of(span)

    def _trusted(self, identity: Identity) -> tuple[int, ...] | None:
        """Return what the disk says of a file, where it cannot have changed since without another time."""
        if not isinstance(identity, tuple):
            return None
        changed = max(identity[1:3])
        return identity if changed < self.begun - _UNSURE else None


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False)


def _holds_code(text: str) -> bool:
    """Tell whether there is a personal code in JSON."""
    return holds_code(_ESCAPE.sub(" ", text))
