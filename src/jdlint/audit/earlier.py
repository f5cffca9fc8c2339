"""What an earlier audit left behind is not lost: another date, what people wrote into its workbook, files of others."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdlint.audit.data import Audit
from jdlint.audit.reading import HISTORY, MANIFEST, MOST, REPORT, read_bundle
from jdlint.audit.workbook.merge import read_entries
from jdlint.core.bounded_json import loads
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import _
from jdlint.core.patterns import regex
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.readers.reading import OWN_PDF
from jdlint.storage.files import read_named

_WORKBOOK, _PDF = "report.xlsx", "report.pdf"
_OURS = ("report.html", _WORKBOOK, "reviews.ics", REPORT, "findings.jsonl")
_OF_A_UNIT = regex(r"reviews/[a-z0-9-]+\.ics")
#: What stands in a file of ours and in no other, by the format of the report.
_SIGNS = {
    "html": b'<meta name="generator" content="jdlint',
    "ics": b"PRODID:-//jdlint//",
    "json": b'"tool": {"name": "jdlint"',
    "pdf": OWN_PDF,
}


class Before(NamedTuple):
    """The audit that a folder holds: its day, the hashes of its files, and how many entries its workbook was given."""

    as_of: str | None
    hashes: dict[str, str]
    entries: int


NOTHING = Before(None, {}, 0)


def audit_in(folder: Path) -> Before:
    """Return what a folder holds. Raises JdlintError for a manifest that is of something else."""
    path = folder / MANIFEST
    if not path.is_file():
        return NOTHING
    try:
        return _told(loads(read_named(path, MOST)))
    except (ValueError, KeyError, TypeError):
        text = _("{path}: is not as an audit wrote it; choose another folder, or say --force")
        raise JdlintError(text.format(path=visible(str(path)))) from None


def _told(manifest: Any) -> Before:
    if not isinstance(manifest, dict):
        raise TypeError(MANIFEST)
    options = manifest.get("options")
    entries = options.get("entries", 0) if isinstance(options, dict) else 0
    hashes = {str(file["path"]): str(file["sha256"]) for file in manifest["files"]}
    return Before(str(manifest["as_of"]), hashes, entries if isinstance(entries, int) else 0)


def refuse_to_lose(folder: Path, as_of: dt.date, merged: Path | None, *, pdf: bool, per_unit: bool) -> Before:
    """Return what a folder holds; `merged` is a workbook that is carried over.

    Raises JdlintError where writing to the folder would lose something.
    """
    before = audit_in(folder)
    if before.as_of is not None and before.as_of != as_of.isoformat():
        text = _("{folder}: holds the audit as of {date}; choose another folder, or say --force")
        raise JdlintError(text.format(folder=visible(str(folder)), date=visible(before.as_of)))
    names = [*_OURS, *([_PDF] if pdf else [])]
    if per_unit:
        names += sorted(path.relative_to(folder).as_posix() for path in (folder / "reviews").glob("*.ics"))
    for name in names:
        path = folder / name
        workbook = name == _WORKBOOK
        if not path.is_file() or (workbook and _is(path, merged)):
            continue
        if _hash(path) == before.hashes.get(name) and not (workbook and before.entries):
            continue
        text = (
            _("{path}: somebody has filled it in; carry the entries over with --merge {path}, or say --force")
            if workbook and name in before.hashes
            else _("{path}: is not as an audit wrote it; choose another folder, or say --force")
        )
        raise JdlintError(text.format(path=visible(str(path))))
    return before


def outdated(folder: Path, before: Before, names: Iterable[str]) -> list[Path]:
    """Return the files that only some audits write, that the one before wrote and nobody changed, but for `names`."""
    sometimes = [
        name for name in sorted(before.hashes.keys() - set(names)) if name == _PDF or _OF_A_UNIT.fullmatch(name)
    ]
    paths = {folder / name: before.hashes[name] for name in sometimes}
    return [
        path
        for path, digest in paths.items()
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()) and _hash(path) == digest
    ]


def refuse_bundle(path: Path, as_of: dt.date) -> None:
    """Raise JdlintError where a bundle cannot be written, or would take the place of anything but its earlier self."""
    try:
        path.parent.stat()
        if not path.is_file():
            return
    except OSError as error:
        text = _("{path}: cannot be written: {reason}")
        raise JdlintError(text.format(path=visible(str(path)), reason=reason_of(error))) from None
    try:
        same = _told(loads(read_bundle(path).get(MANIFEST, b""))).as_of == as_of.isoformat()
    except (JdlintError, ValueError, KeyError, TypeError):
        same = False
    if not same:
        text = _("{path}: exists, and is no bundle of this audit; choose another name, or say --force")
        raise JdlintError(text.format(path=visible(str(path))))


def refuse_to_replace(path: Path, format_: str, merged: Path | None) -> None:
    """Raise JdlintError where a report would take the place of something else, or of a workbook with entries."""
    if not path.is_file():
        return
    shown = visible(str(path))
    other = JdlintError(_("{path}: exists, and is no such report; choose another name").format(path=shown))
    if format_ != "xlsx":
        if _SIGNS[format_] not in read_named(path, MOST):
            raise other
        return
    try:
        held = read_entries(path, "en")
    except JdlintError:
        raise other from None
    if (held.notes or any(held.entries.values())) and not _is(path, merged):
        text = _(
            "{path}: somebody has filled it in; carry the entries over with --merge {path}, or choose another name"
        )
        raise JdlintError(text.format(path=shown))


def _is(path: Path, other: Path | None) -> bool:
    return other is not None and other.exists() and other.samefile(path)


def _hash(path: Path) -> str:
    return hashlib.sha256(read_named(path, MOST)).hexdigest()


def changed_since(since: Path) -> list[str]:
    """Return those of the files which the next audit goes on from that are not as their manifest says."""
    if since.is_dir():
        files = {
            name: read_named(since / name, MOST) for name in (MANIFEST, REPORT, HISTORY) if (since / name).is_file()
        }
    else:
        files = read_bundle(since) if since.suffix.lower() == ".zip" else {}
    try:
        hashes = _told(loads(files.get(MANIFEST, b""))).hashes
    except (ValueError, KeyError, TypeError):
        return []
    return [n for n in (REPORT, HISTORY) if n in files and hashlib.sha256(files[n]).hexdigest() != hashes.get(n)]


def refuse_the_future(previous: Audit | None, as_of: dt.date) -> None:
    """Raise JdlintError where the previous audit is a later one."""
    if previous is not None and previous["as_of"] > as_of.isoformat():
        text = _("--since: that audit is as of {date}, which is later than --as-of")
        raise JdlintError(text.format(date=visible(previous["as_of"])))
