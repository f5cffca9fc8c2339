"""``--format azure``: logging commands of Azure Pipelines (learn.microsoft.com, "Logging commands", LogIssue)."""

from __future__ import annotations

from jdlint.core.finding import Finding
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.reporters.escapes import azure_data, azure_property
from jdlint.reporters.printing import Printing


def render_azure(report: Report, printing: Printing) -> str:
    """Return one command a finding; Azure knows errors and warnings alone."""
    return "".join(f"{_command(finding, printing)}\n" for finding in report.active)


def _command(finding: Finding, printing: Printing) -> str:
    start = finding.site.start
    properties = {
        "type": "error" if finding.severity == "error" else "warning",
        "sourcepath": visible(printing.located(finding.path)),
    }
    if start is not None:
        properties |= {"linenumber": str(start.line), "columnnumber": str(start.column)}
    properties["code"] = finding.rule
    told = "".join(f"{name}={azure_property(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {told}]{azure_data(printing.renderer.placed(finding))}"
