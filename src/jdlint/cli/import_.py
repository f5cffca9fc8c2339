"""``jdlint import``."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import click

from jdlint.authoring.scaffold import schema_reference, write_new
from jdlint.cli.options import lang_option
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, ngettext
from jdlint.core.text import visible
from jdlint.storage.files import read_bytes
from jdlint.syntax.decode import decode
from jdlint.syntax.limits import DEFAULT_LIMITS


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@lang_option
def command(paths: tuple[Path, ...], folder: Path, lang: str | None) -> None:
    """Turn text documents into YAML descriptions for a person to review.

    Each value a person must confirm carries the comment "TODO jdlint: kontrolli"; text that found no field stands
    at the end of the file. Files that exist are never overwritten.
    """
    written: dict[Path, bytes] = {}
    doubts = 0
    failed = 0
    for path in paths:
        try:
            found = _import(path, folder, set(written))
        except JdlintError as error:
            click.echo(f"jdlint: {error}", err=True)
            failed += 1
            continue
        written.update(found)
    write_new(list(written.items()))
    for target, data in written.items():
        count = data.decode("utf-8").count("# TODO jdlint")
        doubts += count
        click.echo(f"{target}: " + ngettext("{count} value to confirm", "{count} values to confirm", count))
    click.echo(
        _("Written: {count} · values to confirm: {doubts} · failed: {failed}").format(
            count=len(written), doubts=doubts, failed=failed
        )
    )
    if failed:
        raise click.exceptions.Exit(1)


def _import(path: Path, folder: Path, taken: set[Path]) -> dict[Path, bytes]:
    """Return the files that one document becomes."""
    from jdlint.authoring.importing import identifier_for, render_import  # noqa: PLC0415
    from jdlint.readers.text import looks_like_description, read_text  # noqa: PLC0415

    shown = visible(str(path))
    try:
        data = read_bytes(path, DEFAULT_LIMITS.file_bytes)
    except OSError as error:
        raise JdlintError(
            _("{path}: cannot be read: {reason}").format(path=shown, reason=error.strerror or error)
        ) from None
    text, problems = decode(data, DEFAULT_LIMITS)
    if text is None:
        raise JdlintError(
            _("{path}: is no UTF-8 text ({rule}); save it as UTF-8").format(path=shown, rule=problems[0].rule)
        )
    if not looks_like_description(text):
        raise JdlintError(_("{path}: no labels of a job description were found in the text").format(path=shown))
    found: dict[Path, bytes] = {}
    digest = hashlib.sha256(data).hexdigest()
    for document in read_text(path.name, text):
        identifier = base = identifier_for(document, path.name)
        number = 1
        while (target := folder / f"{identifier}.jd.yaml") in taken or target in found:
            number += 1
            identifier = f"{base}-{number}"
        schema = schema_reference(Path(os.path.abspath(folder)))  # noqa: PTH100
        yaml = render_import(document, identifier=identifier, file_name=path.name, sha256=digest, schema=schema)
        found[target] = yaml.encode("utf-8")
    return found
