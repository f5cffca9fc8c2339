"""``jdlint baseline``."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import Day, lang_option, project_options, request_of, terminal_language
from jdlint.cli.recording import check_roles
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, ngettext, use_language
from jdlint.core.text import visible
from jdlint.engine.baseline import Entry, written
from jdlint.engine.baselining import Accepted, accepted
from jdlint.storage.atomic import write_atomic

_ACTIONS = ("create", "update", "prune", "show")


@click.command("baseline")
@click.argument("action", type=click.Choice(_ACTIONS))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--file", "file", type=click.Path(path_type=Path), help="The baseline. Default: configuration.")
@click.option("--reason", help="Why the new entries are accepted.")
@click.option("--owner", metavar="ROLE", help="Who answers for the new entries: a role, never a name.")
@click.option("--until", type=Day(), help="Last day on which the new entries hold.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Format of show.")
@project_options
@lang_option
def command(action: str, paths: tuple[Path, ...], file: Path | None, format_: str, **given: Any) -> None:
    """Accept the findings there are, so that only new ones count.

    create writes the baseline, update adds what is new and removes what is gone, prune only removes, show lists the
    entries. An entry knows its finding by what it says, never by its line.
    """
    check_roles({"--reason": given["reason"], "--owner": given["owner"]})
    overrides = {} if file is None else {"baseline": str(file.absolute())}
    request = request_of(paths, given, overrides=overrides)
    use_language(terminal_language(given["lang"], request.settings(None, Path.cwd()).language))
    found = accepted(request)
    if not found:
        raise JdlintError(_("no job descriptions found here; name files or folders, or run jdlint init"))
    if action == "show":
        _show(found, format_, request.as_of)
        return
    more = {"reason": given["reason"], "owner": given["owner"], "until": _iso(given["until"])}
    if action == "create":
        for item in found:
            if item.exists:
                text = _("{path}: exists already; jdlint baseline update brings it up to date")
                raise JdlintError(text.format(path=os.path.relpath(item.path)))
    for item in found:
        _write(item, {"create": _all, "update": _all, "prune": _kept}[action], more, named=file is not None)


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _kept(item: Accepted, _more: dict[str, str | None]) -> list[Entry]:
    stale = set(item.stale)
    return [entry for entry in item.entries if entry not in stale]


def _all(item: Accepted, more: dict[str, str | None]) -> list[Entry]:
    known = {entry.fingerprint for entry in item.entries}
    new = [
        entry._replace(reason=more["reason"], owner=more["owner"], until=more["until"])
        for entry in item.new
        if entry.fingerprint not in known
    ]
    return [*_kept(item, more), *new]


def _write(
    item: Accepted,
    choose: Callable[[Accepted, dict[str, str | None]], list[Entry]],
    more: dict[str, str | None],
    *,
    named: bool,
) -> None:
    entries = choose(item, more)
    write_atomic(item.path, written(entries), named=named)
    added = len(set(entries) - set(item.entries))
    path = visible(os.path.relpath(item.path))
    click.echo(
        _("{path}: {count}, added {added}, removed {removed}").format(
            path=path,
            count=ngettext("{count} entry", "{count} entries", len(entries)),
            added=added,
            removed=len(item.entries) - (len(entries) - added),
        )
    )


def _show(found: Iterable[Accepted], format_: str, as_of: dt.date) -> None:
    rows = [(entry, _state(entry, item, as_of)) for item in found for entry in item.entries]
    if format_ == "json":
        data = {"schema_version": 1, "entries": [{**entry.data(), "state": state} for entry, state in rows]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    words = {"in-use": _("in use"), "stale": _("stale"), "expired": _("expired")}
    for entry, state in rows:
        notes = [words[state], *(text for text in (entry.reason, entry.owner, entry.until) if text)]
        click.echo(visible(f"{entry.path}: {entry.rule} {entry.keyed_path or '–'} ({', '.join(notes)})"))
    click.echo(ngettext("{count} entry", "{count} entries", len(rows)))


def _state(entry: Entry, item: Accepted, as_of: dt.date) -> str:
    if entry in item.stale:
        return "stale"
    return "in-use" if entry.holds(as_of) else "expired"
