"""Applying fixes: splice, read again, compare, then write."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import NamedTuple

from jdlint.core.errors import JdlintError
from jdlint.core.finding import Edit, Finding
from jdlint.core.i18n import _
from jdlint.core.report import Report
from jdlint.core.text import digest
from jdlint.storage.atomic import write_atomic
from jdlint.storage.files import read_bytes
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.syntax.yaml_reader import read_yaml

_MOST = 64 * 1024 * 1024
_BOM = "\ufeff"


class Change(NamedTuple):
    """One file before and after, and how many fixes that takes."""

    path: str
    before: bytes
    after: bytes
    fixes: int


def plan_fixes(report: Report, *, unsafe: bool) -> list[Change]:
    """Return the changes that the fixes of `report` make, file by file; a fix that overlaps another waits its turn."""
    by_path: dict[str, list[Finding]] = {}
    for finding in report.active:
        if finding.fix is not None and (unsafe or finding.fix.applicability == "safe"):
            by_path.setdefault(finding.path, []).append(finding)
    changes = []
    for path, findings in by_path.items():
        change = _change(path, findings)
        if change is not None:
            changes.append(change)
    return changes


def _change(path: str, findings: list[Finding]) -> Change | None:
    try:
        before = read_bytes(Path(path), _MOST)
    except OSError as error:
        raise JdlintError(_("{path}: cannot be read: {reason}").format(path=path, reason=error.strerror)) from None
    judged, _problems = decode(before, DEFAULT_LIMITS._replace(file_bytes=_MOST))
    if judged is None or any(finding.fix is not None and finding.fix.text != digest(judged) for finding in findings):
        raise JdlintError(_("{path}: has changed meanwhile; nothing was written to it").format(path=path))
    text = before.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    edits: list[Edit] = []
    fixes = 0
    for finding in findings:
        wanted = () if finding.fix is None else finding.fix.edits
        if any(_overlap(edit, other) for edit in wanted for other in edits):
            continue
        edits.extend(wanted)
        fixes += 1
    after = text
    for edit in sorted(edits, reverse=True):
        after = after[: edit.start] + edit.text + after[edit.end :]
    data = (mark + after).encode("utf-8")
    return Change(path, before, data, fixes) if _still_reads(before, data) else None


def _overlap(first: Edit, second: Edit) -> bool:
    return first.start < max(second.end, second.start + 1) and second.start < max(first.end, first.start + 1)


def _still_reads(before: bytes, after: bytes) -> bool:
    """Tell whether the fixed text is a file like the one before: as many documents, and no new syntax problem."""
    old, new = read_yaml("", before), read_yaml("", after)
    problems = [problem.rule for document in old for problem in document.problems]
    return len(old) == len(new) and all(
        problem.rule in problems and document.root is not None for document in new for problem in document.problems
    )


def write_fixes(changes: list[Change]) -> int:
    """Write the changes and return how many fixes they hold. A file that has changed meanwhile is refused."""
    for change in changes:
        if read_bytes(Path(change.path), _MOST) != change.before:
            raise JdlintError(_("{path}: has changed meanwhile; nothing was written to it").format(path=change.path))
        write_atomic(Path(change.path), change.after)
    return sum(change.fixes for change in changes)


def _rows(data: bytes) -> list[str]:
    """Return the lines as diff and patch count them: only a line feed ends one."""
    rows = data.decode("utf-8").split("\n")
    return [f"{row}\n" for row in rows[:-1]] + ([rows[-1]] if rows[-1] else [])


def show_diff(changes: list[Change]) -> str:
    """Return the changes as a unified diff."""
    out: list[str] = []
    for change in changes:
        before, after = _rows(change.before), _rows(change.after)
        diff = difflib.unified_diff(before, after, f"a/{change.path}", f"b/{change.path}")
        out.extend(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in diff)
    return "".join(out)
