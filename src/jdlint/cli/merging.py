"""What `audit` and `report` say of a workbook whose entries are carried over."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.audit.data import Audit
from jdlint.audit.workbook.merge import Filled, left_behind
from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.text import visible


def say_left_behind(filled: Filled | None, audit: Audit, language: Language, workbook: Path | None) -> None:
    """Say what of a workbook was not carried over: columns that are not ours, and entries whose rows are gone."""
    if filled is None:
        return
    notes = list(filled.notes)
    if count := left_behind(filled.entries, audit, language):
        told = ngettext(
            "{count} entry was not carried over, for its row is gone; it stays in the old workbook",
            "{count} entries were not carried over, for their rows are gone; they stay in the old workbook",
            count,
        )
        notes.append(told)
    for note in notes:
        click.echo(_("note: {text}").format(text=f"{visible(str(workbook))}: {note}"), err=True)
