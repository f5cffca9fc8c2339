"""Format names and what renders them."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from jdlint.core.records import NamedTuple
from jdlint.core.report import Report
from jdlint.reporters.printing import Printing


class Format(NamedTuple):
    """A format: where it is rendered, and whether it speaks to people at a terminal."""

    module: str
    function: str
    terminal: bool = False


#: Formats for people at a terminal speak the language of the locale and end with a summary.
FORMATS: dict[str, Format] = {
    "full": Format("terminal", "render_full", terminal=True),
    "concise": Format("terminal", "render_concise", terminal=True),
    "grouped": Format("grouped", "render_grouped", terminal=True),
    "json": Format("json_report", "render_json"),
    "json-lines": Format("json_lines", "render_json_lines"),
    "sarif": Format("sarif", "render_sarif"),
    "junit": Format("junit", "render_junit"),
    "github": Format("github", "render_github"),
    "gitlab": Format("gitlab", "render_gitlab"),
    "azure": Format("azure", "render_azure"),
    "checkstyle": Format("checkstyle", "render_checkstyle"),
    "rdjson": Format("rdjson", "render_rdjson"),
    "markdown": Format("markdown", "render_markdown"),
}


def render(name: str, report: Report, printing: Printing) -> str:
    """Return `report` in the format `name`; only that format's module is imported."""
    chosen = FORMATS[name]
    function: Callable[[Report, Printing], str] = getattr(
        importlib.import_module(f"jdlint.reporters.{chosen.module}"), chosen.function
    )
    return function(report, printing)
