"""An audit as files: what is written, the manifest that vouches for it, and the bundle."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jdlint.audit.calendar import render_calendar
from jdlint.audit.data import Audit, Point, is_counted
from jdlint.audit.page.render import render_page
from jdlint.audit.reading import MOST, REPORT
from jdlint.audit.since import merged, point_of
from jdlint.audit.workbook.merge import Entries
from jdlint.audit.workbook.write import render_workbook
from jdlint.core.i18n import Language
from jdlint.core.text import ascii_words
from jdlint.reporters.compact import compact_json
from jdlint.storage.files import read_named

FORMATS = ("html", "xlsx", "ics", "pdf", "json")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier one


def render(audit: Audit, name: str, language: Language, entries: Entries | None = None) -> bytes:
    """Return the audit in one of `FORMATS`."""
    if name == "html":
        return render_page(audit, language).encode()
    if name == "xlsx":
        return render_workbook(audit, language, entries)
    if name == "ics":
        return render_calendar(audit, language)
    if name == "pdf":
        from jdlint.audit.page.pdf import render_pdf  # noqa: PLC0415 - needs an extra of its own

        return render_pdf(audit, language)
    return compact_json(dict(audit)).encode()


def files_of(
    audit: Audit, language: Language, *, entries: Entries | None = None, pdf: bool = False, per_unit: bool = False
) -> dict[str, bytes]:
    """Return the files of an audit by name, without history and manifest."""
    files = {
        "report.html": render(audit, "html", language),
        "report.xlsx": render(audit, "xlsx", language, entries),
        "reviews.ics": render(audit, "ics", language),
        REPORT: render(audit, "json", language),
        "findings.jsonl": "".join(
            json.dumps(finding, ensure_ascii=False) + "\n" for finding in audit["findings"]
        ).encode(),
    }
    if pdf:
        files["report.pdf"] = render(audit, "pdf", language)
    if per_unit:
        for unit in sorted({event["unit"] for event in audit["events"]}):
            events = [event for event in audit["events"] if event["unit"] == unit]
            files[f"reviews/{_file_name(unit, files)}"] = render_calendar(audit, language, events)
    return files


def _file_name(unit: str, taken: Iterable[str]) -> str:
    name = "-".join(ascii_words(unit)) or "muud"
    number = 1
    while f"reviews/{name if number == 1 else f'{name}-{number}'}.ics" in taken:
        number += 1
    return f"{name if number == 1 else f'{name}-{number}'}.ics"


def manifest_of(audit: Audit, files: Mapping[str, bytes], *, made_at: str, options: Mapping[str, Any]) -> bytes:
    """Return the manifest: what was judged by what, and the hash of every file; `made_at` is a moment."""
    data = {
        "schema_version": 1,
        "made_at": made_at,
        "as_of": audit["as_of"],
        "tool": audit["tool"],
        "commit": audit["commit"],
        "changed_since_commit": audit["changed_since_commit"],
        "options": dict(options),
        "numbers": audit["numbers"],
        "findings": sum(is_counted(finding) for finding in audit["findings"]),
        "files": [
            {"path": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in sorted(files.items())
        ],
        "inputs": audit["inputs"],
    }
    return compact_json(data).encode()


def history_of(audit: Audit, known: Iterable[Point]) -> bytes:
    """Return all that is known of earlier audits and this one, a line each, in the order of their days."""
    points = merged(audit["history"], known, [point_of(audit)])
    return "".join(json.dumps(point, ensure_ascii=False) + "\n" for point in points).encode()


def bundle_of(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a zip; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, content)
    return stream.getvalue()


def members_of(path: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return those of the named files that a folder holds; names that lead out of it are left out."""
    out = {}
    for name in names:
        inside = path / name
        if not name.startswith(("/", "\\")) and ".." not in Path(name).parts and inside.is_file():
            out[name] = read_named(inside, MOST)
    return out
