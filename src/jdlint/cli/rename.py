"""``jdlint rename``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from jdlint.authoring.scaffold import check_id
from jdlint.cli.options import lang_option, project_options, request_of, terminal_language
from jdlint.cli.projects import projects_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, use_language
from jdlint.core.text import visible
from jdlint.engine.impact import find_post, left_behind, renamed_places


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@project_options
@lang_option
def command(old: str, new: str, paths: tuple[Path, ...], lang: str | None, *, diff: bool, **given: Any) -> None:
    """Give a post another id, in its own description and wherever it is named by id.

    Every other byte stays as it is, and nothing is written unless all places can be. Names of files do not change.
    """
    from jdlint.fixer.apply import plan_values, write_fixes  # noqa: PLC0415 - the help needs none of it
    from jdlint.fixer.diff import show_diff  # noqa: PLC0415

    projects = projects_of(request_of(paths, given)).projects
    use_language(terminal_language(lang, projects[0].group.settings.language if projects else None))
    check_id(new)
    gathered, numbers = find_post(projects, old)
    if new in gathered.project.by_id:
        raise JdlintError(_("there is already a post with the id {id!r}").format(id=new))
    places = renamed_places(gathered, numbers, new)
    changes = plan_values(places, gathered.group.settings.limits)
    if diff:
        click.echo(show_diff(changes), nl=False)
        return
    write_fixes(changes)
    text = _("Renamed: {old} is {new} in {count} places ({files} files)")
    for path in left_behind(gathered, old):
        note = _("note: {path} names {old} too; change it there")
        click.echo(note.format(path=visible(path), old=visible(old)), err=True)
    click.echo(text.format(old=visible(old), new=new, count=len(places), files=len(changes)))
