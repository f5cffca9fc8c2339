"""Checks a bundle: every hash that the manifest tells and, beside the descriptions, the numbers themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from jdlint.audit.data import Audit, is_counted
from jdlint.audit.folder import members_of
from jdlint.audit.reading import MANIFEST, load_audit, read_bundle
from jdlint.audit.redaction import Redactor
from jdlint.core.bounded_json import loads
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.storage.files import read_named

_MOST = 64 * 1024 * 1024
_ALWAYS = {"findings.jsonl", "history.jsonl", "report.html", "report.json", "report.xlsx", "reviews.ics"}
#: What the manifest repeats of the report.
_SHARED: tuple[Literal["numbers", "inputs", "as_of", "tool", "commit", "changed_since_commit"], ...] = (
    *("numbers", "inputs", "as_of", "tool", "commit", "changed_since_commit"),
)


class Checked(NamedTuple):
    """What became of a check: how many files agree, what does not, in sentences, and what else stands in the folder."""

    files: int
    problems: tuple[str, ...]
    beside: tuple[str, ...]


def check_files(path: Path) -> tuple[Checked, dict[str, Any], Audit]:
    """Compare the files of a bundle or folder with its manifest; return the manifest and the audit as well.

    Raises JdlintError where there is no manifest, or none that can be read.
    """
    shown = visible(str(path))
    members = None if path.is_dir() else read_bundle(path)
    told = read_named(path / MANIFEST, _MOST) if members is None else members.get(MANIFEST, b"")
    try:
        manifest = loads(told)
        wanted = {str(entry["path"]): str(entry["sha256"]) for entry in manifest["files"]}
    except (ValueError, KeyError, TypeError):
        text = _("{path}: there is no manifest.json that can be read")
        raise JdlintError(text.format(path=shown)) from None
    held = members_of(path, wanted) if members is None else members
    problems = []
    for name, digest in sorted(wanted.items()):
        if name not in held:
            problems.append(_("{file}: is missing").format(file=visible(name)))
        elif hashlib.sha256(held[name]).hexdigest() != digest:
            problems.append(_("{file}: was changed after the audit").format(file=visible(name)))
    if members is not None:
        extra = sorted(set(members) - set(wanted) - {MANIFEST})
        problems += [_("{file}: is not named in the manifest").format(file=visible(name)) for name in extra]
    audit = load_audit(path)
    problems += [
        _("{file}: is not named in the manifest").format(file=name) for name in sorted(_ALWAYS - wanted.keys())
    ]
    if any(manifest.get(key) != audit[key] for key in _SHARED):
        problems.append(_("manifest.json: does not belong to report.json"))
    beside = () if members is not None else tuple(sorted(_held(path) - set(wanted) - {MANIFEST}))
    return Checked(len(wanted), tuple(problems), beside), manifest, audit


def _held(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def path_in(repository: Path, shown: str, redactor: Redactor) -> Path | None:
    """Return the path below `repository` that an audit shows as `shown`, names hidden; None where there is none."""
    here = Path()
    for part in PurePosixPath(shown).parts:
        name = part
        if "[nimi" in part and not (repository / here / part).exists() and (repository / here).is_dir():
            entries = sorted(entry.name for entry in (repository / here).iterdir())
            name = next((entry for entry in entries if redactor.path(entry) == part), part)
        here /= name
    return here if not here.is_absolute() and (repository / here).exists() else None


def differences(before: Audit, now: Audit) -> list[str]:
    """Return what a new run of the same audit says otherwise."""
    out = []
    if before["commit"] and before["commit"] != now["commit"]:
        text = _("the repository is at commit {here}, the audit was made at {there}")
        out.append(text.format(here=now["commit"][:12] or "–", there=before["commit"][:12]))
    inputs = {item["path"]: item["sha256"] for item in before["inputs"]}
    here = {item["path"]: item["sha256"] for item in now["inputs"]}
    for name in sorted(inputs.keys() | here.keys()):
        if name not in here:
            out.append(_("{file}: is missing").format(file=visible(name)))
        elif name not in inputs:
            out.append(_("{file}: was not there").format(file=visible(name)))
        elif inputs[name] != here[name]:
            out.append(_("{file}: is not the file that was judged").format(file=visible(name)))
    told = {"version": _("the version of jdlint"), "rules": _("the rules"), "config": _("the configuration")}
    others = [told[name] for name in told if before["tool"].get(name) != now["tool"].get(name)]
    if others:
        out.append(_("not as they were: {names}").format(names=", ".join(others)))
    if before["numbers"] != now["numbers"]:
        out.append(_("the numbers are others"))
    if _ids(before) != _ids(now):
        out.append(_("the findings are others"))
    return out


def _ids(audit: Audit) -> list[tuple[str, str, bool]]:
    return sorted((f["id"], f["rule"], is_counted(f)) for f in audit["findings"])
