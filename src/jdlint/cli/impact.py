"""``jdlint impact``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.authoring.scaffold import check_id
from jdlint.cli.options import lang_option, print_for_programs, project_options, request_of, terminal_language
from jdlint.cli.projects import projects_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, use_language
from jdlint.engine.impact import find_post, impact_of
from jdlint.estonian.personal_codes import masked
from jdlint.reporters.impact import impact_data, render_impact
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import style_for


@click.command("impact")
@click.argument("identifier", metavar="ID")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="What if the post were removed?")
@click.option("--rename", metavar="NEW", help="What if the post had this id?")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Format.")
@project_options
@lang_option
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
def command(identifier: str, paths: tuple[Path, ...], rename: str | None, format_: str, **given: Any) -> None:
    """Tell what removing or renaming a post would break, before it is done.

    ID is the id of a description in PATHS; without any, in the current folder. Nothing is changed.
    """
    if given["remove"] == (rename is not None):
        raise JdlintError(_("say either --remove or --rename NEW"))
    if rename is not None:
        check_id(rename)
    request = request_of(paths, given)
    projects = projects_of(request).projects
    spoken = terminal_language(given["lang"], projects[0].group.settings.language if projects else None)
    use_language(spoken)
    gathered, numbers = find_post(projects, identifier)
    found = impact_of(gathered, numbers, rename, request.as_of)
    if format_ == "json":
        language = given["lang"] or gathered.group.settings.language or "en"
        print_for_programs()
        data = impact_data(found, rename, Renderer(found.book, language))
        click.echo(masked(json.dumps(data, ensure_ascii=False, indent=2)))
        return
    style = style_for(given["colour"], os.environ, terminal=sys.stdout.isatty())
    sys.stdout.write(masked(render_impact(found, rename, Renderer(found.book, spoken), style)))
