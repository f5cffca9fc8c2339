"""``jdlint diff``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import lang_option, output_language, print_for_programs, project_options, request_of
from jdlint.core.i18n import Language, use_language
from jdlint.engine.diffing import Comparison, compare_files, compare_revisions, span_of
from jdlint.estonian.personal_codes import masked
from jdlint.reporters.changes.data import diff_data
from jdlint.reporters.changes.html import render_html
from jdlint.reporters.changes.markdown import render_markdown
from jdlint.reporters.changes.page import page_of
from jdlint.reporters.changes.text import render_text
from jdlint.reporters.style import style_for

#: A word with one of these names a file, be it one that only a revision has.
_SUFFIXES = (".yaml", ".yml", ".json", ".txt")
_FORMATS = ("text", "markdown", "json", "html")


@click.command("diff")
@click.argument("what", nargs=-1, metavar="[REF[..REF]] [PATHS]...")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", help="Format.")
@project_options
@lang_option
@click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours.")
def command(what: tuple[str, ...], format_: str, **given: Any) -> None:
    """Show what changed in the words of the documents, and what it means.

    Compares the files as they are with the last commit, with REF, or REF with REF (REF...REF: since they parted).
    Two files compare with each other: jdlint diff OLD NEW.
    """
    found = _found(what, given)
    language = output_language(given["lang"], found.settings.language, terminal=format_ == "text")
    use_language(language)
    if format_ != "text":
        print_for_programs()
    sys.stdout.write(masked(_rendered(found, format_, language, given)))  # personal codes, wherever they stand


def _found(what: tuple[str, ...], given: dict[str, Any]) -> Comparison:
    first = Path(what[0]) if what else None
    if first is not None and len(what) == 2 and first.is_file() and Path(what[1]).is_file():
        return compare_files(request_of((Path(what[1]),), given), first, Path(what[1]))
    named = first is None or first.exists() or first.suffix.lower() in _SUFFIXES
    paths = tuple(map(Path, what if named else what[1:]))
    return compare_revisions(request_of(paths, given), span_of(None if named else what[0]))


def _rendered(found: Comparison, format_: str, language: Language, given: dict[str, Any]) -> str:
    if format_ == "json":
        return json.dumps(diff_data(found, language), ensure_ascii=False, indent=2) + "\n"
    page = page_of(found, language)
    if format_ == "markdown":
        return render_markdown(page)
    if format_ == "html":
        return render_html(page, language)
    return render_text(page, style_for(given["colour"], os.environ, terminal=sys.stdout.isatty()))
