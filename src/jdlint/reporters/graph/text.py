"""``jdlint graph --format text``: units, their posts, and below each post what leads from it."""

from __future__ import annotations

from collections import Counter, defaultdict

from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.records import NamedTuple
from jdlint.core.text import visible
from jdlint.engine.chart import Chart, Line, Post
from jdlint.facts.graph import State
from jdlint.reporters.graph.words import (
    LOOSE,
    MARKS,
    counts,
    direction_word,
    left_word,
    post_label,
    quoted,
    reason,
    speakers,
    state_word,
    unit_label,
)
from jdlint.reporters.render import shown_date
from jdlint.reporters.style import Style
from jdlint.views.references import Direction

#: States and the colours they have in `jdlint.reporters.style`.
COLOURS: dict[State, str] = {"mutual": "good", "one-sided": "error", "open": "info", "unclear": "warning"}
_ORDER: tuple[Direction, ...] = ("supervisor", "subordinates", "substitutes_for", "substituted_by")


class _Row(NamedTuple):
    direction: Direction
    mark: str
    colour: str
    word: str
    other: str


def render_text(chart: Chart, language: Language, style: Style) -> str:
    """Return the graph for a terminal, one line a post and a link, with a line of counts at the end."""
    rows = _rows(chart)
    width = max((len(direction_word(row.direction)) for found in rows.values() for row in found), default=0)
    as_of = _("as of {date}").format(date=shown_date(chart.as_of, language))
    out = []
    for unit in units_of(chart.posts):
        members = [number for number, post in enumerate(chart.posts) if post.unit == unit]
        size = ngettext("{count} post", "{count} posts", len(members))
        out.append(f"{style(unit_label(unit), 'bold')} · {size}")
        for number in members:
            post = chart.posts[number]
            label = post_label(post)
            out.append(f"  {style(visible(post.name), 'bold')}{style(label[len(visible(post.name)) :], 'dim')}")
            out += (_shown(row, width, style) for row in rows[number])
        out.append("")
    return "\n".join([*out, f"{' · '.join([*counts(chart), as_of])}\n"])


def units_of(posts: tuple[Post, ...]) -> list[tuple[str, ...]]:
    """Return the units of posts: those without first, then the largest with what belongs to it, then the next."""
    size = Counter(post.unit[:depth] for post in posts for depth in range(len(post.unit) + 1))

    def place(unit: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
        return tuple((-size[unit[: depth + 1]], name) for depth, name in enumerate(unit))

    return sorted({post.unit for post in posts}, key=place)


def _rows(chart: Chart) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    for line in chart.lines:
        if line.kind == "reporting":
            found[line.source].append(_link(chart, line, "supervisor", line.source, line.target))
        else:
            found[line.source].append(_link(chart, line, "substitutes_for", line.source, line.target))
            found[line.target].append(_link(chart, line, "substituted_by", line.target, line.source))
    for end in chart.loose:
        found[end.post].append(_Row(end.direction, LOOSE, "error", reason(end), quoted(end.words)))
    for row in chart.left:
        by = left_word(row.by)
        found[row.post].append(_Row(row.direction, MARKS["open"], COLOURS["open"], by, quoted(row.words)))
    for rows in found.values():
        rows.sort(key=lambda row: (_ORDER.index(row.direction), row.mark == LOOSE))
    return found


def _link(chart: Chart, line: Line, direction: Direction, own: int, other: int) -> _Row:
    word = state_word(line.state)
    if line.state == "one-sided":
        mine = speakers(chart, line)[own == line.target]
        word += ": " + (_("the other description does not say so") if mine else _("only the other description says so"))
    return _Row(direction, MARKS[line.state], COLOURS[line.state], word, post_label(chart.posts[other]))


def _shown(row: _Row, width: int, style: Style) -> str:
    sign = style(row.mark, row.colour)
    word = row.word if row.mark == MARKS["mutual"] else style(row.word, row.colour)
    return f"    {direction_word(row.direction).ljust(width)}  {sign} {row.other}  ({word})"
