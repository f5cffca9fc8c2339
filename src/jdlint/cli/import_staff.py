"""``jdlint import-staff``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from jdlint.authoring.staff_table import Line, read_staff
from jdlint.cli.options import configured_organisation, lang_option
from jdlint.core.i18n import _, ngettext
from jdlint.core.text import visible
from jdlint.storage.files import read_named
from jdlint.syntax.limits import DEFAULT_LIMITS

_SHOWN = 5


@click.command("import-staff")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="The organisation file to fill in."
)
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@lang_option
def command(table: Path, target: Path | None, lang: str | None, *, diff: bool) -> None:
    """Fill in the staff list of the organisation file from a table of the personnel (CSV or .xlsx).

    Columns are recognised by their headings, in Estonian or English, in any order. Names and personal codes are never
    read. Nothing but the section staff of the file changes.
    """
    from jdlint.authoring.section import EMPTY  # noqa: PLC0415 - the help needs none of it
    from jdlint.authoring.staff import fill_staff  # noqa: PLC0415
    from jdlint.fixer.apply import Change  # noqa: PLC0415
    from jdlint.fixer.diff import show_diff  # noqa: PLC0415
    from jdlint.readers.table import MOST_BYTES, read_table  # noqa: PLC0415
    from jdlint.storage.atomic import write_atomic  # noqa: PLC0415

    name = visible(str(table))
    named = target is not None
    target = target or configured_organisation()
    shown = os.path.relpath(target).replace(os.sep, "/")
    found = read_staff(name, read_table(name, read_named(table, MOST_BYTES)))
    before = read_named(target, DEFAULT_LIMITS.file_bytes) if target.exists() or target.is_symlink() else b""
    filled = fill_staff(visible(shown), before or EMPTY, found)
    if diff:
        click.echo(show_diff([Change(shown, before, filled.data, 0)] if before != filled.data else []), nl=False)
    elif before != filled.data:
        write_atomic(target, filled.data, named=named)
    _tell(found.personal, _("Not read, because it is about persons: {names}"))
    _tell(found.unknown, _("Columns that were not recognised: {names}"))
    _tell(found.doubts, _("Not understood and left out (row: column: value): {names}"))
    if found.formulas:
        click.echo(ngettext("{count} formula was not read", "{count} formulas were not read", found.formulas), err=True)
    matched = _matched(target.parent, found.lines)
    total = len(found.lines)
    rows = ngettext("{count} row", "{count} rows", total)
    click.echo(
        _(
            "Read {rows} of {table}; with a description: {matched}, without: {rest}. "
            "{target}: added {added}, changed {changed}, removed {removed}"
        ).format(
            rows=rows,
            table=name,
            matched=matched,
            rest=total - matched,
            target=visible(shown),
            added=filled.added,
            changed=filled.changed,
            removed=filled.removed,
        ),
        err=diff,
    )


def _tell(names: list[str], text: str) -> None:
    if names:
        listed = ", ".join(visible(name)[:80] for name in names[:_SHOWN])
        more = f" … (+{len(names) - _SHOWN})" if len(names) > _SHOWN else ""
        click.echo(text.format(names=listed + more), err=True)


def _matched(folder: Path, lines: list[Line]) -> int:
    """Return how many lines name a post that a description in `folder` is about."""
    from jdlint.authoring.drafting import descriptions_in  # noqa: PLC0415 - see above
    from jdlint.facts.collect import facts_of  # noqa: PLC0415
    from jdlint.facts.facts import title_key  # noqa: PLC0415

    posts = [facts_of(description) for description in descriptions_in(folder)]
    ids = {post.id for post in posts}
    titles = {title_key(post.title, post.specialisation) for post in posts if post.title}
    return sum(
        line.post in ids if line.post is not None else title_key(line.title or "", line.specialisation) in titles
        for line in lines
    )
