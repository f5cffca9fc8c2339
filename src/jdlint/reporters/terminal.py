"""``--format full`` and ``concise``: findings for people at a terminal."""

from __future__ import annotations

from jdlint.core.finding import Finding, Position, Severity, Site
from jdlint.core.i18n import _, ngettext
from jdlint.core.report import Report
from jdlint.core.text import visible
from jdlint.estonian.personal_codes import masked
from jdlint.reporters.printing import Printing, Texts, rule_page
from jdlint.reporters.render import Renderer, place_words
from jdlint.reporters.style import Style

_WIDEST = 110


def severity_word(severity: Severity) -> str:
    return {"error": _("error"), "warning": _("warning"), "info": _("info")}[severity]


def basis_word(kind: str) -> str:
    return {
        "legal": _("law"),
        "eu": _("EU law"),
        "house": _("house rule"),
        "practice": _("practice"),
        "tool": "jdlint",
    }[kind]


def render_concise(report: Report, printing: Printing) -> str:
    """Return one line a finding: ``path:line:column: severity CODE message [basis]``."""
    renderer, style = printing.renderer, printing.style
    out = []
    for finding in report.active:
        basis = renderer.book.rules[finding.rule].basis_of(finding.message)
        place = f"{visible(finding.path)}{_colons(finding.site)}"
        word = style(severity_word(finding.severity), finding.severity)
        tail = "" if basis.kind == "tool" else style(f"  [{basis_word(basis.kind)}]", "dim")
        code = style.link(style(finding.rule, "bold"), rule_page(finding.rule))
        out.append(f"{style(place, 'path')}: {word} {code} {renderer.placed(finding)}{tail}")
    return "".join(f"{line}\n" for line in out)


def render_full(report: Report, printing: Printing) -> str:
    """Return each finding with its line of text, the basis and the second place that explains it."""
    renderer, style, texts = printing.renderer, printing.style, printing.texts
    return "".join(_block(finding, renderer, style, texts) + "\n" for finding in report.active)


def _block(finding: Finding, renderer: Renderer, style: Style, texts: Texts) -> str:
    word = style(f"{severity_word(finding.severity)}[{finding.rule}]", finding.severity)
    word = style.link(word, rule_page(finding.rule))
    lines = [f"{word} {style(renderer.message(finding), 'bold')}"]
    shown = None if renderer.book.rules[finding.rule].mask else texts  # the line itself is what must not be shown
    lines += _excerpt(finding.path, finding.site, style, shown, "-->", finding.severity)
    for item in finding.related:
        lines += _excerpt(
            item.path, item.site, style, shown, ":::", "info", renderer.text(finding.rule, item.message, item.args)
        )
    basis = renderer.book.rules[finding.rule].basis_of(finding.message)
    if basis.kind != "tool":
        label = _("basis")
        cited = style.link(renderer.basis(finding), basis.url)
        doubt = " (" + _("interpretation, not verified") + ")" if basis.verified is False else ""
        lines.append(style(f"   = {label}: {basis_word(basis.kind)} – {cited}{doubt}", "dim"))
    if finding.fix is not None:
        flag = "--fix" if finding.fix.applicability == "safe" else "--fix --unsafe-fixes"
        others = ", ".join(visible(patch.path) for patch in finding.fix.patches if patch.path != finding.path)
        where = f" ({others})" if others else ""
        lines.append(style(f"   = {flag}: {renderer.fix(finding, finding.fix)}{where}", "dim"))
    return "\n".join(lines) + "\n"


def _excerpt(
    path: str, site: Site, style: Style, texts: Texts | None, arrow: str, colour: str, note: str = ""
) -> list[str]:
    place = f"{visible(path)}{_colons(site)}"
    if site.source_place is not None:
        place += f" ({place_words(site.source_place)})"
    head = f"  {style(arrow, 'dim')} {style(place, 'path')}"
    found = None if texts is None else _marked(path, site, texts)
    if found is None:
        return [f"{head}  {note}".rstrip()]
    number, (shown, before, marks) = found
    gutter = " " * max(3, len(number))
    bar = style("|", "dim")
    return [
        head,
        f"{gutter} {bar}",
        f"{style(number.rjust(len(gutter)), 'dim')} {bar} {shown}",
        f"{gutter} {bar} {' ' * before}{style('^' * marks, colour)}{' ' + note if note else ''}",
    ]


def _marked(path: str, site: Site, texts: Texts) -> tuple[str, tuple[str, int, int]] | None:
    """Return the number of the line, if it has one, and what is shown of it; None where there is nothing to show."""
    if site.start is not None:
        lines = texts(path)
        if lines is None or not 0 < site.start.line <= len(lines):
            return None
        return str(site.start.line), _window(masked(lines[site.start.line - 1]), site.start, site.end)
    place = site.source_place
    found = None if place is None or place.offset is None else texts.paragraph(path, place.offset)
    if found is None or not found[0].strip():
        return None
    text, column = found
    return "", _window(masked(text), Position(1, column + 1), None)


def _window(text: str, start: Position, end: Position | None) -> tuple[str, int, int]:
    """Return the part of a line that fits, and where the marks below it begin and how many there are."""
    first = start.column - 1
    stop = end.column - 1 if end is not None and end.line == start.line else len(text.rstrip())
    offset = max(0, first - 60) if len(text) > _WIDEST else 0
    piece = text[offset : offset + _WIDEST]
    shown = visible(piece.replace("\t", " "))
    before = len(visible(piece[: first - offset].replace("\t", " ")))
    marked = visible(piece[first - offset : max(stop, first + 1) - offset].replace("\t", " "))
    left = "…" if offset else ""
    right = "…" if len(text) > offset + _WIDEST else ""
    return f"{left}{shown}{right}", before + len(left), max(1, len(marked))


def _colons(site: Site) -> str:
    return f":{site.start.line}:{site.start.column}" if site.start is not None else ""


def render_summary(report: Report, renderer: Renderer, style: Style) -> str:
    """Return the last line: what was found, in how much, and what to do next."""
    summary = report.summary
    where = ngettext("{count} description", "{count} descriptions", summary.descriptions)
    where += " (" + ngettext("{count} file", "{count} files", summary.files) + ")"
    parts = []
    if summary.errors:
        parts.append(style(ngettext("{count} error", "{count} errors", summary.errors), "error"))
    if summary.warnings:
        parts.append(style(ngettext("{count} warning", "{count} warnings", summary.warnings), "warning"))
    if summary.infos:
        parts.append(style(ngettext("{count} info", "{count} infos", summary.infos), "info"))
    found = ", ".join(parts) if parts else style(_("Nothing to report"), "good")
    line = f"{found} · {where} · " + _("as of {date}").format(date=renderer.arg(report.as_of))
    if summary.suppressed:
        line += " · " + ngettext("{count} suppressed", "{count} suppressed", summary.suppressed)
    safe = sum(finding.fix is not None and finding.fix.applicability == "safe" for finding in report.active)
    if safe:
        line += " · " + ngettext("{count} fixable with --fix", "{count} fixable with --fix", safe)
    if parts:
        first = report.active[0].rule
        worst = next((finding.rule for finding in report.active if finding.severity == "error"), first)
        line += "\n" + style(_("Explain one: jdlint rule {rule}").format(rule=worst), "dim")
    return line + "\n"
