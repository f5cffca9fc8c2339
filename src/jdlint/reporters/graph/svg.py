"""``jdlint graph --format svg``: a drawing to look at and to print; no script, nothing from elsewhere.

State is told three times: by colour, by the dashes of the line, and by a sign on it; the legend explains all of them.
"""

from __future__ import annotations

import math

from jdlint.core.i18n import Language, _
from jdlint.core.text import visible
from jdlint.engine.chart import Chart, LooseEnd, Post
from jdlint.facts.graph import Kind, State
from jdlint.reporters.escapes import xml_text
from jdlint.reporters.graph.fitting import fitted
from jdlint.reporters.graph.geometry import BOX, LABEL, Frame, Point, Route, geometry_of
from jdlint.reporters.graph.layout import layout_of
from jdlint.reporters.graph.strokes import COLOURS, arrow, line_path, middle, state_sign
from jdlint.reporters.graph.words import (
    STATES,
    counts,
    direction_word,
    post_label,
    quoted,
    reason,
    sentence,
    unit_label,
)
from jdlint.reporters.render import shown_date

_INSIDE = BOX - 20
_HEAD, _LEAST = 48, 640
_LINE, _SMALL, _ITEM = 16, 13, 440
_LOOSE_SHOWN = 3
#: A line in a box: its text, its height and its attributes.
_Text = tuple[str, int, str]


def render_svg(chart: Chart, language: Language) -> str:
    """Return the drawing; the same graph gives the same bytes. Raises JdlintError where igraph is not installed."""
    layout = layout_of(chart)
    loose: dict[int, list[LooseEnd]] = {}
    for end in chart.loose:
        loose.setdefault(end.post, []).append(end)
    texts = [_texts(post, loose.get(number, [])) for number, post in enumerate(chart.posts)]
    heights = [_height(lines) for lines in texts]
    drawn = geometry_of(chart, layout, heights, _HEAD)
    width = max(drawn.width, _LEAST)
    legend, height = _legend(drawn.height + 30, width)
    as_of = _("as of {date}").format(date=shown_date(chart.as_of, language))
    title, summary = _("Substitution and reporting"), " · ".join([*counts(chart), as_of])
    explained = _("Boxes are posts, shaded fields are units, lines are links.")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="jdlint-title jdlint-desc" '
        f'xml:lang="{language}" font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#1b2733">'
    )
    out = [
        head,
        f'<title id="jdlint-title">{xml_text(title)}</title>',
        f'<desc id="jdlint-desc">{xml_text(f"{summary}. {explained}")}</desc>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="24" y="32" font-size="18" font-weight="bold">{xml_text(title)}</text>',
        f'<text x="24" y="52" fill="#52606d">{xml_text(summary)}</text>',
    ]
    out += (_lane(frame, lane.unit) for frame, lane in zip(drawn.lanes, layout.lanes, strict=True))
    routes = sorted(drawn.routes, key=lambda route: STATES.index(route.lines[0].state))  # what is broken lies on top
    out += (_route(chart, route) for route in routes)
    for number, frame in enumerate(drawn.boxes):
        out.append(_box(chart.posts[number], frame, texts[number], loose.get(number, [])))
    out += legend
    return "\n".join([*out, "</svg>", ""])


def _texts(post: Post, loose: list[LooseEnd]) -> list[_Text]:
    """Return what stands in a box: (text, height of its line, attributes)."""
    title = post.title or post.name
    found = [(line, _LINE, 'font-weight="bold"') for line in fitted(visible(title), _INSIDE, 12, 2, bold=True)]
    if post.specialisation and post.title:
        found += [(line, _LINE, "") for line in fitted(visible(post.specialisation), _INSIDE, 12, 2)]
    if post.id != title:
        mono = 'font-family="monospace" font-size="10" fill="#52606d"'
        found += [(line, _SMALL, mono) for line in fitted(visible(post.id), _INSIDE, 10, 1, mono=True)]
    red = f'font-size="10.5" fill="{COLOURS["one-sided"]}"'
    for end in loose[:_LOOSE_SHOWN]:
        found += [(line, _SMALL, red) for line in fitted(f"× {quoted(end.words)}: {reason(end)}", _INSIDE, 10.5, 3)]
    if len(loose) > _LOOSE_SHOWN:
        found.append((f"× + {len(loose) - _LOOSE_SHOWN}", _SMALL, red))
    return found


