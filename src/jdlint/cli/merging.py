"""What `audit` and `report` say of a workbook whose entries are carried over."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.audit.data import Audit
from jdlint.audit.workbook.merge import Filled, left_behind
from jdlint.core.errors import JdlintError
from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.text import visible


def notes_of(filled: Filled | None, audit: Audit, language: Language) -> list[str]:
    """Return what of a workbook is not carried over: what is not ours, and entries whose rows are gone."""
    if filled is None:
        return []
    notes = list(filled.notes)
    if count := left_behind(filled.entries, audit, language):
        text = ngettext(
            "{count} entry was not carried over, for its row is gone; it stays in the old workbook",
            "{count} entries were not carried over, for their rows are gone; they stay in the old workbook",
            count,
        )
        notes.append(text)
    return notes


def refuse_to_drop(notes: list[str], workbook: Path | None, output: Path) -> None:
    """Raise JdlintError where a workbook would be written over by one that has not all of it."""
    if notes and workbook is not None and output.exists() and output.samefile(workbook):
        text = _("{path}: would lose something: {note}; merge a copy of it that stays")
        raise JdlintError(text.format(path=visible(str(output)), note=notes[0]))


def say(notes: list[str], workbook: Path | None) -> None:
    """Say what of a workbook was not carried over."""
    for note in notes:
        click.echo(_("note: {text}").format(text=f"{visible(str(workbook))}: {note}"), err=True)
