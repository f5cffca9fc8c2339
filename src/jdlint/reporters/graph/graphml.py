"""``jdlint graph --format graphml``: for yEd, Gephi and programs. Loose references are left out: they lead nowhere."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from jdlint.engine.chart import Chart, Said
from jdlint.reporters.escapes import xml_text

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
#: "id" would clash with the name that igraph gives to the ids of nodes themselves.
_NODE = ("identifier", "name", "title", "specialisation", "unit", "status", "path")
_EDGE = ("kind", "state", "places")


def render_graphml(chart: Chart) -> str:
    """Return the graph as GraphML; nodes are n0, n1 …, with what identifies them in their data."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', f'<graphml xmlns="{_NAMESPACE}">']
    out += (f'  <key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in _NODE)
    out += (f'  <key id="e_{name}" for="edge" attr.name="{name}" attr.type="string"/>' for name in _EDGE)
    out.append('  <graph id="jdlint" edgedefault="directed">')
    for number, post in enumerate(chart.posts):
        values = {**post._asdict(), "identifier": post.id, "unit": " / ".join(post.unit)}
        out += [f'    <node id="n{number}">', *_data("n", _NODE, values), "    </node>"]
    for number, line in enumerate(chart.lines):
        values = {"kind": line.kind, "state": line.state, "places": ", ".join(map(_place, line.said))}
        out.append(f'    <edge id="e{number}" source="n{line.source}" target="n{line.target}">')
        out += [*_data("e", _EDGE, values), "    </edge>"]
    return "\n".join([*out, "  </graph>", "</graphml>", ""])


def _data(prefix: str, names: tuple[str, ...], values: dict[str, str | None]) -> list[str]:
    return [
        f"      <data key={quoteattr(f'{prefix}_{name}')}>{xml_text(value)}</data>"
        for name in names
        if (value := values[name]) is not None
    ]


def _place(said: Said) -> str:
    start = said.site.start
    return said.path if start is None else f"{said.path}:{start.line}"