def _height(lines: list[_Text]) -> float:
    return 18 + sum(height for _text, height, _attributes in lines)


def _lane(frame: Frame, unit: tuple[str, ...]) -> str:
    label = unit_label(unit[-1:])
    rows = fitted(label, LABEL - 20, 12, max(1, int((frame.height - 20) // 15)), bold=True)
    texts = "".join(
        f'<tspan x="{frame.x + 12:g}" y="{frame.y + 24 + 15 * place:g}">{xml_text(row)}</tspan>'
        for place, row in enumerate(rows)
    )
    return (
        f"<g><title>{xml_text(unit_label(unit))}</title>"
        f'<rect x="{frame.x:g}" y="{frame.y:g}" width="{frame.width:g}" height="{frame.height:g}" rx="8" '
        f'fill="#f1f5f9" stroke="#d5dde5"/><text font-weight="bold" fill="#3e4c59">{texts}</text></g>'
    )


def _box(post: Post, frame: Frame, lines: list[_Text], loose: list[LooseEnd]) -> str:
    said = (f"{direction_word(end.direction)} {quoted(end.words)}: {reason(end)}" for end in loose)
    tip = "\n".join([post_label(post), unit_label(post.unit), visible(post.path), *said])
    stroke = f'stroke="{COLOURS["one-sided"]}" stroke-width="1.6"' if loose else 'stroke="#52606d"'
    place = f'x="{frame.x:g}" y="{frame.y:g}" width="{frame.width:g}" height="{frame.height:g}"'
    out = [f'<g><title>{_lines(tip)}</title><rect {place} rx="5" fill="#ffffff" {stroke}/>']
    y = frame.y + 8
    for text, height, attributes in lines:
        y += height
        out.append(f'<text x="{frame.x + 10:g}" y="{y - 2:g}" {attributes}>{xml_text(text)}</text>'.replace(" >", ">"))
    return "".join([*out, "</g>"])


def _lines(text: str) -> str:
    """Return a text of several lines for XML."""
    return "\n".join(map(xml_text, text.split("\n")))


def _route(chart: Chart, route: Route) -> str:
    line = route.lines[0]
    tip = "\n".join(sentence(chart, item) for item in route.lines)
    out = [f"<g><title>{_lines(tip)}</title>", line_path(route.points, line.kind, line.state)]
    if route.at_hub:
        out.append(arrow(route.points[0], route.points[1], line.kind, line.state))
    if route.at_spoke:
        out.append(arrow(route.points[-1], route.points[-2], line.kind, line.state))
    if line.state != "mutual":
        out.append(state_sign(middle(route.points), line.state))
    return "".join([*out, "</g>"])


def _legend(top: float, width: float) -> tuple[list[str], float]:
    """Return what the lines mean, in as many columns as there is room for, and where the drawing ends."""
    columns = max(1, int((width - 48) // _ITEM))
    items: list[tuple[Kind, State, str]] = [
        ("substitution", "mutual", _("substitution: from the substitute to the substituted post")),
        ("reporting", "mutual", _("reporting: from a post to its immediate supervisor")),
        ("substitution", "one-sided", _("one-sided: the other description does not say so")),
        ("substitution", "open", _("left open: the other one names a group, a chart or a decision")),
        ("substitution", "unclear", _("unclear: the other one names somebody who may be meant")),
    ]
    out = []
    for place, (kind, state, text) in enumerate(items):
        x, y = 24 + _ITEM * (place % columns), top + 22 * (place // columns)
        sample: tuple[Point, ...] = ((x + 58.0, y), (float(x), y))
        out.append(line_path(sample, kind, state) + arrow(sample[0], sample[1], kind, state))
        if state != "mutual":
            out.append(state_sign((x + 25.0, y), state))
        out.append(f'<text x="{x + 68:g}" y="{y + 4:g}">{xml_text(text)}</text>')
    return out, top + 22 * math.ceil(len(items) / columns) + 8
