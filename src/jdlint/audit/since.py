"""What changed since the previous audit: findings that are new or gone, the history, the events of the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from jdlint.audit.data import Audit, Event, Finding, Point, Post, Previous, Rule, UnitCounts, is_counted
from jdlint.core.text import digest

_SHOWN = 40  # audits of the history in a report: ten years of quarters


def mark_findings(findings: Iterable[Finding], previous: Audit | None) -> None:
    """Say of each finding that counts whether it is new, and since when it is known."""
    if previous is None:
        return
    before = {finding["id"]: finding for finding in previous["findings"] if is_counted(finding)}
    for finding in findings:
        if is_counted(finding):
            known = before.get(finding["id"])
            finding["status"] = "new" if known is None else "known"
            if known is not None:
                finding["first_seen"] = min(known["first_seen"], finding["first_seen"])


def compared(
    findings: Sequence[Finding],
    units: Sequence[UnitCounts],
    posts: Iterable[Post],
    rules: Iterable[Rule],
    previous: Audit | None,
) -> Previous | None:
    """Return what became of the findings of the previous audit, and write it beside each unit.

    What was accepted since, or belongs to a rule that is off now, has not been put right.
    """
    if previous is None:
        return None
    here = {finding["id"] for finding in findings if is_counted(finding)}
    gone = [f for f in previous["findings"] if is_counted(f) and f["id"] not in here]
    accepted = {finding["id"] for finding in findings if not is_counted(finding)}
    asked = {rule["id"] for rule in rules if rule["on"]}
    still = {post["key"] for post in posts} | {""}

    def fate_of(finding: Finding) -> str:
        if finding["id"] in accepted or finding["rule"] not in asked:
            return "set_aside"
        return "fixed" if finding["post"] in still else "removed"

    fates = [fate_of(finding) for finding in gone]
    new = Counter(finding["unit"] for finding in findings if finding["status"] == "new")
    known = Counter(finding["unit"] for finding in findings if finding["status"] == "known")
    fixed = Counter(finding["unit"] for finding, what in zip(gone, fates, strict=True) if what == "fixed")
    for unit in units:
        unit["new"], unit["unchanged"] = new[unit["unit"]], known[unit["unit"]]
        unit["fixed"] = fixed[unit["unit"]]
    return {
        "as_of": previous["as_of"],
        "numbers": previous["numbers"],
        "new": new.total(),
        "fixed": fates.count("fixed"),
        "removed": fates.count("removed"),
        "set_aside": fates.count("set_aside"),
        "unchanged": known.total(),
    }


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


def events_of(posts: Iterable[Post], previous: Audit | None) -> list[Event]:
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
    done = (known for known in before.values() if not known["cancelled"])
    out += ({**known, "sequence": known["sequence"] + 1, "cancelled": True} for known in done)
    return sorted(out, key=lambda event: (event["due"], event["uid"]))
