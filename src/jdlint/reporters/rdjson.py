"""``--format rdjson``: diagnostics for reviewdog (proto/rdf/reviewdog.proto): columns count bytes of UTF-8, from 1."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import Finding, Position, Severity, Site
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.core.version import PROJECT
from jdlint.reporters.compact import compact_json
from jdlint.reporters.printing import Printing, in_bytes, rule_page, worst_first

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render_rdjson(report: Report, printing: Printing) -> str:
    """Return all findings as one object."""
    worst = worst_first(report.active)
    data = {
        "source": {"name": "jdlint", "url": PROJECT},
        "severity": _SEVERITIES[worst[0].severity] if worst else "INFO",
        "diagnostics": [_diagnostic(finding, printing) for finding in report.active],
    }
    return compact_json(data)


def _diagnostic(finding: Finding, printing: Printing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": printing.renderer.placed(finding),
        "location": _location(finding.path, finding.site, printing),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if (page := rule_page(finding.rule)) is not None:
        found["code"]["url"] = page
    if finding.related:
        found["related_locations"] = [
            {
                "message": printing.renderer.text(finding.rule, item.message, item.args),
                "location": _location(item.path, item.site, printing),
            }
            for item in finding.related
        ]
    if finding.fix is not None:
        found["suggestions"] = [
            {"range": _range(edit.first, edit.last, finding.path, printing), "text": edit.text}
            for patch in finding.fix.patches
            for edit in patch.edits
            if patch.path == finding.path  # a suggestion is one of the file that is spoken of
        ]
    return found


def _location(path: str, site: Site, printing: Printing) -> dict[str, Any]:
    found: dict[str, Any] = {"path": visible(printing.located(path))}
    if site.start is not None:
        found["range"] = _range(site.start, site.end or site.start, path, printing)
    return found


def _range(start: Position, end: Position, path: str, printing: Printing) -> dict[str, Any]:
    lines = printing.texts(path)
    return {
        name: {"line": position.line, "column": in_bytes(lines, position)}
        for name, position in (("start", start), ("end", end))
    }
