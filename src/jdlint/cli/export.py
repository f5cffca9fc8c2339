"""``jdlint export``."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.authoring.official.formats import FORMATS, TEXT_FORMATS
from jdlint.authoring.official.words import LAYOUTS
from jdlint.cli.options import config_of, lang_option, print_for_programs
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import LANGUAGES, Language, _
from jdlint.core.text import visible


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "form", required=True, type=click.Choice(FORMATS), help="Format of the document.")
@click.option("--layout", type=click.Choice(LAYOUTS), help="Layout. Default: that of the template it came from.")
@click.option(
    "--template", "own", type=click.Path(path_type=Path), help="Word template of your own, with placeholders (docx)."
)
@click.option("--id", "identifier", help="Id of the description, where the file holds several.")
@click.option("-o", "--output", "target", help="File to write; - is standard output (html, md). Default: beside FILE.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@lang_option
def command(
    file: Path,
    form: str,
    layout: str | None,
    own: Path | None,
    identifier: str | None,
    target: str | None,
    lang: Language | None,
    *,
    force: bool,
) -> None:
    """Write a description as the official document, ready to be approved and signed.

    Labels are in the language of --lang or the configuration, else in Estonian. The same description gives the same
    bytes.
    """
    from jdlint.authoring.official.export import Template, render  # noqa: PLC0415 - the help needs none of it
    from jdlint.authoring.official.source import MOST_TEMPLATE, read_one, titles_near  # noqa: PLC0415
    from jdlint.storage.atomic import write_atomic  # noqa: PLC0415
    from jdlint.storage.files import read_named  # noqa: PLC0415

    if target == "-" and form not in TEXT_FORMATS:
        raise JdlintError(_("{form} is no text and is not written to standard output; name a file").format(form=form))
    if own is not None and form != "docx":
        raise JdlintError(_("--template is for --to docx alone"))
    config = config_of(file.resolve().parent)
    document = read_one(file, identifier)
    data = render(
        document,
        form,
        language=lang or _configured(config),
        layout=layout,
        names=titles_near(file, config),
        template=Template(visible(str(own)), read_named(own, MOST_TEMPLATE)) if own is not None else None,
    )
    if target == "-":
        print_for_programs()
        click.echo(data.decode("utf-8"), nl=False)
        return
    path = Path(target) if target is not None else file.with_name(f"{_stem(file)}.{form}")
    if not force and (path.exists() or path.is_symlink()):
        raise JdlintError(
            _("{path}: exists already; nothing was written (--force overwrites it)").format(path=visible(str(path)))
        )
    write_atomic(path, data, named=target is not None)
    click.echo(visible(str(path)))


def _stem(file: Path) -> str:
    return file.name.removesuffix(".yaml").removesuffix(".yml").removesuffix(".jd") or file.name


def _configured(config: Path | None) -> Language:
    """Return the language that the configuration asks for; descriptions are Estonian."""
    from jdlint.config.read import read_config  # noqa: PLC0415 - see above

    named = read_config(config).language if config is not None else None
    return named if named in LANGUAGES else "et"
