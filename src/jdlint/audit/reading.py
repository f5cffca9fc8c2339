"""Reads what an earlier audit wrote: its `report.json`, and the history beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.audit.data import SCHEMA_VERSION, Audit, Point
from jdlint.core.bounded_json import MOST_BYTES, loads
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.readers.content import Refused
from jdlint.readers.office.limits import Budget, OfficeLimits
from jdlint.readers.office.package import Package
from jdlint.storage.files import read_named

if TYPE_CHECKING:
    from pydantic import TypeAdapter

REPORT, HISTORY, MANIFEST = "report.json", "history.jsonl", "manifest.json"
#: More is no file of an audit.
MOST = MOST_BYTES
_MOST_HISTORY = 16 * 1024 * 1024  # thirty years of an audit a day
_LIMITS = OfficeLimits(file_bytes=MOST, member_bytes=MOST, total_bytes=MOST)


def load_audit(path: Path) -> Audit:
    """Return the audit in a folder, a bundle or a `report.json`. Raises JdlintError in one sentence."""
    name = visible(str(path))
    try:
        told = loads(_content(path, REPORT))
        version = told.get("schema_version") if isinstance(told, dict) else None
        if version != SCHEMA_VERSION:
            text = _("{path}: is no audit of this release (schema_version {version})")
            raise JdlintError(text.format(path=name, version=version))
        audit = _adapter().validate_python(told)
        for day in _days(audit):
            _check_day(day)
    except ValueError as error:
        told = str(error).splitlines()[0]
        raise JdlintError(_("{path}: is no report of an audit: {reason}").format(path=name, reason=told)) from None
    return audit


def load_history(path: Path) -> list[Point]:
    """Return the audits that the history in a folder or bundle, or beside a report, tells of.

    Raises JdlintError for a line that tells of none.
    """
    bundle = path.suffix.lower() == ".zip" and path.is_file()
    file = path.with_name(HISTORY) if path.is_file() and not bundle else path / HISTORY
    name = visible(str(file))
    if bundle:
        data = read_bundle(path).get(HISTORY, b"")
    elif file.is_file():
        data = read_named(file, MOST)
    else:
        data = b""
    if len(data) > _MOST_HISTORY:
        text = _("{path}: is no history of audits: it is larger than {limit} bytes")
        raise JdlintError(text.format(path=name, limit=_MOST_HISTORY))
    out: list[Point] = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            if line.strip():
                point = _point().validate_json(line)
                _check_day(point["as_of"])
                out.append(point)
        except ValueError:
            text = _("{path}:{line}: this line tells of no audit; mend or remove it, so that the others are kept")
            raise JdlintError(text.format(path=name, line=number)) from None
    return out


def _days(audit: Audit) -> Iterator[str]:
    """Yield the days that the next audit compares with its own."""
    yield audit["as_of"]
    yield from (finding["first_seen"] for finding in audit["findings"])
    yield from (event["due"] for event in audit["events"])
    yield from (point["as_of"] for point in audit["history"])


def _check_day(day: str) -> None:
    """Raise ValueError for what is no day, or is one in another form: days are compared as texts."""
    if dt.date.fromisoformat(day).isoformat() != day:
        raise ValueError(_("{value!r} is no date; write it as 2026-01-31").format(value=day))


def _content(path: Path, member: str) -> bytes:
    if path.is_dir():
        return read_named(path / member, MOST)
    if path.suffix.lower() != ".zip":
        return read_named(path, MOST)
    return read_bundle(path).get(member, b"")


def read_bundle(path: Path) -> dict[str, bytes]:
    """Return the members of a bundle by name. Raises JdlintError for a damaged one, or one that unfolds too far."""
    try:
        bundle = Package(read_named(path, MOST), Budget(_LIMITS))
        return {name: b"".join(bundle.chunks(name)) for name in bundle.names}
    except Refused as refused:
        if refused.problem.rule == "JDL007":
            text = _("{path}: unfolds to more than {most} MB, or is packed more tightly than a bundle of an audit")
        else:
            text = _("{path}: is no bundle of an audit, or is damaged")
        raise JdlintError(text.format(path=visible(str(path)), most=MOST // 2**20)) from None


@cache
def _adapter() -> TypeAdapter[Audit]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where an earlier audit is read

    return TypeAdapter(Audit)


@cache
def _point() -> TypeAdapter[Point]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Point)
