"""``jdlint diff`` for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from jdlint.changes.texts import Piece
from jdlint.core.i18n import _
from jdlint.core.text import visible
from jdlint.reporters.changes.page import Line, Page, PostPage
from jdlint.reporters.style import Style

_WIDTH = 100
_PAINT = {"consent": "error", "agreement": "error", "approval": "warning", "notify": "warning"}
_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
_COLOURS = {"removed": "removed", "added": "added"}


def render_text(page: Page, style: Style) -> str:
    """Return the comparison as lines: what was removed in [-brackets-], what was added in {+braces+}, or in colour."""
    out = [style(visible(page.title), "bold"), " · ".join(page.summary)]
    if not page.posts and page.from_last_commit:
        out.append(style(_("Compare with another revision: jdlint diff main..."), "dim"))
    for post in page.posts:
        out += ["", *_post(post, style)]
    if page.links:
        out += ["", style(_("Substitution and reporting"), "bold"), *(f"  ! {visible(line)}" for line in page.links)]
    if page.collect:
        out += ["", style(_("Consents and agreements to collect"), "bold")]
        for item in page.collect:
            mark = style("✓", "good") if item.recorded else style("✗", "error")
            basis = f" ({item.basis})" if item.basis else ""
            out.append(f"  {mark} {visible(item.post)}: {item.what}{basis} – {item.record}")
    for path in page.unread:
        out += ["", _("note: one version of {path} could not be read; it was not compared").format(path=visible(path))]
    return "\n".join(out) + "\n"


def _post(post: PostPage, style: Style) -> list[str]:
    out = [f"{style(visible(post.name), 'bold')} · {post.status} · {style(visible(post.path), 'path')}"]
    out.append("  " + style(post.heading, _PAINT.get(post.effect, "dim")))
    out += [f"  {style(visible(note), 'dim')}" for note in post.notes]
    for section in post.sections:
        out.append(f"  {style(section.title, 'bold')}")
        for line in section.lines:
            out += _line(line, style)
    return out


def _line(line: Line, style: Style) -> list[str]:
    head = [f"{line.sign} {visible(line.label)}".rstrip()]
    tail = f"({line.action}; {line.meaning})"
    words = [(word, "") for word in head] + list(_words(line.pieces, style)) + [(word, "dim") for word in tail.split()]
    out, here, used = [], "    ", 4
    for word, colour in words:
        if used + len(word) > _WIDTH and here.strip():
            out.append(here.rstrip())
            here, used = "        ", 8
        here += (style(word, colour) if colour else word) + " "
        used += len(word) + 1
    return [*out, here.rstrip()]


def _words(pieces: tuple[Piece, ...], style: Style) -> Iterable[tuple[str, str]]:
    """Yield the words with their colours; without colours, marks stand around what went and came."""
    for kind, text in pieces:
        before, after = ("", "") if style.on else _MARKS[kind]
        words = visible(text).split()
        for i, word in enumerate(words):
            word = (before if i == 0 else "") + word + (after if i == len(words) - 1 else "")  # noqa: PLW2901
            yield word, _COLOURS.get(kind, "")
