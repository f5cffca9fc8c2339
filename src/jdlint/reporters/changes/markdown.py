"""``jdlint diff --format markdown``: what one pastes into a merge request.

Nothing that a description says may become markup, a link, a mention or a reference there. Every sign that means
something in Markdown is escaped; behind those that start a link, a mention or a reference (``@``, ``#``, ``!`` …)
a word joiner stands, for the sites look for these in the finished text, where an escape is no longer seen.
"""

from __future__ import annotations

import re

from jdlint.changes.texts import Piece
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.reporters.changes.page import Line, Page, PostPage

_JOINER = "\u2060"
_SIGN = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~@&%$^=:'\"/]")
_STARTS = frozenset("@#!~%$&^:/")
_WWW = re.compile(r"(?i)\b(www)(?=\\\.)")


def escaped(text: str) -> str:
    """Return text so that it stands in Markdown as it is, and as nothing else."""
    text = " ".join(visible(text).split())
    return _WWW.sub(rf"\1{_JOINER}", _SIGN.sub(_sign, text))


def _sign(match: re.Match[str]) -> str:
    sign = match.group()
    return f"\\{sign}{_JOINER}" if sign in _STARTS else f"\\{sign}"


def render_markdown(page: Page) -> str:
    """Return the comparison as Markdown."""
    out = [f"## {escaped(page.title)}", "", escaped(" · ".join(page.summary)), ""]
    if page.collect:
        out += [f"### {_('Consents and agreements to collect')}", ""]
        for item in page.collect:
            basis = f" ({escaped(item.basis)})" if item.basis else ""
            box = "x" if item.recorded else " "
            out.append(f"- [{box}] **{escaped(item.post)}**: {escaped(item.what)}{basis} – {escaped(item.record)}")
        out.append("")
    if page.links:
        out += [f"### {_('Substitution and reporting')}", ""]
        out += [*(f"- {escaped(line)}" for line in page.links), ""]
    for post in page.posts:
        out += [*_post(post), ""]
    for path in page.unread:
        out += [escaped(_("note: one version of {path} could not be read; it was not compared").format(path=path)), ""]
    return "\n".join(out).rstrip("\n") + "\n"


def _post(post: PostPage) -> list[str]:
    head = f"{escaped(post.path)} · {escaped(post.status)} · **{escaped(post.heading)}**"
    out = [f"### {escaped(post.name)}", "", head]
    out += [f"<br>{escaped(note)}" for note in post.notes]
    for section in post.sections:
        out += ["", f"**{escaped(section.title)}**", "", *map(_line, section.lines)]
    return out


def _line(line: Line) -> str:
    label = f"{escaped(line.label)} " if line.label else ""
    words = " ".join(_piece(piece) for piece in line.pieces)
    return f"- {escaped(line.sign)} {label}{words} *({escaped(line.action)}; {escaped(line.meaning)})*"


def _piece(piece: Piece) -> str:
    kind, text = piece
    tag = {"removed": "del", "added": "ins"}.get(kind)
    return f"<{tag}>{escaped(text)}</{tag}>" if tag else escaped(text)
