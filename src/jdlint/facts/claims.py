"""Claims of substitution: one direction between two posts, and what the other side says to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from jdlint.core.text import fold
from jdlint.facts.facts import ReferenceFact
from jdlint.facts.project import Project
from jdlint.views.references import Direction

_COUNTER: dict[str, Direction] = {"substitutes_for": "substituted_by", "substituted_by": "substitutes_for"}

#: `agrees`: the other side names the speaker. `open`: it leaves the matter to a group, chart or decision.
#: `unclear`: it names somebody who may be the speaker, but cannot be resolved. `silent`: none of these.
Answer = Literal["agrees", "open", "unclear", "silent"]


class Claim(NamedTuple):
    """Post number `speaker` names post number `other` in `reference`; `counter` is the direction of the answer."""

    speaker: int
    other: int
    reference: ReferenceFact
    counter: Direction
    answer: Answer


@lru_cache(maxsize=1)
def substitution_claims(project: Project) -> tuple[Claim, ...]:
    """Return every claim of one open post about exactly one other; several rules ask for them."""
    return tuple(_claims(project))


def _claims(project: Project) -> Iterator[Claim]:
    for speaker in project.open:
        for reference in project.facts[speaker].references:
            counter = _COUNTER.get(reference.direction)
            if counter is None:
                continue
            found = project.resolve(speaker, reference)
            if found.outcome == "post" and found.posts[0] != speaker:
                other = found.posts[0]
                yield Claim(speaker, other, reference, counter, _answer(project, speaker, other, counter))


def _answer(project: Project, speaker: int, other: int, counter: Direction) -> Answer:
    answer: Answer = "silent"
    for reference in project.references(other, counter):
        if reference.kind != "position":
            if reference.kind == "group" and _in_group(project, speaker, other, reference):
                return "agrees"
            answer = "open"
            continue
        found = project.resolve(other, reference)
        if found.outcome == "post" and found.posts[0] == speaker:
            return "agrees"
        if (speaker in found.posts or found.outcome in ("relative", "inflected")) and answer == "silent":
            answer = "unclear"
    return answer


def _in_group(project: Project, member: int, speaker: int, reference: ReferenceFact) -> bool:
    """Tell whether `member` belongs to the unit a group speaks of: the one it names, else the speaker's own."""
    units = {fold(unit) for unit in project.facts[member].unit}
    if reference.unit is not None:
        return fold(reference.unit) in units
    own = project.facts[speaker].unit
    return bool(own) and fold(own[-1]) in units
