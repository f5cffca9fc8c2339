"""Findings as texts for the margin of a document: what, why, what to do, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jdlint.core.finding import Finding, SourcePlace
from jdlint.core.i18n import _
from jdlint.core.records import NamedTuple
from jdlint.readers.office.layout import OfficeText
from jdlint.reporters.render import Renderer, place_words
from jdlint.reporters.terminal import basis_word, severity_word

#: Who comments; comments of this author are taken out before new ones are written.
AUTHOR = "jdlint"
INITIALS = "jd"


class Note(NamedTuple):
    """A comment: the first line is its heading, `place` is where the finding stands."""

    place: SourcePlace
    lines: tuple[str, ...]


def note_of(finding: Finding, renderer: Renderer, docs: Mapping[str, Mapping[str, Any]]) -> Note:
    """Return the comment that says what `finding` says, in the language of `renderer`."""
    rule = renderer.book.rules[finding.rule]
    head = f"{severity_word(finding.severity)} {finding.rule}: {renderer.message(finding)}"
    lines = [head]
    about = docs.get(finding.rule, {})
    for key, words in (("why", "{text}"), ("remedy", _("What to do: {text}"))):
        text = about.get(key, {}).get(renderer.language)
        if text:
            lines.append(words.format(text=text))
    basis = rule.basis_of(finding.message)
    if basis.kind != "tool":
        lines.append(_("Basis: {kind} – {source}").format(kind=basis_word(basis.kind), source=renderer.basis(finding)))
    return Note(finding.site.source_place or SourcePlace(), tuple(lines))


def by_paragraph(notes: Iterable[Note], locator: OfficeText, main: str) -> dict[int, list[Note]]:
    """Return the notes by the number of their paragraph in the part `main`.

    Only its text can hold comments: what stands in a header or a footnote is told at the first paragraph, with its
    place.
    """
    found: dict[int, list[Note]] = {}
    for note in notes:
        anchor = locator.anchor(note.place.offset or 0)
        if anchor is None or anchor.member != main:
            place = place_words(note.place)
            lines = note.lines[:1] + ((_("Place: {place}").format(place=place),) if place else ()) + note.lines[1:]
            found.setdefault(0, []).append(note._replace(lines=lines))
        else:
            found.setdefault(anchor.paragraph, []).append(note)
    return found
