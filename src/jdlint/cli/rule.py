"""``jdlint rule``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import config_of, lang_option, print_for_programs, terminal_language
from jdlint.config.read import read_config
from jdlint.config.settings import Settings
from jdlint.core.i18n import _, use_language
from jdlint.reporters.rules import render_list, render_rule, rule_data
from jdlint.reporters.style import style_for
from jdlint.rulebook.index import load_docs, load_rulebook
from jdlint.rulebook.profiles import select


@click.command("rule")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--all", "everything", is_flag=True, help="Explain every rule.")
@click.option("--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", help="Format.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@lang_option
def command(codes: tuple[str, ...], format_: str, lang: str | None, *, everything: bool, isolated: bool) -> None:
    """Explain a rule, or list them all.

    CODE is an id (DUT001), a name (duty-without-result) or the beginning of ids (SUB).
    """
    file = None if isolated else config_of(Path.cwd())
    settings = Settings() if file is None else read_config(file)
    book = load_rulebook(settings.packs)
    language = terminal_language(lang, settings.language)
    use_language(language)
    chosen = [rule for code in codes for rule in select(book, code)]
    rules = list(dict.fromkeys(rule.id for rule in chosen)) or list(book.rules)
    style = style_for("auto", os.environ, terminal=sys.stdout.isatty())
    docs: dict[str, dict[str, Any]] = load_docs(settings.packs)
    if format_ == "json":
        print_for_programs()
        data = [rule_data(book.rules[code], docs[code]) for code in rules]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif codes or everything or format_ == "markdown":
        texts = [
            render_rule(book.rules[code], docs[code], language, style, markdown=format_ == "markdown") for code in rules
        ]
        click.echo("\n".join(texts), nl=False)
    else:
        click.echo(render_list(book, language, style), nl=False)
        click.echo(_("Explain one: jdlint rule {rule}").format(rule="DUT001"))
