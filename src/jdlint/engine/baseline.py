"""The baseline: findings that were accepted, known by fingerprint and never by line.

A fingerprint is made of rule, description, keyed path and value: an entry follows its finding through moved lines,
other order and other layout, and holds no longer once the value it was about has changed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.finding import Position, Site, Suppressed
from jdlint.core.i18n import _
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.engine.raws import Raw
from jdlint.engine.workspace import Group
from jdlint.rulebook.rule import Rulebook
from jdlint.storage.files import below
from jdlint.storage.inside import refuse_outside

RULE = "JDL040"
_MOST = 100 * 1024 * 1024
_VERSION_KEY = "jdlint-baseline"
_FINGERPRINT = regex(r"sha256:[0-9a-f]{64}")
_DATE = regex(r"\d{4}-\d{2}-\d{2}")
_TEXTS = ("rule", "path", "description", "keyed_path", "reason", "owner", "until")


class Entry(NamedTuple):
    """An accepted finding. `path` is what the engine calls its file; `line` is where the entry stands, from 1."""

    fingerprint: str
    rule: str
    path: str
    description: str | None = None
    keyed_path: str = ""
    reason: str | None = None
    owner: str | None = None
    until: str | None = None
    line: int = 1

    def holds(self, as_of: dt.date) -> bool:
        """Tell whether the entry has not expired; its last day counts."""
        return self.until is None or as_of.isoformat() <= self.until

    def data(self) -> dict[str, str]:
        """Return the entry as it is written: what says nothing is left out."""
        named = ("fingerprint", *_TEXTS)
        return {name: value for name in named if (value := getattr(self, name))}


class Baseline:
    """The entries of a baseline file, and which of them were met. `path` is what the engine calls the file."""

    def __init__(self, path: str, entries: tuple[Entry, ...]) -> None:
        self.path = path
        self.entries = entries
        self.used: set[str] = set()
        self._by_print = {entry.fingerprint: entry for entry in entries}

    def accepting(self, fingerprint: str, as_of: dt.date) -> Suppressed | None:
        """Return why a finding does not count, and remember that its entry was met."""
        entry = self._by_print.get(fingerprint)
        if entry is None:
            return None
        self.used.add(fingerprint)
        if not entry.holds(as_of):
            return None
        return Suppressed("baseline", entry.reason, entry.until, entry.owner)

    def has_lapsed(self, fingerprint: str, as_of: dt.date) -> bool:
        """Tell whether a finding was accepted until a date that has passed."""
        entry = self._by_print.get(fingerprint)
        return entry is not None and not entry.holds(as_of)

    def stale(self, book: Rulebook, judged: set[str], known: set[str], rules: set[str]) -> list[Entry]:
        """Return the entries that no finding has any more.

        An entry is told to be stale only where its finding would have been found: in a file among `judged`, by one of
        `rules`; or where it never can be, for its file is not among `known` or there is no such rule.
        """
        return [
            entry
            for entry in self.entries
            if entry.fingerprint not in self.used
            and (
                entry.path not in known
                or entry.rule not in book.rules
                or (entry.path in judged and entry.rule in rules)
            )
        ]

    def complaint(self, entry: Entry) -> Raw:
        """Return the finding about a stale entry."""
        start = Position(entry.line, 1)
        site = Site(f"entries[{entry.fingerprint[7:19]}]", start, Position(entry.line, 2), entry.fingerprint)
        args = {"rule": entry.rule, "path": entry.path, "field": entry.keyed_path or "–"}
        return Raw(RULE, "default", args, self.path, None, site)


def baseline_of(group: Group) -> Baseline:
    """Return the baseline of a group that has one. Raises JdlintError for one that is not there."""
    path = group.baseline
    assert path is not None
    if group.settings.baseline is None:
        refuse_outside(path)
    try:
        data = group.store.read(path, _MOST)
    except OSError as error:
        text = _("{path}: cannot be read: {reason}; jdlint baseline create makes one")
        raise JdlintError(text.format(path=os.path.relpath(path), reason=reason_of(error))) from None
    return read_baseline(path, below(path, group.root), data)


def read_baseline(path: Path, key: str, data: bytes) -> Baseline:
    """Return the baseline that `data` holds; `key` is what the engine calls the file. Raises JdlintError."""
    from jdlint.core.bounded_json import loads  # noqa: PLC0415 - most projects have none

    name = os.path.relpath(path)
    try:
        found, text = loads(data), data.decode("utf-8-sig")
    except ValueError as error:
        raise JdlintError(
            _("{path}: is no baseline ({reason}); make it anew with jdlint baseline create").format(
                path=name, reason=error
            )
        ) from None
    if not isinstance(found, dict) or found.get(_VERSION_KEY) != 1 or not isinstance(found.get("entries"), list):
        raise JdlintError(
            _('{path}: is no baseline of this version; it begins with {{"jdlint-baseline": 1, "entries": […]}}').format(
                path=name
            )
        )
    lines = _lines_of(text)
    return Baseline(key, tuple(_entry(name, lines, number, item) for number, item in enumerate(found["entries"], 1)))


def _lines_of(text: str) -> dict[str, int]:
    """Return for each fingerprint the first line it stands on."""
    found: dict[str, int] = {}
    line = 1
    at = 0
    for match in _FINGERPRINT.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        found.setdefault(match.group(), line)
    return found


def _entry(name: str, lines: dict[str, int], number: int, item: Any) -> Entry:
    wrong = None
    if not isinstance(item, dict) or not _FINGERPRINT.fullmatch(str(item.get("fingerprint"))):
        wrong = _("has no fingerprint")
    elif not all(isinstance(item.get(key, ""), str) for key in _TEXTS) or not item.get("rule") or not item.get("path"):
        wrong = _("needs rule and path, and texts alone")
    elif "until" in item and not _is_date(item["until"]):
        wrong = _("{value!r} is no date; write it as 2026-01-31").format(value=item["until"])
    if wrong is not None:
        raise JdlintError(_("{path}: entry {number}: {wrong}").format(path=name, number=number, wrong=wrong))
    line = lines.get(item["fingerprint"], 1)
    return Entry(item["fingerprint"], line=line, **{key: item[key] for key in _TEXTS if key in item})


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        return False
    return True


def written(entries: list[Entry]) -> bytes:
    """Return a baseline file: one line an entry, in an order that makes small differences of small changes."""
    ordered = sorted(entries, key=lambda entry: (entry.path, entry.rule, entry.keyed_path, entry.fingerprint))
    lines = ",\n".join(f"    {json.dumps(entry.data(), ensure_ascii=False)}" for entry in ordered)
    body = f"\n{lines}\n  " if lines else ""
    return f'{{\n  "{_VERSION_KEY}": 1,\n  "entries": [{body}]\n}}\n'.encode("utf-8", "backslashreplace")
