"""The entry point: which command, in which language, and how errors reach a person."""

from __future__ import annotations

import contextlib
import gc
import importlib
import inspect
import os
import sys
from collections.abc import Sequence

import click

from jdlint.cli.arguments import expanded
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import LANGUAGES, _, locale_language, use_language
from jdlint.core.text import visible
from jdlint.core.version import VERSION

#: Command → module below jdlint.cli and one line of help. A module is imported when its command is asked for.
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("check", "Check job descriptions and report findings."),
    "rule": ("rule", "Explain a rule, or list them all."),
    "diff": ("diff", "Show what changed since a git revision, and what it means."),
    "baseline": ("baseline", "Accept the findings there are, so that only new ones count."),
    "audit": ("audit", "Write the audit report: page, workbook, calendar and data."),
    "report": ("report", "Make page, workbook or calendar of an audit again."),
    "verify": ("verify", "Check that nothing in an audit was changed."),
    "list": ("list_", "List posts by the date on which their review is due."),
    "review": ("review", "Record that descriptions were reviewed."),
    "approve": ("approve", "Record the act that approved descriptions."),
    "impact": ("impact", "Tell what removing or renaming a post would break."),
    "rename": ("rename", "Give a post another id wherever it is named."),
    "graph": ("graph", "Show who substitutes whom and who reports to whom."),
    "annotate": ("annotate", "Write the findings into a copy of a Word file, as comments."),
    "export": ("export", "Write a description as the official document."),
    "import": ("import_", "Turn text documents into YAML descriptions for review."),
    "import-order": ("import_order", "Put orders into the organisation file."),
    "import-staff": ("import_staff", "Fill in the staff list from a table of the personnel."),
    "new": ("new", "Write an empty description, or a house rule."),
    "test-rules": ("test_rules", "Run the examples of house rules."),
    "init": ("init", "Set a repository up for jdlint."),
    "demo": ("demo", "Make a folder of example descriptions to try jdlint on."),
    "schema": ("schema", "Print the JSON Schema of the format."),
    "completion": ("completion", "Print the completion script of a shell."),
    "config": ("config", "Show the configuration in force."),
    "clean": ("clean", "Remove what jdlint remembers between runs."),
}


class _Lazy(click.Group):
    """Imports a command when it is used; `--help` of the group imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"jdlint.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        _complete(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib  # noqa: PLC0415 - only where a name is wrong

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = _("; did you mean {command}?").format(command=near[0]) if near else ""
            raise click.UsageError(_("there is no command {name!r}").format(name=args[0]) + hint, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])


def _trusting(_context: click.Context, _option: click.Parameter, folders: tuple[str, ...]) -> None:
    """Do what `--trust` asks for; raises JdlintError for a folder that is not there."""
    named = [folder for folder in folders if folder]  # a variable of a script may be empty
    if not named:
        return
    from jdlint.storage.inside import trust  # noqa: PLC0415 - the help needs none of it

    for folder in named:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise JdlintError(_("{path}: there is no such folder").format(path=folder))
    trust(named)


def _trust_option() -> click.Option:
    """Return `--trust`, which stands before the command as well as behind it."""
    return click.Option(
        ["--trust"],
        multiple=True,
        type=click.Path(file_okay=False),
        metavar="FOLDER",
        expose_value=False,
        callback=_trusting,
        help="Read files in this folder although links or the configuration of a repository elsewhere name them.",
    )


def _complete(command: click.Command) -> None:
    """Give a command `--trust`, and put its help into the language of the terminal; the source texts are English."""
    if not any(parameter.name == "trust" for parameter in command.params):
        command.params.append(_trust_option())
    texts = vars(command).setdefault("jdlint_help", inspect.cleandoc(command.help or ""))
    command.help = _(texts) if texts else None
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            text = vars(parameter).setdefault("jdlint_help", parameter.help)
            parameter.help = _(text) if text else None
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _complete(below)


def _say_version(context: click.Context, _option: click.Parameter, asked: object) -> None:
    # `click.version_option` asks for its text in the language of the environment, which takes 3 ms of every start.
    if asked and not context.resilient_parsing:
        click.echo(f"jdlint {VERSION}")
        context.exit()


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Lint structured job descriptions (Estonian ametijuhend)."""


def _asked_language(argv: Sequence[str]) -> str | None:
    """Return the language named on the command line: help and errors speak it before options are parsed."""
    for position, word in enumerate(argv):
        if word == "--lang" and position + 1 < len(argv):
            return argv[position + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _refuse(text: str) -> int:
    """Say in one line why nothing was done, with nothing in it that speaks to the terminal."""
    _tell(f"jdlint: {visible(text)}")
    return 2


def _tell(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody can be told where standard error is on a full disk
        click.echo(text, err=True)


def _open_streams() -> None:
    """Let streams that were closed (``>&-``) go nowhere; a file that is opened later must not get their number."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


#: What starts processes that are told when this one ends.
_OTHERS = frozenset({"multiprocessing", "jdlint.readers.pdf.process"})


def run() -> None:
    """Be the process of a command: end without freeing one object after another, which takes up to a tenth of a run.

    Where other processes were started, the end is the usual one, for they are told of it.
    """
    try:
        main()
    except SystemExit as end:
        if not _OTHERS.isdisjoint(sys.modules):
            raise
        for stream in (sys.stdout, sys.stderr):
            # whoever listened has gone, there is no room (that has been said), or the stream was closed
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; ends the process with 0, 1, 2, or 130 after Ctrl-C."""
    _open_streams()
    argv = list(sys.argv[1:] if argv is None else argv)
    asked = _asked_language(argv)
    use_language(asked if asked in LANGUAGES else locale_language(os.environ))
    _complete(cli)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(expanded(argv), prog_name="jdlint", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.UsageError as error:
        _tell(error.ctx.get_usage() if error.ctx else "")
        code = _refuse(error.format_message().replace("\n\t", " "))  # some have a line for each choice
    except click.ClickException as error:
        code = _refuse(error.format_message())
    except JdlintError as error:
        code = _refuse(str(error))
    except (click.Abort, KeyboardInterrupt):
        _tell(_("interrupted"))
        code = 130
    except SystemExit as end:  # click has completed a word for a shell, or noticed that the reader has gone
        code = end.code if "_JDLINT_COMPLETE" in os.environ else 0
    except BrokenPipeError:
        # the reader has gone (`| head`); the interpreter must not complain about it while it shuts down
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except OSError as error:
        gone = isinstance(error, FileNotFoundError) and not error.filename
        text = _("the current folder is not there any more; change to another one") if gone else reason_of(error)
        code = _refuse(f"{error.filename or ''}: {text}".removeprefix(": "))
    except (RecursionError, MemoryError) as error:
        deep = isinstance(error, RecursionError)
        code = _refuse(_("what was read is nested too deep") if deep else _("there is not enough memory"))
    except Exception as error:
        if os.environ.get("JDLINT_DEBUG"):
            raise
        text = _("internal error: {error}; please report it (JDLINT_DEBUG=1 shows where)")
        code = _refuse(text.format(error=f"{type(error).__name__}: {error}"))
    gc.freeze()  # the end of the process frees everything: nothing needs to be looked through once more
    sys.exit(code if isinstance(code, int) else 0)
