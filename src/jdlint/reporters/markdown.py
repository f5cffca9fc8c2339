"""``--format markdown``: for job summaries and comments; a table a file, as much as such a place takes."""

from __future__ import annotations

from itertools import groupby

from jdlint.core.finding import Finding
from jdlint.core.i18n import _, ngettext
from jdlint.core.report import Report
from jdlint.reporters.escapes import markdown_code, markdown_text
from jdlint.reporters.printing import Printing
from jdlint.reporters.terminal import basis_word, severity_word

#: A job summary of GitHub takes 1 MiB a step, a comment far less; what is left out is said.
_MOST = 900_000
_MARKS = {"error": "🛑", "warning": "⚠️", "info": "ℹ️"}


def render_markdown(report: Report, printing: Printing) -> str:
    """Return counts, then the findings file by file."""
    out = [f"## jdlint\n\n{_summary(report, printing)}\n"]
    size = len(out[0])
    left = len(report.active)
    for path, found in groupby(report.active, key=lambda finding: finding.path):
        rows = [_row(finding, printing) for finding in found]
        block = "\n".join([f"### {markdown_code(printing.located(path))}", "", *_head(), *rows]) + "\n"
        size += len(block.encode("utf-8", "replace"))
        if size > _MOST:
            out.append(_("{count} more findings are left out here").format(count=left) + "\n")
            break
        out.append(block)
        left -= len(rows)
    return "\n".join(out)


def _summary(report: Report, printing: Printing) -> str:
    count = report.summary
    parts = [
        f"{_MARKS['error']} " + ngettext("{count} error", "{count} errors", count.errors),
        f"{_MARKS['warning']} " + ngettext("{count} warning", "{count} warnings", count.warnings),
        f"{_MARKS['info']} " + ngettext("{count} info", "{count} infos", count.infos),
        ngettext("{count} description", "{count} descriptions", count.descriptions),
        _("as of {date}").format(date=printing.renderer.arg(report.as_of)),
    ]
    if count.suppressed:
        parts.append(ngettext("{count} suppressed", "{count} suppressed", count.suppressed))
    return " · ".join(parts)


def _head() -> list[str]:
    heads = (_("Line"), _("Severity"), _("Rule"), _("Finding"), _("Basis"))
    return ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]


def _row(finding: Finding, printing: Printing) -> str:
    start = finding.site.start
    basis = printing.renderer.book.rules[finding.rule].basis_of(finding.message).kind
    cells = (
        "" if start is None else str(start.line),
        f"{_MARKS[finding.severity]} {severity_word(finding.severity)}",
        finding.rule,
        markdown_text(printing.renderer.placed(finding)),
        basis_word(basis),
    )
    return "| " + " | ".join(cells) + " |"
