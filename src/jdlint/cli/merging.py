"""What `audit` and `report` say of a workbook whose entries are carried over."""

from __future__ import annotations

from pathlib import Path

import click

from jdlint.audit.data import Audit
from jdlint.audit.workbook.merge import Entries, left_behind
from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.text import visible


def say_left_behind(entries: Entries | None, audit: Audit, language: Language, workbook: Path | None) -> None:
    """Say that entries were not carried over where their rows are gone."""
    count = 0 if entries is None else left_behind(entries, audit, language)
    if count:
        told = ngettext(
            "{count} entry was not carried over, for its row is gone",
            "{count} entries were not carried over, for their rows are gone",
            count,
        )
        click.echo(_("note: {text}").format(text=f"{visible(str(workbook))}: {told}"), err=True)
