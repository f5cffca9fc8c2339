"""What changes, effects and records are called."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Mapping

from jdlint.api import LawEntry
from jdlint.changes.change import Action, Change
from jdlint.changes.effects import Effect, EffectKind
from jdlint.changes.evidence import Approval, Evidence
from jdlint.core.i18n import Language, _
from jdlint.reporters.render import shown_date
from jdlint.syntax.structure import term

SIGNS: dict[Action, str] = {
    "added": "+",
    "removed": "−",
    "reworded": "~",
    "raised": "↑",
    "lowered": "↓",
    "changed": "~",
    "renumbered": "#",
    "moved": "↕",
    "respelled": "≈",
    "split": "⑂",
    "merged": "⑂",
}


def action_word(change: Change) -> str:
    """Return what happened, with how much of it."""
    word = {
        "added": _("added"),
        "removed": _("removed"),
        "reworded": _("reworded"),
        "raised": _("raised"),
        "lowered": _("lowered"),
        "changed": _("changed"),
        "renumbered": _("renumbered"),
        "moved": _("moved"),
        "respelled": _("written otherwise"),
        "split": _("divided"),
        "merged": _("joined"),
    }[change.action]
    if change.field == "duties" and change.action == "raised":
        return _("grown")
    if change.action == "reworded":
        percent = round(100 * change.share)
        return f"{word}, {percent} %" if percent else word
    return word


def effect_word(kind: EffectKind, status: str | None = None) -> str:
    """Return what an effect means for people; carefully, for it is a person who decides."""
    if kind == "approval" and status is None:
        return _("needs approval; status unknown, so consent or agreement may be needed")
    return {
        "consent": _("may need the official's consent"),
        "agreement": _("may need an agreement with the employee"),
        "approval": _("changes what was approved"),
        "notify": _("the holder of the post should be told"),
        "organisational": _("organisational"),
        "record": _("record"),
        "editorial": _("editorial"),
    }[kind]


def citation(effects: Iterable[Effect], law: Mapping[str, LawEntry], language: Language) -> str:
    """Return the provisions that effects rest on, each with the items of its list; empty where there is none."""
    items: dict[str, list[str]] = {}
    for effect in sorted(effects):
        if effect.law in law:
            items.setdefault(effect.law, []).append(effect.item)
    found = []
    for name, listed in items.items():
        text = law[name].citation[0 if language == "et" else 1]
        numbers = ", ".join(dict.fromkeys(item for item in listed if item))
        sign = " p " if language == "et" else " "
        found.append(f"{text}{sign}{numbers}" if numbers else text)
    return "; ".join(found)


def field_word(field: str, language: Language) -> str:
    """Return the name of a field; of a part that only changes know, that of the field it belongs to."""
    parts = field.split(".")
    names = next((found for n in range(len(parts), 0, -1) if (found := term(".".join(parts[:n])))), None)
    return field if names is None else names[language]


def status_word(status: str | None) -> str:
    return {"official": _("official"), "employee": _("employee")}.get(status or "", _("status unknown"))


def evidence_word(evidence: Evidence, language: Language) -> str:
    """Return what is recorded of a consent or agreement."""
    date = "" if evidence.date is None else shown_date(evidence.date, language)
    limit = "" if evidence.limit is None else shown_date(evidence.limit, language)
    return {
        "recorded": _("recorded on {date}"),
        "missing": _("not recorded"),
        "early": _("recorded on {date}, before the approval of the old version ({limit})"),
        "late": _("recorded on {date}, after the change took effect ({limit})"),
        "undated": _("recorded without a date"),
        "other": _("an agreement and a consent are not the same; recorded is the other one"),
    }[evidence.state].format(date=date, limit=limit)


def approval_word(approval: Approval, number: str, date: str, language: Language) -> str:
    """Return what became of the approval; `date` is as written."""
    with contextlib.suppress(ValueError):  # as written, where it is no date
        date = shown_date(dt.date.fromisoformat(date), language)
    act = _("no {number} of {date}").format(number=number or "–", date=date or "–")
    return {
        "new": _("new approval: {act}"),
        "unchanged": _("the approval is still {act}"),
        "older": _("the approval is older than the last one: {act}"),
        "removed": _("the approval data were removed"),
        "none": _("no approval is recorded"),
    }[approval].format(act=act)
