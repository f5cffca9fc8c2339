"""``jdlint config show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from jdlint.cli.options import config_of, lang_option
from jdlint.config.form import KEYS
from jdlint.config.read import read_config
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import _


@click.group("config")
def command() -> None:
    """Show the configuration in force."""


@command.command("show")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--origin", is_flag=True, help="Say where each value comes from.")
@click.option("--config", "file", type=click.Path(path_type=Path), help="Use this configuration file.")
@lang_option
def show(path: Path, file: Path | None, lang: str | None, *, origin: bool) -> None:
    """Print every setting that holds for PATH."""
    if not path.exists():
        raise JdlintError(_("{path}: there is no such file or folder").format(path=path))
    if file is not None and not file.is_file():
        raise JdlintError(_("{path}: there is no such configuration file").format(path=file))
    path = path.resolve()
    found = file or config_of(path if path.is_dir() else path.parent)
    settings = read_config(found) if found else Settings()
    values = found_values(settings)
    for key in KEYS:
        if key in ("extend", "required-version") and key not in settings.origins:
            continue
        line = f"{key} = {json.dumps(values[key], ensure_ascii=False)}"
        if origin:
            line += f"  # {settings.origins.get(key, _('default'))}"
        click.echo(line)


def found_values(settings: Settings) -> dict[str, Any]:
    """Return the settings under the names of the configuration."""
    values: dict[str, Any] = {key: form.default for key, form in KEYS.items()}
    values.update(settings.values)
    values["review"] = {"interval-months": settings.review_interval, "due-soon-days": settings.due_soon}
    values["limits"] = {name.replace("_", "-"): value for name, value in settings.limits._asdict().items()}
    return values
