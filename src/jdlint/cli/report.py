"""``jdlint report``."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.audit.earlier import refuse_to_replace
from jdlint.audit.folder import FORMATS, render
from jdlint.audit.reading import load_audit
from jdlint.audit.workbook.merge import read_entries
from jdlint.cli.merging import notes_of, refuse_to_drop, say
from jdlint.cli.options import lang_option, output_language, terminal_language
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, use_language
from jdlint.core.text import visible
from jdlint.storage.atomic import write_output


@click.command("report")
@click.option("--from", "source", required=True, type=click.Path(path_type=Path), help="report.json, folder or bundle.")
@click.option("--format", "format_", required=True, type=click.Choice(FORMATS), help="What to make of it.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--merge", type=click.Path(path_type=Path), help="Workbook whose entries are carried over.")
@lang_option
def command(source: Path, format_: str, output: Path, merge: Path | None, lang: Language | None) -> None:
    """Make page, workbook or calendar of an audit again, without the repository."""
    audit = load_audit(source)
    language = output_language(lang, None, terminal=False)
    spoken = terminal_language(lang, None)
    use_language(spoken)
    refuse_to_replace(output, format_, merge)
    filled = None if merge is None else read_entries(merge, language)
    use_language(language)
    try:
        content = render(audit, format_, language, None if filled is None else filled.entries)
    except (
        ArithmeticError,
        LookupError,
        ValueError,
    ) as error:  # its fields have their types, and values that no audit writes
        text = _("{path}: is no report of an audit: {reason}")
        raise JdlintError(text.format(path=visible(str(source)), reason=error)) from None
    use_language(spoken)
    if format_ == "xlsx":
        notes = notes_of(filled, audit, language)
        refuse_to_drop(notes, merge, output)
        say(notes, merge)
    write_output(output, content)
    click.echo(_("Report: {path}").format(path=visible(str(output))))
