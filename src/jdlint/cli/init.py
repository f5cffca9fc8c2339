"""``jdlint init``."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.authoring.scaffold import CONFIG, SCHEMA, schema_text, template, write_new
from jdlint.cli.options import lang_option, terminal_language
from jdlint.config.read import find_config
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@lang_option
def command(folder: Path, lang: str | None) -> None:
    """Set a repository up for jdlint: a commented configuration and the schema for editors."""
    if not folder.is_dir():
        raise JdlintError(_("{path}: there is no such folder").format(path=folder))
    found = find_config(folder.resolve())
    if found is not None and found.parent == folder.resolve():
        raise JdlintError(_("{path}: exists already; nothing was written").format(path=found))
    files = [(folder / CONFIG, template(f"jdlint.{terminal_language(lang, None)}.toml").encode("utf-8"))]
    schema = folder / "schemas" / SCHEMA
    if not schema.exists():
        files.append((schema, schema_text()))
    write_new(files)
    for path, _data in files:
        click.echo(_("Written: {path}").format(path=path))
    click.echo(_("Next: jdlint new ID writes a description, jdlint check checks all of them."))
