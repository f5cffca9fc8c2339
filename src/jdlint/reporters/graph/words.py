"""What links, states and references are called; marks that tell a state without colour."""

from __future__ import annotations

from jdlint.core.i18n import _, ngettext
from jdlint.core.text import visible
from jdlint.engine.chart import Chart, Line, LooseEnd, Post
from jdlint.facts.graph import Kind, State
from jdlint.facts.resolve import Outcome
from jdlint.views.references import Direction, ReferenceKind

STATES: tuple[State, ...] = ("mutual", "open", "unclear", "one-sided")
MARKS: dict[State, str] = {"mutual": "=", "open": "~", "unclear": "?", "one-sided": "!"}
LOOSE = "x"
_LONGEST = 200


def state_word(state: State) -> str:
    return {
        "mutual": _("mutual"),
        "one-sided": _("one-sided"),
        "open": _("left open"),
        "unclear": _("unclear"),
    }[state]


def kind_word(kind: Kind) -> str:
    return {"substitution": _("substitution"), "reporting": _("reporting")}[kind]


def direction_word(direction: Direction) -> str:
    return {
        "substitutes_for": _("substitutes"),
        "substituted_by": _("is substituted by"),
        "supervisor": _("reports to"),
        "subordinates": _("has as subordinate"),
    }[direction]


def unit_label(unit: tuple[str, ...]) -> str:
    """Return a unit with those around it, the largest first."""
    return visible(" / ".join(unit)) if unit else _("Without a unit")


def quoted(text: str) -> str:
    """Return words of a description between quotation marks of the language, bounded and harmless."""
    text = visible(text)
    return _('"{text}"').format(text=text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def post_label(post: Post) -> str:
    """Return name and id of a post in one line."""
    name = visible(post.name)
    identifier = visible(post.id)
    return name if name == identifier else f"{name} [{identifier}]"


def outcome_word(outcome: Outcome) -> str:
    """Say in a word or two why a reference leads to no single post."""
    return {
        "unknown": _("not found"),
        "ambiguous": _("may be several posts"),
        "closed": _("no longer in force"),
        "relative": _("cannot be told from the descriptions"),
        "unread": _("its description could not be read"),
    }.get(outcome, outcome)


def left_word(by: ReferenceKind) -> str:
    """Say in a word or two to whom or what a row leaves the matter."""
    return {"group": _("a group"), "chart": _("a chart"), "delegated": _("somebody decides")}.get(by, by)


def reason(end: LooseEnd) -> str:
    """Say why a reference is loose, and what may have been meant."""
    if end.outcome == "unknown" and end.similar is not None:
        return _("not found; similar: {name}").format(name=visible(end.similar))
    if end.outcome == "ambiguous":
        return _("may be several posts: {posts}").format(posts=visible(", ".join(end.candidates)))
    return outcome_word(end.outcome)


def speakers(chart: Chart, line: Line) -> tuple[bool, bool]:
    """Tell whether the description of the source and that of the target say the link by name."""
    said = {item.post for item in line.said}
    return line.source in said, line.target in said


def sentence(chart: Chart, line: Line) -> str:
    """Say a link from both sides, for people who cannot see the drawing."""
    source, target = chart.posts[line.source], chart.posts[line.target]
    template = _("{a} substitutes {b}") if line.kind == "substitution" else _("{a} reports to {b}")
    head = template.format(a=visible(source.name), b=visible(target.name))
    return f"{head}: {state_word(line.state)}. {both_sides(chart, line)}"


def both_sides(chart: Chart, line: Line) -> str:
    """Say which description says a link and what the other one says."""
    by_source, by_target = speakers(chart, line)
    if by_source and by_target:
        return _("Both descriptions say so.")
    one, other = (line.source, line.target) if by_source else (line.target, line.source)
    template = {
        "mutual": _("{one} says so; {other} says so of a group."),
        "one-sided": _("{one} says so; {other} does not."),
        "open": _("{one} says so; {other} leaves it open."),
        "unclear": _("{one} says so; {other} may mean the same."),
    }[line.state]
    return template.format(one=visible(chart.posts[one].id), other=visible(chart.posts[other].id))


def counts(chart: Chart) -> list[str]:
    """Return what there is how many of: posts, links, those in each state but the good one, loose references."""
    states = [line.state for line in chart.lines]
    parts = [
        ngettext("{count} post", "{count} posts", len(chart.posts)),
        ngettext("{count} link", "{count} links", len(chart.lines)),
    ]
    if states.count("one-sided"):
        parts.append(ngettext("{count} one-sided", "{count} one-sided", states.count("one-sided")))
    if states.count("open"):
        parts.append(ngettext("{count} left open", "{count} left open", states.count("open")))
    if states.count("unclear"):
        parts.append(ngettext("{count} unclear", "{count} unclear", states.count("unclear")))
    if chart.loose:
        parts.append(ngettext("{count} loose reference", "{count} loose references", len(chart.loose)))
    return parts
