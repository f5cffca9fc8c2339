"""Dates of reviews: calendar months, as an interval of months is counted in everyday use."""

from __future__ import annotations

import datetime as dt


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month `months` later, or that month's last day; year 9999 is never passed."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    first = dt.date(year, month + 1, 1)
    last = 31 if month == 11 else (first.replace(month=month + 2) - dt.timedelta(days=1)).day
    return first.replace(day=min(day.day, last))
