"""Changes as one unified diff, as ``git apply`` and ``patch -p1`` take it."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path

from jdlint.estonian.personal_codes import masked
from jdlint.fixer.apply import Change

# What git writes as an escape sequence in a file name.
_QUOTED = re.compile('[\x00-\x1f"\\\\\x7f]')


def diff_folder(changes: list[Change]) -> Path:
    """Return the folder in which the diff applies: the working folder, or one above it where a file lies there."""
    here = Path.cwd()
    files = [Path(os.path.abspath(change.path)) for change in changes]  # noqa: PTH100 - resolve() would follow links
    return next(
        (folder for folder in (here, *here.parents) if all(file.is_relative_to(folder) for file in files)), here
    )


def show_diff(changes: list[Change]) -> str:
    """Return the changes as a unified diff, with paths below `diff_folder`.

    Personal codes are masked; a diff that would show one does not apply there.
    """
    folder = diff_folder(changes)
    out: list[str] = []
    for change in changes:
        name = os.path.relpath(change.path, folder).replace(os.sep, "/")
        diff = difflib.unified_diff(_rows(change.before), _rows(change.after), _name("a", name), _name("b", name))
        out.extend(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in diff)
    return masked("".join(out))


def _rows(data: bytes) -> list[str]:
    """Return the lines as diff and patch count them: only a line feed ends one."""
    rows = data.decode("utf-8").split("\n")
    return [f"{row}\n" for row in rows[:-1]] + ([rows[-1]] if rows[-1] else [])


def _name(side: str, path: str) -> str:
    """Return a file name as it stands in a diff: quoted where it must be; a tab ends one with white space."""
    whole = f"{side}/{path}"
    if _QUOTED.search(whole):
        return '"' + _QUOTED.sub(lambda match: f"\\{ord(match.group()):03o}", whole) + '"'
    return whole + "\t" if " " in whole else whole
