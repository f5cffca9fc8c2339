"""``jdlint approve``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import Day, lang_option, terminal_language
from jdlint.cli.recording import recorded
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, use_language


@click.command("approve")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--act", required=True, metavar="KIND", help="Kind of the act, such as käskkiri.")
@click.option("--number", required=True, help="Number of the act.")
@click.option("--date", "day", type=Day(), required=True, help="Date of the act.")
@click.option("--effective-from", "start", type=Day(), help="Day on which it takes effect.")
@click.option("--approver", metavar="ROLE", help="Office of the approver, never a name.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@lang_option
def command(files: tuple[Path, ...], day: dt.date, start: dt.date | None, lang: str | None, **given: Any) -> None:
    """Record the act that approved descriptions, in all of FILES. Every other byte stays as it is."""
    use_language(terminal_language(lang, None))
    for path in files:
        if not path.is_file():
            raise JdlintError(_("{path}: there is no such file").format(path=path))
    values = {"act": given["act"], "number": given["number"], "date": day.isoformat()}
    if start is not None:
        values["effective_from"] = start.isoformat()
    if given["approver"] is not None:
        values["approver"] = given["approver"]
    persons = {"--act": given["act"], "--number": given["number"], "--approver": given["approver"]}
    recorded([(str(path), None) for path in files], "approval", values, persons, diff=given["diff"])
