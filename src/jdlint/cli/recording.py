"""What `review` and `approve` share: which descriptions are meant, and writing a section of all of them, or of none."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from jdlint.authoring.recording import check_dates, operations_for, refuse_persons
from jdlint.cli.options import request_of, terminal_language
from jdlint.cli.projects import projects_of
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, ngettext, use_language
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.engine.impact import find_post
from jdlint.fixer.apply import plan_operations, write_fixes
from jdlint.fixer.diff import show_diff
from jdlint.fixer.sources import read_source
from jdlint.rulebook.index import load_rulebook
from jdlint.syntax.limits import DEFAULT_LIMITS
from jdlint.views.words import WordList


class Named(NamedTuple):
    """A description that was named: its file, and its number there; None stands for all of the file."""

    path: str
    number: int | None


def named(words: Sequence[str], folder: Path, given: Mapping[str, Any]) -> list[Named]:
    """Return the descriptions that words mean: files, or ids of posts in force in `folder`. Raises JdlintError."""
    request = request_of((folder,), given)
    identifiers = [word for word in words if not Path(word).is_file()]
    projects = projects_of(request).projects if identifiers else ()
    use_language(terminal_language(given["lang"], projects[0].group.settings.language if projects else None))
    found = [Named(word, None) for word in dict.fromkeys(map(os.path.relpath, words)) if Path(word).is_file()]
    for identifier in dict.fromkeys(identifiers):
        if Path(identifier).suffix:
            raise JdlintError(_("{path}: there is no such file").format(path=visible(identifier)))
        gathered, numbers = find_post(projects, identifier)
        standing = [number for number in numbers if gathered.project.is_open(number)]
        if not standing:
            raise JdlintError(_("the post {id!r} is closed; nothing was written").format(id=identifier))
        posts = (gathered.project.facts[number] for number in standing)
        found += [Named(str(gathered.group.root / post.path), post.number) for post in posts]
    return found


def check_roles(roles: Mapping[str, str | None]) -> None:
    """Raise JdlintError where the value of an option, by its name, seems to name a person."""
    given = WordList("", tuple(load_rulebook().words["first-names"]["et"])).pattern
    for option, text in roles.items():
        refuse_persons(option, text, given)


def record(
    descriptions: Sequence[Named],
    section: str,
    values: Mapping[str, str],
    roles: Mapping[str, str | None],
    *,
    diff: bool,
) -> None:
    """Write `values` into `section` of the descriptions.

    `roles` are options whose values must name no person. Raises JdlintError; nothing is then written.
    """
    check_roles(roles)
    wanted = []
    for path, number in descriptions:
        name = os.path.relpath(path)
        documents = read_source(name, DEFAULT_LIMITS).documents
        found = [item for item in documents if item.root is not None and number in (None, item.index)]
        if not found or not name.endswith((".yaml", ".yml", ".json")):
            raise JdlintError(
                _("{path}: no YAML description; records are written into YAML alone (nothing was written)").format(
                    path=visible(name)
                )
            )
        for document in found:
            check_dates(name, document, section, values)
            wanted += [(name, document.index, operation) for operation in operations_for(document, section, values)]
    changes = plan_operations(wanted, DEFAULT_LIMITS)
    if diff:
        click.echo(show_diff(changes), nl=False)
        return
    write_fixes(changes)
    text = ngettext("Recorded in {count} file", "Recorded in {count} files", len(changes))
    click.echo(text + "".join(f"\n  {visible(change.path)}" for change in changes))
    if len(changes) < len({os.path.realpath(item.path) for item in descriptions}):
        click.echo(_("note: the other files say so already"), err=True)
