"""What an earlier audit left in a folder is not lost: another date, or what people wrote into its workbook."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from jdlint.audit.data import Audit
from jdlint.audit.reading import MANIFEST, MOST, REPORT
from jdlint.core.bounded_json import loads
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.storage.files import read_bytes, read_named

_WORKBOOK = "report.xlsx"
_OURS = ("report.html", _WORKBOOK, "reviews.ics", REPORT, "findings.jsonl", "report.pdf")


def refuse_to_lose(folder: Path, as_of: dt.date, merged: Path | None) -> None:
    """Raise JdlintError where writing to `folder` would lose something; `merged` is a workbook that is carried over."""
    before, hashes = _manifest(folder)
    if before is not None and before != as_of.isoformat():
        text = _("{folder}: holds the audit as of {date}; choose another folder, or say --force")
        raise JdlintError(text.format(folder=visible(str(folder)), date=visible(before)))
    for name in _OURS:
        path = folder / name
        if not path.is_file() or (
            name == _WORKBOOK and merged is not None and merged.exists() and merged.samefile(path)
        ):
            continue
        if hashlib.sha256(read_named(path, MOST)).hexdigest() != hashes.get(name):
            filled = name == _WORKBOOK and name in hashes
            text = (
                _("{path}: somebody has filled it in; carry the entries over with --merge {path}, or say --force")
                if filled
                else _("{path}: is not as an audit wrote it; choose another folder, or say --force")
            )
            raise JdlintError(text.format(path=visible(str(path))))


def _manifest(folder: Path) -> tuple[str | None, dict[str, str]]:
    """Return the date of the audit in a folder and the hashes of its files; nothing where no audit is."""
    try:
        told = loads(read_bytes(folder / MANIFEST, MOST))
        return str(told["as_of"]), {str(file["path"]): str(file["sha256"]) for file in told["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None, {}


def refuse_the_future(previous: Audit | None, as_of: dt.date) -> None:
    """Raise JdlintError where the previous audit is a later one."""
    if previous is not None and previous["as_of"] > as_of.isoformat():
        text = _("--since: that audit is as of {date}, which is later than --as-of")
        raise JdlintError(text.format(date=visible(previous["as_of"])))
