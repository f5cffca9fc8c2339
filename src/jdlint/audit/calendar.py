"""The reviews as a calendar (RFC 5545): an all-day event each, with an alarm, for any calendar program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from jdlint.audit.data import Audit, Event
from jdlint.audit.extra import need
from jdlint.audit.texts import said
from jdlint.core.i18n import Language
from jdlint.core.version import VERSION

_WARNED_BEFORE = dt.timedelta(days=-14)


def render_calendar(audit: Audit, language: Language, events: Iterable[Event] | None = None) -> bytes:
    """Return a calendar of `events`, or of all. The same audit gives the same bytes."""
    icalendar = need("icalendar")
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//jdlint//jdlint {VERSION}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", said("title", language))
    stamp = dt.datetime.fromisoformat(audit["as_of"]).replace(tzinfo=dt.UTC)
    paths = {post["key"]: post["path"] for post in audit["posts"]}
    for item in audit["events"] if events is None else events:
        due = dt.date.fromisoformat(item["due"])
        event = icalendar.Event()
        event.add("uid", item["uid"])
        event.add("dtstamp", stamp)
        event.add("dtstart", due)
        event.add("dtend", due + dt.timedelta(days=1))
        event.add("sequence", item["sequence"])
        event.add("status", "CANCELLED" if item["cancelled"] else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        event.add("summary", said("event_title", language, name=item["name"]))
        told = {"unit": item["unit"] or "–", "owner": item["owner"] or "–", "path": paths.get(item["post"], "–")}
        event.add("description", said("event_text", language, **told))
        if not item["cancelled"]:
            alarm = icalendar.Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", _WARNED_BEFORE)
            alarm.add("description", said("event_alarm", language))
            event.add_component(alarm)
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
