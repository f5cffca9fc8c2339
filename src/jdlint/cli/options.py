"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from jdlint.config.read import PASSED_OVER, find_config, near, read_config
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.finding import Notice
from jdlint.core.i18n import LANGUAGES, Language, _, locale_language
from jdlint.core.patterns import regex
from jdlint.core.text import visible
from jdlint.engine.request import Request

_Command = TypeVar("_Command", bound=Callable[..., Any])
_MOST_JOBS = 64
_ISO = regex(r"\d{4}-\d{2}-\d{2}")


class Day(click.ParamType[dt.date]):
    """A date as 2026-01-31."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value if _ISO.fullmatch(value) else "")
        except ValueError:
            self.fail(_("{value!r} is no date; write it as 2026-01-31").format(value=value), param, ctx)


class Jobs(click.ParamType[int | None]):
    """A number of processes from 1 to 64, or ``auto`` (None)."""

    name = "N|auto"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        if value == "auto":
            return None
        if not str(value).isdecimal() or not 1 <= int(value) <= _MOST_JOBS:
            text = _("{value!r} is neither a number from 1 to {most} nor auto")
            self.fail(text.format(value=value, most=_MOST_JOBS), param, ctx)
        return int(value)


def today() -> dt.date:
    """Return the local date: the only clock that jdlint reads, and only where `--as-of` is not given."""
    return dt.date.today()  # noqa: DTZ011, TID251


def lang_option(command: _Command) -> _Command:
    """Add `--lang`; its value was already read by `main`, so that help and errors speak the language too."""
    text = "Language of the texts: et or en. Default: configuration, then locale."
    return click.option("--lang", type=click.Choice(LANGUAGES), help=text)(command)


def project_options(command: _Command) -> _Command:
    """Add the options that say as of when and under which configuration a project is read; see `request_of`."""
    context = "Folder whose descriptions references are resolved in."
    for option in (
        click.option("--context", type=click.Path(path_type=Path), help=context),
        click.option("--isolated", is_flag=True, help="Read no configuration file."),
        click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file."),
        click.option("--as-of", type=Day(), help="Judge reviews and validity on this date. Default: today."),
    ):
        command = option(command)
    return command


def request_of(paths: tuple[Path, ...], given: Mapping[str, Any], **more: Any) -> Request:
    """Return what `project_options` ask for; `more` are further fields of the request.

    Raises JdlintError for a configuration file or a context folder that is not there.
    """
    config, context = given["config"], given["context"]
    if config is None and not given["isolated"]:
        _say_above([Path(os.path.abspath(path)) for path in paths or (Path(),)])  # noqa: PTH100 - as `absolute`
    if config is not None and not config.is_file():
        raise JdlintError(_("{path}: there is no such configuration file").format(path=config))
    if context is not None and not context.is_dir():
        raise JdlintError(_("{path}: there is no such folder").format(path=context))
    return Request(
        paths=paths or (Path(),),
        as_of=given["as_of"] or today(),
        config=config,
        isolated=given["isolated"],
        context=context,
        **more,
    )


def config_of(folder: Path) -> Path | None:
    """Return the configuration that holds for `folder`; a note on standard error says what is passed over."""
    passed: list[Notice] = []
    config = find_config(folder, passed)
    say_passed_over(passed)
    return config


def say_passed_over(notices: Iterable[Notice]) -> None:
    """Say on standard error, once each, what is not obeyed, configurations and ignore rules, and why."""
    from jdlint.reporters.render import NOTICES  # noqa: PLC0415 - only where there is one

    context = click.get_current_context()
    said: set[str] = context.meta.setdefault("jdlint.passed-over", set())
    column = 0 if terminal_language(context.params.get("lang"), None) == "et" else 1
    for notice in notices:
        if notice.id not in PASSED_OVER or notice.path is None:
            continue
        path = os.path.relpath(notice.path).replace(os.sep, "/")
        if path not in said:
            said.add(path)
            text = visible(f"{path}: {NOTICES[notice.id][column].format_map(notice.args)}")
            click.echo(_("note: {text}").format(text=text), err=True)


def _say_above(paths: Sequence[Path]) -> None:
    folders = near(paths, [path for path in paths if path.is_dir()])
    passed: list[Notice] = []
    for folder in sorted(folders):
        find_config(folder, passed, folders)
    if passed:
        say_passed_over(passed)


def codes(values: tuple[str, ...]) -> list[str]:
    """Return the codes of a repeatable option that also takes a list with commas."""
    found = [code.strip() for value in values for code in value.split(",") if code.strip()]
    if values and not found:
        raise JdlintError(_("a rule code is missing"))
    return found


def output_language(asked: Language | None, configured: Language | None, *, terminal: bool) -> Language:
    """Return the language of what is written: of text for a terminal as there, else option, configuration, English."""
    return terminal_language(asked, configured) if terminal else asked or configured or "en"


def print_for_programs() -> None:
    """Let standard output be UTF-8 in any locale: what a program reads (JSON, XML, HTML, …) says or implies that."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def terminal_language(asked: str | None, configured: Language | None) -> Language:
    """Return the language of text for a terminal: option, environment, configuration, locale."""
    if asked in LANGUAGES:
        return asked
    if os.environ.get("JDLINT_LANG"):
        return locale_language(os.environ)
    return configured or locale_language(os.environ)


def configured_organisation() -> Path:
    """Return the organisation file that the configuration names, else the usual one in this folder.

    Raises JdlintError where that is a link out of the repository.
    """
    from jdlint.authoring.scaffold import ORGANISATION  # noqa: PLC0415 - the help needs none of it
    from jdlint.storage.inside import refuse_outside  # noqa: PLC0415

    config = config_of(Path.cwd())
    named = read_config(config).organisation if config is not None else None
    found = named or Path.cwd() / ORGANISATION
    refuse_outside(found)
    return found


def settings_of(folder: Path) -> Settings:
    """Return the settings of the project that `folder` is in; the default ones where it is in none."""
    config = config_of(Path(os.path.abspath(folder)))  # noqa: PTH100 - resolve() would follow links
    return Settings() if config is None else read_config(config)
