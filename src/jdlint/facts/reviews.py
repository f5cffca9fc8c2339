"""When a description is due for review."""

from __future__ import annotations

import datetime as dt

from jdlint.core.calendar import add_months
from jdlint.core.records import NamedTuple
from jdlint.facts.facts import DateFact, Facts


class Review(NamedTuple):
    """The clock of one description: it starts at `since` and runs out at the end of `due`."""

    since: DateFact
    due: dt.date


def review_of(post: Facts, interval: int) -> Review | None:
    """Return the review clock of a post; None where no date starts it (REV001 reports that).

    It starts at the newer of the last review and the approval, never at the effective date, and runs for the
    description's own interval, else `interval`, in calendar months.
    """
    dates = [date for date in (post.date("review.last_reviewed"), post.date("approval.date")) if date is not None]
    if not dates:
        return None
    since = max(dates, key=lambda date: date.value)
    months = post.review_interval or interval
    return Review(since, add_months(dt.date.fromisoformat(since.value), months))
