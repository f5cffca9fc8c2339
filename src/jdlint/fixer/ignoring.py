"""Accepting findings where they stand: suppression comments, each alone on the line above what it covers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jdlint.core.finding import Finding
from jdlint.core.records import NamedTuple
from jdlint.core.report import Report
from jdlint.fixer.apply import Change
from jdlint.fixer.expected import said
from jdlint.fixer.operations import spliced
from jdlint.fixer.places import Splice
from jdlint.fixer.sources import Source, identity, read_source
from jdlint.storage.files import kind_of
from jdlint.syntax.directives import node_lines, read_directives
from jdlint.syntax.limits import Limits
from jdlint.syntax.lines import Lines
from jdlint.syntax.yaml_reader import read_yaml

_BOM = "\ufeff"
#: What the tool says of broken files is mended, never accepted.
_NEVER = "JDL"


class Ignores(NamedTuple):
    """The comments that were asked for, and the findings that no comment can cover."""

    changes: list[Change]
    left: list[Finding]


class _Wish(NamedTuple):
    """A comment: the line (from 1) above which it stands, and the line and rule it is for."""

    above: int
    line: int
    rule: str


def plan_ignores(report: Report, reason: str, limits: Limits) -> Ignores:
    """Return the comments that accept the findings of `report` with `reason`, one line of text.

    A comment is proven before it counts: the file says what it said, and the finding is covered. Raises JdlintError
    for a file that cannot be read.
    """
    files: dict[str, list[Finding]] = {}
    left: list[Finding] = []
    for finding in report.active:
        if finding.rule.startswith(_NEVER) or finding.site.start is None:
            left.append(finding)
        else:
            files.setdefault(identity(finding.path), []).append(finding)
    changes = []
    for findings in files.values():
        change, uncovered = _commented(findings, reason, limits)
        left += uncovered
        if change is not None:
            changes.append(change)
    return Ignores(sorted(changes), left)


def _commented(findings: list[Finding], reason: str, limits: Limits) -> tuple[Change | None, list[Finding]]:
    path = findings[0].path
    if kind_of(Path(path)) != "yaml":
        return None, findings
    source = read_source(path, limits)
    lines = source.documents[0].locator
    assert isinstance(lines, Lines)
    nodes = node_lines(lines, source.documents)
    wishes = {
        position: _Wish(above, finding.site.start.line, finding.rule)
        for position, finding in enumerate(findings)
        if finding.site.start is not None and (above := _above(nodes, finding.site.start.line)) is not None
    }
    # A comment that does not cover what it is for (it stands inside a value that runs over several lines) is left out.
    after = _written(source, lines, wishes.values(), reason)
    covered = _covered(source, after, wishes, limits)
    if covered and len(covered) < len(wishes):
        wishes = {position: wishes[position] for position in covered}
        after = _written(source, lines, wishes.values(), reason)
        covered = _covered(source, after, wishes, limits)
    uncovered = [finding for position, finding in enumerate(findings) if position not in covered]
    return (Change(source.path, source.before, after, len(covered)) if covered else None), uncovered


def _above(nodes: dict[int, int], line: int) -> int | None:
    """Return the line of the innermost node that begins on a line of its own at or above `line` and reaches it."""
    return max((first for first, last in nodes.items() if first <= line <= last), default=None)


def _written(source: Source, lines: Lines, wishes: Iterable[_Wish], reason: str) -> bytes:
    codes: dict[int, set[str]] = {}
    for wish in wishes:
        codes.setdefault(wish.above, set()).add(wish.rule)
    splices = [_comment(lines, above, found, reason) for above, found in sorted(codes.items())]
    mark = _BOM if source.before.startswith(_BOM.encode()) else ""
    return (mark + spliced(lines.text, splices)).encode("utf-8")


def _comment(lines: Lines, above: int, codes: set[str], reason: str) -> Splice:
    start = lines.starts[above - 1]
    line = lines.text[start : lines.next_line(start)]
    indent = line[: len(line) - len(line.lstrip(" "))]
    end = "\r\n" if line.endswith("\r\n") else "\n"
    return Splice(start, start, f"{indent}# jdlint: ignore[{', '.join(sorted(codes))}] {reason}{end}")


def _covered(source: Source, after: bytes, wishes: dict[int, _Wish], limits: Limits) -> set[int]:
    """Return the wishes that hold in the new text; none where it does not say what the old one said."""
    documents = read_yaml("", after, limits)
    roots = [document.root for document in documents]
    before = [document.root for document in source.documents]
    if len(roots) != len(before) or any(
        old is None or new is None or said(old) != said(new) for old, new in zip(before, roots, strict=True)
    ):
        return set()
    lines = documents[0].locator
    assert isinstance(lines, Lines)
    suppressions = read_directives(lines.text, lines, documents).suppressions
    added = sorted({wish.above for wish in wishes.values()})
    return {
        position
        for position, wish in wishes.items()
        if any(
            wish.rule in item.codes
            and item.first <= wish.line + sum(above <= wish.line for above in added) <= item.last
            for item in suppressions
        )
    }
