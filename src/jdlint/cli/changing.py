"""What ``jdlint check`` changes in files when it is asked to: fixes, and comments that accept findings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from jdlint.cli.recording import check_roles
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, ngettext
from jdlint.core.text import visible
from jdlint.engine.request import Request
from jdlint.engine.run import Outcome, run
from jdlint.fixer.apply import Change, plan_fixes, write_fixes
from jdlint.fixer.diff import diff_folder, show_diff
from jdlint.fixer.ignoring import plan_ignores


def change(outcome: Outcome, request: Request, given: dict[str, Any]) -> Outcome:
    """Apply or show what shall be changed; the report is then that of the files as they are now."""
    if given["add_ignore"]:
        reason = visible(" ".join(given["add_ignore"].split()))
        changes, left = plan_ignores(outcome.report, reason, outcome.limits)
        if left:
            text = _("note: {count} findings cannot be accepted by a comment where they stand; see jdlint baseline")
            click.echo(text.format(count=len(left)), err=True)
        done = _("Accepted: {count} ({files})")
    else:
        changes = plan_fixes(outcome.report, unsafe=given["unsafe_fixes"], limits=outcome.limits)
        done = _("Fixed: {count} ({files})")
    if given["diff"]:
        _show(changes)
        return outcome
    count = write_fixes(changes)
    files = ngettext("{count} file", "{count} files", len(changes))
    click.echo(done.format(count=count, files=files), err=True)
    return run(request) if changes else outcome


def check_reason(reason: str) -> None:
    """Raise JdlintError where the reason of ``--add-ignore`` may not stand in a file."""
    if not reason.strip():
        raise JdlintError(_("--add-ignore needs a reason: why the findings are accepted"))
    check_roles({"--add-ignore": reason})


def _show(changes: list[Change]) -> None:
    click.echo(show_diff(changes), nl=False)
    if diff_folder(changes) != Path.cwd():
        folder = visible(os.path.relpath(diff_folder(changes)))
        click.echo(_("note: the paths in this diff are below {folder}; apply it there").format(folder=folder), err=True)
