"""The interface texts: collected from the code, translated in the .po file, compiled for gettext.

`catalogue()` returns the Estonian .po with every text that the code holds today (new ones untranslated, obsolete ones
gone); `compiled()` returns the .mo. Help texts of options are plain strings in the code and are taken from the
commands themselves; click's own words are listed here.
"""

from __future__ import annotations

import inspect
import io
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from jdlint.cli.main import COMMANDS, cli
from jdlint.core.errors import REASONS
from jdlint.core.i18n import DOMAIN, LOCALE

ROOT = Path(__file__).parents[1]
PO = LOCALE / "et" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")

#: Words of the command-line library that a user of jdlint meets.
CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "Arguments",
    "Error: {message}",
    "Aborted!",
    "Try '{command} {option}' for help.",
    "Show this message and exit.",
    "Show the version and exit.",
    "No such option: {name}",
    "No such option {name!r}.",
    "Missing argument",
    "Missing option",
    "Missing parameter: {param_name}",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    "{value!r} is not {choice}.",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "{name} {filename!r} is not writable.",
    "{name} {filename!r} is not executable.",
    "directory",
    "path",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Missing command.",
    "Choose from:\n\t{choices}",
    "Could not open file {filename!r}: {message}",
    "Shell completion is not supported for Bash versions older than 4.4.",
    "Couldn't detect Bash version, shell completion is not supported.",
    "default: {default}",
    "required",
    "Got unexpected extra argument ({args})",
    "No such command {name!r}.",
)
_PLURAL_CLICK = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)


def _helps(command: click.Command) -> list[str]:
    found = [vars(command).get("jdlint_help") or command.help or ""]
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    found += [vars(option).get("jdlint_help") or option.help or "" for option in options]
    if isinstance(command, click.Group):
        for below in command.commands.values():
            found += _helps(below)
    return [inspect.cleandoc(text) for text in found]


def collect() -> Catalog:
    """Return every text that needs a translation."""
    found = Catalog(project="jdlint", charset="utf-8", locale="et")
    keywords = {"_": None, "ngettext": (1, 2)}
    source = ROOT / "src" / "jdlint"
    for name, line, message, _comments, _context in extract_from_dir(
        str(source), [("**.py", "python")], keywords=keywords
    ):
        if message:
            found.add(message, locations=[(f"src/jdlint/{Path(name).as_posix()}", line)])
    for text in (*CLICK, *sorted(REASONS)):
        found.add(text)
    for one, many in _PLURAL_CLICK:
        found.add((one, many))
    context = click.Context(cli)
    texts = [*_helps(cli), *(text for _module, text in COMMANDS.values())]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None:
            texts += _helps(command)
    for text in texts:
        if text:
            found.add(text)
    return found


def updated() -> Catalog:
    """Return the Estonian catalogue with the texts of today."""
    with PO.open("rb") as stream:
        old = read_po(stream, locale="et")
    new = collect()
    for message in new:
        if message.id:
            known = old.get(message.id)
            if known is not None and known.string:
                message.string = known.string
            message.locations = []
    return new


#: Without dates and versions of tools, so that the same texts give the same bytes.
_HEADER = b"""# Estonian texts of jdlint's interface. Rule texts stand in the rule files.
msgid ""
msgstr ""
"Language: et\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


class _Undated(Catalog):
    """A catalogue whose header tells nothing but what gettext needs."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", "nplurals=2; plural=(n != 1);")]

    mime_headers = property(_get_mime_headers)


def catalogue() -> bytes:
    """Return the .po file as it should stand in the repository."""
    stream = io.BytesIO()
    write_po(stream, updated(), width=110, sort_output=True, omit_header=True)
    return _HEADER + stream.getvalue()


def compiled() -> bytes:
    """Return the .mo file that belongs to the .po."""
    undated = _Undated(locale="et")
    for message in updated():
        if message.id:
            undated.add(message.id, message.string)
    stream = io.BytesIO()
    write_mo(stream, undated)
    return stream.getvalue()


def untranslated() -> list[str]:
    """Return the texts that have no Estonian yet."""
    missing = []
    for message in updated():
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if message.id and not all(strings):
            missing.append(str(message.id))
    return missing
