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
from jdlint.storage.files import read_bytes


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
    descriptions = descriptions_in(folder)
    draft = draft_organisation(descriptions, f"schemas/{ORGANISATION_SCHEMA}").encode("utf-8") if descriptions else b""
    if draft and _is_free(folder / ORGANISATION, draft):
        config = config.replace(f'# organisation = "{ORGANISATION}"', f'organisation = "{ORGANISATION}"')
        files.append((folder / ORGANISATION, draft))
        wanted.append(ORGANISATION_SCHEMA)
    files += [(folder / "schemas" / name, schema_text(name)) for name in wanted]
    files = [item for item in files if not item[0].exists()]
    # The configuration comes last: until it is there, `init` may be run again after it was interrupted.
    files.append((folder / CONFIG, config.encode("utf-8")))
    write_new(files)
    for path, _data in sorted(files):
        click.echo(_("Written: {path}").format(path=path))
    click.echo(_("Next: jdlint new ID writes a description, jdlint check checks all of them."))


def _is_free(path: Path, draft: bytes) -> bool:
    """Tell whether the file is not there, or is the draft that an interrupted run has written."""
    try:
        return not path.exists() or read_bytes(path, len(draft)) == draft
    except OSError:
        return False
