"""What a change of a post would do, as text and as data."""

from __future__ import annotations

from typing import Any

from jdlint.core.i18n import _, ngettext
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.core.version import VERSION
from jdlint.engine.impact import Impact, Mention
from jdlint.reporters.json_report import finding_data, place_data
from jdlint.reporters.printing import Printing, Texts
from jdlint.reporters.render import Renderer
from jdlint.reporters.style import Style
from jdlint.reporters.terminal import render_concise
from jdlint.views.references import Direction

_SCHEMA_VERSION = 1


def impact_data(found: Impact, new: str | None, renderer: Renderer) -> dict[str, Any]:
    """Return an impact as plain data (schemas/impact.v1.schema.json)."""
    return {
        "schema_version": _SCHEMA_VERSION,
        "tool": {"name": "jdlint", "version": VERSION},
        "as_of": found.brought.as_of.isoformat(),
        "language": renderer.language,
        "post": {"id": found.post.id, "name": found.post.name},
        "change": {"remove": True} if new is None else {"rename": new},
        "mentions": [
            {
                "path": item.path,
                "post": item.post,
                "direction": item.direction,
                "words": item.words,
                "by_id": item.by_id,
                **place_data(item.site),
            }
            for item in found.mentions
        ],
        "brought": [finding_data(finding, renderer) for finding in found.brought.findings],
        "ended": [finding_data(finding, renderer) for finding in found.ended.findings],
    }


def render_impact(found: Impact, new: str | None, renderer: Renderer, style: Style) -> str:
    """Return an impact as lines for a terminal."""
    name = visible(f"{found.post.name} [{found.post.id}]")
    if new is None:
        out = [style(_("If {post} were removed:").format(post=name), "bold")]
    else:
        out = [style(_("If {post} had the id {id}:").format(post=name, id=visible(new)), "bold")]
    out += _mentions(found, new)
    out += _findings(
        found.brought,
        ngettext("{count} new finding:", "{count} new findings:", len(found.brought.findings)),
        renderer,
        style,
    )
    out += _findings(
        found.ended,
        ngettext("{count} finding would end:", "{count} findings would end:", len(found.ended.findings)),
        renderer,
        style,
    )
    if not found.mentions and not found.brought.findings:
        out.append(_("Nobody names this post, and nothing would break."))
    if new is not None and any(item.by_id for item in found.mentions):
        out.append(_("jdlint rename {old} {new} writes the new id everywhere.").format(old=found.post.id, new=new))
    return "\n".join(out) + "\n"


def _mentions(found: Impact, new: str | None) -> list[str]:
    mentions = found.mentions if new is None else tuple(item for item in found.mentions if item.by_id)
    if not mentions:
        return []
    text = ngettext("{count} row names the post:", "{count} rows name the post:", len(mentions))
    if new is not None:
        text = ngettext("{count} row names the old id:", "{count} rows name the old id:", len(mentions))
    return ["", text.format(count=len(mentions)), *(f"  {_row(item)}" for item in mentions)]


def _row(item: Mention) -> str:
    start = item.site.start
    place = f"{item.path}:{start.line}:{start.column}" if start else item.path
    return visible(f"{place}: {item.post}: {_direction(item.direction)} {item.words}")


def _direction(direction: Direction) -> str:
    return {
        "substitutes_for": _("substitutes"),
        "substituted_by": _("is substituted by"),
        "supervisor": _("reports to"),
        "subordinates": _("has as subordinate"),
    }[direction]


def _findings(report: Report, title: str, renderer: Renderer, style: Style) -> list[str]:
    if not report.findings:
        return []
    lines = render_concise(report, Printing(renderer, style, Texts())).rstrip("\n").split("\n")
    return ["", title.format(count=len(report.findings)), *(f"  {line}" for line in lines)]
