"""What the YAML reader says of each input of yaml-test-suite, beside what the suite says: docs/conformance.md.

``python -m tests.conformance.verdicts`` writes the page again.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.conformance.suites import Case, cases
from tests.helpers import ROOT, check, write

PAGE = ROOT / "docs" / "conformance.md"

#: Broken by the letter of the specification, read by libyaml, and why that does no harm. What libyaml reads is what
#: is judged: no text is hidden and none is read in two ways.
LIBERTIES = {
    "9C9N": "a list in brackets may stand further left than its key; what it holds is the same",
    "DK95/01": "a tab in a quoted text that goes on in the next line is a blank like others",
    "QB6E": "a quoted text may go on further left than its key; what it says is the same",
    "RHX7": "`%YAML 1.2` after a value, without `...` between them, is the directive that it looks like",
    "S98Z": "lines of blanks before a text may be longer than its indent; they are empty lines",
    "SU5Z": "`#` right after a closing quotation mark begins a comment",
    "X4QW": "`#` right after `>` or `|` begins a comment",
}

#: What is valid and refused by jdlint although libyaml reads it, by message of the rule.
CHOSEN = {
    "complex-key": "a key that is a list or has fields: no field of a description is called so, and JSON has none",
    "empty-key": "an empty key: likewise",
    "tag": "a tag beyond the core types: it names what only some program knows. The value is read as text",
}
_BY_LIBYAML = "libyaml, whose word is followed (ARCHITECTURE.md), refuses it as well"


class Verdict(NamedTuple):
    """What was said of a case: whether libyaml reads it; the first finding of the reader that refuses it, or none."""

    case: Case
    libyaml: bool
    rule: str
    message: str


def judged() -> list[Verdict]:
    """Check every input of the suite as a description, in one run; no findings of rules, only of the reader.

    That a text is no description (JDL010) is no verdict on its YAML.
    """
    suite = cases("yaml_test_suite.json")
    with tempfile.TemporaryDirectory() as name:
        files = {f"{number:03}.jd.yaml": case.data for number, case in enumerate(suite)}
        result = check(".", "--no-cache", "--select", "JDL", cwd=write(Path(name), files))
    said: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for finding in result.findings:
        said[finding["path"]].append(finding)
    return [_verdict(case, said[file]) for case, file in zip(suite, files, strict=True)]


def _verdict(case: Case, findings: list[dict[str, Any]]) -> Verdict:
    refusals = [finding for finding in findings if finding["rule"] != "JDL010"] or [{"rule": "", "message": ""}]
    return Verdict(case, _libyaml_reads(case.data), refusals[0]["rule"], refusals[0]["message"])


def _libyaml_reads(data: bytes) -> bool:
    try:
        return bool(list(yaml.parse(data, Loader=yaml.CLoader)))
    except (yaml.YAMLError, UnicodeError):
        return False


def page(verdicts: list[Verdict]) -> str:
    """Return the page in Markdown."""
    must_fail = [one for one in verdicts if one.case.fails]
    lenient = [one for one in must_fail if one.libyaml]
    valid = [one for one in verdicts if not one.case.fails]
    refused = [one for one in valid if one.rule]
    chosen = [one for one in refused if one.libyaml]
    lines = [
        "# Verdicts on yaml-test-suite",
        "",
        "Written by `python -m tests.conformance.verdicts`; a test compares. Every input of the suite is checked as a",
        "description. That it is none (JDL010) is no verdict on its YAML and not counted here.",
        "",
        "| the suite says | inputs | same verdict | other verdict |",
        "|---|---|---|---|",
        f"| must fail | {len(must_fail)} | {len(must_fail) - len(LIBERTIES)} | {len(LIBERTIES)} accepted |",
        f"| valid | {len(valid)} | {len(valid) - len(refused)} | {len(refused)} refused |",
        "",
        "## What must fail and libyaml reads",
        "",
        f"{len(lenient)} inputs. Of what is read as libyaml has it, nothing is hidden from the rules.",
        "",
        "| input | name | what becomes of it |",
        "|---|---|---|",
        *(f"| {one.case.name} | {_cell(one.case.title)} | {_fate(one)} |" for one in lenient),
        "",
        "## What is valid and refused though libyaml reads it",
        "",
        f"{len(chosen)} inputs, by choice:",
        "",
        *(f"- **{name}**: {reason}." for name, reason in CHOSEN.items()),
        "",
        *_table(chosen),
        "",
        "## What is valid and refused by libyaml",
        "",
        f"{len(refused) - len(chosen)} inputs: {_BY_LIBYAML}. Each is a finding with its place.",
        "",
        *_table([one for one in refused if not one.libyaml]),
    ]
    return "\n".join(lines) + "\n"


def _table(verdicts: list[Verdict]) -> list[str]:
    rows = [f"| {one.case.name} | {_cell(one.case.title)} | {one.rule} | {_cell(one.message)} |" for one in verdicts]
    return ["| input | name | rule | what is said |", "|---|---|---|---|", *rows]


def _fate(verdict: Verdict) -> str:
    if verdict.case.name in LIBERTIES:
        return f"accepted: {LIBERTIES[verdict.case.name]}"
    return f"refused: {verdict.rule or 'JDL010'}, {_cell(verdict.message or 'no fields of a description')}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(judged()), "utf-8")
