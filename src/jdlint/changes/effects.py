"""What a change means: whose consent or agreement, which approval it may need.

Officials: ATS § 52(3) lists what may not be changed without the official's consent: 1) requirements, 2) duties, each if
they change substantially, 3) the working-time note, 4) the volume of duties if it grows substantially, 5) base pay.
Employees: a contract is changed by agreement (TLS § 12), and what it must say is in TLS § 5(1): 3) duties, 4) title,
7) working time, 8) place of work; § 6(2) the fixed term. What is substantial the acts do not say: `Thresholds` do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from jdlint.changes.change import Change
from jdlint.changes.thresholds import Thresholds
from jdlint.core.records import NamedTuple

#: `consent` of the official and `agreement` with the employee may be needed; `approval`: the content that was approved
#: has changed; `notify`: the holder of the post should be told; `organisational`: the place in the structure changed;
#: `record`: data about the document; `editorial`: nothing of substance. In the order of their weight.
EffectKind = Literal["consent", "agreement", "approval", "notify", "organisational", "record", "editorial"]
EFFECTS: tuple[EffectKind, ...] = (
    "consent",
    "agreement",
    "approval",
    "notify",
    "organisational",
    "record",
    "editorial",
)
#: Effects of changes of the content that an act approves.
CONTENT: frozenset[EffectKind] = frozenset({"consent", "agreement", "approval"})


class Effect(NamedTuple):
    """What a change means, the entry of rules/law/ that says so (empty: none does) and the item of its list."""

    kind: EffectKind
    law: str = ""
    item: str = ""


class Meant(NamedTuple):
    """A change and its effect."""

    change: Change
    effect: Effect


EDITORIAL = Effect("editorial")
_APPROVAL = Effect("approval")
_NOTIFY = Effect("notify")
_ORGANISATIONAL = Effect("organisational")
_RECORD = Effect("record")
_DUTIES = {"official": Effect("consent", "ats-52-3", "2"), "employee": Effect("agreement", "tls-5-1", "3")}
_VOLUME = {"official": Effect("consent", "ats-52-3", "4"), "employee": Effect("agreement", "tls-5-1", "3")}
_REQUIREMENTS = {"official": Effect("consent", "ats-52-3", "1"), "employee": _APPROVAL}
_TITLE: dict[str | None, Effect] = {"official": _APPROVAL, "employee": Effect("agreement", "tls-5-1", "4")}

# Fields whose every change means the same, by status: official, employee; None: whatever the status.
_PLAIN: dict[str, dict[str | None, Effect]] = {
    "id": {None: _ORGANISATIONAL},
    "status": {"official": Effect("consent", "ats-7"), "employee": Effect("agreement", "tls-12")},
    "position.title": _TITLE,
    "position.specialisation": _TITLE,
    "position.workplace": {"official": _NOTIFY, "employee": Effect("agreement", "tls-5-1", "8")},
    "position.fixed_term": {"official": _NOTIFY, "employee": Effect("agreement", "tls-6-2")},
    "position.classification": {"official": Effect("notify", "ats-52-3", "5"), "employee": _NOTIFY},
    "position.exempt_from_description": {None: _APPROVAL},
    "position": {None: _ORGANISATIONAL},
    "reporting": {None: _ORGANISATIONAL},
    "substitution.substitutes_for": {"official": Effect("notify", "ats-57-4"), "employee": _NOTIFY},
    "substitution": {None: _ORGANISATIONAL},
    "requirements.traits": {None: _APPROVAL},
    "requirements.languages.preferred": {None: _APPROVAL},
    "duties.expected_results": {None: _APPROVAL},
    "working_time": {"official": Effect("consent", "ats-52-3", "3"), "employee": Effect("agreement", "tls-5-1", "7")},
    "review.interval_months": {None: _APPROVAL},
    "review.clause": {None: _APPROVAL},
    "review": {None: _RECORD},
    "approval": {None: _RECORD},
    "acknowledgements": {None: _RECORD},
    "access": {None: _RECORD},
    "publication": {None: _RECORD},
}


def meant(changes: Iterable[Change], duties: int, status: str | None, limits: Thresholds) -> tuple[Meant, ...]:
    """Return the changes of a post of that status with their effects; `duties` is how many it had.

    Where the number of duties grew substantially, that is a change of its own. Of a post whose status is unknown it is
    not said whose consent a change may need.
    """
    changes = list(changes)
    grown = _growth(changes, duties)
    if grown is not None and round(grown.amount, 6) >= limits.growth:
        last = max(place for place, change in enumerate(changes) if change.section == "duties")
        changes.insert(last + 1, grown)
    return tuple(Meant(change, effect_of(change, status, limits)) for change in changes)


def effect_of(change: Change, status: str | None, limits: Thresholds) -> Effect:
    """Return what a change of a post of that status (official, employee, None where it is unknown) means."""
    if change.cosmetic:
        return EDITORIAL
    parts = change.field.split(".")
    for length in range(len(parts), 0, -1):
        effects = _PLAIN.get(".".join(parts[:length]))
        if effects is not None:
            return effects.get(None) or effects.get(status or "") or _APPROVAL
    if change.section == "duties":
        if change.label == "":
            return _VOLUME.get(status or "", _APPROVAL)
        return _DUTIES.get(status or "", _APPROVAL) if _is_substantial(change, limits) else _APPROVAL
    if change.section == "requirements" and _is_substantial(change, limits):
        return _REQUIREMENTS.get(status or "", _APPROVAL)
    return _APPROVAL


def _is_substantial(change: Change, limits: Thresholds) -> bool:
    if change.action in ("reworded", "split", "merged"):
        return change.telling or round(100 * change.share, 6) >= limits.reworded
    if change.field == "duties.time_share":
        return round(change.amount, 6) >= limits.shift
    return True


def _growth(changes: list[Change], duties: int) -> Change | None:
    """Return by how many per cent the number of duties grew, splits and mergers left out."""
    own = [change.action for change in changes if change.field == "duties"]
    more = own.count("added") - own.count("removed")
    if more <= 0 or duties == 0:
        return None
    first = next(change for change in changes if change.field == "duties" and change.action == "added")
    path = (first.new or ("duties",))[:1]
    now = duties + more
    return Change("duties", "raised", "", str(duties), str(now), path, path, amount=100 * more / duties)
