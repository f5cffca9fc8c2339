"""``jdlint diff --format markdown``: what one pastes into a merge request."""

from __future__ import annotations

from jdlint.changes.texts import Piece
from jdlint.core.i18n import _
from jdlint.reporters.changes.page import Line, Page, PostPage
from jdlint.reporters.escapes import markdown_code
from jdlint.reporters.escapes import markdown_text as shown


def render_markdown(page: Page) -> str:
    """Return the comparison as Markdown."""
    out = [f"## {shown(page.title)}", "", shown(" · ".join(page.summary)), ""]
    if page.collect:
        out += [f"### {_('Consents and agreements to collect')}", ""]
        for item in page.collect:
            basis = f" ({shown(item.basis)})" if item.basis else ""
            box = "x" if item.recorded else " "
            out.append(f"- [{box}] **{shown(item.post)}**: {shown(item.what)}{basis} – {shown(item.record)}")
        out.append("")
    if page.links:
        out += [f"### {_('Substitution and reporting')}", ""]
        out += [*(f"- {shown(line)}" for line in page.links), ""]
    for post in page.posts:
        out += [*_post(post), ""]
    for path in page.unread:
        out += [
            shown(_("note: one version of {path} could not be read; it was not compared").format(path=path)),
            "",
        ]
    return "\n".join(out).rstrip("\n") + "\n"


def _post(post: PostPage) -> list[str]:
    head = f"{markdown_code(post.path)} · {shown(post.status)} · **{shown(post.heading)}**"
    out = [f"### {shown(post.name)}", "", head]
    out += [f"<br>{shown(note)}" for note in post.notes]
    for section in post.sections:
        out += ["", f"**{shown(section.title)}**", "", *map(_line, section.lines)]
    return out


def _line(line: Line) -> str:
    label = f"{shown(line.label)} " if line.label else ""
    words = " ".join(_piece(piece) for piece in line.pieces)
    return f"- {_sign(line.sign)} {label}{words} *({shown(line.action)}; {shown(line.meaning)})*"


def _piece(piece: Piece) -> str:
    kind, text = piece
    tag = {"removed": "del", "added": "ins"}.get(kind)
    return f"<{tag}>{shown(text)}</{tag}>" if tag else shown(text)


def _sign(sign: str) -> str:
    """Return a sign that begins an item: another list must not begin with it."""
    return f"\\{sign}" if sign in "+#~" else sign
