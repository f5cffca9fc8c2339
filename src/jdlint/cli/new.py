"""``jdlint new``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from jdlint.authoring.scaffold import new_description, write_new
from jdlint.cli.options import lang_option, terminal_language
from jdlint.core.i18n import _


@click.command("new")
@click.argument("identifier", metavar="ID")
@click.option("--title", default="", help="Title of the post.")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Folder to write to."
)
@lang_option
def command(identifier: str, title: str, folder: Path, lang: str | None) -> None:
    """Write an empty description, ID.jd.yaml, for a person to fill."""
    text = new_description(identifier, title, terminal_language(lang, None), Path(os.path.abspath(folder)))  # noqa: PTH100
    path = folder / f"{identifier}.jd.yaml"
    write_new([(path, text.encode("utf-8"))])
    click.echo(_("Written: {path}").format(path=path))
