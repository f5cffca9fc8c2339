"""``--format json``: the report contract, version 1 (schemas/report.v1.schema.json)."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import Edit, Finding, Position, Site
from jdlint.core.report import Report
from jdlint.core.version import VERSION
from jdlint.reporters.compact import compact_json
from jdlint.reporters.printing import Printing
from jdlint.reporters.render import Renderer

SCHEMA_VERSION = 1


def render_json(report: Report, printing: Printing) -> str:
    """Return the report as JSON; the same report gives the same bytes."""
    return compact_json(report_data(report, printing.renderer))


def report_data(report: Report, renderer: Renderer) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "jdlint", "version": VERSION},
        "as_of": report.as_of.isoformat(),
        "language": renderer.language,
        "findings": [finding_data(finding, renderer) for finding in report.findings],
        "notices": [
            {
                "id": notice.id,
                "message": renderer.notice(notice),
                **({"path": notice.path} if notice.path else {}),
                **({"rule": notice.rule} if notice.rule else {}),
            }
            for notice in report.notices
        ],
        "summary": report.summary._asdict(),
    }


def finding_data(finding: Finding, renderer: Renderer) -> dict[str, Any]:
    """Return one finding as plain data."""
    rule = renderer.book.rules[finding.rule]
    basis = rule.basis_of(finding.message)
    return {
        "rule": finding.rule,
        "name": rule.name,
        "severity": finding.severity,
        "message": renderer.message(finding),
        "basis": {
            "kind": basis.kind,
            "source": basis.source[renderer.column],
            **({"url": basis.url} if basis.url else {}),
            **({"verified": basis.verified} if basis.verified is not None else {}),
        },
        "path": finding.path,
        "description": finding.description,
        "keyed_path": finding.site.keyed_path,
        **place_data(finding.site),
        "related": [
            {
                "path": item.path,
                **place_data(item.site),
                "message": renderer.text(finding.rule, item.message, item.args),
            }
            for item in finding.related
        ],
        "fix": None
        if finding.fix is None
        else {
            "applicability": finding.fix.applicability,
            "title": renderer.fix(finding, finding.fix),
            "edits": [
                {**({} if patch.path == finding.path else {"path": patch.path}), **_edit(edit)}
                for patch in finding.fix.patches
                for edit in patch.edits
            ],
        },
        "fingerprint": finding.fingerprint,
        "suppressed": None if finding.suppressed is None else finding.suppressed._asdict(),
    }


def place_data(site: Site) -> dict[str, Any]:
    """Return where a site is, in lines or in the parts of a document."""
    place = site.source_place
    return {
        "start": _position(site.start),
        "end": _position(site.end),
        "source_place": None
        if place is None
        else {name: value for name, value in place._asdict().items() if value is not None and name != "offset"},
    }


def _position(position: Position | None) -> dict[str, int] | None:
    return None if position is None else {"line": position.line, "column": position.column}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"start": _position(edit.first), "end": _position(edit.last), "text": edit.text}
