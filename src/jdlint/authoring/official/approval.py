"""The lines about the approval: who approved the description, by which act, from when it applies."""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.authoring.official.blocks import Heading, Note
from jdlint.authoring.official.telling import told
from jdlint.authoring.official.words import Words


def approval_note(approval: Mapping[str, str], words: Words) -> list[str]:
    """Return the lines: one sentence where the mapper reads all of it back, else a line for every value."""
    if not approval:
        return []
    head = words.label("approval").upper()
    sentence = _sentence(approval, words)
    said = _read([head, *sentence], words) if sentence else {}
    if any(approval.get(key) != value for key, value in said.items()):
        sentence, said = [], {}
    rest = [key for key in ("approver", "act", "number", "date", "annex", "effective_from") if key not in said]
    lines = [f"{words.label(f'approval.{key}')}: {words.date(approval[key])}" for key in rest if key in approval]
    return [head, *sentence, *lines]


def _sentence(approval: Mapping[str, str], words: Words) -> list[str]:
    """Return "peadirektori 07.01.2026 käskkirjaga nr 1" and "Lisa 11", as far as the forms of the words are known."""
    lines: list[str] = []
    acts = words.labels.lists["acts"].get(approval.get("act", ""), [])
    act = next((form for form in acts if form.endswith("ga")), None)
    offices = words.labels.lists["approvers"].get(approval.get("approver", ""), [])
    if words["act"] and act and "number" in approval and "date" in approval:
        date, number = words.date(approval["date"]), approval["number"]
        approver = offices[-1] if offices else ""
        lines.append(words["act"].format(approver=approver, date=date, act=act, number=number).strip())
    if words["annex"] and "annex" in approval:
        lines.append(words["annex"].format(number=approval["annex"]))
    return lines


def _read(lines: list[str], words: Words) -> dict[str, str]:
    found = told(Note(lines), Heading(words.label("document").upper(), 0)).get("approval", {})
    return dict(found)
