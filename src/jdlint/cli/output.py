"""Where a report goes: files, standard output, the job summary of GitHub; notes go to standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import click

from jdlint.cli.options import output_language, print_for_programs, say_passed_over, terminal_language
from jdlint.config.read import PASSED_OVER, git_root
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, ngettext, use_language
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.engine.run import Outcome
from jdlint.reporters.formats import FORMATS, render
from jdlint.reporters.printing import Printing, Texts
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Colour, Style, style_for
from jdlint.reporters.terminal import render_summary
from jdlint.rulebook.index import load_docs
from jdlint.storage.atomic import write_output
from jdlint.storage.files import below
from jdlint.storage.stores import Store

_PLAIN = Style(on=False)


class Output(NamedTuple):
    """What was asked of the output. `format` is None where nobody asked: text, and in GitHub Actions annotations."""

    format: str | None
    files: list[tuple[str, Path]]
    language: Language | None
    colour: Colour
    quiet: bool
    notices: bool
    statistics: bool
    store: Store


def named_file(text: str) -> tuple[str, Path]:
    """Return format and path of ``--output FORMAT=PATH``. Raises JdlintError."""
    name, sign, path = text.partition("=")
    if not sign or not path or name not in FORMATS:
        raise JdlintError(
            _("--output {text!r}: write FORMAT=PATH, with one of {formats}").format(
                text=text, formats=", ".join(FORMATS)
            )
        )
    return name, Path(path)


def write_report(outcome: Outcome, wish: Output) -> None:
    """Write files first, then standard output."""
    configured = outcome.settings.language
    language = output_language(wish.language, configured, terminal=False)
    use_language(language)
    for name, path in wish.files:
        text = render(name, outcome.report, _printing(outcome, wish, language))
        write_output(path, text.encode("utf-8", "backslashreplace"))
    actions = os.environ.get("GITHUB_ACTIONS") == "true"
    chosen = wish.format or "full"
    text_format = FORMATS[chosen].terminal
    language = output_language(wish.language, configured, terminal=text_format)
    use_language(language)
    if not text_format:
        print_for_programs()
    style = style_for(wish.colour, os.environ, terminal=sys.stdout.isatty())
    printing = _printing(outcome, wish, language, style)
    if wish.statistics:
        from jdlint.reporters.statistics import render_statistics  # noqa: PLC0415 - only where it is asked for

        sys.stdout.write(render_statistics(outcome.report, printing))
    else:
        sys.stdout.write(render(chosen, outcome.report, printing))
    if text_format and not wish.quiet and outcome.report.files:
        sys.stdout.write(render_summary(outcome.report, printing.renderer, style))
    if actions and wish.format is None:
        sys.stdout.write(render("github", outcome.report, printing))
    if actions and wish.format in (None, "github"):
        _add_to_job_summary(render("markdown", outcome.report, printing))


def write_notes(outcome: Outcome, wish: Output) -> None:
    """Say on standard error which folders were empty and, in text formats, what was not checked."""
    configured = outcome.settings.language
    use_language(terminal_language(wish.language, configured))
    for folder in outcome.empty:
        click.echo(_("note: no job descriptions in {folder}").format(folder=visible(os.path.relpath(folder))), err=True)
    say_passed_over(outcome.report.notices)
    notices = [notice for notice in outcome.report.notices if notice.id not in PASSED_OVER]
    if not FORMATS[wish.format or "full"].terminal:
        return
    if wish.notices:
        renderer = Renderer(outcome.book, terminal_language(wish.language, configured))
        for notice in notices:
            place = f"{visible(notice.path)}: " if notice.path else ""
            click.echo(_("note: {text}").format(text=place + renderer.notice(notice)), err=True)
    elif notices:
        text = ngettext(
            "note: {count} thing was not checked; --notices lists it",
            "note: {count} things were not checked; --notices lists them",
            len(notices),
        )
        click.echo(text, err=True)


def _printing(outcome: Outcome, wish: Output, language: Language, style: Style = _PLAIN) -> Printing:
    here = Path.cwd()
    root = git_root(here)
    prefix = "" if root is None or root == here else below(here, root)
    packs, texts = outcome.settings.packs, Texts(wish.store)
    renderer = Renderer(outcome.book, language)
    return Printing(renderer, style, texts, prefix, outcome.levels, lambda: load_docs(packs))


def _add_to_job_summary(text: str) -> None:
    """Add to the summary of a job in GitHub Actions, where there is one."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if name:
        with contextlib.suppress(OSError), Path(name).open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text + "\n")
