"""Estonian prose of a corpus: sentences about duties, results, skills, from words that are compounded and declined.

Estonian makes new words by joining old ones: 60 first parts and 56 nouns in three cases give ten thousand word forms,
and one compound in ten has three parts, so that every description brings words which no other has: a checker that
remembers words is not flattered. Sentences mean little; their words, cases and numbers are right.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import NamedTuple

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
_LONG = 0.1  # how many of the compounds are made of three words


class Noun(NamedTuple):
    """Nominative, genitive and partitive of a compound."""

    nominative: str
    genitive: str
    partitive: str


_SECOND = tuple(Noun(*forms.split()) for forms in _WORDS["second"])


def compound(rng: Random) -> Noun:
    """Return a compound of two words, or of three, declined."""
    first, second = rng.choice(_WORDS["first"]), rng.choice(_SECOND)
    if rng.random() < _LONG:
        first += rng.choice(_WORDS["first"])
    return Noun(*(first + form for form in second))


def field(rng: Random) -> str:
    """Return a field of work in the genitive."""
    return rng.choice(_WORDS["first"])


def number_phrase(rng: Random) -> str:
    """Return a time or an amount in words that follow a verb."""
    return (
        f"hiljemalt {rng.randint(1, 28)}. {rng.choice(_WORDS['months'])}",
        f"{rng.randint(2, 45)} tööpäeva jooksul",
        f"vähemalt {rng.randint(2, 24)} korda aastas",
        f"{rng.randint(3, 79)} omavalitsuse kohta",
        f"{rng.randint(2, 190)} objekti ulatuses",
    )[rng.randrange(5)]


def duty(rng: Random, nouns: tuple[Noun, ...]) -> str:
    """Return what somebody does with some things, without a full stop: one clause a thing."""
    clauses = []
    for noun in nouns:
        how = rng.choice(_WORDS["adverbials"]) if rng.random() < 0.6 else number_phrase(rng)
        clauses.append(f"{rng.choice(_WORDS['verbs'])} {noun.partitive} {how}")
    return ", ".join(clauses[:-1]) + (" ning " if len(clauses) > 1 else "") + clauses[-1]


def result(rng: Random, noun: Noun) -> str:
    """Return the sentence that a thing is done."""
    first, second = rng.sample(_WORDS["done"], 2)
    return f"{noun.nominative.capitalize()} on {first} ja {second} {number_phrase(rng)}."


def skill(rng: Random) -> str:
    """Return knowledge or a skill about two things."""
    first, second = compound(rng), compound(rng)
    return (
        f"Oskus koostada {first.partitive} ja hinnata {second.partitive}",
        f"{first.genitive.capitalize()} ja {second.genitive} põhimõtete tundmine",
        f"{first.genitive.capitalize()} kasutamise kogemus ning {second.genitive} tundmine",
    )[rng.randrange(3)]
