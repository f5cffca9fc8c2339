"""Making and keeping baselines: which findings they would hold, which of their entries nothing is behind."""

from __future__ import annotations

from pathlib import Path

from jdlint.core.errors import JdlintError
from jdlint.core.finding import Finding
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.engine.baseline import Baseline, Entry
from jdlint.engine.group import GroupRun
from jdlint.engine.request import Request, absolute
from jdlint.engine.workspace import Group
from jdlint.storage.files import below

#: What the tool says of broken files is mended, never accepted.
_NEVER = "JDL"


class Accepted(NamedTuple):
    """The baseline of one group: its file, its entries, those that are stale, and entries for what is new."""

    path: Path
    exists: bool
    entries: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    new: tuple[Entry, ...]


def accepted(request: Request) -> list[Accepted]:
    """Return the baselines of what `request` names. Raises JdlintError for wrong paths, settings and baselines."""
    return [_accepted(group, request) for group in request.workspace().groups]


def _accepted(group: Group, request: Request) -> Accepted:
    path = group.baseline
    if path is None:
        raise JdlintError(_("--isolated looks for no baseline; name one: --file FILE"))
    if not path.exists():  # it is to be made
        group = group._replace(baseline=None)
    run = GroupRun(group, request, set())
    findings = run.run().findings
    baseline: Baseline | None = run.baseline
    entries = () if baseline is None else baseline.entries
    new = [_entry(finding, group) for finding in findings if finding.suppressed is None and _is_ours(finding)]
    return Accepted(path, path.exists(), entries, tuple(run.stale), tuple(new))


def _is_ours(finding: Finding) -> bool:
    return not finding.rule.startswith(_NEVER)


def _entry(finding: Finding, group: Group) -> Entry:
    key = below(absolute(Path(finding.path)), group.root)
    return Entry(finding.fingerprint, finding.rule, key, finding.description, finding.site.keyed_path)
