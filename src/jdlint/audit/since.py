"""What changed since the previous audit: findings that are new or gone, the history, the events of the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from jdlint.audit.data import Audit, Event, Finding, Point, Post, Previous, UnitCounts, is_counted
from jdlint.audit.redaction import Redactor
from jdlint.core.records import NamedTuple
from jdlint.core.text import digest

_SHOWN = 40  # audits of the history in a report: ten years of quarters


class Asked(NamedTuple):
    """What this audit could find at all: its rules, those that had an answer, the files it read, those it could not."""

    rules: Mapping[str, str]  # families, by id
    answering: AbstractSet[str]
    files: AbstractSet[str]
    unread: AbstractSet[str]


def mark_findings(findings: Iterable[Finding], previous: Audit | None) -> None:
    """Say of each finding since when it is known, and of those that count whether they are new."""
    if previous is None:
        return
    before = {finding["id"]: finding for finding in previous["findings"]}
    for finding in findings:
        known = before.get(finding["id"])
        if known is not None:
            finding["first_seen"] = min(known["first_seen"], finding["first_seen"])
        if is_counted(finding):
            finding["status"] = "new" if known is None or not is_counted(known) else "known"


def compared(
    findings: Sequence[Finding],
    units: Sequence[UnitCounts],
    posts: Iterable[Post],
    asked: Asked,
    previous: Audit | None,
) -> Previous | None:
    """Return what became of the findings of the previous audit, and write it beside each unit."""
    if previous is None:
        return None
    here = {finding["id"] for finding in findings if is_counted(finding)}
    gone = [f for f in previous["findings"] if is_counted(f) and f["id"] not in here]
    fates = _Fates(findings, posts, asked)
    told = [fates.of(finding) for finding in gone]
    new = Counter(finding["unit"] for finding in findings if finding["status"] == "new")
    known = Counter(finding["unit"] for finding in findings if finding["status"] == "known")
    fixed = Counter(finding["unit"] for finding, fate in zip(gone, told, strict=True) if fate == "fixed")
    for unit in units:
        unit["new"], unit["unchanged"] = new[unit["unit"]], known[unit["unit"]]
        unit["fixed"] = fixed[unit["unit"]]
    return {
        "as_of": previous["as_of"],
        "numbers": previous["numbers"],
        "new": new.total(),
        "fixed": told.count("fixed"),
        "removed": told.count("removed"),
        "set_aside": told.count("set_aside"),
        "replaced": told.count("replaced"),
        "unchanged": known.total(),
    }


class _Fates:
    """What became of findings that are gone; only what nobody accepted, left out or made worse was put right."""

    def __init__(self, findings: Sequence[Finding], posts: Iterable[Post], asked: Asked) -> None:
        self.asked = asked
        self.accepted = {finding["id"] for finding in findings if not is_counted(finding)}
        self.posts = {post["key"] for post in posts}
        self.new = Counter(self._place(finding) for finding in findings if finding["status"] == "new")

    def of(self, finding: Finding) -> str:
        """Return the fate of a finding of the previous audit that this one does not have."""
        asked = self.asked
        if finding["id"] in self.accepted or finding["rule"] not in asked.answering or finding["path"] in asked.unread:
            return "set_aside"
        if finding["post"] not in self.posts if finding["post"] else finding["path"] not in asked.files:
            return "removed"
        place = self._place(finding)
        if not self.new[place]:
            return "fixed"
        self.new[place] -= 1  # one stands in the place of one
        return "replaced"

    def _place(self, finding: Finding) -> tuple[str, int | None, str, str]:
        """Return where a finding is and what it is about: due soon becomes overdue, where nobody did anything."""
        family = self.asked.rules.get(finding["rule"], "")
        return finding["post"] or finding["path"], finding["line"], finding["place"]["et"], family


def point_of(audit: Audit) -> Point:
    """Return an audit as it stands in the history."""
    count = Counter(finding["rule"] for finding in audit["findings"] if is_counted(finding))
    return {"as_of": audit["as_of"], "numbers": audit["numbers"], "findings": dict(sorted(count.items()))}


def merged(*histories: Iterable[Point]) -> list[Point]:
    """Return the audits of several histories in the order of their days, one a day, the last of several."""
    found = {point["as_of"]: point for points in histories for point in points}
    return [found[day] for day in sorted(found)]


def history_before(as_of: str, *histories: Iterable[Point]) -> list[Point]:
    """Return the audits before a day that a report shows: the last ones."""
    return [point for point in merged(*histories) if point["as_of"] < as_of][-_SHOWN:]


def events_of(posts: Iterable[Post], previous: Audit | None, redactor: Redactor) -> list[Event]:
    """Return an event for each review that has a date, and those of the previous audit that are done, cancelled.

    A review is told by its post and by the day from which it is counted: once reviewed, the next one is another event.
    """
    before = {event["uid"]: event for event in (previous["events"] if previous else ())}
    out: list[Event] = []
    for post in posts:
        if post["due"] is None:
            continue
        uid = digest("\n".join((post["key"], post["since"] or ""))) + "@review.jdlint"
        event: Event = {
            "uid": uid,
            "post": post["key"],
            "name": post["name"],
            "unit": post["unit"],
            "owner": post["owner"],
            "due": post["due"],
            "sequence": 0,
            "cancelled": False,
        }
        known = before.pop(uid, None)
        if known is not None:
            event["sequence"] = known["sequence"]
            event["sequence"] += event != known
        out.append(event)
    for known in before.values():
        if not known["cancelled"]:
            name, unit, owner = (redactor.text(known[field], "et") for field in ("name", "unit", "owner"))
            done: Event = {**known, "name": name, "unit": unit, "owner": owner, "cancelled": True}
            done["sequence"] += 1
            out.append(done)
    return sorted(out, key=lambda event: (event["due"], event["uid"]))
