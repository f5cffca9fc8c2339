"""``jdlint graph --format dot``: for Graphviz. States differ by style and label of the line, not by colour alone."""

from __future__ import annotations

from jdlint.core.text import visible
from jdlint.engine.chart import Chart, Line
from jdlint.facts.graph import State
from jdlint.reporters.graph.text import units_of
from jdlint.reporters.graph.words import reason, sentence, state_word, unit_label

_STYLES: dict[State, str] = {"mutual": "solid", "open": "dashed", "unclear": "dotted", "one-sided": "bold"}
_COLOURS: dict[State, str] = {"mutual": "#3b4252", "open": "#1d5fa8", "unclear": "#8a5a00", "one-sided": "#b3261e"}


def render_dot(chart: Chart) -> str:
    """Return the graph in the DOT language; units are clusters, loose references plain text beside their post."""
    out = [
        "digraph jdlint {",
        "  rankdir=BT; compound=true; newrank=true;",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=9];',
    ]
    for place, unit in enumerate(units_of(chart.posts)):
        out += [f"  subgraph cluster_{place} {{", f"    label={_text(unit_label(unit))}; color=gray70; bgcolor=gray96;"]
        for number, post in enumerate(chart.posts):
            if post.unit == unit:
                label = post.name if post.name == post.id else f"{post.name}\n{post.id}"
                out.append(f"    p{number} [label={_text(label)}];")
        out.append("  }")
    out += (_edge(chart, line) for line in chart.lines)
    for number, end in enumerate(chart.loose):
        label = _text(f"{end.words}\n{reason(end)}")
        out.append(f'  x{number} [shape=plaintext, style="", fontcolor="{_COLOURS["one-sided"]}", label={label}];')
        colour = _COLOURS["one-sided"]
        out.append(f'  p{end.post} -> x{number} [arrowhead=none, style=dotted, color="{colour}", constraint=false];')
    return "\n".join([*out, "}\n"])


def _edge(chart: Chart, line: Line) -> str:
    colour, style = _COLOURS[line.state], _STYLES[line.state]
    parts = [f'color="{colour}"', f"style={style}", f"tooltip={_text(sentence(chart, line))}"]
    if line.kind == "substitution":
        parts.append("arrowhead=vee, constraint=false")
    if line.state != "mutual":
        parts.append(f'label={_text(state_word(line.state))}, fontcolor="{colour}"')
    return f"  p{line.source} -> p{line.target} [{', '.join(parts)}];"


def _text(text: str) -> str:
    """Return a quoted string; line ends of ours become breaks, everything else that moves text becomes visible."""
    lines = (visible(line).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in text.split("\n"))
    return '"' + "\\n".join(lines) + '"'
