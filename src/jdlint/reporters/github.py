"""``--format github``: workflow commands that become annotations, the worst of them; all stand in the job summary.

GitHub shows ten of a kind a step and fifty a job (actions/toolkit, docs/problem-matchers.md).
"""

from __future__ import annotations

from jdlint.core.finding import Finding, Severity
from jdlint.core.i18n import _
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.reporters.escapes import github_data, github_property
from jdlint.reporters.printing import Printing, worst_first

MOST = 10
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(report: Report, printing: Printing) -> str:
    """Return one command a finding, the worst ten, and one that says how many more there are."""
    active = report.active
    lines = [_command(finding, printing) for finding in worst_first(active)[:MOST]]
    if len(active) > MOST:
        text = _("{count} more findings are in the job summary").format(count=len(active) - MOST)
        lines.append(f"::notice title=jdlint::{github_data(text)}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, printing: Printing) -> str:
    start, end = finding.site.start, finding.site.end
    properties = {"title": f"jdlint {finding.rule}", "file": visible(printing.located(finding.path))}
    if start is not None:
        properties["line"] = str(start.line)
        if end is not None:
            properties["endLine"] = str(max(end.line, start.line))
        if end is not None and end.line == start.line:  # columns over several lines are refused
            properties |= {"col": str(start.column), "endColumn": str(max(end.column, start.column))}
    told = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{github_data(printing.renderer.placed(finding))}"
