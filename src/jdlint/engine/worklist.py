"""The working list: every post in force with its review clock and its approval, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from jdlint.core.records import NamedTuple
from jdlint.engine.gather import Gathered, shown_path
from jdlint.engine.members import in_unit
from jdlint.facts.reviews import review_of

State = Literal["overdue", "due-soon", "in-time", "unknown"]


class Entry(NamedTuple):
    """A post: `since` and `due` are those of its review clock, `days` how many are left (below zero: overdue)."""

    id: str | None
    name: str
    unit: tuple[str, ...]
    status: str | None
    path: str
    since: dt.date | None
    due: dt.date | None
    days: int | None
    state: State
    approval_number: str | None
    approval_date: str | None


def worklist(
    projects: Iterable[Gathered], as_of: dt.date, *, due: int | None = None, unit: str | None = None
) -> tuple[Entry, ...]:
    """Return the posts that the named files describe; with `due` those due within so many days, overdue or unknown.

    Raises JdlintError for a unit that no project knows.
    """
    projects = list(projects)
    members = None if unit is None else in_unit(projects, unit)
    found = [
        entry_of(item, number, as_of)
        for place, item in enumerate(projects)
        for number in item.posts
        if members is None or number in members[place]
    ]
    if due is not None:
        found = [entry for entry in found if entry.days is None or entry.days <= due]
    return tuple(sorted(found, key=lambda entry: (entry.days is None, entry.days or 0, entry.path, entry.name)))


def entry_of(item: Gathered, number: int, as_of: dt.date) -> Entry:
    """Return how a post of a project stands on a day."""
    post, settings = item.project.facts[number], item.group.settings
    review = review_of(post, settings.review_interval)
    days = None if review is None else (review.due - as_of).days
    approved = post.date("approval.date")
    return Entry(
        post.id,
        post.name,
        post.unit,
        post.status,
        shown_path(item.group, post.path),
        None if review is None else dt.date.fromisoformat(review.since.value),
        None if review is None else review.due,
        days,
        _state_of(days, settings.due_soon),
        None if post.approval is None else post.approval.number,
        None if approved is None else approved.value,
    )


def _state_of(days: int | None, due_soon: int) -> State:
    """Return how a review stands; `days` None: nobody knows since when to count."""
    if days is None:
        return "unknown"
    return "overdue" if days < 0 else "due-soon" if days <= due_soon else "in-time"
