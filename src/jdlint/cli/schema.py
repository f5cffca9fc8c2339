"""``jdlint schema``."""

from __future__ import annotations

import click

from jdlint.cli.options import print_for_programs
from jdlint.core.resources import bundled

_NAMES = {"description": "job-description", "organisation": "organisation", "titles": "titles"}


@click.command("schema")
@click.argument("what", type=click.Choice(list(_NAMES)), default="description")
@click.option("--draft7", is_flag=True, help="The copy for editors that know draft-07 only.")
def command(what: str, *, draft7: bool) -> None:
    """Print the JSON Schema of the description format, the organisation file or the titles file."""
    name = f"schemas/{_NAMES[what]}.v1.{'draft-07.' if draft7 else ''}schema.json"
    print_for_programs()
    click.echo(bundled(name).read_text("utf-8"), nl=False)
