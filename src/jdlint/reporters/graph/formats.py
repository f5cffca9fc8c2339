"""Names of the formats of ``jdlint graph`` and what draws them; each is imported when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from jdlint.core.i18n import Language
from jdlint.engine.chart import Chart
from jdlint.reporters.style import Style

#: Formats of one argument: module below this package and name of its function.
_DRAWN = {
    "json": ("data", "render_json"),
    "dot": ("dot", "render_dot"),
    "mermaid": ("mermaid", "render_mermaid"),
    "graphml": ("graphml", "render_graphml"),
}
FORMATS = ("text", *_DRAWN, "svg")


def draw(name: str, chart: Chart, language: Language, style: Style) -> str:
    """Return the graph in the format `name`; raises JdlintError where that needs a package that is not installed."""
    if name == "text":
        from jdlint.reporters.graph.text import render_text  # noqa: PLC0415 - one format a run

        return render_text(chart, language, style)
    if name == "svg":
        from jdlint.reporters.graph.svg import render_svg  # noqa: PLC0415

        return render_svg(chart, language)
    module, function = _DRAWN[name]
    render: Callable[[Chart], str] = getattr(importlib.import_module(f"jdlint.reporters.graph.{module}"), function)
    return render(chart)
