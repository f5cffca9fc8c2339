"""Whether a new version holds the consent, the agreement and the approval that its changes may need."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Literal

from jdlint.core.paths import Path
from jdlint.core.records import NamedTuple
from jdlint.core.text import fold
from jdlint.syntax.nodes import Mapping, Sequence
from jdlint.views.description import Description
from jdlint.views.values import date_of, text_of

#: `early`: dated before the approval of the version that it shall change. `late`: dated after the change took effect.
#: `other`: an agreement stands where a consent is needed, or the other way round.
State = Literal["recorded", "missing", "early", "late", "undated", "other"]
Approval = Literal["new", "unchanged", "older", "removed", "none"]
_STATES: tuple[State, ...] = ("late", "early", "undated")


class Evidence(NamedTuple):
    """What a version says of a consent: the best record that the old version did not have, its date and its limit."""

    state: State
    path: Path | None = None
    date: dt.date | None = None
    limit: dt.date | None = None

    @property
    def args(self) -> dict[str, dt.date]:
        """The arguments of messages about a record that does not fit."""
        found = {"date": self.date, "limit": self.limit}
        return {name: value for name, value in found.items() if value is not None}


def evidence_of(before: Description, after: Description, kind: str) -> Evidence:
    """Return what the new version records of a consent or agreement (`kind`) to its changes.

    It counts if the old version did not have it and its date is neither before the approval of the old version nor
    after the day on which the new one takes effect, which is the date of its approval where it names none. Where the
    approval is still the old one, that day is unknown (CHG004 says so) and does not bound the date.
    """
    first = date_of(before.node("approval", "date"))
    last = None
    if approval_of(before, after) == "new":
        last = date_of(after.node("approval", "effective_from")) or date_of(after.node("approval", "date"))
    best = Evidence("missing")
    for path, date in _added(before, after, kind):
        if date is None:
            found = Evidence("undated", path)
        elif first is not None and date < first:
            found = Evidence("early", path, date, first)
        elif last is not None and date > last:
            found = Evidence("late", path, date, last)
        else:
            return Evidence("recorded", path, date)
        if best.state == "missing" or _STATES.index(found.state) < _STATES.index(best.state):
            best = found
    if best.state == "missing":
        for path, date in _added(before, after, "agreement" if kind == "consent" else "consent"):
            return Evidence("other", path, date)
    return best


def _added(before: Description, after: Description, kind: str) -> list[tuple[Path, dt.date | None]]:
    """Return the acknowledgements of a kind that the old version did not have."""
    had = Counter(date for _path, date in _acknowledged(before, kind))
    found = []
    for path, date in _acknowledged(after, kind):
        if had[date]:
            had[date] -= 1
        else:
            found.append((path, date))
    return found


def _acknowledged(description: Description, kind: str) -> list[tuple[Path, dt.date | None]]:
    node = description.node("acknowledgements")
    if not isinstance(node, Sequence):
        return []
    return [
        (("acknowledgements", i), date_of(item.get("date")))
        for i, item in enumerate(node.items)
        if isinstance(item, Mapping) and text_of(item.get("kind")) == kind
    ]


def approval_of(before: Description, after: Description) -> Approval:
    """Tell what became of the approval: its number and its date say whether it is another act."""
    old, new = _act(before), _act(after)
    if new == ("", ""):
        return "none" if old == new else "removed"
    if old == new:
        return "unchanged"
    was, now = date_of(before.node("approval", "date")), date_of(after.node("approval", "date"))
    return "older" if was is not None and now is not None and now < was else "new"


def _act(description: Description) -> tuple[str, str]:
    number, date = description.text("approval", "number"), description.text("approval", "date")
    return fold(number or ""), fold(date or "")
