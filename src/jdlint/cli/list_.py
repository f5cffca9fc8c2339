"""``jdlint list``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.cli.notes import note_unread
from jdlint.cli.options import (
    lang_option,
    output_language,
    print_for_programs,
    project_options,
    request_of,
    terminal_language,
)
from jdlint.cli.projects import projects_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, use_language
from jdlint.engine.worklist import worklist
from jdlint.estonian.personal_codes import masked
from jdlint.reporters.style import style_for
from jdlint.reporters.worklist import render_csv, render_json, render_text


@click.command("list")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--due", type=click.IntRange(min=0), metavar="DAYS", help="Only those due within so many days, or late.")
@click.option("--unit", metavar="NAME", help="Only posts of this unit.")
@click.option("--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", help="Format.")
@project_options
@lang_option
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
def command(paths: tuple[Path, ...], due: int | None, unit: str | None, format_: str, **given: Any) -> None:
    """List posts by the date on which their review is due, the most urgent first.

    PATHS are files and folders; without any, the current folder.
    """
    request = request_of(paths, given)
    projects = projects_of(request).projects
    if not any(item.project.facts for item in projects):
        raise JdlintError(_("no job descriptions found here; name files or folders, or run jdlint init"))
    configured = projects[0].group.settings.language
    use_language(terminal_language(given["lang"], configured))
    note_unread(sum(len(item.project.unread) for item in projects))
    language = output_language(given["lang"], configured, terminal=format_ == "text")
    use_language(language)
    if format_ != "text":
        print_for_programs()
    entries = worklist(projects, request.as_of, due=due, unit=unit)
    if format_ == "json":
        sys.stdout.write(masked(render_json(entries, request.as_of)))
    elif format_ == "csv":
        sys.stdout.write(masked(render_csv(entries)))
    else:
        style = style_for(given["colour"], os.environ, terminal=sys.stdout.isatty())
        sys.stdout.write(masked(render_text(entries, request.as_of, language, style)))
