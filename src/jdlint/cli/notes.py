"""What several commands say on standard error beside what they print."""

from __future__ import annotations

import click

from jdlint.core.i18n import _, ngettext


def note_unread(count: int) -> None:
    """Say how many files of a project could not be read, and so are missing in what is printed."""
    if count:
        text = ngettext("{count} file could not be read", "{count} files could not be read", count)
        click.echo(_("note: {text}").format(text=text + _("; jdlint check says why")), err=True)
