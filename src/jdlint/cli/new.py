"""``jdlint new``: a description, or with ``rule`` a house rule."""

from __future__ import annotations

import os
from pathlib import Path

import click

from jdlint.authoring.scaffold import new_description, new_rule, write_new
from jdlint.cli.options import lang_option, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


@click.command("new")
@click.argument("words", nargs=-1, required=True, metavar="ID | rule ID NAME")
@click.option("--title", default="", help="Title of the post.")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Folder to write to."
)
@lang_option
def command(words: tuple[str, ...], title: str, folder: Path, lang: str | None) -> None:
    """Write an empty description for a person to fill, or a house rule with its examples.

    "jdlint new noustaja-11" writes noustaja-11.jd.yaml; "jdlint new rule XAB001 traits-listed" writes a rule file
    and its fixture.
    """
    if words[0] == "rule":
        if len(words) != 3:
            raise JdlintError(_("write: jdlint new rule ID NAME, such as jdlint new rule XAB001 traits-listed"))
        files = new_rule(words[1], words[2], folder)
    elif len(words) == 1:
        where = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
        text = new_description(words[0], title, terminal_language(lang, None), where)
        files = [(folder / f"{words[0]}.jd.yaml", text.encode("utf-8"))]
    else:
        raise JdlintError(_("write: jdlint new ID, such as jdlint new noustaja-11"))
    write_new(files)
    for path, _data in files:
        click.echo(_("Written: {path}").format(path=path))
