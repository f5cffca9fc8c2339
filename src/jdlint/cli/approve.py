"""``jdlint approve``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import Day, lang_option, project_options, today
from jdlint.cli.recording import named, record
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


@click.command("approve")
@click.argument("words", nargs=-1, required=True, metavar="FILE|ID...")
@click.option("--act", required=True, metavar="KIND", help="Kind of the act, such as käskkiri.")
@click.option("--number", required=True, help="Number of the act.")
@click.option("--date", "day", type=Day(), required=True, help="Date of the act.")
@click.option("--effective-from", "start", type=Day(), help="Day on which it takes effect.")
@click.option("--approver", metavar="ROLE", help="Office of the approver, never a name.")
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), help="Where ids are looked up.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@project_options
@lang_option
def command(words: tuple[str, ...], day: dt.date, start: dt.date | None, folder: Path, **given: Any) -> None:
    """Record the act that approved descriptions, named by file or by id. Every other byte stays as it is."""
    if day > (given["as_of"] or today()):
        raise JdlintError(_("--date lies in the future; record an approval when there is one"))
    descriptions = named(words, folder, given)
    values = {"act": given["act"], "number": given["number"], "date": day.isoformat()}
    if start is not None:
        values["effective_from"] = start.isoformat()
    if given["approver"] is not None:
        values["approver"] = given["approver"]
    persons = {"--act": given["act"], "--number": given["number"], "--approver": given["approver"]}
    record(descriptions, "approval", values, persons, diff=given["diff"])
