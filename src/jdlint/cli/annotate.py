"""``jdlint annotate``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import codes, lang_option, project_options, request_of, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _, ngettext, use_language
from jdlint.core.text import visible
from jdlint.engine.run import run
from jdlint.readers.reading import OFFICE
from jdlint.storage.atomic import write_atomic
from jdlint.storage.files import kind_of


@click.command("annotate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="The copy. Default: FILE.jdlint.docx.",
)
@click.option("--force", is_flag=True, help="Replace a copy that is there already.")
@click.option("--select", multiple=True, metavar="CODE", help="Run only these rules: ids, names or prefixes.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Switch these rules off.")
@click.option("--profile", metavar="NAME", help="Profile: legal, standard, strict or audit.")
@project_options
@lang_option
def command(file: Path, target: Path | None, **given: Any) -> None:
    """Write a copy of a Word or OpenDocument file with a comment at each finding.

    A comment says what was found, why it matters, what to do, and whether that is law or house rule. All else in the
    copy is as it was; comments of an earlier run are replaced.
    """
    if not file.is_file():
        raise JdlintError(_("{path}: there is no such file").format(path=visible(str(file))))
    if kind_of(file) not in OFFICE:
        from jdlint.authoring.annotation.annotate import not_annotated  # noqa: PLC0415 - see below

        raise not_annotated(file)
    copy = target or file.with_suffix(f".jdlint{file.suffix}")
    if copy.exists() and copy.samefile(file):
        raise JdlintError(_("{path}: is the file itself; name another copy with -o").format(path=visible(str(copy))))
    if os.path.lexists(copy) and not given["force"]:
        raise JdlintError(_("{path}: exists already; --force replaces it").format(path=visible(str(copy))))
    overrides: dict[str, Any] = {key: codes(given[key]) for key in ("select", "ignore") if given[key]}
    if given["profile"]:
        overrides["profile"] = given["profile"]
    outcome = run(request_of((file,), given, overrides=overrides))
    language = terminal_language(given["lang"], outcome.settings.language)
    use_language(language)

    from jdlint.authoring.annotation.annotate import annotated  # noqa: PLC0415 - the checks above need none of it

    content, count = annotated(outcome, file, language)
    write_atomic(copy, content, named=target is not None)
    comments = ngettext("{count} comment", "{count} comments", count)
    click.echo(_("Written: {path} ({count})").format(path=visible(os.path.relpath(copy)), count=comments))
