"""``jdlint completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from jdlint.cli.options import lang_option
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _

_SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@lang_option
def command(shell: str, lang: str | None) -> None:
    """Print the script that lets a shell complete commands and options.

    For bash: jdlint completion bash > ~/.local/share/bash-completion/completions/jdlint
    """
    made = get_completion_class(shell)
    if made is None:
        raise JdlintError(_("this version of click has no completion for {shell}").format(shell=shell))
    root = click.get_current_context().find_root().command
    click.echo(made(root, {}, "jdlint", "_JDLINT_COMPLETE").source())
