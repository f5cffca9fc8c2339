"""Format names and what renders them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from jdlint.core.report import Report
from jdlint.reporters.json_report import render_json
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Style
from jdlint.reporters.terminal import render_concise, render_full
from jdlint.storage.files import read_bytes

_MOST = 64 * 1024 * 1024


class Printing(NamedTuple):
    """How a report is rendered: the language and rulebook, and the colours."""

    renderer: Renderer
    style: Style


class _Texts:
    """Lines of the files a report speaks of, read again when an excerpt is shown."""

    def __init__(self) -> None:
        self.found: dict[str, list[str] | None] = {}

    def __call__(self, path: str) -> list[str] | None:
        if path not in self.found:
            try:
                text = read_bytes(Path(path), _MOST).decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                self.found[path] = None
            else:
                self.found[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self.found[path]


def _full(report: Report, printing: Printing) -> str:
    return render_full(report, printing.renderer, printing.style, _Texts())


def _concise(report: Report, printing: Printing) -> str:
    return render_concise(report, printing.renderer, printing.style)


def _json(report: Report, printing: Printing) -> str:
    return render_json(report, printing.renderer)


FORMATS: dict[str, Callable[[Report, Printing], str]] = {"full": _full, "concise": _concise, "json": _json}
#: Formats for people at a terminal: they speak the language of the locale and end with a summary.
TERMINAL = frozenset({"full", "concise"})


def render(name: str, report: Report, printing: Printing) -> str:
    """Return `report` in the format `name`."""
    return FORMATS[name](report, printing)
