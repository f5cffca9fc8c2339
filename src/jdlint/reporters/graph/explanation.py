"""``jdlint graph --explain``: what the references of a post mean, how that was found, and what the others say."""

from __future__ import annotations

from jdlint.core.i18n import _, ngettext
from jdlint.core.text import visible
from jdlint.engine.explain import Explained, Explanation
from jdlint.facts.graph import State
from jdlint.reporters.graph.text import COLOURS
from jdlint.reporters.graph.words import MARKS, direction_word, outcome_word, post_label, quoted, state_word
from jdlint.reporters.style import Style


def render_explanation(explanation: Explanation, style: Style) -> str:
    """Return the references of a post for a terminal."""
    post = explanation.post
    out = [f"{style(post_label(post), 'bold')}  {style(visible(post.path), 'path')}", ""]
    for reference in explanation.references:
        out += [*_block(reference, style), ""]
    if not explanation.references:
        out += [_("The description names nobody."), ""]
    return "\n".join(out)


def _block(one: Explained, style: Style) -> list[str]:
    start = one.said.site.start
    line = "" if start is None else " (" + _("line {number}").format(number=start.line) + ")"
    rows = [(_("means"), _meaning(one)), (_("found"), _how(one)), (_("other side"), _other_side(one, style))]
    width = max(len(label) for label, _text in rows)
    shown = (f"    {label.ljust(width)}  {text}" for label, text in rows if text)
    return [f"  {style(direction_word(one.direction), 'bold')} {quoted(one.words)}{style(line, 'dim')}", *shown]


def _meaning(one: Explained) -> str:
    if one.outcome == "group":
        return _group(one)
    if one.outcome == "no-post":
        return {
            "chart": _("no single post: a chart says who"),
            "delegated": _("no single post: somebody is named when it is needed"),
        }.get(one.kind, _("nothing: the value has no known form"))
    if one.outcome == "post":
        (post,) = one.posts
        return f"{post_label(post)}  {visible(post.path)}"
    if one.outcome == "unknown" and one.similar is not None:
        return _("not found; similar: {name}").format(name=visible(one.similar))
    posts = ", ".join(post_label(post) for post in one.posts)
    return outcome_word(one.outcome) + (f": {posts}" if posts else "")


def _group(one: Explained) -> str:
    if one.size is None:
        return _("a group that the descriptions do not know")
    size = ngettext("{count} post", "{count} posts", one.size)
    if one.unit is not None:
        return _("a group: members of {unit}, {posts}").format(unit=visible(one.unit), posts=size)
    return _("a group: holders of the title, {posts}").format(posts=size)


def _how(one: Explained) -> str:
    """Say how the meaning was found, in the words of people."""
    if one.outcome == "group" or not one.way:
        return ""
    unit = visible(one.unit or "")
    return {
        "id": _("by id"),
        "title": _("by title"),
        "other-holder": _("the other post of the same title"),
        "alias": _("short name in the title itself")
        if one.alias is None
        else _("short name in {path}").format(path=visible(one.alias)),
        "supervisor": _("the immediate supervisor of the post"),
        "own-head": _("head of the own unit {unit}").format(unit=unit),
        "own-unit": _("in the own unit {unit}").format(unit=unit) if unit else _("in the own unit"),
        "head": _("head of the unit {unit}").format(unit=unit),
        "unit": _("in the unit {unit}").format(unit=unit),
        "inflected": _("case form of {base}").format(base=quoted(one.base))
        if one.base
        else _("by a case form of the title"),
        "plural": _("by the plural of the title"),
        "words": _("by parts of the text"),
    }[one.way]


def _other_side(one: Explained, style: Style) -> str:
    if one.reply is None:
        return ""
    state: State | None = one.state
    mark = "" if state is None else f"{style(MARKS[state], COLOURS[state])} {state_word(state)}; "
    if not one.reply.stated:
        return mark + _("its description says nothing about it")
    names = ", ".join(quoted(name) for name in one.reply.words) or _("nobody")
    direction = direction_word(one.reply.direction)
    return mark + _("its description says: {direction} {names}").format(direction=direction, names=names)
