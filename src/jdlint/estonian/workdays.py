"""Working days: Monday to Friday but for the holidays that fall on one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def is_workday(day: dt.date, holidays: Collection[str]) -> bool:
    """Tell whether people work on `day`; `holidays` are written ``month-day``, Good Friday is one anyway."""
    good_friday = easter(day.year) - dt.timedelta(days=2)
    return day.weekday() < 5 and f"{day:%m-%d}" not in holidays and day != good_friday


def workdays_after(start: dt.date, end: dt.date, holidays: Collection[str], most: int = 400) -> int:
    """Count the working days after `start` up to and including `end`; counting stops at `most`."""
    count = 0
    for number in range(1, min((end - start).days, 2 * most) + 1):
        count += is_workday(start + dt.timedelta(days=number), holidays)
        if count >= most:
            break
    return count
