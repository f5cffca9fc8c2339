"""``--format json-lines``: one finding a line, as in the JSON report."""

from __future__ import annotations

import json
import re

from jdlint.core.report import Report
from jdlint.reporters.json_report import finding_data
from jdlint.reporters.printing import Printing

_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")  # that JSON lets pass, and that many take for the end of a line


def render_json_lines(report: Report, printing: Printing) -> str:
    """Return every finding as one line of JSON; nothing where there is none."""
    found = (finding_data(finding, printing.renderer) for finding in report.findings)
    lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in found)
    return "".join(_OTHER_LINE_ENDS.sub(lambda end: f"\\u{ord(end.group()):04x}", line) + "\n" for line in lines)
