"""Facts as JSON, and back: what a cache keeps of a description, and what a worker sends.

Writing needs nothing (tuples are lists in JSON, names come from the order of the fields). Reading gives every value its
type again; a test takes all Facts of the examples and the rule fixtures there and back.
"""

from __future__ import annotations

import json
from typing import Any

from jdlint.core.finding import Position, Site, SourcePlace, Spot
from jdlint.core.records import shared
from jdlint.facts.facts import ApprovalFact, DateFact, Facts, LinkFact, ReferenceFact, TextFact
from jdlint.facts.signatures import Signature
from jdlint.facts.vocabulary import WordFact

_SITE = len(Site._fields)


def to_json(facts: tuple[Facts, ...]) -> bytes:
    """Return the Facts of a file as JSON."""
    return json.dumps(facts, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_json(data: bytes) -> tuple[Facts, ...]:
    """Return the Facts that `to_json` made JSON of. Raises ValueError or TypeError for anything else."""
    return tuple(map(_facts, json.loads(data.decode("utf-8", "surrogatepass"))))


def _facts(fields: list[Any]) -> Facts:
    post: Any = Facts(*fields)  # with lists where tuples belong
    approval = post.approval
    found: Facts = post._replace(
        unit=shared(tuple(post.unit)),
        stated=shared(tuple(post.stated)),
        references=tuple([_reference(item) for item in post.references]),
        dates=tuple([shared(DateFact(name, value, _place(site))) for name, value, site in post.dates]),
        sites=tuple([(name, site_from(site)) for name, site in post.sites]),
        links=tuple([LinkFact(rule, message, words, _place(site)) for rule, message, words, site in post.links]),
        aliases=tuple(post.aliases),
        approval=None if approval is None else ApprovalFact(*approval),
        languages=tuple([shared((tag, level)) for tag, level in post.languages]),
        duties=tuple(post.duties),
        texts=tuple([TextFact(duty, result, Signature(*rest)) for duty, result, rest in post.texts]),
        vocabulary=tuple([WordFact(word, tuple(path)) for word, path in post.vocabulary]),
    )
    return found


def _reference(fields: list[Any]) -> ReferenceFact:
    fields[8] = _place(fields[8])
    return ReferenceFact(*fields)


def _place(fields: list[Any]) -> Site | Spot:
    if len(fields) == _SITE:
        return site_from(fields)
    path, shown = fields
    return shared(Spot(tuple(path), None if shown is None else tuple(shown)))


def site_from(fields: list[Any]) -> Site:
    """Return a site from the list of its fields."""
    keyed, start, end, value, place = fields
    return Site(
        keyed,
        None if start is None else Position(*start),
        None if end is None else Position(*end),
        value,
        None if place is None else SourcePlace(*place),
    )
