"""All Facts of a context, indexed by id and title, and which posts are in force."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cached_property

from jdlint.facts.facts import Facts, title_key
from jdlint.facts.organisation import Organisation, Titles

_ENDLESS = "9999-12-31"


def _date(post: Facts, name: str, missing: str) -> str:
    found = post.date(name)
    return found.value if found else missing


class Register:
    """The posts of a context as of a date; `facts` keep their numbers, closed posts and all.

    `organisation` and `titles` are None where the configuration names no such file.
    """

    def __init__(
        self,
        facts: tuple[Facts, ...],
        as_of: dt.date,
        organisation: Organisation | None = None,
        titles: Titles | None = None,
    ) -> None:
        self.facts = facts
        self.as_of = as_of
        self.organisation = organisation
        self.titles = titles

    @cached_property
    def open(self) -> tuple[int, ...]:
        """Numbers of the posts in force: neither closed before `as_of` nor a version another one has replaced."""
        return tuple(number for number in range(len(self.facts)) if number in self._valid)

    @cached_property
    def _valid(self) -> frozenset[int]:
        return frozenset(number for number in range(len(self.facts)) if self._holds(number))

    def _holds(self, number: int) -> bool:
        post = self.facts[number]
        today = self.as_of.isoformat()
        if _date(post, "position.valid_to", _ENDLESS) < today:
            return False
        if _date(post, "position.valid_from", "") <= today or post.id is None:
            return True
        # a version to come replaces nothing while another version of the post is in force
        return not any(
            _date(self.facts[other], "position.valid_from", "")
            <= today
            <= _date(self.facts[other], "position.valid_to", _ENDLESS)
            for other in self.by_id[post.id]
        )

    def is_open(self, number: int) -> bool:
        return number in self._valid

    @cached_property
    def by_id(self) -> dict[str, list[int]]:
        """Numbers of the posts of each id, closed ones included."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, post in enumerate(self.facts):
            if post.id:
                index[post.id].append(number)
        return index

    @cached_property
    def by_title(self) -> dict[str, list[int]]:
        """Numbers of the posts of each folded title, whatever their specialisation, closed ones included."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, post in enumerate(self.facts):
            if post.title:
                index[title_key(post.title, None)[0]].append(number)
        return index

    @cached_property
    def titles_by_start(self) -> dict[tuple[int, str], list[str]]:
        """Folded titles by the number of words before the last and the first three letters of the last."""
        index: dict[tuple[int, str], list[str]] = defaultdict(list)
        for title in self.by_title:
            words = title.split()
            index[len(words) - 1, words[-1][:3]].append(title)
        return index

    def closed_since(self, number: int) -> dt.date:
        """Return the first day on which a closed post was closed; for one that is yet to come, `as_of`."""
        end = self.facts[number].date("position.valid_to")
        day = self.as_of if end is None else dt.date.fromisoformat(end.value)
        return day if end is None or day == dt.date.max else day + dt.timedelta(days=1)
