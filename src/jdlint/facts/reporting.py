"""Reporting lines: who is whose immediate supervisor, as both sides say it."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from jdlint.core.records import NamedTuple
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
    said = project.said(number, "supervisor")
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


def reporting_cycles(project: Project) -> tuple[tuple[int, ...], ...]:
    """Return the circles that reporting lines run in, each from its first post in the order of files."""
    above = supervisors(project)
    done: set[int] = set()
    cycles = []
    for start in sorted(above):
        trail: dict[int, int] = {}
        number = start
        while number in above and number not in done and number not in trail:
            trail[number] = len(trail)
            number = above[number]
        if number in trail:
            circle = [post for post, place in trail.items() if place >= trail[number]]
            first = circle.index(min(circle, key=lambda post: (project.facts[post].path, project.facts[post].number)))
            cycles.append((*circle[first:], *circle[:first]))
        done.update(trail)
    return tuple(cycles)


def says_of_subordinate(project: Project, head: int, number: int) -> bool | None:
    """Tell whether the subordinates that `head` lists hold post `number`; None where that cannot be told."""
    if "subordinates" not in project.facts[head].stated:
        return None
    unsure = False
    for _reference, found in project.said(head, "subordinates"):
        if found.outcome == "group":
            if project.includes(found, number):
                return True
            unsure = unsure or (found.unit is None and not found.posts) or not project.facts[number].unit
        elif found.outcome == "post":
            if found.posts[0] == number:
                return True
        elif number in found.posts or found.outcome != "closed":
            unsure = True  # an ambiguous name, a chart, or words that could not be resolved may mean the post
    return None if unsure else False
