"""``--format junit``: a suite a file, a failing case a finding; one case that passes where there is none.

The form is that of Jenkins (schema junit-10.xsd of the xUnit plugin), which other services read as well.
"""

from __future__ import annotations

from itertools import groupby

from jdlint.core.finding import Finding
from jdlint.core.report import Report
from jdlint.reporters.escapes import xml_text
from jdlint.reporters.printing import Printing


def render_junit(report: Report, printing: Printing) -> str:
    """Return the findings as tests that failed."""
    groups = [(path, list(found)) for path, found in groupby(report.active, key=lambda finding: finding.path)]
    total = sum(len(found) for _path, found in groups)
    head = f'<testsuites name="jdlint" tests="{max(1, total)}" failures="{total}" errors="0">'
    out = ['<?xml version="1.0" encoding="UTF-8"?>', head]
    for path, found in groups:
        name = xml_text(printing.located(path))
        out.append(f'  <testsuite name="{name}" tests="{len(found)}" failures="{len(found)}" errors="0" skipped="0">')
        for finding in found:
            out += _case(finding, name, printing)
        out.append("  </testsuite>")
    if not groups:
        out.append('  <testsuite name="jdlint" tests="1" failures="0" errors="0" skipped="0">')
        out += ['    <testcase name="jdlint" classname="jdlint"/>', "  </testsuite>"]
    return "\n".join([*out, "</testsuites>"]) + "\n"


def _case(finding: Finding, name: str, printing: Printing) -> list[str]:
    start = finding.site.start
    place = "" if start is None else f"line {start.line}, column {start.column}, "
    message = xml_text(printing.renderer.placed(finding))
    return [
        f'    <testcase name="jdlint.{finding.rule}" classname="{name}">',
        f'      <failure message="{message}" type="{finding.severity}">{place}{message}</failure>',
        "    </testcase>",
    ]
