"""``--format checkstyle``: the XML of Checkstyle (checkstyle.org), which Jenkins and others read."""

from __future__ import annotations

from itertools import groupby

from jdlint.core.finding import Finding
from jdlint.core.report import Report
from jdlint.core.version import VERSION
from jdlint.reporters.escapes import xml_text
from jdlint.reporters.printing import Printing, first_line


def render_checkstyle(report: Report, printing: Printing) -> str:
    """Return one ``file`` element a file, one ``error`` a finding; lines and columns are positive."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', f'<checkstyle version="jdlint {VERSION}">']
    for path, found in groupby(report.active, key=lambda finding: finding.path):
        out.append(f'  <file name="{xml_text(printing.located(path))}">')
        out += [_error(finding, printing) for finding in found]
        out.append("  </file>")
    return "\n".join([*out, "</checkstyle>"]) + "\n"


def _error(finding: Finding, printing: Printing) -> str:
    start = finding.site.start
    column = 1 if start is None else start.column
    message = xml_text(printing.renderer.placed(finding))
    return (
        f'    <error line="{first_line(finding)}" column="{column}" severity="{finding.severity}" '
        f'message="{message}" source="jdlint.{finding.rule}"/>'
    )
