"""Reporting lines: who is whose immediate supervisor, as both sides say it."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from jdlint.facts.facts import ReferenceFact
from jdlint.facts.project import Project
from jdlint.facts.resolve import Resolution


class Line(NamedTuple):
    """A reporting line that a post states and that leads to one other post."""

    reference: ReferenceFact
    found: Resolution

    @property
    def other(self) -> int:
        return self.found.posts[0]


def supervisor_line(project: Project, number: int) -> Line | None:
    """Return the line to the supervisor of a post; None where it names none, several or one that is not known."""
    said = list(project.said(number, "supervisor"))
    if len(said) != 1:
        return None
    reference, found = said[0]
    return Line(reference, found) if found.outcome == "post" and found.posts[0] != number else None


@lru_cache(maxsize=1)
def _supervisors(project: Project) -> MappingProxyType[int, int]:
    found = {}
    for number in project.open:
        line = supervisor_line(project, number)
        if line is not None:
            found[number] = line.other
    return MappingProxyType(found)


def supervisors(project: Project) -> MappingProxyType[int, int]:
    """Return the supervisor of every open post whose supervisor is known."""
    return _supervisors(project)


def chain_above(project: Project, number: int) -> tuple[list[int], bool]:
    """Return the posts above a post, nearest first, and whether the line runs in a circle back to the post itself."""
    above = supervisors(project)
    chain: list[int] = []
    seen = {number}
    while number in above:
        number = above[number]
        if number in seen:
            return chain, bool(chain) and len(seen) == len(chain) + 1 and number not in chain
        chain.append(number)
        seen.add(number)
    return chain, False


def says_of_subordinate(project: Project, head: int, number: int) -> bool | None:
    """Tell whether the subordinates that `head` lists hold post `number`; None where that cannot be told."""
    if "subordinates" not in project.facts[head].stated:
        return None
    unsure = False
    for _reference, found in project.said(head, "subordinates"):
        if found.outcome == "group":
            if project.includes(found, number):
                return True
            unsure = unsure or (found.unit is None and not found.posts)
        elif found.outcome == "post":
            if found.posts[0] == number:
                return True
        elif number in found.posts or found.outcome != "closed":
            unsure = True  # an ambiguous name, a chart, or words that could not be resolved may mean the post
    return None if unsure else False
