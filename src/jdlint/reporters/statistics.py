"""``jdlint check --statistics``: how often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import Counter

from jdlint.core.report import Report
from jdlint.reporters.printing import Printing
from jdlint.reporters.terminal import severity_word


def render_statistics(report: Report, printing: Printing) -> str:
    """Return one line a rule: count, severity, code, name; a star marks rules with a safe fix."""
    active = report.active
    counts = Counter(finding.rule for finding in active)
    severity = {finding.rule: finding.severity for finding in active}
    fixable = {item.rule for item in active if item.fix is not None and item.fix.applicability == "safe"}
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    wide = len(str(rows[0][1])) if rows else 0
    deep = max((len(severity_word(severity[code])) for code in counts), default=0)
    lines = []
    for code, count in rows:
        word = printing.style(severity_word(severity[code]).ljust(deep), severity[code])
        star = " *" if code in fixable else ""
        name = printing.renderer.title(code)
        lines.append(f"{str(count).rjust(wide)}  {word}  {printing.style(code, 'bold')}  {name}{star}\n")
    return "".join(lines)
