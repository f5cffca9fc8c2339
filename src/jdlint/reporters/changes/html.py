"""``jdlint diff --format html``: one page that loads nothing and runs nothing."""

from __future__ import annotations

from html import escape

from jdlint.changes.texts import Piece
from jdlint.core.i18n import Language, _
from jdlint.core.text import visible
from jdlint.reporters.changes.page import Collect, Line, Page, PostPage
from jdlint.reporters.html_page import html_page

_STYLE = """
:root{--ink:#1d2430;--soft:#5b6573;--line:#d9dee5;--paper:#fff;--wash:#f5f7f9;--gone:#9b1c1c;--gonebg:#fdecec;
--come:#14532d;--comebg:#e7f6ec;--stop:#9b1c1c;--warn:#7a4d00;--calm:#38516b}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adba;--line:#39424e;--paper:#161a20;--wash:#1e242c;
--gone:#ff9d9d;--gonebg:#3b1d20;--come:#8fe0ab;--comebg:#17321f;--stop:#ff9d9d;--warn:#f0c36b;--calm:#9fc1e6}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 Georgia,"Times New Roman",serif}
main{max-width:52rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:.82rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:1.25rem 0 .25rem}
h1,h2,h3,.meta,.tag,td.sign,th{font-family:system-ui,"Segoe UI",sans-serif}
.meta{color:var(--soft);font-size:.88rem;margin:.15rem 0;overflow-wrap:anywhere}
.tag{font-size:.88rem;font-weight:600;margin:.3rem 0}
.consent,.agreement{color:var(--stop)}.approval,.notify{color:var(--warn)}
.organisational,.record,.editorial{color:var(--calm)}
table{border-collapse:collapse;width:100%}
td,th{vertical-align:top;text-align:left;padding:.4rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-size:.82rem;color:var(--soft);font-weight:600}
td.sign{width:2rem;color:var(--soft)}td.label{width:9rem;color:var(--soft);font-size:.92rem}
td small{display:block;font:.82rem/1.4 system-ui,sans-serif;margin-top:.15rem}
del{color:var(--gone);background:var(--gonebg);text-decoration:line-through}
ins{color:var(--come);background:var(--comebg);text-decoration:none}
ul{padding-left:1.2rem}
@media print{body{font-size:11pt}main{max-width:none;padding:0}h2{break-after:avoid}tr{break-inside:avoid}}
"""


def render_html(page: Page, language: Language) -> str:
    """Return the comparison as a page of HTML."""
    body = [f"<h1>{_e(page.title)}</h1>", f'<p class="meta">{_e(" · ".join(page.summary))}</p>']
    if page.collect:
        body += [f"<h2>{_e(_('Consents and agreements to collect'))}</h2>", *_collect(page.collect)]
    if page.links:
        body.append(f"<h2>{_e(_('Substitution and reporting'))}</h2>")
        body += ["<ul>", *(f"<li>{_e(line)}</li>" for line in page.links), "</ul>"]
    for post in page.posts:
        body += _post(post)
    for path in page.unread:
        note = _("note: one version of {path} could not be read; it was not compared").format(path=path)
        body.append(f'<p class="meta">{_e(note)}</p>')
    text = "\n".join(body) + f'\n<p class="meta">{_e(page.made)}</p>'
    return html_page(visible(page.title), f"<main>\n{text}\n</main>", language=language, style=_STYLE)


def _e(text: str) -> str:
    return escape(visible(text))


def _collect(items: tuple[Collect, ...]) -> list[str]:
    heads = (_("Post"), _("What"), _("Basis"), _("Record"))
    out = ["<table>", "<tr>" + "".join(f'<th scope="col">{_e(head)}</th>' for head in heads) + "</tr>"]
    for item in items:
        mark = "✓" if item.recorded else "✗"
        cells = (item.post, item.what, item.basis, f"{mark} {item.record}")
        out.append("<tr>" + "".join(f"<td>{_e(cell)}</td>" for cell in cells) + "</tr>")
    return [*out, "</table>"]


def _post(post: PostPage) -> list[str]:
    out = [f"<h2>{_e(post.name)}</h2>", f'<p class="meta">{_e(post.status)} · {_e(post.path)}</p>']
    out.append(f'<p class="tag {post.effect}">{_e(post.heading)}</p>')
    out += [f'<p class="meta">{_e(note)}</p>' for note in post.notes]
    for section in post.sections:
        out += [f"<h3>{_e(section.title)}</h3>", "<table>", *map(_line, section.lines), "</table>"]
    return out


def _line(line: Line) -> str:
    words = " ".join(map(_piece, line.pieces))
    meaning = f'<small>{_e(line.action)} · <span class="{line.effect}">{_e(line.meaning)}</span></small>'
    label = f'<td class="label">{_e(line.label)}</td>'
    return f'<tr><td class="sign">{_e(line.sign)}</td>{label}<td>{words}{meaning}</td></tr>'


def _piece(piece: Piece) -> str:
    kind, text = piece
    tag = {"removed": "del", "added": "ins"}.get(kind)
    return f"<{tag}>{_e(text)}</{tag}>" if tag else _e(text)
