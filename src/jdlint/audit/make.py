"""One run to one audit."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdlint.audit.collect import Collector, families_of
from jdlint.audit.data import SCHEMA_VERSION, Audit, Input, Point, Rule
from jdlint.audit.redaction import Redactor
from jdlint.audit.since import Asked, compared, events_of, history_before, mark_findings, point_of
from jdlint.config.read import git_root
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.version import VERSION
from jdlint.engine.gather import Gathered, shown_path
from jdlint.engine.request import Request
from jdlint.engine.run import Outcome, run
from jdlint.rulebook.index import load_docs
from jdlint.storage.files import below, content_digest
from jdlint.storage.git import Repository

_MOST_BESIDE = 50 * 1024 * 1024  # bytes of a file beside the descriptions, such as a baseline


def make_audit(
    request: Request, *, show_names: bool = False, previous: Audit | None = None, history: Iterable[Point] = ()
) -> tuple[Audit, Settings]:
    """Return the audit of what `request` names, compared with a `previous` one, and the settings that were in force.

    Raises JdlintError like `run`, and where there is no description.
    """
    outcome = run(request)
    if not any(item.posts for item in outcome.projects):
        raise JdlintError(_("no job descriptions found here; name files or folders, or run jdlint init"))
    docs = load_docs(outcome.settings.packs)
    found = Collector(outcome, docs, show_names=show_names)
    mark_findings(found.findings, previous)
    units, rules = found.units(), found.rules()
    before = [] if previous is None else [*previous["history"], point_of(previous)]
    as_of = request.as_of.isoformat()
    commit, dirty = _commit(outcome)
    inputs = sorted(_inputs(outcome.projects, found.redactor), key=lambda item: item["path"])
    audit: Audit = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "jdlint", "version": VERSION, "rules": outcome.book.digest, "config": _config(outcome)},
        "as_of": as_of,
        "due_soon_days": outcome.settings.due_soon,
        "organisation": next((o.name or "" for item in outcome.projects if (o := item.project.organisation)), ""),
        "scope": [found.redactor.path(_from_here(path).as_posix()) for path in request.paths],
        "profile": outcome.settings.profile,
        "commit": commit,
        "changed_since_commit": dirty,
        "inputs": inputs,
        "numbers": found.numbers(),
        "previous": compared(found.findings, units, found.posts, _asked(found, rules, inputs, request.base), previous),
        "history": history_before(as_of, before, history),
        "families": families_of(rules),
        "posts": found.posts,
        "units": units,
        "findings": found.findings,
        "pairs": found.pairs,
        "events": events_of(found.posts, previous, found.redactor),
        "unchecked": found.unchecked(),
        "rules": rules,
    }
    return audit, outcome.settings


def _from_here(path: Path) -> Path:
    """Return a path below the working folder as it is seen from there."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _asked(found: Collector, rules: Iterable[Rule], inputs: Iterable[Input], base: str | None) -> Asked:
    """Return what could be found: without a base no rule about changes has an answer."""
    unchecked = found.unchecked()
    silent = {item["rule"] for item in unchecked if not item["path"]}
    on = {rule["id"] for rule in rules if rule["on"] and (base is not None or rule["family"] != "changes")}
    return Asked(
        rules={rule["id"]: rule["family"] for rule in rules},
        answering=on - silent,
        files={item["path"] for item in inputs},
        unread={item["path"] for item in unchecked},
    )


def _config(outcome: Outcome) -> str:
    """Return the digest of the configuration in force; the same settings give the same one, wherever they stand."""
    values = _relative(outcome.settings.values, outcome.settings.root or Path.cwd())
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _relative(value: Any, folder: Path) -> Any:
    """Return settings with the paths in them as they are seen from a folder."""
    if isinstance(value, dict):
        return {key: _relative(item, folder) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_relative(item, folder) for item in value]
    if isinstance(value, str | Path) and Path(value).is_absolute():
        return Path(os.path.relpath(value, folder)).as_posix()
    return value


def _inputs(projects: Iterable[Gathered], redactor: Redactor) -> list[Input]:
    """Return the files that were read, with the digest of each; one that cannot be read is a finding."""
    found: dict[str, Input] = {}
    for item in projects:
        digests = dict(item.documents.digests)
        settings = item.group.settings
        for path in (settings.file, settings.organisation, settings.titles, settings.labels, settings.baseline):
            if path is not None:
                with contextlib.suppress(OSError):
                    data = item.group.store.read(path, _MOST_BESIDE)
                    digests[below(path, item.group.root)] = content_digest(data)
        for key, digest in digests.items():
            name = redactor.path(shown_path(item.group, key))
            found[name] = {"path": name, "sha256": digest.hex()}
    return list(found.values())


def _commit(outcome: Outcome) -> tuple[str, bool | None]:
    """Return the commit that the files are at, and whether they differ from it; empty outside of a repository."""
    root = next((root for item in outcome.projects if (root := git_root(item.group.root)) is not None), None)
    return ("", False) if root is None else Repository(root).head()
