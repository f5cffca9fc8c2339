"""``jdlint demo``."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.authoring.scaffold import SCHEMA, schema_text, write_new
from jdlint.cli.options import lang_option
from jdlint.core.i18n import _
from jdlint.core.resources import bundled


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("jdlint-demo"))
@lang_option
def command(folder: Path, lang: str | None) -> None:
    """Make a folder of example descriptions, good and faulty ones, to try jdlint on."""
    source = bundled("examples")
    names = sorted(path.name for path in source.iterdir() if path.name.endswith((".jd.yaml", ".toml")))
    files = [(folder / "ametijuhendid" / name, (source / name).read_bytes()) for name in names]
    files.append((folder / "schemas" / SCHEMA, schema_text()))
    write_new(files)
    count = sum(name.endswith(".jd.yaml") for name in names)
    click.echo(_("Written: {folder} with {count} descriptions").format(folder=folder, count=count))
    click.echo(_("Next: jdlint check {folder} --as-of 2026-11-20").format(folder=folder))
