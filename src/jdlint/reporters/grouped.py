"""``--format grouped``: findings below the name of their file."""

from __future__ import annotations

from itertools import groupby

from jdlint.core.finding import Finding
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.reporters.printing import Printing, rule_page
from jdlint.reporters.terminal import basis_word, severity_word


def render_grouped(report: Report, printing: Printing) -> str:
    """Return the findings file by file, places and codes in columns."""
    out = []
    for path, found in groupby(report.active, key=lambda finding: finding.path):
        out += [printing.style(visible(path), "path"), *_rows(list(found), printing), ""]
    return "\n".join(out) + "\n" if out else ""


def _rows(findings: list[Finding], printing: Printing) -> list[str]:
    places = [_place(finding) for finding in findings]
    words = [severity_word(finding.severity) for finding in findings]
    wide, deep = max(map(len, places)), max(map(len, words))
    rows = []
    for finding, place, word in zip(findings, places, words, strict=True):
        basis = printing.renderer.book.rules[finding.rule].basis_of(finding.message).kind
        tail = "" if basis == "tool" else printing.style(f"  [{basis_word(basis)}]", "dim")
        level = printing.style(word.ljust(deep), finding.severity)
        code = printing.style.link(printing.style(finding.rule, "bold"), rule_page(finding.rule))
        rows.append(f"  {place.rjust(wide)}  {level}  {code}  {printing.renderer.placed(finding)}{tail}")
    return rows


def _place(finding: Finding) -> str:
    start = finding.site.start
    return "" if start is None else f"{start.line}:{start.column}"
