"""``jdlint schema``."""

from __future__ import annotations

import click

from jdlint.core.resources import bundled

_SCHEMA = "schemas/job-description.v1.schema.json"
_DRAFT7 = "schemas/job-description.v1.draft-07.schema.json"


@click.command("schema")
@click.option("--draft7", is_flag=True, help="The copy for editors that know draft-07 only.")
def command(*, draft7: bool) -> None:
    """Print the JSON Schema of the format."""
    click.echo(bundled(_DRAFT7 if draft7 else _SCHEMA).read_text("utf-8"), nl=False)
