"""Which post does a reference mean? By id, by title, by title and specialisation; never by likeness.

A name that only a reader of the organisation chart understands ("osakonna juhataja") is `relative`, one that may be
a known title in another case form ("teenuse juhti") is `inflected`: neither is resolved, and neither called wrong.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from jdlint.core.text import fold
from jdlint.facts.facts import ReferenceFact, title_key
from jdlint.facts.register import Register
from jdlint.views.references import split_title

Outcome = Literal["post", "ambiguous", "closed", "relative", "inflected", "unknown", "no-post"]

# "the head of the department", said relative to the speaker's own unit
_RELATIVE = re.compile(
    r"(?:\w*(?:osakonna|talituse|büroo|üksuse|teenistuse|keskuse|tiimi|valdkonna|piirkonna|asutuse|ameti))\s+"
    r"(?:juhataja|juhi|juht|direktor|peaspetsialist)\w*"
    r"|head of (?:the )?(?:department|unit|section|division|office|team)"
)


_SHORTEST = 3


class Resolution(NamedTuple):
    """What a reference means. `posts` are numbers of Facts: one, several (ambiguous), or the closed ones."""

    outcome: Outcome
    posts: tuple[int, ...] = ()


def resolve(register: Register, speaker: int, reference: ReferenceFact) -> Resolution:
    """Return the meaning of `reference` as post number `speaker` says it."""
    if reference.kind != "position":
        return Resolution("no-post")
    by_id = None if reference.by_title else register.by_id.get(reference.words)
    if by_id is not None:
        return _in_force(register, by_id)
    if reference.identifier is not None:
        return Resolution("unknown")
    candidates = _by_title(register, reference)
    if candidates:
        return _in_force(register, candidates)
    if _RELATIVE.fullmatch(fold(reference.words)):
        return Resolution("relative")
    return Resolution("inflected" if _may_be_inflected(register, reference) else "unknown")


def resolve_words(register: Register, words: str) -> Resolution:
    """Return the meaning of an id or a title that stands outside of substitution and reporting."""
    by_id = register.by_id.get(words)
    if by_id is not None:
        return _in_force(register, by_id)
    key = title_key(*split_title(words))
    found = [number for number in register.by_title.get(key[0], ()) if _names(register, number, key[1])]
    return _in_force(register, found) if found else Resolution("unknown")


def _names(register: Register, number: int, specialisation: str) -> bool:
    return not specialisation or fold(register.facts[number].specialisation or "") == specialisation


def _by_title(register: Register, reference: ReferenceFact) -> list[int]:
    if reference.title is None:
        return []
    title, specialisation = title_key(reference.title, reference.specialisation)
    found = register.by_title.get(title, [])
    if reference.unit is not None:
        unit = fold(reference.unit)
        found = [number for number in found if unit in map(fold, register.facts[number].unit)]
    if specialisation:
        return [number for number in found if fold(register.facts[number].specialisation or "") == specialisation]
    plain = [number for number in found if not register.facts[number].specialisation]
    return plain if any(register.is_open(number) for number in plain) else found


def _may_be_inflected(register: Register, reference: ReferenceFact) -> bool:
    """Tell whether a known title differs from the reference in the ending of its last word alone."""
    if reference.title is None:
        return False
    *before, last = fold(reference.title).split() or [""]
    for title in register.titles_by_start.get((len(before), last[:3]), ()):
        *words, base = title.split()
        # forms keep the base but for its last letter, words in -ne but for the last two (abiline, abilist)
        stem = base[:-2] if base.endswith("ne") else base[:-1]
        if words == before and last != base and len(stem) >= _SHORTEST and last.startswith(stem):
            return True
    return False


def _in_force(register: Register, candidates: list[int]) -> Resolution:
    valid = tuple(number for number in candidates if register.is_open(number))
    if not valid:
        return Resolution("closed", tuple(candidates))
    if len(valid) == 1 or (len({register.facts[number].id for number in valid}) == 1 and register.facts[valid[0]].id):
        return Resolution("post", valid[:1])
    return Resolution("ambiguous", valid)
