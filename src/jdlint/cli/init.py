"""``jdlint init``."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.authoring.drafting import descriptions_in, draft_organisation
from jdlint.authoring.scaffold import (
    CONFIG,
    ORGANISATION,
    ORGANISATION_SCHEMA,
    SCHEMA,
    schema_text,
    template,
    write_new,
)
from jdlint.cli.options import lang_option, terminal_language
from jdlint.config.read import find_config
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@lang_option
def command(folder: Path, lang: str | None) -> None:
    """Set a repository up for jdlint: a commented configuration and the schema for editors.

    Where the folder holds descriptions, the organisation file is drafted from what they say.
    """
    if not folder.is_dir():
        raise JdlintError(_("{path}: there is no such folder").format(path=folder))
    found = find_config(folder.resolve())
    if found is not None and found.parent == folder.resolve():
        raise JdlintError(_("{path}: exists already; nothing was written").format(path=found))
    config = template(f"jdlint.{terminal_language(lang, None)}.toml")
    wanted = [SCHEMA]
    files: list[tuple[Path, bytes]] = []
    descriptions = [] if (folder / ORGANISATION).exists() else descriptions_in(folder)
    if descriptions:
        config = config.replace(f'# organisation = "{ORGANISATION}"', f'organisation = "{ORGANISATION}"')
        draft = draft_organisation(descriptions, f"schemas/{ORGANISATION_SCHEMA}")
        files.append((folder / ORGANISATION, draft.encode("utf-8")))
        wanted.append(ORGANISATION_SCHEMA)
    schemas = [(folder / "schemas" / name, schema_text(name)) for name in wanted]
    files += [item for item in schemas if not item[0].exists()]
    files.insert(0, (folder / CONFIG, config.encode("utf-8")))
    write_new(files)
    for path, _data in files:
        click.echo(_("Written: {path}").format(path=path))
    click.echo(_("Next: jdlint new ID writes a description, jdlint check checks all of them."))
