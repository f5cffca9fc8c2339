"""``jdlint audit``."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from jdlint.audit.earlier import (
    NOTHING,
    changed_since,
    outdated,
    refuse_bundle,
    refuse_the_future,
    refuse_to_lose,
)
from jdlint.audit.folder import bundle_of, files_of, history_of, manifest_of
from jdlint.audit.make import make_audit
from jdlint.audit.page.verdict import verdict_of
from jdlint.audit.reading import HISTORY, MANIFEST, load_audit, load_history
from jdlint.audit.workbook.merge import read_entries
from jdlint.cli.merging import notes_of, refuse_to_drop, say
from jdlint.cli.options import lang_option, output_language, project_options, request_of, terminal_language
from jdlint.cli.progress import progress_for
from jdlint.core.errors import JdlintError, reason_of
from jdlint.core.i18n import _, use_language
from jdlint.core.text import visible
from jdlint.storage.atomic import write_all, write_output


@click.command("audit")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@click.option("--since", type=click.Path(path_type=Path), help="Folder, bundle or report.json of the previous audit.")
@click.option("--merge", type=click.Path(path_type=Path), help="Workbook whose entries are carried over.")
@click.option("--bundle", type=click.Path(path_type=Path, dir_okay=False), help="Write all files as one zip as well.")
@click.option("--base", metavar="REV", help="Judge changes since this git revision as well.")
@click.option("--pdf", is_flag=True, help="Write report.pdf as well.")
@click.option("--per-unit", is_flag=True, help="Write a calendar for each unit as well.")
@click.option("--show-names", is_flag=True, help="Leave names of persons in the texts.")
@click.option("--force", is_flag=True, help="Overwrite another audit, or a workbook that was filled in.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing.")
@project_options
@lang_option
def command(paths: tuple[Path, ...], out: Path, since: Path | None, merge: Path | None, **given: Any) -> None:
    """Write the audit report of a repository: page, workbook, calendar and data.

    PATHS are files and folders; without any, the current folder. Nothing that was found makes the command fail.
    """
    request = request_of(paths, given, base=given["base"], progress=progress_for(quiet=given["quiet"]))
    previous = None if since is None else load_audit(since)
    refuse_the_future(previous, request.as_of)
    if since is not None:
        for name in changed_since(since):
            note = _("{file}: was changed after the audit").format(file=visible(str(since / name)))
            click.echo(_("note: {text}").format(text=note), err=True)
    before = NOTHING
    if not given["force"]:
        before = refuse_to_lose(out, request.as_of, merge, pdf=given["pdf"], per_unit=given["per_unit"])
        if given["bundle"] is not None:
            refuse_bundle(given["bundle"], request.as_of)
    known = [*(load_history(since) if since is not None else ()), *load_history(out)]
    audit, settings = make_audit(request, show_names=given["show_names"], previous=previous, history=known)
    spoken = terminal_language(given["lang"], settings.language)
    language = output_language(given["lang"], settings.language, terminal=False)
    use_language(spoken)
    filled = None if merge is None else read_entries(merge, language)
    entries = None if filled is None else filled.entries
    notes = notes_of(filled, audit, language)
    if not given["force"]:
        refuse_to_drop(notes, merge, out / "report.xlsx")
    use_language(language)
    files = files_of(audit, language, entries=entries, pdf=given["pdf"], per_unit=given["per_unit"])
    options = {name: given[name] for name in ("show_names", "base", "isolated")} | {"language": language}
    options["entries"] = 0 if entries is None else sum(map(len, entries.values()))
    for name in ("config", "context"):
        options[name] = None if given[name] is None else Path(os.path.relpath(given[name])).as_posix()
    files[HISTORY] = history_of(audit, known)
    files[MANIFEST] = manifest_of(audit, files, made_at=_now(), options=options)
    use_language(spoken)
    _write(out, files)
    for path in outdated(out, before, files):
        with contextlib.suppress(OSError):  # then it stays, and verify says that it is none of these files
            path.unlink()
    if given["bundle"] is not None:
        write_output(given["bundle"], bundle_of(files))
    say(notes, merge)
    if not given["quiet"]:
        click.echo(" ".join(sentence[spoken] for sentence in verdict_of(audit)))
        click.echo(_("Written to {folder}: {files}").format(folder=visible(str(out)), files=", ".join(sorted(files))))


def _write(out: Path, files: Mapping[str, bytes]) -> None:
    try:
        for folder in sorted({(out / name).parent for name in files}):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("{path}: cannot be written: {reason}")
        raise JdlintError(text.format(path=visible(str(out)), reason=reason_of(error))) from None
    write_all([(out / name, content) for name, content in files.items()])


def _now() -> str:
    """Return when the audit was made: for the manifest alone, no other file knows."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
