"""``jdlint import-order``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jdlint.cli.options import configured_organisation, lang_option, settings_of, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, ngettext, use_language
from jdlint.core.text import visible
from jdlint.storage.files import candidate, kind_of, read_named
from jdlint.storage.listing import whole_listing
from jdlint.syntax.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from jdlint.authoring.orders import Approval, Posts
    from jdlint.readers.other import OtherReader


@click.command("import-order")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="The organisation file to fill in."
)
@click.option("--diff", "--dry-run", "diff", is_flag=True, help="Show what would change, and change nothing.")
@lang_option
def command(paths: tuple[Path, ...], target: Path | None, lang: Language | None, *, diff: bool) -> None:
    """Put orders into the organisation file: number, dates, annexes and what they revoke.

    FILE is an order, with or without its annexes, or a folder of them: Word, OpenDocument, text, signed containers. An
    order that the file has already is left as it is. Nothing but the section orders of the file changes.
    """
    from jdlint.authoring.drafting import descriptions_in  # noqa: PLC0415 - the help needs none of it
    from jdlint.authoring.orders import Posts, fill_orders  # noqa: PLC0415
    from jdlint.authoring.section import EMPTY  # noqa: PLC0415
    from jdlint.engine.labels import labels_of  # noqa: PLC0415
    from jdlint.facts.collect import facts_of  # noqa: PLC0415
    from jdlint.fixer.apply import Change  # noqa: PLC0415
    from jdlint.fixer.diff import show_diff  # noqa: PLC0415
    from jdlint.readers.other import OtherReader  # noqa: PLC0415
    from jdlint.storage.atomic import write_atomic  # noqa: PLC0415

    named = target is not None
    target = target or configured_organisation()
    shown = os.path.relpath(target).replace(os.sep, "/")
    settings = settings_of(target.parent)
    language = terminal_language(lang, settings.language)
    use_language(language)
    posts = Posts(map(facts_of, descriptions_in(target.parent)))
    read = [_read(path, posts, OtherReader(settings.limits, labels_of(settings)), language) for path in paths]
    before = read_named(target, DEFAULT_LIMITS.file_bytes) if target.exists() or target.is_symlink() else b""
    filled = fill_orders(visible(shown), before or EMPTY, [order for orders in read for order in orders])
    if diff:
        click.echo(show_diff([Change(shown, before, filled.data, 0)] if filled.added else []), nl=False)
    elif filled.added:
        write_atomic(target, filled.data, named=named)
    for order in filled.kept:
        text = _("order {number} stands in {target} otherwise than in its document; it was left alone")
        click.echo(text.format(number=visible(order.number), target=visible(shown)), err=True)
    text = _("{target}: added {added}, unchanged {same}, left alone {kept}")
    counts = {"added": len(filled.added), "same": len(filled.same), "kept": len(filled.kept)}
    click.echo(text.format(target=visible(shown), **counts), err=diff)
    if not all(read):
        raise click.exceptions.Exit(1)


def _read(path: Path, posts: Posts, reader: OtherReader, language: Language) -> list[Approval]:
    """Return the orders in what `path` names; where there is none, it is said why."""
    from jdlint.readers.content import Lacking, Refused  # noqa: PLC0415 - the help needs none of it
    from jdlint.readers.reading import most_bytes  # noqa: PLC0415
    from jdlint.reporters.render import Renderer  # noqa: PLC0415
    from jdlint.rulebook.index import load_rulebook  # noqa: PLC0415

    if not path.exists():
        raise JdlintError(_("{path}: there is no such file or folder").format(path=visible(str(path))))
    found: list[Approval] = []
    for file in _files(path):
        name, kind = visible(str(file)), kind_of(file)
        data = read_named(file, most_bytes(kind, DEFAULT_LIMITS))
        try:
            divisions = reader.orders(kind, data)
        except Lacking as lacking:
            click.echo(f"jdlint: {name}: {lacking}", err=True)
            continue
        except Refused as refused:
            problem = refused.problem
            reason = Renderer(load_rulebook(), language).text(problem.rule, problem.message, problem.args)
            click.echo(f"jdlint: {name}: {reason}", err=True)
            continue
        for order in map(posts.approval, divisions):
            if order is None:
                click.echo(_("{path}: the order has no number; enter it by hand").format(path=name), err=True)
            else:
                found.append(order)
                click.echo(f"{name}: {_told(order)}", err=True)
    if not found:
        text = _("{path}: no order that approves job descriptions was found")
        click.echo(text.format(path=visible(str(path))), err=True)
    return found


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in whole_listing(path).files:
        item = candidate(file)
        if item is not None and item.kind != "yaml":
            yield file


def _told(order: Approval) -> str:
    date = order.date and f"({order.date})"
    parts = [visible(" ".join(part for part in (order.act, order.number, date) if part))]
    parts.append(ngettext("{count} annex", "{count} annexes", len(order.annexes)))
    if order.revokes:
        parts.append(ngettext("{count} act revoked", "{count} acts revoked", len(order.revokes)))
    return " · ".join(parts)
