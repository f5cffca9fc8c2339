"""``jdlint init``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from jdlint.authoring.adoption import HOOKS, Adoption, adopt
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
from jdlint.cli.options import config_of, lang_option, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, use_language
from jdlint.core.text import visible
from jdlint.core.version import PROJECT, VERSION
from jdlint.storage.files import read_bytes
from jdlint.views.description import Description


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@lang_option
def command(folder: Path, lang: str | None) -> None:
    """Set a repository up for jdlint: configuration, schema for editors, commit hooks, a file for its CI service.

    Where the folder holds descriptions, the organisation file is drafted from what they say. Files that exist are
    left as they are; what they lack is said.
    """
    if not folder.is_dir():
        raise JdlintError(_("{path}: there is no such folder").format(path=folder))
    found = config_of(folder.resolve())
    if found is not None and found.parent == folder.resolve():
        raise JdlintError(_("{path}: exists already; nothing was written").format(path=found))
    language = terminal_language(lang, None)
    use_language(language)
    descriptions = descriptions_in(folder)
    adoption = adopt(folder)
    own = _own(folder, language, descriptions)
    write_new([*adoption.files, *own])
    for path, _data in [*sorted(own), *adoption.files]:
        click.echo(_("Written: {path}").format(path=visible(os.path.relpath(path))))
    for path, text in adoption.additions:
        click.echo(_("Left as it is: {path}; add to it:").format(path=visible(os.path.relpath(path))))
        click.echo("".join(f"    {line}\n" for line in text.splitlines() if not line.startswith("#")), nl=False)
    for line in _next(adoption, bool(descriptions)):
        click.echo(line)


def _own(folder: Path, language: Language, descriptions: list[Description]) -> list[tuple[Path, bytes]]:
    """Return schemas, the organisation file where there is something to draft it from, and the configuration.

    The configuration comes last: until it is there, `init` may be run again after it was interrupted.
    """
    config = template(f"jdlint.{language}.toml")
    wanted = [SCHEMA]
    files: list[tuple[Path, bytes]] = []
    draft = draft_organisation(descriptions, f"schemas/{ORGANISATION_SCHEMA}").encode("utf-8") if descriptions else b""
    if draft and _is_free(folder / ORGANISATION, draft):
        config = config.replace(f'# organisation = "{ORGANISATION}"', f'organisation = "{ORGANISATION}"')
        files.append((folder / ORGANISATION, draft))
        wanted.append(ORGANISATION_SCHEMA)
    files += [(folder / "schemas" / name, schema_text(name)) for name in wanted]
    return [*(item for item in files if not item[0].exists()), (folder / CONFIG, config.encode("utf-8"))]


def _is_free(path: Path, draft: bytes) -> bool:
    """Tell whether the file is not there, or is the draft that an interrupted run has written."""
    try:
        return not path.exists() or read_bytes(path, len(draft)) == draft
    except OSError:
        return False


def _next(adoption: Adoption, described: bool) -> Iterator[str]:
    """Yield what was recognised, and what a person does next."""
    if adoption.top is None:
        yield _("No git repository here: no hooks and no CI file; jdlint init writes them once there is one.")
    elif adoption.service is None:
        text = _("No CI service was recognised; files for GitHub, GitLab, Azure and Jenkins: {address}")
        yield text.format(address=f"{PROJECT}/blob/v{VERSION}/docs/ci.md")
    if any(path.name == HOOKS for path, _data in adoption.files):
        yield _("Next: pre-commit install switches the hooks on.")
    if described:
        yield _("Next: jdlint check checks all descriptions; jdlint baseline create accepts what is old.")
    else:
        yield _("Next: jdlint new ID writes a description, jdlint check checks all of them.")
