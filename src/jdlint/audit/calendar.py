"""The reviews as a calendar (RFC 5545): an all-day event each, with an alarm, for any calendar program."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from jdlint.audit.data import Audit, Event
from jdlint.audit.texts import said
from jdlint.audit.view import day_words
from jdlint.core.i18n import Language
from jdlint.core.version import VERSION

_WARNED_BEFORE = "-P14D"
#: Octets of a line without its end: at most 75 (RFC 5545, 3.1), and one fewer as calendar programs fold.
_LONGEST = 74
_SPECIAL = re.compile(r"[\\;,]")
#: What a text must not hold (RFC 5545, 3.3.11): control characters but for the tab.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")


def render_calendar(audit: Audit, language: Language, events: Iterable[Event] | None = None) -> bytes:
    """Return a calendar of `events`, or of all. The same audit gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//jdlint//jdlint {VERSION}//{language.upper()}",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(said('title', language))}",
    ]
    paths = {post["key"]: post["path"] for post in audit["posts"]}
    for item in audit["events"] if events is None else events:
        lines += _event(item, paths.get(item["post"], "–"), _day(dt.date.fromisoformat(audit["as_of"])), language)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _event(item: Event, path: str, stamp: str, language: Language) -> list[str]:
    due = dt.date.fromisoformat(item["due"])
    told = {"unit": item["unit"] or "–", "owner": item["owner"] or "–", "path": path}
    alarm = [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(said('event_alarm', language, date=day_words(item['due'], language)))}",
        f"TRIGGER:{_WARNED_BEFORE}",
        "END:VALARM",
    ]
    return [
        "BEGIN:VEVENT",
        f"SUMMARY:{_text(said('event_title', language, name=item['name']))}",
        f"DTSTART;VALUE=DATE:{_day(due)}",
        # without an end it is one day all the same; after the last day that there is comes none
        *([] if due == dt.date.max else [f"DTEND;VALUE=DATE:{_day(due + dt.timedelta(days=1))}"]),
        f"DTSTAMP:{stamp}T000000Z",
        f"UID:{_text(item['uid'])}",
        f"SEQUENCE:{item['sequence']}",
        f"DESCRIPTION:{_text(said('event_text', language, **told))}",
        f"STATUS:{'CANCELLED' if item['cancelled'] else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        *([] if item["cancelled"] else alarm),
        "END:VEVENT",
    ]


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Return a text as it is written in a calendar (RFC 5545, 3.3.11); none of ours has lines."""
    return _SPECIAL.sub(r"\\\g<0>", _CONTROL.sub(" ", text))


def _folded(line: str) -> bytes:
    """Return a line with its end, folded where it is too long, never within a character (RFC 5545, 3.1)."""
    data = line.encode("utf-8", "replace")
    out = b""
    while len(data) > _LONGEST - bool(out):
        end = _LONGEST - bool(out)
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        out += (b" " if out else b"") + data[:end] + b"\r\n"
        data = data[end:]
    return out + (b" " if out else b"") + data + b"\r\n"
