"""``--format json-lines``: one finding a line, as in the JSON report."""

from __future__ import annotations

import json

from jdlint.core.report import Report
from jdlint.reporters.json_report import finding_data
from jdlint.reporters.printing import Printing


def render_json_lines(report: Report, printing: Printing) -> str:
    """Return every finding as one line of JSON; nothing where there is none."""
    found = (finding_data(finding, printing.renderer) for finding in report.findings)
    return "".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n" for item in found)
