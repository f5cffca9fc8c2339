"""The result of a run."""

from __future__ import annotations

import datetime as dt

from jdlint.core.finding import SEVERITIES, Finding, Notice, Severity
from jdlint.core.records import NamedTuple


class Summary(NamedTuple):
    """Counts of a run; suppressed findings count only in `suppressed`."""

    files: int
    descriptions: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    fixable: int


class Report(NamedTuple):
    """Everything a reporter needs. `findings` are sorted by path, place and rule, the suppressed ones among them."""

    as_of: dt.date
    language: str
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    files: int
    descriptions: int

    @property
    def active(self) -> tuple[Finding, ...]:
        """Findings that are not suppressed."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    @property
    def summary(self) -> Summary:
        count = dict.fromkeys(SEVERITIES, 0)
        active = self.active
        for finding in active:
            count[finding.severity] += 1
        return Summary(
            files=self.files,
            descriptions=self.descriptions,
            errors=count["error"],
            warnings=count["warning"],
            infos=count["info"],
            suppressed=len(self.findings) - len(active),
            fixable=sum(finding.fix is not None for finding in active),
        )

    def reaches(self, level: Severity) -> bool:
        """Tell whether an active finding that nothing excuses is at or above `level`."""
        limit = SEVERITIES.index(level)
        return any(SEVERITIES.index(finding.severity) <= limit for finding in self.active if not finding.excused)
