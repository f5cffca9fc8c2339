"""``jdlint review``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import Day, lang_option, project_options, today
from jdlint.cli.recording import named, record
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


@click.command("review")
@click.argument("words", nargs=-1, required=True, metavar="ID|FILE...")
@click.option("--date", "day", type=Day(), required=True, help="Day of the review.")
@click.option("--by", "role", metavar="ROLE", help="Role of the reviewer, never a name.")
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), help="Where ids are looked up.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@project_options
@lang_option
def command(words: tuple[str, ...], day: dt.date, role: str | None, folder: Path, **given: Any) -> None:
    """Record that descriptions were reviewed: review.last_reviewed, and with --by review.reviewed_by.

    Descriptions are named by id or by file. Every other byte stays as it is.
    """
    if day > (given["as_of"] or today()):
        raise JdlintError(_("--date lies in the future; record a review when it has taken place"))
    descriptions = named(words, folder, given)
    values = {"last_reviewed": day.isoformat(), **({} if role is None else {"reviewed_by": role})}
    record(descriptions, "review", values, {"--by": role}, diff=given["diff"])
