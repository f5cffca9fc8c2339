"""The run of one group of files: judge every file, judge the project, assemble the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jdlint.core.finding import Args, FileName, Finding, Notice, Position, Related, Severity, Site, Term
from jdlint.core.records import NamedTuple
from jdlint.core.text import digest
from jdlint.engine.assemble import Assembly
from jdlint.engine.beside import Companions, companions_of
from jdlint.engine.flow import Flow, available
from jdlint.engine.gather import Gathered, Reading, in_order, shown_path
from jdlint.engine.phase import Phase
from jdlint.engine.raws import Judged, Raw
from jdlint.engine.request import Request
from jdlint.engine.rules import book_of, rules_of
from jdlint.engine.workspace import Group
from jdlint.rulebook.rule import Rule, Rulebook
from jdlint.storage.cache_folder import NAME as CACHE

if TYPE_CHECKING:
    from jdlint.engine.baseline import Baseline, Entry
    from jdlint.engine.cache.files import FileCache
    from jdlint.engine.judging import Judging
    from jdlint.engine.since import Since
    from jdlint.engine.workers import Workers


class GroupResult(NamedTuple):
    """What a group came to; `gathered` is its project, None where nothing asked for it."""

    findings: list[Finding]
    notices: list[Notice]
    files: int
    descriptions: int
    book: Rulebook
    levels: dict[str, Severity]
    gathered: Gathered | None


class GroupRun:
    """The run of one group of files; `reported` are the files beside descriptions that earlier groups reported."""

    def __init__(self, group: Group, request: Request, reported: set[Path]) -> None:
        self.group = group
        self.request = request
        self.reported = reported
        settings = group.settings
        folder = _cache_folder(group, request)
        self.book = book_of(group, folder)
        base, self.levels = rules_of(self.book, settings)
        self.cache = None if folder is None else _cache_of(group, request, self.book, self.levels)
        self.reading = Reading(group, lambda: self.judging.judge, self.cache)
        if self.cache is None or self.cache.is_empty:
            self.reading.judge  # noqa: B018 - options that do not fit are refused where nothing is read as well
        self.basis = request.basis or (() if settings.select else base.basis)
        self.baseline = _baseline_of(group)
        self.stale: list[Entry] = []
        self.assembly = self._assembly(self.baseline)
        self.notices: list[Notice] = []
        if group.tracks_cache and request.remembers and request.cache_dir is None and settings.cache:
            self.notices.append(Notice("cache-tracked", path=self._display(CACHE)))
        self.companions = Companions() if request.scope == "document" else companions_of(group)

    @cached_property
    def judging(self) -> Judging:
        """What is needed only where something is not remembered."""
        from jdlint.engine.judging import Judging  # noqa: PLC0415 - a run that remembers everything does without

        return Judging(self.group, self.request, self.book, self.levels)

    def run(self) -> GroupResult:
        """Run, and remember for the next run what this one came to."""
        try:
            result = self._result()
            if self.cache is not None:
                self.cache.save(lambda: {self.reading.key(item.path) for item in self.group.context})
        finally:
            if self.cache is not None:
                self.cache.close()
        return result

    def _workers(self) -> Callable[[], Workers] | None:
        """Return what starts processes, None where this one is to do all itself: each has costs of its own."""
        jobs = available() if self.request.jobs is None else self.request.jobs
        if jobs < 2 or self.request.timings is not None:
            return None
        return lambda: self.judging.workers(jobs)

    def _result(self) -> GroupResult:
        targets = {item.path for item in self.group.targets}
        all_of_it = len(targets) == len(self.group.context)
        judged: list[Judged] = []
        raws: list[Raw] = []
        rules = [] if self.request.scope == "document" else self._project_rules()
        base = self._base()
        left_out: list[str] = []
        whole = bool(rules) or (base is not None and self.request.scope != "document")
        wanted = in_order(item for item in self.group.context if whole or item.path in targets)
        items = ((item, all_of_it or item.path in targets) for item in wanted)
        for done, (item, is_target, one) in enumerate(Flow(self.reading, self._workers()).read(items)):
            if self.request.progress is not None:
                self.request.progress(done, len(wanted))
            if one is None:
                if is_target:  # nobody named it: its folder was
                    left_out.append(self.reading.key(item.path))
                continue
            self.assembly.register(one)
            if is_target:
                judged.append(one)
                if self.request.scope != "project":
                    raws.extend(one.raws)
        names = {one.path for one in judged}
        self._say_left_out(left_out)
        self._say_silent(judged)
        raws.extend(self._pack_problems())
        documents = len(judged)
        names |= self._report_companions(raws)
        gathered = self._gathered(targets) if self.request.scope != "document" or base is not None else None
        if gathered is not None and (whole or base is not None):
            raws = self._cross(gathered, raws, rules, names, base)
        findings = self.assembly.findings(raws, sorted(names) if self.request.scope == "all" else ())
        findings += self._stale(names)
        if base is not None:
            if self.request.new_only:
                findings = self._only_new(findings, base, rules)
            base.close()
        return GroupResult(
            [self._shown(finding) for finding in findings],
            self.notices,
            documents,
            sum(one.documents for one in judged),
            self.book,
            self.levels,
            gathered,
        )

    def _gathered(self, targets: set[Path]) -> Gathered:
        return Gathered(self.reading, self.request.as_of, self.companions, targets)

    def _assembly(self, baseline: Baseline | None = None) -> Assembly:
        return Assembly(
            self.book,
            self.group.settings,
            self.levels,
            self.basis,
            self.request.as_of,
            excuse_dates=self.request.due == "report",
            baseline=baseline,
        )

    def _stale(self, names: set[str]) -> list[Finding]:
        """Return the findings about entries of the baseline that nothing is behind any more."""
        if self.baseline is None or self.basis or self.request.allow_stale:
            return []
        wanted = {"all": None, "document": "document", "project": "project"}[self.request.scope]
        rules = {code for code in self.levels if wanted is None or self.book.rules[code].scope == wanted}
        known = {self.reading.key(item.path) for item in self.group.context} | names
        unread = {item.path for item in self.reading.unread}  # what was accepted there may be there still
        self.stale = self.baseline.stale(self.book, names - unread, known, rules)
        return self.assembly.findings([self.baseline.complaint(entry) for entry in self.stale], ())

    def _base(self) -> Since | None:
        """Return what the files are compared with; in a hook the last commit, for posts renamed or removed."""
        rules = [self.book.rules[code] for code in self.levels if self.book.rules[code].scope == "change"]
        name, whole = self.request.base, self.request.scope != "document"
        if name is None and (not self.request.hook or not whole):
            return None
        from jdlint.engine.since import Since, has_commit  # noqa: PLC0415 - most runs compare with nothing

        if name is None:
            rules = [rule for rule in rules if "project" in rule.needs]
            if not rules or not has_commit(self.group):
                return None
        revision = "HEAD" if name is None else name
        return Since(self.group, revision, self.reading.judge, rules, whole=whole)

    def _only_new(self, findings: list[Finding], base: Since, rules: list[Rule]) -> list[Finding]:
        """Return the findings that the old version did not have; say how many others there are."""
        before = self._assembly()
        before.suppressions.update(self.assembly.suppressions)
        fresh, count = base.new_of(findings, rules, self.judging.contexts, before)
        if count:
            self.notices.append(Notice("known-findings", {"count": count}))
        return fresh

    def _cross(
        self, gathered: Gathered, raws: list[Raw], rules: list[Rule], names: set[str], base: Since | None
    ) -> list[Raw]:
        """Return `raws` and what the rules say that see several descriptions, or two versions of them."""
        if self.reading.unread and rules:
            self.notices.append(Notice("files-unread", {"count": len(self.reading.unread)}))
        ask = lambda item: self.judging.crosscheck(item)  # noqa: E731, PLW0108 - asked for, it is made
        phase = Phase(self.request, self.reading, self.companions, rules, ask)
        raws = [*raws, *phase.raws(gathered, names, remember=base is None)]
        if base is None:
            return raws
        self.notices += [notice._replace(path=self._display(notice.path or "")) for notice in base.notices()]
        return base.judge(raws, self.judging.crosscheck(gathered), self.judging.contexts, names)

    def _say_left_out(self, keys: Iterable[str]) -> None:
        """Say of each file why it was not checked; what one package would read is said once of all."""
        lacking: Counter[str] = Counter()
        for key in keys:
            reason = self.reading.left_out[key]
            if reason.startswith("needs-"):
                lacking[reason] += 1
            elif reason != "own":
                self.notices.append(Notice(reason, path=self._display(key)))
        self.notices.extend(Notice(reason, {"count": count}) for reason, count in sorted(lacking.items()))

    def _say_silent(self, judged: list[Judged]) -> None:
        """Say which rules were silent for want of a field, and that files which could not be read were no help."""
        silent = Counter(pair for one in judged for pair in one.silent)
        for (rule, field), count in sorted(silent.items()):
            args: Args = {"field": Term(field), "count": count}
            self.notices.append(Notice("rule-needs", args, rule=rule))

    def _pack_problems(self) -> list[Raw]:
        """Return the findings about the rule files of house packs."""
        found = []
        for item in self.book.problems:
            site = Site(
                "",
                Position(item.line, item.column),
                Position(item.line, item.end),
                digest(repr(sorted(item.args.items()))),
            )
            found.append(Raw(item.rule, item.message, item.args, self.reading.key(Path(item.path)), None, site))
        return found

    def _report_companions(self, raws: list[Raw]) -> set[str]:
        """Add what is wrong with the files beside the descriptions, unless another group did; return their names."""
        names = set()
        for path, one in self.companions.judged:
            if path not in self.reported:
                self.reported.add(path)
                self.assembly.register(one)
                raws.extend(one.raws)
                names.add(one.path)
        return names

    def _project_rules(self) -> list[Rule]:
        """Return the rules of the project phase; say of one that it is silent for want of a file that nothing names."""
        found = []
        for rule in (self.book.rules[code] for code in self.levels):
            if rule.scope != "project":
                continue
            if "organisation" not in rule.needs or self.companions.organisation is not None:
                found.append(rule)
            elif self.group.settings.organisation is None:
                self.notices.append(Notice("rule-needs-file", rule=rule.id))
        return found

    def _display(self, key: str) -> str:
        return shown_path(self.group, key)

    def _shown(self, finding: Finding) -> Finding:
        """Return the finding with its paths relative to the folder the person stands in."""
        related = tuple(Related(self._display(item.path), *item[1:]) for item in finding.related)
        fix = finding.fix
        if fix is not None:
            patches = tuple(patch._replace(path=self._display(patch.path)) for patch in fix.patches)
            fix = fix._replace(patches=patches)
        args = finding.args
        if any(isinstance(value, FileName) for value in args.values()):
            args = {k: self._display(value) if isinstance(value, FileName) else value for k, value in args.items()}
        return finding._replace(path=self._display(finding.path), args=args, related=related, fix=fix)


def _cache_folder(group: Group, request: Request) -> Path | None:
    if not request.remembers or not group.settings.cache:
        return None
    from jdlint.engine.cache.key import cache_folder  # noqa: PLC0415 - such a run needs none of it

    return cache_folder(group, request)


def _cache_of(group: Group, request: Request, book: Rulebook, rules: Iterable[str]) -> FileCache | None:
    from jdlint.engine.cache.files import FileCache  # noqa: PLC0415 - a run without a cache needs none of it
    from jdlint.engine.cache.key import cache_file  # noqa: PLC0415 - likewise

    file = cache_file(group, request, book, rules)
    return None if file is None else FileCache(file, book.rules)


def _baseline_of(group: Group) -> Baseline | None:
    if not group.has_baseline:
        return None
    from jdlint.engine.baseline import baseline_of  # noqa: PLC0415 - most projects have none

    return baseline_of(group)
