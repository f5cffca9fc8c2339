"""``jdlint review``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import Day, lang_option, project_options, request_of, terminal_language
from jdlint.cli.recording import recorded
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, use_language
from jdlint.engine.gather import gather
from jdlint.engine.impact import find_post


@click.command("review")
@click.argument("identifiers", nargs=-1, required=True, metavar="ID...")
@click.option("--date", "day", type=Day(), required=True, help="Day of the review.")
@click.option("--by", "role", metavar="ROLE", help="Role of the reviewer, never a name.")
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), help="Where the descriptions are.")
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@project_options
@lang_option
def command(identifiers: tuple[str, ...], day: dt.date, role: str | None, folder: Path, **given: Any) -> None:
    """Record that descriptions were reviewed: review.last_reviewed, and with --by review.reviewed_by.

    ID is the id of a description in the current folder, or in that of --in. Every other byte stays as it is.
    """
    request = request_of((folder,), given)
    if day > request.as_of:
        raise JdlintError(_("--date lies in the future; record a review when it has taken place"))
    projects = gather(request).projects
    use_language(terminal_language(given["lang"], projects[0].group.settings.language if projects else None))
    values = {"last_reviewed": day.isoformat(), **({} if role is None else {"reviewed_by": role})}
    files = []
    for identifier in dict.fromkeys(identifiers):
        gathered, numbers = find_post(projects, identifier)
        standing = [number for number in numbers if gathered.project.is_open(number)]
        if not standing:
            raise JdlintError(_("the post {id!r} is closed; nothing was written").format(id=identifier))
        files += [
            (str(gathered.group.root / post.path), post.number)
            for post in (gathered.project.facts[number] for number in standing)
        ]
    recorded(files, "review", values, {"--by": role}, diff=given["diff"])
