"""``jdlint graph``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.cli.notes import note_unread
from jdlint.cli.options import lang_option, print_for_programs, project_options, request_of, terminal_language
from jdlint.cli.projects import projects_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, use_language
from jdlint.core.text import visible
from jdlint.engine.chart import Chart, Wish, chart_of
from jdlint.engine.gather import Gathering
from jdlint.estonian.personal_codes import masked
from jdlint.reporters.graph.formats import FORMATS, draw
from jdlint.reporters.style import Style, style_for
from jdlint.storage.atomic import write_output

#: More boxes than this are drawn, but nobody can read them at once.
_MANY = 150


@click.command("graph")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="Format of the graph.")
@click.option("--unit", metavar="NAME", help="Only posts of this unit, and those they are linked with.")
@click.option("--broken", is_flag=True, help="Only one-sided links and loose references.")
@click.option(
    "--kind", type=click.Choice(["substitution", "reporting"]), help="Only links of this kind. Default: both."
)
@click.option("--explain", "post", metavar="ID", help="Explain every reference of one post: what it means, and why.")
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@project_options
@lang_option
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
def command(paths: tuple[Path, ...], format_: str, post: str | None, output: Path | None, **given: Any) -> None:
    """Show who substitutes whom and who reports to whom.

    PATHS are files and folders; without any, the whole project is shown. A link is mutual where both descriptions
    say it, and one-sided where the other one does not.
    """
    if post is not None and format_ not in ("text", "json"):
        raise JdlintError(_("--explain is written as text or json"))
    request = request_of(paths, given)
    found = projects_of(request)
    if not any(item.project.facts for item in found.projects):
        raise JdlintError(_("no job descriptions found here; name files or folders, or run jdlint init"))
    language = terminal_language(given["lang"], found.projects[0].group.settings.language)
    use_language(language)
    style = style_for("never" if output else given["colour"], os.environ, terminal=sys.stdout.isatty())
    if post is not None:
        text = _explained(found, post, format_, style)
    else:
        wish = Wish(given["unit"], given["kind"], given["broken"], named=bool(paths))
        chart = chart_of(found.projects, request.as_of, wish)
        text = draw(format_, chart, language, style)
        _tell(chart, found, format_)
    text = masked(text)
    if output is None:
        if format_ != "text":
            print_for_programs()
        sys.stdout.write(text)
    else:
        write_output(output, text.encode("utf-8", "backslashreplace"))
        click.echo(_("Written: {path}").format(path=output), err=True)


def _explained(found: Gathering, post: str, format_: str, style: Style) -> str:
    from jdlint.engine.explain import explain  # noqa: PLC0415 - only where it is asked for
    from jdlint.reporters.graph.data import explanation_json  # noqa: PLC0415
    from jdlint.reporters.graph.explanation import render_explanation  # noqa: PLC0415

    explanation = explain(found.projects, post)
    return explanation_json(explanation) if format_ == "json" else render_explanation(explanation, style)


def _tell(chart: Chart, found: Gathering, format_: str) -> None:
    """Say on standard error what the graph cannot show."""
    for folder in found.empty:
        click.echo(_("note: no job descriptions in {folder}").format(folder=visible(os.path.relpath(folder))), err=True)
    note_unread(chart.unread)
    if format_ == "svg" and len(chart.posts) > _MANY:
        text = _("{count} posts are too many for one picture; choose some with --unit or --broken")
        click.echo(_("note: {text}").format(text=text.format(count=len(chart.posts))), err=True)
