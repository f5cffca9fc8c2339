"""The projects that a command looks at, with nothing judged."""

from __future__ import annotations

from jdlint.cli.options import say_passed_over
from jdlint.engine.gather import Gathering, gather
from jdlint.engine.request import Request


def projects_of(request: Request) -> Gathering:
    """Return what `gather` does; a note on standard error says what is not obeyed in reading it."""
    found = gather(request)
    say_passed_over(found.notices)
    return found
