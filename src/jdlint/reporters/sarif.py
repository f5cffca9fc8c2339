"""``--format sarif``: SARIF 2.1.0 (OASIS), one run, within the limits of GitHub code scanning.

Limits (docs.github.com, "SARIF support for code scanning"): 25,000 results and 25,000 rules a run, texts of rules up to
1,024 characters, tags up to 20. What is beyond them is left out, the least severe first, and a notification says so.
"""

from __future__ import annotations

from typing import Any

from jdlint.core.finding import BasisKind, Finding, Fix, Position, Related, Severity, Site
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.core.version import PROJECT, VERSION
from jdlint.reporters.compact import compact_json
from jdlint.reporters.escapes import uri_path
from jdlint.reporters.printing import Printing, rule_page, worst_first
from jdlint.rulebook.rule import Rule

MOST_RESULTS = 25_000
_MOST_RELATED = 100
_LONGEST = 1024
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_PRECISION: dict[str, str] = {"legal": "high", "eu": "high", "house": "high", "practice": "medium", "tool": "very-high"}


def render_sarif(report: Report, printing: Printing) -> str:
    """Return the report as one run; suppressed findings are results with their suppression."""
    rules = _rules(report, printing)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    chosen = worst_first(report.findings)[:MOST_RESULTS]
    left = len(report.findings) - len(chosen)
    kept = {id(finding) for finding in chosen}
    run = {
        "tool": {
            "driver": {
                "name": "jdlint",
                "version": VERSION,
                "semanticVersion": VERSION,
                "informationUri": PROJECT,
                "rules": rules,
            }
        },
        "automationDetails": {"id": "jdlint/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(report, left, printing)}],
        "results": [_result(item, index[item.rule], printing) for item in report.findings if id(item) in kept],
    }
    return compact_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _notes(report: Report, left: int, printing: Printing) -> list[dict[str, Any]]:
    found = [
        {"level": "note", "message": _text(printing.renderer.notice(notice)), "descriptor": {"id": notice.id}}
        for notice in report.notices
    ]
    if left:
        text = f"{left} results are left out: a run holds {MOST_RESULTS} at most, the most severe first."
        found.insert(0, {"level": "warning", "message": _text(text), "descriptor": {"id": "truncated"}})
    return found


def _text(text: str) -> dict[str, str]:
    """Return a message: brackets start a link in SARIF texts, a backslash takes that from them (§ 3.11.6)."""
    return {"text": text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") or "–"}


def _rules(report: Report, printing: Printing) -> list[dict[str, Any]]:
    """Return all rules that were on, and those that found something all the same."""
    book, docs = printing.renderer.book, printing.docs()
    wanted = {*printing.levels, *(finding.rule for finding in report.findings)}
    return [_rule(rule, docs.get(rule.id, {}), printing) for rule in book.rules.values() if rule.id in wanted]


def _rule(rule: Rule, docs: Any, printing: Printing) -> dict[str, Any]:
    language, column = printing.renderer.language, printing.renderer.column
    why, remedy = (docs.get(name, {}).get(language) or rule.title[column] for name in ("why", "remedy"))
    basis = f"{rule.basis.kind}: {rule.basis.source[column]}"
    kind: BasisKind | str = rule.basis.kind
    severity = printing.levels.get(rule.id, rule.severity)
    page = rule_page(rule.id)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title[column][:_LONGEST]},
        "fullDescription": {"text": why[:_LONGEST]},
        "help": {
            "text": f"{why}\n\n{remedy}\n\n{basis}",
            "markdown": f"{why}\n\n**{remedy}**\n\n{basis}",
        },
        **({} if page is None else {"helpUri": page}),
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": [rule.family, rule.basis.kind],
            "precision": _PRECISION.get(kind, "medium"),
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _result(finding: Finding, index: int, printing: Printing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": _text(printing.renderer.placed(finding)),
        "locations": [_location(finding.path, finding.site, printing)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint.removeprefix('sha256:')[:16]}:1",
            "jdlint/v1": finding.fingerprint,
        },
    }
    if finding.related:
        found["relatedLocations"] = [
            _related(number, item, finding, printing) for number, item in enumerate(finding.related[:_MOST_RELATED], 1)
        ]
    if finding.fix is not None:
        found["fixes"] = [_fix(finding, finding.fix, printing)]
    if finding.suppressed is not None:
        kind = "inSource" if finding.suppressed.kind == "comment" else "external"
        reason = finding.suppressed.reason
        found["suppressions"] = [{"kind": kind, **({"justification": visible(reason)} if reason else {})}]
    return found


def _location(path: str, site: Site, printing: Printing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_path(printing.located(path)), "uriBaseId": "%SRCROOT%"},
            "region": _region(site.start, site.end),
        }
    }
    if site.keyed_path:
        found["logicalLocations"] = [{"fullyQualifiedName": visible(site.keyed_path)}]
    return found


def _region(start: Position | None, end: Position | None) -> dict[str, int]:
    """Return where a result stands; a document without lines is taken as one line, for GitHub demands a region."""
    if start is None:
        return {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}
    last = end if end is not None and end > start else Position(start.line, start.column + 1)
    return {"startLine": start.line, "startColumn": start.column, "endLine": last.line, "endColumn": last.column}


def _related(number: int, item: Related, finding: Finding, printing: Printing) -> dict[str, Any]:
    text = printing.renderer.text(finding.rule, item.message, item.args)
    return {"id": number, **_location(item.path, item.site, printing), "message": _text(text)}


def _fix(finding: Finding, fix: Fix, printing: Printing) -> dict[str, Any]:
    return {
        "description": _text(printing.renderer.fix(finding, fix)),
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri_path(printing.located(patch.path)), "uriBaseId": "%SRCROOT%"},
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": edit.first.line,
                            "startColumn": edit.first.column,
                            "endLine": edit.last.line,
                            "endColumn": edit.last.column,
                        },
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in patch.edits
                ],
            }
            for patch in fix.patches
        ],
    }
