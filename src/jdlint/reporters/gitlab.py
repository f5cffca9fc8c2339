"""``--format gitlab``: the Code Quality report (docs.gitlab.com, "Code Quality report format")."""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import Finding, Severity
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.reporters.compact import compact_json
from jdlint.reporters.printing import Printing, first_line

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(report: Report, printing: Printing) -> str:
    """Return an array of findings, empty where there is none; equal fingerprints would collapse and do not occur."""
    return compact_json([_entry(finding, printing) for finding in report.active])


def _entry(finding: Finding, printing: Printing) -> dict[str, Any]:
    return {
        "description": f"{finding.rule} {printing.renderer.placed(finding)}",
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint.removeprefix("sha256:"),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(printing.located(finding.path)),
            "lines": {"begin": first_line(finding)},
        },
    }
