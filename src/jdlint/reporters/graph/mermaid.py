"""``jdlint graph --format mermaid``: a flowchart for Markdown pages and wikis."""

from __future__ import annotations

import re

from jdlint.core.text import visible
from jdlint.engine.chart import Chart, Line
from jdlint.facts.graph import State
from jdlint.reporters.graph.text import units_of
from jdlint.reporters.graph.words import kind_word, reason, state_word, unit_label

#: Everything but letters, digits and a few signs is written as a character code: Mermaid has no other way of quoting.
_UNSAFE = re.compile(r"[^\w .,:()/–-]|--+")
_ARROWS: dict[State, str] = {"mutual": "-->", "open": "-.->", "unclear": "-.->", "one-sided": "==>"}


def render_mermaid(chart: Chart) -> str:
    """Return the graph as a Mermaid flowchart; units are subgraphs, every link but a mutual one says its state."""
    out = ["flowchart BT"]
    for place, unit in enumerate(units_of(chart.posts)):
        out.append(f'  subgraph u{place}["{_text(unit_label(unit))}"]')
        for number, post in enumerate(chart.posts):
            if post.unit == unit:
                second = "" if post.name == post.id else f"<br/>{_text(post.id)}"
                out.append(f'    p{number}["{_text(post.name)}{second}"]')
        out.append("  end")
    out += (_link(line) for line in chart.lines)
    for number, end in enumerate(chart.loose):
        out.append(f'  x{number}(["{_text(end.words)}<br/>{_text(reason(end))}"]):::loose')
        out.append(f"  p{end.post} -.- x{number}")
    broken = [str(number) for number, line in enumerate(chart.lines) if line.state == "one-sided"]
    if broken:
        out.append(f"  linkStyle {','.join(broken)} stroke:#b3261e,stroke-width:3px")
    if chart.loose:
        out.append("  classDef loose fill:#fff,stroke:#b3261e,stroke-dasharray:3 3,color:#b3261e")
    return "\n".join([*out, ""])


def _link(line: Line) -> str:
    words = kind_word(line.kind) if line.state == "mutual" else f"{kind_word(line.kind)}: {state_word(line.state)}"
    return f'  p{line.source} {_ARROWS[line.state]}|"{_text(words)}"| p{line.target}'


def _text(text: str) -> str:
    def coded(match: re.Match[str]) -> str:
        return "".join(f"#{ord(sign)};" for sign in match.group())

    return _UNSAFE.sub(coded, visible(text))
