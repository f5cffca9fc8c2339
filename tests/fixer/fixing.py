"""Fixes for tests: built from operations as the engine builds them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from jdlint.core.finding import Applicability, Finding, Fix, FixRequest, Operation, Patch, Position, Site
from jdlint.core.report import Report
from jdlint.fixer.operations import Parts, build_fix, build_patch
from jdlint.syntax.yaml_reader import read_yaml

_PLACE = Site("", Position(1, 1), Position(1, 1), "")


def apply(source: str, *operations: Operation, document: int = 0) -> str | None:
    """Return `source` with the edits of one fix made, as an editor makes them; None where there is no fix."""
    data = source.encode("utf-8")
    built = build_fix(read_yaml("x", data)[document], FixRequest("safe", "fix", operations))
    if built is None:
        return None
    (patch,) = built.patches
    mark, source = source[: source.startswith("\ufeff")], source.removeprefix("\ufeff")  # offsets count behind it
    for edit in reversed(patch.edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return mark + source


def patch_of(path: Path, parts: Parts) -> Patch:
    documents = {document.index: document for document in read_yaml(str(path), path.read_bytes())}
    patch = build_patch(str(path), documents, parts)
    assert patch is not None
    return patch


def fix_of(path: Path, *operations: Operation, applicability: Applicability = "safe") -> Fix:
    return Fix(applicability, "fix", {}, (patch_of(path, ((0, operations),)),))


def report_of(*fixes: Fix) -> Report:
    """Return a report with one finding a fix."""
    findings = tuple(
        Finding("X", "error", "m", {}, fix.patches[0].path, None, _PLACE, (), fix, str(number))
        for number, fix in enumerate(fixes)
    )
    return Report(dt.date(2026, 1, 1), "en", findings, (), 1, 1)
