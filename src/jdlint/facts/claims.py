"""Claims of substitution: one direction between two posts, and what the other side says to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from jdlint.core.records import NamedTuple
from jdlint.facts.facts import ReferenceFact
from jdlint.facts.project import Project
from jdlint.facts.resolve import Resolution
from jdlint.views.references import Direction

COUNTER: dict[Direction, Direction] = {"substitutes_for": "substituted_by", "substituted_by": "substitutes_for"}

#: `agrees`: the other side names the speaker. `open`: it leaves the matter to a group, chart or decision.
#: `unclear`: it names somebody who may be the speaker, but cannot be resolved. `silent`: none of these.
Answer = Literal["agrees", "open", "unclear", "silent"]


class Claim(NamedTuple):
    """Post number `speaker` names post number `other` in `reference`; `counter` is the direction of the answer.

    `found` is how the reference was resolved. `reply` is the reference of the other side that agrees with the claim by
    name, or that leaves the matter open.
    """

    speaker: int
    other: int
    reference: ReferenceFact
    found: Resolution
    counter: Direction
    answer: Answer
    reply: ReferenceFact | None


def claims_of(project: Project, number: int) -> Iterator[Claim]:
    """Yield every claim of an open post about exactly one other; a post named twice is claimed twice."""
    for reference, found in project.meanings(number):
        counter = COUNTER.get(reference.direction)
        if counter is not None and found.outcome == "post" and found.posts[0] != number:
            other = found.posts[0]
            answer, reply = _answer(project, number, other, counter)
            yield Claim(number, other, reference, found, counter, answer, reply)


@lru_cache(maxsize=1)
def _claims(project: Project, focus: tuple[int, ...]) -> tuple[Claim, ...]:
    return tuple(claim for number in focus for claim in claims_of(project, number))


def substitution_claims(project: Project) -> tuple[Claim, ...]:
    """Return the claims of all posts that are judged; several rules ask for them."""
    return _claims(project, project.focus)


def _answer(project: Project, speaker: int, other: int, counter: Direction) -> tuple[Answer, ReferenceFact | None]:
    answer: Answer = "silent"
    reply = None
    for reference, found in project.meanings(other):
        if reference.direction != counter:
            continue
        if found.outcome == "post":
            if found.posts[0] == speaker:
                return "agrees", reference
        elif found.outcome in ("group", "no-post") and reference.kind != "unreadable":
            if found.outcome == "group" and project.includes(found, speaker):
                return "agrees", None
            if answer != "open":
                answer, reply = "open", reference
        elif answer == "silent" and (speaker in found.posts or found.outcome in ("relative", "unread", "no-post")):
            answer = "unclear"
    return answer, reply
