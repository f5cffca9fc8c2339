"""``jdlint verify``."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path
from typing import Any

import click

from jdlint.audit.data import Audit
from jdlint.audit.make import make_audit
from jdlint.audit.redaction import Redactor
from jdlint.audit.verify import check_files, differences, path_in
from jdlint.cli.options import lang_option, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, ngettext, use_language
from jdlint.core.text import visible
from jdlint.engine.request import Request
from jdlint.rulebook.index import load_rulebook


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--repository",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder in which the audit was made: judge it again and compare.",
)
@lang_option
def command(bundle: Path, repository: Path | None, lang: Language | None) -> None:
    """Check that nothing in an audit was changed since it was made.

    BUNDLE is the zip, or the folder, that `jdlint audit` wrote. Exit code 1 where something is not as it was.
    """
    spoken = terminal_language(lang, None)
    use_language(spoken)
    checked, manifest, audit = check_files(bundle)
    problems = list(checked.problems)
    if repository is not None:
        now = _again(audit, manifest, repository)
        use_language(spoken)
        problems += differences(audit, now)
    for problem in problems:
        click.echo(problem)
    for name in checked.beside:
        click.echo(_("note: {file}: is none of the audit's files").format(file=visible(name)), err=True)
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(
        ngettext("{count} file is as the audit wrote it", "{count} files are as the audit wrote them", checked.files)
    )
    if repository is not None:
        click.echo(_("the repository gives the same numbers and findings"))


def _there(name: str | None) -> Path | None:
    """Return a file or folder that the audit was told to use; raises JdlintError where there is none."""
    if name is not None and not Path(name).exists():
        text = _("{path}: the audit was made with it, and it is not there")
        raise JdlintError(text.format(path=visible(name)))
    return None if name is None else Path(name)


def _again(audit: Audit, manifest: dict[str, Any], repository: Path) -> Audit:
    """Return the audit of today's files as of the day of the old one."""
    found = manifest.get("options")
    options = found if isinstance(found, dict) else {}
    redactor = Redactor(load_rulebook(), show_names=bool(options.get("show_names")))
    paths = []
    for name in audit["scope"]:
        path = path_in(repository, name, redactor)
        if path is None:
            text = _("--repository {folder}: there is no {path} in it; name the folder in which the audit was made")
            raise JdlintError(text.format(folder=visible(str(repository)), path=visible(name)))
        paths.append(path)
    with contextlib.chdir(repository):
        told = {name: found for name in ("base", "config", "context") if isinstance(found := options.get(name), str)}
        request = Request(
            tuple(paths),
            dt.date.fromisoformat(audit["as_of"]),
            config=_there(told.get("config")),
            isolated=bool(options.get("isolated")),
            context=_there(told.get("context")),
            base=told.get("base"),
        )
        return make_audit(request, show_names=bool(options.get("show_names")))[0]
