"""Rules as people read them: a list, a page, data."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

from jdlint.core.i18n import Language, _
from jdlint.reporters.style import Style
from jdlint.reporters.terminal import basis_word, severity_word
from jdlint.rulebook.rule import Rule, Rulebook

_WIDTH = 88


def rule_data(rule: Rule, docs: dict[str, Any]) -> dict[str, Any]:
    """Return everything there is to know of a rule, in both languages."""
    return {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "scope": rule.scope,
        "preview": rule.preview,
        "basis": {
            "kind": rule.basis.kind,
            "source": {"et": rule.basis.source[0], "en": rule.basis.source[1]},
            "url": rule.basis.url,
            "verified": rule.basis.verified,
        },
        "title": {"et": rule.title[0], "en": rule.title[1]},
        "why": docs["why"],
        "remedy": docs["remedy"],
        "messages": {name: {"et": texts[0], "en": texts[1]} for name, texts in rule.messages.items()},
        "fix": rule.fix,
        "since": rule.since,
        "options": docs["options"],
        "examples": docs["examples"],
    }


def render_list(book: Rulebook, language: Language, style: Style) -> str:
    """Return one line a rule, family by family."""
    column = 0 if language == "et" else 1
    lines: list[str] = []
    family = ""
    width = max(len(rule.name) for rule in book.rules.values())
    for rule in book.rules.values():
        if rule.id[:3] != family:
            family = rule.id[:3]
            lines += [""] if lines else []
        word = style(severity_word(rule.severity).ljust(8), rule.severity)
        lines.append(f"{style(rule.id, 'bold')}  {word} {rule.name.ljust(width)}  {rule.title[column]}")
    return "\n".join(lines) + "\n"


def render_rule(rule: Rule, docs: dict[str, Any], language: Language, style: Style, *, markdown: bool) -> str:
    """Return the page of a rule: what, why, remedy, basis, options, examples."""
    column = 0 if language == "et" else 1

    def bold(text: str) -> str:
        return f"**{text}**" if markdown else style(text, "bold")

    head = f"{rule.id} {rule.name}"
    out = [f"# {head}\n" if markdown else style(head, "bold"), f"{rule.title[column]}.\n"]
    fix = {"none": _("no"), "safe": _("yes, safe"), "unsafe": _("yes, to be confirmed")}[rule.fix]
    basis = f"{basis_word(rule.basis.kind)} – {rule.basis.source[column]}"
    if rule.basis.url:
        basis += f" <{rule.basis.url}>"
    if rule.basis.verified is False:
        basis += " (" + _("interpretation, not verified") + ")"
    rows = [
        (_("Severity"), severity_word(rule.severity)),
        (_("Basis"), basis),
        (_("Fix"), fix),
        (_("Since"), rule.since),
    ]
    for name, value in rows:
        out.append(f"- {bold(name)}: {value}" if markdown else f"  {name + ':':<12} {value}")
    for title, text in ((_("Why"), docs["why"][language]), (_("What to do"), docs["remedy"][language])):
        out += ["", *(_section(title, text, markdown=markdown, bold=bold))]
    if docs["options"]:
        out += ["", bold(_("Options"))]
        for name, option in docs["options"].items():
            out.append(f"- `{name}` = {option['default']!r}: {option['description'][language]}")
    for example in docs["examples"]:
        title = _("Wrong") if example["invalid"] else _("Right")
        out += ["", bold(f"{title}: {example['title']}" if example["title"] else title), *_files(example, markdown)]
    return "\n".join(out) + "\n"


def _section(title: str, text: str, *, markdown: bool, bold: Callable[[str], str]) -> list[str]:
    return [
        bold(title),
        *([text] if markdown else textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")),
    ]


def _files(example: dict[str, Any], markdown: bool) -> list[str]:
    out: list[str] = []
    base = [(file, " " + _("(before)")) for file in example["base"]]
    files = [(file, " " + _("(now)") if base else "") for file in example["files"]]
    for file, version in base + files:
        if len(base + files) > 1:
            out.append(f"`{file['name']}`{version}:" if markdown else f"  {file['name']}{version}:")
        lines = file["text"].rstrip("\n").split("\n")
        out += ["```yaml", *lines, "```"] if markdown else [f"    {line}" for line in lines]
    return out
