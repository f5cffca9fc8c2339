"""``jdlint import``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from jdlint.authoring.imports.planning import Imported, Source, inputs_of, plan_imports
from jdlint.authoring.imports.report import counts_of, render_report, state_words
from jdlint.cli.options import lang_option, output_language, settings_of, terminal_language
from jdlint.cli.progress import progress_for
from jdlint.config.settings import Settings
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import Language, _, ngettext, use_language
from jdlint.core.text import visible
from jdlint.engine.labels import labels_of
from jdlint.reporters.render import Renderer
from jdlint.rulebook.index import load_rulebook
from jdlint.storage.atomic import write_atomic, write_output


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--report", type=click.Path(path_type=Path), help="Write a page that shows document and YAML side by side."
)
@click.option("-q", "--quiet", is_flag=True, help="Only the summary.")
@lang_option
def command(paths: tuple[Path, ...], folder: Path, lang: Language | None, **given: bool | Path | None) -> None:
    """Turn Word, OpenDocument, PDF and text documents, and scans, into YAML descriptions for a person to review.

    PATHS are files and folders. Each value a person must confirm carries the comment "TODO jdlint: kontrolli"; text
    that found no field stands at the end of the file. Signatures, names and personal codes are left out. A description
    that was imported before is written anew only if its document has changed and nobody has edited it since.
    """
    settings = settings_of(folder)
    use_language(terminal_language(lang, settings.language))
    labels = labels_of(settings)
    for path in paths:
        if not path.exists():
            raise JdlintError(_("{path}: there is no such file or folder").format(path=visible(str(path))))
    inputs = inputs_of(paths, settings.limits, labels)
    quiet = bool(given["quiet"])
    sources: list[tuple[Source, str | None]] = []
    for source in plan_imports(inputs.files, folder, settings.limits, labels, progress_for(quiet=quiet)):
        sources.append((source, _problem(source, terminal_language(lang, settings.language))))
        if not given["dry_run"]:
            _write(source.found)
    for source, problem in sources:
        if problem is not None:
            click.echo(f"jdlint: {visible(str(source.path))}: {problem}", err=True)
        for item in source.found if not quiet else ():
            click.echo(f"{visible(str(source.path))} → {visible(str(item.target))}: {_told(item)}")
        for altered in _altered(source, terminal_language(lang, settings.language)):
            click.echo(f"jdlint: {visible(str(source.path))}: {altered}", err=True)
    for path in inputs.foreign:
        click.echo(
            _("note: {path}: no labels of a job description; left out").format(path=visible(str(path))), err=True
        )
    for missing, files in inputs.unread.items():
        told = ngettext("{count} file was left out", "{count} files were left out", len(files))
        click.echo(_("note: {text}").format(text=f"{told}: {missing}"), err=True)
    _summary(sources, dry=bool(given["dry_run"]))
    report = given["report"]
    if isinstance(report, Path):
        _write_report(report, sources, lang, settings)
    failed = any(problem is not None or _altered(source, "en") for source, problem in sources)
    if failed or any(item.state == "kept" for source, _problem in sources for item in source.found) or not sources:
        raise click.exceptions.Exit(1)


def _problem(source: Source, language: Language) -> str | None:
    problem = source.problem
    if problem is None:
        return None
    return Renderer(load_rulebook(), language).text(problem.rule, problem.message, problem.args)


def _altered(source: Source, language: Language) -> list[str]:
    """Return what is wrong with a signed container whose files are not those that were signed."""
    problems = [problem for item in source.found for problem in item.document.problems if problem.rule == "IMP007"]
    return [Renderer(load_rulebook(), language).text(one.rule, one.message, one.args) for one in problems]


def _write(found: Sequence[Imported]) -> None:
    for item in found:
        if item.state not in ("new", "updated"):
            continue
        try:
            item.target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            path = visible(str(item.target))
            raise JdlintError(
                _("{path}: cannot be written: {reason}").format(path=path, reason=reason_of(error))
            ) from None
        write_atomic(item.target, item.content)


def _told(item: Imported) -> str:
    return f"{state_words(item.state)} · {item.document.template} · {counts_of(item)} · {item.confidence}"


def _summary(sources: Sequence[tuple[Source, str | None]], *, dry: bool) -> None:
    items = [item for source, _problem in sources for item in source.found]
    states = {state: sum(item.state == state for item in items) for state in ("new", "updated", "same", "kept")}
    failed = sum(problem is not None for _source, problem in sources)
    head = _("Would write: {count}") if dry else _("Written: {count}")
    parts = [
        head.format(count=states["new"] + states["updated"]),
        _("unchanged: {count}").format(count=states["same"]),
        _("left alone: {count}").format(count=states["kept"]),
        _("failed: {count}").format(count=failed),
        ngettext(
            "{count} value to confirm", "{count} values to confirm", sum(len(i.document.uncertain) for i in items)
        ),
    ]
    click.echo(" · ".join(parts))


def _write_report(
    path: Path, sources: Sequence[tuple[Source, str | None]], lang: Language | None, settings: Settings
) -> None:
    language = output_language(lang, settings.language, terminal=False)
    use_language(language)
    told = [(source, _problem(source, language)) for source, _shown in sources]
    write_output(path, render_report(told, language).encode("utf-8"))
    use_language(terminal_language(lang, settings.language))
    click.echo(_("Report: {path}").format(path=visible(str(path))))
