"""What `review` and `approve` share: write values into a section of several descriptions, all or none."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import click

from jdlint.authoring.recording import operations_for, refuse_persons
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, ngettext
from jdlint.core.text import visible
from jdlint.fixer.apply import plan_operations, write_fixes
from jdlint.fixer.diff import show_diff
from jdlint.fixer.sources import read_source
from jdlint.rulebook.index import load_rulebook
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.views.words import WordList


def recorded(
    files: Sequence[tuple[str, int | None]],
    section: str,
    values: Mapping[str, str],
    roles: Mapping[str, str | None],
    *,
    diff: bool,
) -> None:
    """Write `values` into `section` of the descriptions: file and number in it, None for all of the file.

    `roles` are options whose values must name no person. Raises JdlintError; nothing is then written.
    """
    given = WordList("", tuple(load_rulebook().words["first-names"]["et"])).pattern
    for option, text in roles.items():
        refuse_persons(option, text, given)
    wanted = []
    for path, number in files:
        name = os.path.relpath(path)
        documents = read_source(name, DEFAULT_LIMITS).documents
        found = [item for item in documents if item.root is not None and number in (None, item.index)]
        if not found or not name.endswith((".yaml", ".yml", ".json")):
            raise JdlintError(
                _("{path}: no YAML description; records are written into YAML alone (nothing was written)").format(
                    path=visible(name)
                )
            )
        wanted += [
            (name, document.index, operation)
            for document in found
            for operation in operations_for(document, section, values)
        ]
    changes = plan_operations(wanted, DEFAULT_LIMITS)
    if diff:
        click.echo(show_diff(changes), nl=False)
        return
    write_fixes(changes)
    text = ngettext("Recorded in {count} file", "Recorded in {count} files", len(changes))
    click.echo(text + "".join(f"\n  {visible(change.path)}" for change in changes))
    if len(changes) < len({path for path, _number in files}):
        click.echo(_("note: the other files say so already"), err=True)
