"""The report of an import: for each description what stood in the document beside what was made of it.

One page that loads nothing and runs nothing. It shows no text that was left out because it names a person.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from html import escape

from jdlint.authoring.imports.planning import Imported, Source, State
from jdlint.authoring.imports.rendering import reason_words
from jdlint.core.i18n import Language, _, ngettext
from jdlint.core.paths import Path
from jdlint.core.text import fold, visible
from jdlint.estonian.personal_codes import masked
from jdlint.readers.labels import load_labels
from jdlint.reporters.html_page import html_page
from jdlint.reporters.render import place_words
from jdlint.syntax.nodes import Document, Mapping, Scalar, walk
from jdlint.syntax.structure import term

_LONGEST = 600
_STYLE = """
:root{--ink:#1d2430;--soft:#5b6573;--line:#d9dee5;--paper:#fff;--wash:#f5f7f9;--look:#7a4d00;--lookbg:#fff6e0;
--stop:#9b1c1c;--good:#14532d}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adba;--line:#39424e;--paper:#161a20;--wash:#1e242c;
--look:#f0c36b;--lookbg:#33290f;--stop:#ff9d9d;--good:#8fe0ab}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",sans-serif}
main{max-width:72rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:2.75rem 0 .15rem;padding-top:1rem;border-top:2px solid var(--line)}
h3{font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:1.25rem 0 .25rem}
.meta{color:var(--soft);margin:.15rem 0;overflow-wrap:anywhere}
.stop{color:var(--stop);font-weight:600}.good{color:var(--good)}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.75rem 0}
th,td{vertical-align:top;text-align:left;padding:.4rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-size:.8rem;color:var(--soft);font-weight:600}
.overview td.number,.overview th.number{text-align:right;font-variant-numeric:tabular-nums}
.fields th:nth-child(1){width:17%}.fields th:nth-child(2){width:15%}
.overview th:nth-child(-n+2){width:28%}
.fields td:nth-child(-n+2){font-size:.88rem;color:var(--soft)}
tr.look td{background:var(--lookbg)}
small{display:block;color:var(--look);font-weight:600;margin-top:.2rem}
a{color:inherit}
ul{padding-left:1.2rem;margin:.25rem 0}
@media print{body{font-size:9.5pt}main{max-width:none;padding:0}tr{break-inside:avoid}h2{break-after:avoid}}
"""


def state_words(state: State) -> str:
    """Return what became of a description."""
    return {
        "new": _("new"),
        "same": _("unchanged since the last import"),
        "updated": _("written anew: the document has changed"),
        "kept": _("left alone: it was edited since, or stems from elsewhere"),
    }[state]


def counts_of(item: Imported) -> str:
    """Return in one line how much was found and how much a person has to look at."""
    document = item.document
    parts = [
        ngettext("{count} field", "{count} fields", item.fields),
        ngettext("{count} to confirm", "{count} to confirm", len(document.uncertain)),
    ]
    if document.unplaced:
        parts.append(ngettext("{count} text without a field", "{count} texts without a field", len(document.unplaced)))
    if document.personal:
        parts.append(_("personal details left out: {count}").format(count=document.personal))
    return " · ".join(parts)


def nearest_label(heading: str) -> str | None:
    """Return the known label that an unknown heading resembles most; None where none does."""
    known = {fold(label.text): label.text for label in load_labels().all}
    found = difflib.get_close_matches(fold(heading.strip(" 0123456789.:")), list(known), n=1, cutoff=0.6)
    return known[found[0]] if found else None


def render_report(sources: Sequence[tuple[Source, str | None]], language: Language) -> str:
    """Return the page; each source comes with the sentence that says what stood in its way, or None."""
    title = _("Imported descriptions")
    items = [(source, item) for source, _problem in sources for item in source.found]
    body = [f"<h1>{_e(title)}</h1>", *_overview(sources)]
    for number, (source, item) in enumerate(items):
        body += _description(number, source, item, language)
    text = "\n".join(body)
    return html_page(title, f"<main>\n{text}\n</main>", language=language, style=_STYLE)


def _overview(sources: Sequence[tuple[Source, str | None]]) -> list[str]:
    count = sum(len(source.found) for source, _problem in sources)
    failed = [(source, problem) for source, problem in sources if problem is not None]
    files = ngettext("{count} file", "{count} files", len(sources))
    found = ngettext("{count} description", "{count} descriptions", count)
    out = [f'<p class="meta">{_e(f"{files} · {found}")}</p>']
    if failed:
        out += [_heading(_("Not imported")), "<ul>"]
        out += [f'<li class="stop">{_e(f"{source.name}: {problem}")}</li>' for source, problem in failed]
        out.append("</ul>")
    heads = (_("Document"), _("Description"), _("Template"), _("To confirm"), _("No field"), _("Certain"))
    classes = ("", "", "", ' class="number"', ' class="number"', ' class="number"')
    cells = "".join(f'<th scope="col"{mark}>{_e(head)}</th>' for head, mark in zip(heads, classes, strict=True))
    out.append(f'<table class="overview"><thead><tr>{cells}</tr></thead><tbody>')
    number = 0
    for source, _problem in sources:
        for item in source.found:
            told = (
                _e(source.name),
                f'<a href="#d{number}">{_e(item.target.name)}</a>',
                _e(item.document.template or ""),
                str(len(item.document.uncertain)),
                str(len(item.document.unplaced)),
                f"{round(100 * float(item.confidence))} %",
            )
            out.append("<tr>" + "".join(f"<td{m}>{t}</td>" for t, m in zip(told, classes, strict=True)) + "</tr>")
            number += 1
    return [*out, "</tbody></table>"]


def _description(number: int, source: Source, item: Imported, language: Language) -> list[str]:
    document = item.document
    mark = "stop" if item.state == "kept" else "good"
    out = [
        f'<h2 id="d{number}">{_e(item.target.name)}</h2>',
        f'<p class="meta">{_e(source.name)} · {_e(document.template or "")} · {_e(counts_of(item))}</p>',
        f'<p class="meta {mark}">{_e(state_words(item.state))}</p>',
    ]
    if document.headings:
        out += [_heading(_("Headings that are not known")), "<ul>"]
        out += [f"<li>{_e(_with_nearest(node.text))}</li>" for node in document.headings]
        out.append("</ul>")
    if document.unplaced:
        out += [_heading(_("Texts without a field")), "<ul>"]
        out += [f"<li>{_e(f'{_place(document, node.start)}: {node.text}')}</li>" for node in document.unplaced]
        out.append("</ul>")
    heads = (_("Field"), _("Place"), _("In the document"), _("In the description"))
    cells = "".join(f'<th scope="col">{_e(head)}</th>' for head in heads)
    return [
        *out,
        f'<table class="fields"><thead><tr>{cells}</tr></thead><tbody>',
        *_rows(document, language),
        "</tbody></table>",
    ]


def _heading(text: str) -> str:
    return f"<h3>{_e(text)}</h3>"


def _with_nearest(text: str) -> str:
    near = nearest_label(text)
    return text if near is None else text + " – " + _("nearest known label: {label}").format(label=near)


def _rows(document: Document, language: Language) -> Iterable[str]:
    for path, node in walk(document.root) if document.root is not None else ():
        if isinstance(node, Mapping) or (not isinstance(node, Scalar) and node.items):
            continue
        reason = _reason(document, path)
        note = "" if reason is None else f"<small>{_e(reason_words(reason, language))}</small>"
        value = node.text if isinstance(node, Scalar) else "[]"
        cells = (_field(path, language), _place(document, node.start), document.text[node.start : node.end], value)
        told = "".join(
            f"<td>{_e(cell)}{note if last else ''}</td>" for cell, last in zip(cells, (0, 0, 0, 1), strict=True)
        )
        yield f"<tr{' class=look' if reason else ''}>{told}</tr>"


def _field(path: Path, language: Language) -> str:
    """Return what a field is called, list items counted from 1: "keeleoskus 2, tase"."""
    words: list[str] = []
    names: list[str] = []
    for part in path:
        if isinstance(part, int):
            words[-1] += f" {part + 1}"
            continue
        names.append(part)
        known = term(".".join(names))
        words.append(part if known is None else known[language])
    return ", ".join(words)


def _reason(document: Document, path: Path) -> str | None:
    """Return why a value is to be looked at: its own reason, or that of what it is a part of."""
    return next((document.uncertain[path[:n]] for n in range(len(path), 0, -1) if path[:n] in document.uncertain), None)


def _place(document: Document, offset: int) -> str:
    start, _end, place = document.locator.locate(offset, offset)
    if start is not None:
        return _("line {line}").format(line=start.line)
    return "" if place is None else place_words(place)


def _e(text: str) -> str:
    text = masked(text)
    return escape(visible(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"))
