"""Raw findings → findings: selection, severity, suppression, fingerprints, order.

Everything here depends on settings that may differ from run to run, so it stands behind whatever is cached.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from jdlint.config.settings import Settings
from jdlint.core.finding import Finding, Position, Related, Severity, Site, Suppressed
from jdlint.core.globs import matches
from jdlint.engine.raws import Judged, Raw
from jdlint.rulebook.profiles import nearest, select
from jdlint.rulebook.rule import Rulebook
from jdlint.syntax.directives import Suppression

if TYPE_CHECKING:
    from jdlint.engine.baseline import Baseline

_DIRECTIVE_RULES = ("JDL020", "JDL021", "JDL022", "JDL023", "JDL024", "JDL025")


class Assembly:
    """Turns the raw findings of a run into findings; `excuse_dates`: what a date alone brought about fails no run."""

    def __init__(
        self,
        book: Rulebook,
        settings: Settings,
        levels: dict[str, Severity],
        basis: tuple[str, ...],
        as_of: dt.date,
        *,
        excuse_dates: bool = False,
        baseline: Baseline | None = None,
    ) -> None:
        self.excuse_dates = excuse_dates
        self.baseline = baseline
        self.book = book
        self.settings = settings
        self.levels = levels
        self.basis = basis
        self.as_of = as_of
        self.fixed_levels = {rule.id for code in settings.severity for rule in select(book, code)}
        self.suppressions: dict[str, _Directives] = {}
        self.ignores = [
            (pattern, {rule.id for code in codes for rule in select(book, code)})
            for pattern, codes in settings.per_file_ignores.items()
        ]

    def register(self, judged: Judged) -> None:
        """Make the suppression comments of a file known; they may stand in a file that is only context."""
        if judged.suppressions:
            self.suppressions[judged.path] = _Directives(self.book, judged.suppressions, self.as_of)

    def findings(self, raws: Iterable[Raw], targets: Iterable[str]) -> list[Finding]:
        """Return the findings of `raws` in report order, and those about the comments of the files in `targets`."""
        found = [finding for raw in raws if (finding := self._finding(raw)) is not None]
        for path in targets:
            for raw in self._about_directives(path):
                finding = self._finding(raw)
                if finding is not None:
                    found.append(finding)
        found.sort(key=_order)
        return [self._with_baseline(finding) for finding in _unique(found)]

    def _with_baseline(self, finding: Finding) -> Finding:
        if self.baseline is None or finding.suppressed is not None:
            return finding
        accepted = self.baseline.accepting(finding.fingerprint, self.as_of)
        if accepted is None and self.excuse_dates and self.baseline.has_lapsed(finding.fingerprint, self.as_of):
            return finding._replace(severity="info", excused=True)
        return finding._replace(suppressed=accepted)

    def _finding(self, raw: Raw) -> Finding | None:
        rule = self.book.rules[raw.rule]
        level = self.levels.get(raw.rule)
        if level is None:
            return None
        suppressed = self._suppressed(raw)  # before anything is left out: a comment that is needed was used
        if self.basis and rule.basis_of(raw.message).kind not in self.basis:
            return None
        if raw.rule == "JDL001" and str(raw.args.get("rule")) not in self.levels:
            return None
        if raw.severity is not None and raw.rule not in self.fixed_levels:
            level = raw.severity
        excused = self.excuse_dates and (rule.is_timed(raw.message) or self._has_lapsed(raw))
        related = tuple(Related(item.path, item.site, item.message, item.args) for item in raw.related)
        return Finding(
            rule=raw.rule,
            severity="info" if excused else level,
            message=raw.message,
            args=raw.args,
            path=raw.path,
            description=raw.description,
            site=raw.site,
            related=related,
            fix=raw.fix,
            fingerprint=_fingerprint(raw),
            suppressed=suppressed,
            excused=excused,
            number=raw.number,
        )

    def _has_lapsed(self, raw: Raw) -> bool:
        """Tell whether a comment suppressed a finding until its date passed."""
        directives = self.suppressions.get(raw.path)
        return directives is not None and directives.lapsed(raw.rule, raw.site.start)

    def _suppressed(self, raw: Raw) -> Suppressed | None:
        places = [(raw.path, raw.site.start), *((item.path, item.site.start) for item in raw.related)]
        if raw.rule not in _DIRECTIVE_RULES:
            for path, start in places:
                item = self.suppressions[path].covering(raw.rule, start) if path in self.suppressions else None
                if item is not None:
                    return Suppressed("comment", item.reason, item.until, item.by)
        for pattern, codes in self.ignores:
            if raw.rule in codes and _matches(pattern, raw):
                return Suppressed("config", None)
        return None

    def _about_directives(self, path: str) -> list[Raw]:
        raws: list[Raw] = []
        for directive in self.suppressions[path].all if path in self.suppressions else ():
            raws.extend(directive.complaints(path, self.levels))
        return raws


class _Directive:
    """A suppression comment matched against the rulebook."""

    def __init__(self, book: Rulebook, suppression: Suppression, as_of: dt.date) -> None:
        self.book = book
        self.suppression = suppression
        self.codes = {code: book.find(code) for code in suppression.codes}
        self.rules = {rule.id for rule in self.codes.values() if rule is not None}
        self.used: set[str] = set()
        self.expired = suppression.until is not None and not _holds(suppression.until, as_of)

    def covers(self, rule: str, start: Position) -> bool:
        if rule not in self.rules or self.expired:
            return False
        if not self.reaches(start):
            return False
        self.used.add(rule)
        return True

    def reaches(self, start: Position) -> bool:
        """Tell whether a place lies on the lines that the comment is about."""
        return self.suppression.first <= start.line <= self.suppression.last

    def complaints(self, path: str, levels: dict[str, Severity]) -> list[Raw]:
        item = self.suppression
        site = Site("", Position(item.line, item.column), Position(item.line, item.end), ",".join(item.codes))
        found: list[Raw] = []
        for code, rule in self.codes.items():
            if rule is None:
                near = nearest(self.book, code)
                message = "near" if near else "default"
                args = {"code": code, "near": near[0]} if near else {"code": code}
                found.append(Raw("JDL021", message, args, path, None, site))
            elif not self.expired and rule.id in levels and rule.id not in self.used:
                found.append(Raw("JDL020", "default", {"code": code}, path, None, site))
        if self.expired:
            message = "default" if _is_date(item.until or "") else "date"
            found.append(Raw("JDL022", message, {"until": item.until or "?"}, path, None, site))
        if item.reason is None:
            found.append(Raw("JDL023", "default", {}, path, None, site))
        return found


class _Directives:
    """The suppression comments of a file, found by line: a file may hold thousands, each over a few lines."""

    _WIDE = 200

    def __init__(self, book: Rulebook, suppressions: tuple[Suppression, ...], as_of: dt.date) -> None:
        self.all: list[_Directive] = [_Directive(book, item, as_of) for item in suppressions]
        self.wide = [item for item in self.all if item.suppression.last - item.suppression.first > self._WIDE]
        self.by_line: dict[int, list[_Directive]] = {}
        for item in self.all:
            if item.suppression.last - item.suppression.first <= self._WIDE:
                for line in range(item.suppression.first, item.suppression.last + 1):
                    self.by_line.setdefault(line, []).append(item)

    def covering(self, rule: str, start: Position | None) -> Suppression | None:
        """Return the suppression that covers a finding, and remember that it was used."""
        if start is None:
            return None
        candidates: list[_Directive] = [*self.by_line.get(start.line, ()), *self.wide]
        for directive in candidates:
            if directive.covers(rule, start):
                return directive.suppression
        return None

    def lapsed(self, rule: str, start: Position | None) -> bool:
        """Tell whether a suppression whose date has passed would cover a finding."""
        return start is not None and any(
            item.expired and rule in item.rules and item.reaches(start)
            for item in (*self.by_line.get(start.line, ()), *self.wide)
        )


def _holds(until: str, as_of: dt.date) -> bool:
    """Tell whether `until` (inclusive) has not passed; a date that is none counts as passed."""
    return _is_date(until) and dt.date.fromisoformat(until) >= as_of


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _matches(pattern: str, raw: Raw) -> bool:
    glob, _, keyed = pattern.partition("::")
    if not matches(raw.path, glob):
        return False
    return not keyed or fnmatchcase(raw.site.keyed_path, keyed.replace("[", "[[]"))


def _fingerprint(raw: Raw) -> str:
    parts = (raw.rule, raw.description or raw.path, raw.site.keyed_path, raw.site.value)
    return "sha256:" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _order(finding: Finding) -> tuple[str, Position, str, str, str]:
    return (finding.path, finding.site.start or Position(0, 0), finding.rule, finding.site.keyed_path, finding.message)


def _unique(findings: list[Finding]) -> list[Finding]:
    """Give findings that share a fingerprint (a rule that says two things of one value) one of their own each."""
    seen: dict[str, int] = {}
    found = []
    for finding in findings:
        number = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        if number > 1:
            again = hashlib.sha256(f"{finding.fingerprint}\0{number}".encode()).hexdigest()
            found.append(finding._replace(fingerprint="sha256:" + again))
        else:
            found.append(finding)
    return found
